#!/usr/bin/env bash
# Throws made-up pages and texts at capture and reading until the time is over or something breaks.
#   Benchmarks/fuzz.sh [SECONDS] [--capture-only] [FILE...]     without a time 600; with files, runs those only (to see a finding again)
# What broke is kept in the folder that is named at the end; nothing is written into the clone.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
place=${HABEAS_FUZZ_DIR:-/var/tmp/habeas-fuzz}
seconds=600; files=()
for argument in "$@"; do
    case $argument in
        --capture-only) export HABEAS_FUZZ_CAPTURE_ONLY=1 ;;
        *[!0-9]*) files+=("$(realpath "$argument")") ;;
        *) seconds=$argument ;;
    esac
done

mkdir -p "$place/package/Sources" "$place/corpus" "$place/findings" "$place/seeds"
for room in CGumbo CUchardet EmbeddedData CaseModel Capture Names Syntax Reading CaseLogic; do
    ln -sfn "$here/Sources/$room" "$place/package/Sources/$room"
done
for part in fuzz FuzzMain; do ln -sfn "$here/Benchmarks/fuzz/Sources/$part" "$place/package/Sources/$part"; done
cp "$here/Benchmarks/fuzz/Package.swift" "$place/package/"
swift build -c release --package-path "$place/package" --scratch-path "$place/build" >&2

# Seeds: our own examples and annotated reports, as they are and wrapped as small pages.
for file in "$here"/Examples/*.html "$here"/Examples/*.txt "$here"/Tests/Gold/en/60*.txt; do
    [ -f "$file" ] && cp "$file" "$place/seeds/"
done
cd "$place/findings"
if [ ${#files[@]} -gt 0 ]; then
    exec "$place/build/release/fuzz" "${files[@]}"
fi
"$place/build/release/fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
    -dict="$here/Benchmarks/fuzz/html.dict" "$place/corpus" "$place/seeds" || { echo "fuzz: a finding is in $place/findings" >&2; exit 1; }
echo "fuzz: nothing found in $seconds seconds." >&2
