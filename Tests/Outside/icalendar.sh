#!/usr/bin/env bash
# Reads a calendar on standard input with the Python package icalendar (RFC 5545) and prints a line for each event: start, summary, uid.
#   icalendar.sh  The package is version 6.3.1 of PyPI in a virtual environment of its own, kept in ${TMPDIR:-/var/tmp}/habeas-outside.
# Exits with 3 where it can't be had (no pip, no network), with 1 where the calendar can't be read.
set -euo pipefail
folder=${TMPDIR:-/var/tmp}/habeas-outside/icalendar-6.3.1
if [ ! -x "$folder/bin/python3" ]; then
    mkdir -p "${folder%/*}"
    made=$(mktemp -d "$folder.XXXXXX")
    trap 'rm -rf "$made"' EXIT
    if ! python3 -m venv "$made" >/dev/null 2>&1 ||
        ! "$made/bin/python3" -m pip install --quiet --disable-pip-version-check icalendar==6.3.1 >&2; then
        echo "icalendar.sh: icalendar could not be fetched" >&2
        exit 3
    fi
    # Moved at once: nobody who runs beside us uses half of it. Python finds its packages by where it lies.
    mv -T "$made" "$folder" 2>/dev/null || true
fi
exec "$folder/bin/python3" -c '
import sys, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
assert calendar["version"] == "2.0" and calendar["prodid"]
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    print(event.decoded("dtstart").isoformat(), str(event["summary"]), str(event["uid"]), sep="\t")
'
