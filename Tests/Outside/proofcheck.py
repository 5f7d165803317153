"""Checks the folder of a proof (docs/vault-format.md, "A proof") with Python's standard library and openssl; prints its fields."""
import base64, hashlib, json, os, subprocess, sys, tempfile

folder = sys.argv[1]
b64 = lambda text: base64.b64decode(text, validate=True)
sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
leaf_hash = lambda entry: sha(b"\0", entry)
node = lambda left, right: sha(b"\1", left, right)


def refuse(why):
    sys.exit("refused: " + why)


def signed(key, signature, message):
    der = bytes.fromhex("302a300506032b6570032100") + key
    with tempfile.TemporaryDirectory() as place:
        for name, data in (("key", der), ("sig", signature), ("msg", message)):
            open(os.path.join(place, name), "wb").write(data)
        return subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin",
             "-inkey", place + "/key", "-sigfile", place + "/sig", "-in", place + "/msg"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def root_of(index, size, hash_, path):
    """RFC 9162, section 2.1.3.2."""
    last = size - 1
    for other in path:
        if last == 0:
            refuse("a path is too long")
        if index & 1 or index == last:
            hash_ = node(other, hash_)
            while not index & 1 and index:
                index >>= 1
                last >>= 1
        else:
            hash_ = node(hash_, other)
        index >>= 1
        last >>= 1
    if last:
        refuse("a path is too short")
    return hash_


proof = json.load(open(folder + "/proof.json"))
leaf = b64(proof["leaf"])
fields_root, sealed_hash = leaf[1:33], leaf[33:65]
start, count = int.from_bytes(leaf[65:73], "big"), int.from_bytes(leaf[73:77], "big")
signature, index, size = leaf[77:], proof["index"], proof["size"]
vault, log = bytes.fromhex(proof["vault"]), bytes.fromhex(proof["log"])

references = []
for field in proof["fields"]:
    name, value = field["name"].encode("ascii"), b64(field["value"])
    if "text" in field and field["text"].encode() != value:
        refuse("a text is not its value")
    at = leaf_hash(b64(field["salt"]) + bytes([field["form"], len(name)]) + name + value)
    for step in field["path"]:
        side, other = step.split(" ")
        at = node(b64(other), at) if side == "left" else node(at, b64(other))
    if at != fields_root:
        refuse("field %s is not the one that was signed" % field["name"])
    if field["form"] == 1 or field["name"] == "evidence":
        references += [value[i:i + 96] for i in range(0, len(value), 96)]

text, lines = open(folder + "/checkpoint", encoding="utf-8").read().rsplit("\n\n", 1)
text = (text + "\n").encode()
origin, tree_size, root = text.decode().split("\n")[:3]
name, key_hash, key = open(folder + "/key").read().rstrip("\n").split("+", 2)
key = b64(key)
if sha(name.encode() + b"\n" + key)[:4].hex() != key_hash or key[0] != 1:
    refuse("the key is damaged")
line = next(line for line in lines.split("\n") if line.startswith("\u2014 " + name + " "))
note_signature = b64(line.split(" ")[2])
if note_signature[:4].hex() != key_hash or not signed(key[1:], note_signature[4:], text):
    refuse("the checkpoint is not signed with the key")
if origin != "habeas/%s/%s" % (proof["vault"], proof["log"]) or name != origin or int(tree_size) != size:
    refuse("the checkpoint is another one")
if not start <= index < start + count <= size:
    refuse("the entry is not where its leaf says")
if root_of(index, size, leaf_hash(leaf), map(b64, proof["path"])) != b64(root):
    refuse("the entry is not under the checkpoint")

batch = root_of(index - start, count, leaf_hash(fields_root + sealed_hash), map(b64, proof["batchPath"]))
message = b"habeas batch 1\n" + vault + log + leaf[65:77] + b64(proof["rootBefore"]) + batch
if not signed(b64(proof["author"]), signature, message):
    refuse("the author's signature is wrong")

for number, reference in enumerate(references, 1):
    names = [n for n in os.listdir(folder) if n.split(".")[0] == "file-%d" % number]
    content = open(os.path.join(folder, names[0]), "rb").read()
    if sha(content) != reference[56:88] or len(content) != int.from_bytes(reference[88:], "big"):
        refuse("file %d is another one" % number)

for field in proof["fields"]:
    print(field["name"] + ":", field.get("text", field["value"]))
