"""Prints the entries of a vault's logs without Habeas: recover.py epochs.txt identities.txt LOG-FOLDER... (docs/vault-format.md, "Recovery without Habeas").

epochs.txt holds what age printed of the files in epochs/, identities.txt the identities in it. Python's standard library only; entries of capture devices need
the program age. Checks checksums and tags, neither signatures nor the Merkle tree."""
import base64, hashlib, io, json, os, struct, subprocess, sys, zlib
from hmac import digest


def chacha20(key, counter):  # one block (RFC 8439, section 2.3), with a nonce of zeros
    x = list(first := struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<I", counter) + bytes(12)))
    for a, b, c, d in [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15), (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)] * 10:
        for p, q, r, turn in (a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7):
            x[p] = (x[p] + x[q]) & 0xFFFFFFFF
            x[r] = ((x[r] ^ x[p]) << turn | (x[r] ^ x[p]) >> 32 - turn) & 0xFFFFFFFF
    return struct.pack("<16I", *((v + w) & 0xFFFFFFFF for v, w in zip(x, first)))


def opened(key, place, sealed):  # ChaCha20-Poly1305 (RFC 8439, section 2.8)
    text, total, (r, s) = sealed[:-16], 0, (int.from_bytes(chacha20(key, 0)[at:at + 16], "little") for at in (0, 16))
    padded = b"".join(part + bytes(-len(part) % 16) for part in (place, text)) + struct.pack("<QQ", len(place), len(text))
    for at in range(0, len(padded), 16):
        total = (total + int.from_bytes(padded[at:at + 16] + b"\1", "little")) * (r & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF) % ((1 << 130) - 5)
    if (total + s & (1 << 128) - 1).to_bytes(16, "little") != sealed[-16:]:
        raise ValueError("the tag is wrong")
    return bytes(a ^ b for a, b in zip(text, b"".join(chacha20(key, 1 + at // 64) for at in range(0, len(text), 64))))


def body(kind, place, nonce, sealed):
    if kind == 1:  # under a key of its own, which HKDF (RFC 5869) makes of the epoch's secret
        return opened(digest(digest(nonce, secrets[place[-16:]], "sha256"), b"habeas entry key 1" + place[15:47] + b"\1", "sha256"), place, sealed)
    plain = subprocess.run(["age", "-d", "-i", sys.argv[2]], input=sealed, stdout=subprocess.PIPE, check=True).stdout
    if not plain.startswith(place):
        raise ValueError("it was sealed for another place")
    return plain[len(place):]


def show(fields):
    for _ in range(int.from_bytes(fields.read(2), "big")):
        name, (form, length) = fields.read(fields.read(1)[0]).decode(), struct.unpack(">BI", fields.read(5))
        text = (value := fields.read(length)).decode(errors="replace")
        shown = json.dumps(text, ensure_ascii=False) if text.encode() == value else "hex " + value.hex()
        print(" ", name + (" (in a blob)" if form else "") + ":", shown)


def recover(log, frames):
    at, index, before, failed = 0, 0, hashlib.sha256().digest(), 0
    while at < len(frames):
        kind, length = struct.unpack(">BI", frames[at + 4:at + 9].ljust(5, b"\0"))
        payload, start, at = io.BytesIO(frames[at + 9:at + 9 + length]), at, at + 13 + length
        if frames[start:start + 4] != b"hbf1" or frames[at - 4:at] != struct.pack(">I", zlib.crc32(frames[start:at - 4])):
            print("log", log.hex(), "ends or is damaged at byte", start, file=sys.stderr)
            return failed + (b"hbf1\4" in frames[start:])
        if kind == 4:  # a commit: the entries of the next batch are bound to the root in its checkpoint
            before = base64.b64decode(payload.read().split(b"\n")[2])
            continue
        payload.seek(2 + int.from_bytes(payload.read(2), "big"))  # behind the leaf
        place = b"habeas entry 1\n" + vault + log + struct.pack(">Q", index) + before + payload.read(16)
        print("entry %s/%d" % (log.hex(), index), "(erased)" if kind == 3 else "")
        try:
            if kind < 3:
                show(io.BytesIO(body(kind, place, payload.read(32), payload.read())[33:]))
        except (ValueError, KeyError, subprocess.CalledProcessError) as error:
            print("  can't be opened:", repr(error))
            failed += 1
        index += 1
    return failed


epochs = [dict(line.split(" ", 1) for line in block.splitlines()) for block in open(sys.argv[1]).read().split("habeas epoch 1\n")[1:]]
vault, secrets = bytes.fromhex(epochs[0]["vault"]), {bytes.fromhex(epoch["epoch"]): base64.b64decode(epoch["secret"]) for epoch in epochs}
sys.exit(any([recover(bytes.fromhex(os.path.basename(folder.rstrip("/"))), open(folder + "/frames", "rb").read()) for folder in sys.argv[3:]]))
