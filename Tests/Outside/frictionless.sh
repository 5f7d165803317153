#!/usr/bin/env bash
# Validates the data package in the current folder (datapackage.json) with frictionless, reads its tables with Python's csv, and prints how many rows each has; then ../publication.json
# against ../schema.json with jsonschema, which comes with frictionless.
#   frictionless.sh  The package is version 5.21.0 of PyPI in a virtual environment of its own, kept in ${TMPDIR:-/var/tmp}/habeas-outside.
# Exits with 1 where there is an error, with 3 where the package can't be had (no pip, no network).
set -euo pipefail
folder=${TMPDIR:-/var/tmp}/habeas-outside/frictionless-5.21.0
if [ ! -x "$folder/bin/python3" ]; then
    mkdir -p "${folder%/*}"
    made=$(mktemp -d "$folder.XXXXXX")
    trap 'rm -rf "$made"' EXIT
    if ! python3 -m venv "$made" >/dev/null 2>&1 ||
        ! "$made/bin/python3" -m pip install --quiet --disable-pip-version-check frictionless==5.21.0 >&2; then
        echo "frictionless.sh: frictionless could not be fetched" >&2
        exit 3
    fi
    mv -T "$made" "$folder" 2>/dev/null || true
fi
exec "$folder/bin/python3" -c '
import csv, json, sys
import frictionless
csv.field_size_limit(1 << 30)
report = frictionless.validate("datapackage.json")
for error in report.flatten(["taskName", "rowNumber", "fieldName", "type", "note"])[:20]: print(error, file=sys.stderr)
for error in report.errors: print(error, file=sys.stderr)
for resource in json.load(open("datapackage.json", encoding="utf-8"))["resources"]:
    with open(resource["path"], encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    names = [field["name"] for field in resource["schema"]["fields"]]
    assert rows[0] == names, resource["name"]
    assert all(len(row) == len(names) for row in rows), resource["name"]
    for row in rows[1:]:
        for cell in row:
            assert not cell[:1] in "=@\t\r" or not cell, cell
    print(resource["name"], len(rows) - 1, sep="\t")
import jsonschema
schema = json.load(open("../schema.json", encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
errors = list(jsonschema.Draft202012Validator(schema).iter_errors(json.load(open("../publication.json", encoding="utf-8"))))
for error in errors[:20]: print("publication.json:", error.json_path, error.message[:200], file=sys.stderr)
print("publication.json", len(errors), sep="\t")
sys.exit(0 if report.valid and not errors else 1)
'
