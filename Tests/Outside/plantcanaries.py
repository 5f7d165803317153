#!/usr/bin/env python3
"""Plants words in files in every form in which a search should find them.

    plantcanaries.py FOLDER SEED

Writes some hundred files of noise into FOLDER, most with a word in one form, and says each as a line `WORD<tab>FORM<tab>FILE`; words of which nothing is planted follow as
`WORD<tab><tab>`. The encoders are Python's, not ours.
"""
import base64, gzip, io, json, os, random, sys, urllib.parse, zipfile, zlib

FOLDER, CHANCE = sys.argv[1], random.Random(int(sys.argv[2]))
LETTERS = ["abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗӘҒҚҢӨҰҮҺІ", "äöüéèñçøåÄÖÜß ab-c", "日本語漢字仮名交文", "a b/c+d?e&f\"g'h", "😀👩‍⚖️ab"]


def word():
    letters = CHANCE.choice(LETTERS)
    made = "".join(CHANCE.choice(letters) for _ in range(CHANCE.randint(9, 30)))
    return made.strip().replace("\t", "") + CHANCE.choice("xyzw") * 3


def percent(text):
    return CHANCE.choice([urllib.parse.quote(text, safe=""), urllib.parse.quote_plus(text), urllib.parse.quote(text, safe="").lower()]).encode()


FORMS = {
    "UTF-8": lambda w: w.encode(),
    "UTF-16LE": lambda w: w.encode("utf-16-le"),
    "UTF-16BE": lambda w: w.encode("utf-16-be"),
    "hex": lambda w: CHANCE.choice([str.lower, str.upper])(w.encode().hex()).encode(),
    "percent-encoded": lambda w: percent(w),
    "JSON escapes": lambda w: json.dumps(w)[1:-1].encode(),
    "Latin-1": lambda w: w.encode("latin-1"),
    "base64": lambda w: CHANCE.choice([base64.b64encode, base64.urlsafe_b64encode])(CHANCE.randbytes(CHANCE.randint(0, 40)) + w.encode() + CHANCE.randbytes(CHANCE.randint(0, 40))),
}


def zipped(data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("other", b"nothing" * 9)
        archive.writestr("inside.txt", data)
    return out.getvalue()


COVERS = {
    "zlib": lambda d: zlib.compress(d, CHANCE.choice([1, 6, 9])),
    "gzip": lambda d: gzip.compress(d),
    "zip": zipped,
}
for number in range(400):
    name, planted = f"f{number}.bin", word()
    form = CHANCE.choice(list(FORMS))
    plain = planted.isascii()
    fits = {"JSON escapes": not plain and '"' not in planted, "Latin-1": not plain and all(ord(c) < 256 for c in planted), "percent-encoded": urllib.parse.quote(planted, safe="") != planted}
    if not fits.get(form, True):
        form = "UTF-8"
    data, label = CHANCE.randbytes(CHANCE.randint(0, 5000)) + FORMS[form](planted) + CHANCE.randbytes(CHANCE.randint(0, 5000)), form
    for _ in range(CHANCE.choice([0, 0, 1, 1, 2])):
        cover = CHANCE.choice(list(COVERS))
        data = CHANCE.randbytes(CHANCE.randint(0, 500)) + COVERS[cover](data) + CHANCE.randbytes(CHANCE.randint(0, 500))
        label += f" in {cover}"
    folder = os.path.join(FOLDER, CHANCE.choice(["", "a", "a/b"]))
    os.makedirs(folder, exist_ok=True)
    open(os.path.join(folder, name), "wb").write(data)
    # Covers were put on from the inside out, and are named so.
    print(planted, label, os.path.relpath(os.path.join(folder, name), FOLDER), sep="\t")
for _ in range(100):
    print(word(), "", "", sep="\t")
