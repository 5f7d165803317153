#!/usr/bin/env bash
# Reads entities of FollowTheMoney (a JSON object a line) on standard input with the Python package followthemoney, as a program that trusts nobody, and prints how many.
#   ftm.sh  The package is version 4.11.2 of PyPI in a virtual environment of its own, kept in ${TMPDIR:-/var/tmp}/habeas-outside.
# The library drops what it does not know or like without a word, so what came in is compared with what it has: exits with 1 where anything is missing or changed (other than in
# the normal form of Unicode), where a required property is missing or a link leads nowhere; with 3 where the package can't be had (no pip, no network).
set -euo pipefail
folder=${TMPDIR:-/var/tmp}/habeas-outside/followthemoney-4.11.2
if [ ! -x "$folder/bin/python3" ]; then
    mkdir -p "${folder%/*}"
    made=$(mktemp -d "$folder.XXXXXX")
    trap 'rm -rf "$made"' EXIT
    if ! python3 -m venv "$made" >/dev/null 2>&1 ||
        ! "$made/bin/python3" -m pip install --quiet --disable-pip-version-check followthemoney==4.11.2 >&2; then
        echo "ftm.sh: followthemoney could not be fetched" >&2
        exit 3
    fi
    mv -T "$made" "$folder" 2>/dev/null || true
fi
exec "$folder/bin/python3" -c '
import json, sys, unicodedata
from followthemoney import model
from followthemoney.proxy import EntityProxy
wrong, read, schemata = [], [], {}
for number, line in enumerate(sys.stdin.buffer.read().decode("utf-8").split("\n"), 1):
    if not line: continue
    data = json.loads(line)
    schema = model.get(data["schema"])
    if schema is None:
        wrong.append(f"line {number}: no schema {data}"); continue
    proxy = EntityProxy.from_dict(data, cleaned=False)
    if proxy.id != data["id"] or data["id"] in schemata:
        wrong.append(f"line {number}: id {data}")
    schemata[data["id"]] = schema
    read.append((number, data, proxy))
    try: schema.validate(data)
    except Exception as error: wrong.append(f"line {number}: {error} {data}")
    for name, values in data["properties"].items():
        if name == "topics": wrong.append(f"line {number}: topics")
        kept = proxy.get(name, quiet=True)
        for value in values:
            if unicodedata.normalize("NFC", value) not in kept:
                wrong.append(f"line {number}: {schema.name}.{name}: {value!r:.200} became {kept!r:.300}")
            if name in schema.properties and len(value) > schema.properties[name].max_length:
                wrong.append(f"line {number}: {name} is too long")
for number, data, proxy in read:
    for prop, value in proxy.itervalues():
        if prop.type.name == "entity":
            target = schemata.get(value)
            if target is None or not target.is_a(prop.range):
                wrong.append(f"line {number}: {proxy.schema.name}.{prop.name} leads to {target}")
for line in wrong[:20]: print(line, file=sys.stderr)
print(len(read))
sys.exit(1 if wrong else 0)
'
