#!/usr/bin/env bash
# Reads Atom feeds with the Python package feedparser and prints a line for each: entries, title. Says what is wrong with a feed on standard error.
#   feeds.sh FILE...  The package is version 6.0.12 of PyPI in a virtual environment of its own, kept in ${TMPDIR:-/var/tmp}/habeas-outside.
# Exits with 3 where it can't be had (no pip, no network), with 1 where a feed isn't right.
set -euo pipefail
folder=${TMPDIR:-/var/tmp}/habeas-outside/feedparser-6.0.12
if [ ! -x "$folder/bin/python3" ]; then
    mkdir -p "${folder%/*}"
    made=$(mktemp -d "$folder.XXXXXX")
    trap 'rm -rf "$made"' EXIT
    if ! python3 -m venv "$made" >/dev/null 2>&1 ||
        ! "$made/bin/python3" -m pip install --quiet --disable-pip-version-check feedparser==6.0.12 >&2; then
        echo "feeds.sh: feedparser could not be fetched" >&2
        exit 3
    fi
    # Moved at once: nobody who runs beside us uses half of it. Python finds its packages by where it lies.
    mv -T "$made" "$folder" 2>/dev/null || true
fi
exec "$folder/bin/python3" -c '
import sys, feedparser
wrong = False
for name in sys.argv[1:]:
    feed = feedparser.parse(open(name, "rb").read())
    faults = []
    if feed.bozo: faults.append(str(feed.bozo_exception))
    if feed.version != "atom10": faults.append("is " + feed.version)
    if not feed.feed.get("id") or not feed.feed.get("title") or not feed.feed.get("updated_parsed"): faults.append("has no id, title or day")
    ids = [entry.get("id") for entry in feed.entries]
    if None in ids or len(set(ids)) != len(ids): faults.append("has entries without an id of their own")
    for entry in feed.entries:
        if not entry.get("title") or not entry.get("updated_parsed") or not entry.get("link"): faults.append("an entry has no title, day or link")
    for fault in faults: print(f"{name}: {fault}", file=sys.stderr)
    wrong = wrong or bool(faults)
    print(len(feed.entries), feed.feed.get("title"), sep="\t")
sys.exit(wrong)
' "$@"
