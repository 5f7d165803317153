"""Prints the entries of a vault's logs without Habeas: recover.py EPOCHS.txt LOG-FOLDER... (docs/vault-format.md, "Recovery without Habeas").

EPOCHS.txt holds what age printed of the files in epochs/. Python's standard library only; entries of capture devices need the program age.
Checks checksums and tags, not signatures."""
import base64, hashlib, hmac, json, os, struct, subprocess, sys, tempfile, zlib


def chacha20(key, counter):
    words = struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<I", counter) + bytes(12))
    x = list(words)
    for a, b, c, d in [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15), (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)] * 10:
        for p, q, r, turn in (a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7):
            x[p] = (x[p] + x[q]) & 0xFFFFFFFF
            x[r] = ((x[r] ^ x[p]) << turn | (x[r] ^ x[p]) >> 32 - turn) & 0xFFFFFFFF
    return struct.pack("<16I", *((v + w) & 0xFFFFFFFF for v, w in zip(x, words)))


def opened(key, place, sealed):  # ChaCha20-Poly1305 (RFC 8439) with a nonce of zeros
    text, tag, one_time = sealed[:-16], sealed[-16:], chacha20(key, 0)
    r, s = int.from_bytes(one_time[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF, int.from_bytes(one_time[16:32], "little")
    total, padded = 0, b"".join(part + bytes(-len(part) % 16) for part in (place, text)) + struct.pack("<QQ", len(place), len(text))
    for at in range(0, len(padded), 16):
        total = (total + int.from_bytes(padded[at:at + 16] + b"\1", "little")) * r % ((1 << 130) - 5)
    if not hmac.compare_digest((total + s & (1 << 128) - 1).to_bytes(16, "little"), tag):
        raise ValueError("the tag is wrong")
    stream = b"".join(chacha20(key, 1 + at // 64) for at in range(0, len(text), 64))
    return bytes(a ^ b for a, b in zip(text, stream))


def opened_by_age(identity, place, sealed):
    with tempfile.NamedTemporaryFile("w", dir=os.environ.get("XDG_RUNTIME_DIR") or "/dev/shm") as file:  # in memory, not on the disk
        print(identity, file=file, flush=True)
        plain = subprocess.run(["age", "-d", "-i", file.name], input=sealed, stdout=subprocess.PIPE, check=True).stdout
    if not plain.startswith(place):
        raise ValueError("it was sealed for another place")
    return plain[len(place):]


def shown(value):
    try:
        return json.dumps(value.decode(), ensure_ascii=False)
    except UnicodeDecodeError:
        return "hex " + value.hex()


def show(body):
    count, at = int.from_bytes(body[33:35], "big"), 35
    for _ in range(count):
        name, at = body[at + 1:at + 1 + body[at]].decode(), at + 1 + body[at]
        form, length = struct.unpack(">BI", body[at:at + 5])
        print(" ", name + (" (in a blob)" if form else "") + ":", shown(body[at + 5:at + 5 + length]))
        at += 5 + length


def recover(log, frames, vault, epochs):
    at, index, before, peaks, failed = 0, 0, hashlib.sha256().digest(), [], 0
    while at < len(frames):
        kind, length = struct.unpack(">BI", frames[at + 4:at + 9].ljust(5, b"\0"))
        payload, end = frames[at + 9:at + 9 + length], at + 13 + length
        if frames[at:at + 4] != b"hbf1" or frames[end - 4:end] != struct.pack(">I", zlib.crc32(frames[at:end - 4])):
            print("log", log.hex(), "ends or is damaged at byte", at, file=sys.stderr)
            return failed + (b"hbf1\4" in frames[at:])
        if kind == 4:  # commit: the root over all leaves so far comes before the next batch
            before = peaks[-1][1]
            for _, peak in reversed(peaks[:-1]):
                before = hashlib.sha256(b"\1" + peak + before).digest()
        else:
            leaf, rest = payload[2:2 + int.from_bytes(payload[:2], "big")], payload[2 + int.from_bytes(payload[:2], "big"):]
            epoch, nonce, sealed = rest[:16], rest[16:48], rest[48:]
            place = b"habeas entry 1\n" + vault + log + struct.pack(">Q", index) + before + epoch
            print("entry %s/%d" % (log.hex(), index), "(erased)" if kind == 3 else "")
            try:
                if kind == 1:
                    extracted = hmac.digest(nonce, epochs[epoch]["secret"], "sha256")  # HKDF (RFC 5869)
                    show(opened(hmac.digest(extracted, b"habeas entry key 1" + vault + log + b"\1", "sha256"), place, sealed))
                elif kind == 2:
                    show(opened_by_age(epochs[epoch]["identity"], place, sealed))
            except (ValueError, KeyError, subprocess.CalledProcessError) as error:
                print("  can't be opened:", repr(error))
                failed += 1
            size, hash_ = 1, hashlib.sha256(b"\0" + leaf).digest()
            while peaks and peaks[-1][0] == size:
                size, hash_ = 2 * size, hashlib.sha256(b"\1" + peaks.pop()[1] + hash_).digest()
            peaks, index = peaks + [(size, hash_)], index + 1
        at = end
    return failed


epochs, vault = {}, b""
for block in open(sys.argv[1]).read().split("habeas epoch 1\n")[1:]:
    lines = dict(line.rstrip().split(" ", 1) for line in block.splitlines())
    vault = bytes.fromhex(lines["vault"])
    epochs[bytes.fromhex(lines["epoch"])] = {"identity": lines["identity"], "secret": base64.b64decode(lines["secret"])}
failed = 0
for folder in sys.argv[2:]:
    with open(os.path.join(folder, "frames"), "rb") as file:
        failed += recover(bytes.fromhex(os.path.basename(folder.rstrip("/"))), file.read(), vault, epochs)
sys.exit(1 if failed else 0)
