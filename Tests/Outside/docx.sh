#!/usr/bin/env bash
# Reads Word files with the Python package openxml-audit, which knows the schemas of Office, and prints what is wrong with them, a line for each finding.
#   docx.sh FILE...   The package is version 0.8.0 of PyPI in a virtual environment of its own, kept in ${TMPDIR:-/var/tmp}/habeas-outside.
# Exits with 3 where it can't be had (no pip, no network), with 1 where something is wrong.
set -euo pipefail
folder=${TMPDIR:-/var/tmp}/habeas-outside/openxml-audit-0.8.0
if [ ! -x "$folder/bin/python3" ]; then
    mkdir -p "${folder%/*}"
    made=$(mktemp -d "$folder.XXXXXX")
    trap 'rm -rf "$made"' EXIT
    if ! python3 -m venv "$made" >/dev/null 2>&1 ||
        ! "$made/bin/python3" -m pip install --quiet --disable-pip-version-check openxml-audit==0.8.0 >&2; then
        echo "docx.sh: openxml-audit could not be fetched" >&2
        exit 3
    fi
    # Moved at once: nobody who runs beside us uses half of it. Python finds its packages by where it lies.
    mv -T "$made" "$folder" 2>/dev/null || true
fi
exec timeout 300 "$folder/bin/python3" -c '
import os, sys
from openxml_audit import OpenXmlValidator
# A theme is wanted by Office from files of its own making only; the standard asks for none (ECMA-376 part 1, 14.2.7).
def findings(name):
    return [
        f"{name}: {error.part_uri} {error.path}: {error.description}"
        for error in OpenXmlValidator(max_errors=0).validate(name).errors
        if "relationships/theme" not in error.description
    ]
# A process for each file, one after the other: the package takes what it remembers of one file for the next.
worst = 0
for name in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        code = 2
        try:
            lines = findings(name)
            for line in lines: print(line, flush=True)
            code = 1 if lines else 0
        except Exception as error:
            print(f"{name}: {error!r}", flush=True)
        os._exit(code)
    worst = max(worst, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) and 1)
sys.exit(worst)
' "$@"
