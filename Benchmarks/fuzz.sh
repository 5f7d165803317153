#!/usr/bin/env bash
# Throws made-up pages and texts at capture and reading until the time is over or something breaks.
#   Benchmarks/fuzz.sh [SECONDS]    half of the time on capture alone, which is fast, half on capture and reading; without a time 600
#   Benchmarks/fuzz.sh FILE...      runs the files only, to see a finding again
# What broke is kept in the folder that is named at the end; nothing is written into the clone.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
place=${HABEAS_FUZZ_DIR:-/var/tmp/habeas-fuzz}
seconds=600; files=()
for argument in "$@"; do
    case $argument in
        *[!0-9]*) files+=("$(realpath "$argument")") ;;
        *) seconds=$argument ;;
    esac
done

mkdir -p "$place/package/Sources" "$place/capture" "$place/reading" "$place/findings" "$place/seeds"
for room in CGumbo CUchardet EmbeddedData CaseModel Capture Names Syntax Reading CaseLogic; do
    ln -sfn "$here/Sources/$room" "$place/package/Sources/$room"
done
for part in fuzz FuzzMain; do ln -sfn "$here/Benchmarks/fuzz/Sources/$part" "$place/package/Sources/$part"; done
cp "$here/Benchmarks/fuzz/Package.swift" "$place/package/"
swift build -c release --package-path "$place/package" --scratch-path "$place/build" >&2
fuzzer=$place/build/release/fuzz

cd "$place/findings"
if [ ${#files[@]} -gt 0 ]; then exec "$fuzzer" "${files[@]}"; fi

# Seeds: our own examples and annotated reports; for reading, their paragraphs.
for file in "$here"/Examples/*.html "$here"/Examples/*.txt "$here"/Tests/Gold/en/60*.txt; do
    [ -f "$file" ] || continue
    cp "$file" "$place/seeds/"
    split -l 1 -a 3 "$file" "$place/reading/seed-$(basename "$file")-"
done
run() {
    "$fuzzer" -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=0 -dict="$here/Benchmarks/fuzz/html.dict" "$@" >&2 ||
        { echo "fuzz: a finding is in $place/findings" >&2; exit 1; }
}
HABEAS_FUZZ_CAPTURE_ONLY=1 run -max_total_time=$((seconds / 2)) -max_len=4096 "$place/capture" "$place/seeds"
run -max_total_time=$((seconds - seconds / 2)) -max_len=500 "$place/reading"
echo "fuzz: nothing found in $seconds seconds." >&2
