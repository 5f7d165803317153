#!/usr/bin/env bash
# Tries an API by its OpenAPI document with Schemathesis and says how many requests it made.
#   schemathesis.sh OPENAPI_URL TOKEN [what schemathesis run takes]
#       TOKEN goes as a bearer token; "" sends none.      EXAMPLES=30  the most examples for each operation
# Exits with 1 on any answer 5xx, 2 where the run itself failed or tried nothing, 3 where Schemathesis can't be had. It is kept in ${TMPDIR:-/var/tmp}/habeas-outside.
set -euo pipefail
version=4.32.5
[ $# -ge 2 ] || { sed -n '2,5s/^# *//p' "$0" >&2; exit 2; }
url=$1 token=$2
shift 2
venv=${TMPDIR:-/var/tmp}/habeas-outside/schemathesis-$version
if [ ! -e "$venv/ready" ]; then
    rm -rf "$venv"
    mkdir -p "$(dirname "$venv")"
    if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$version"; } >&2; then
        rm -rf "$venv"
        echo "schemathesis.sh: schemathesis $version could not be installed" >&2
        exit 3
    fi
    touch "$venv/ready"
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
header=()
[ -z "$token" ] || header=(--header "Authorization: Bearer $token")
status=0
# In a folder of its own: it leaves a database of examples where it runs.
(cd "$work" && "$venv/bin/schemathesis" run "$url" "${header[@]}" --checks not_a_server_error --mode all --max-examples "${EXAMPLES:-30}" \
    --seed 1 --continue-on-failure --warnings off --report har --report-har-path "$work/har.json" "$@") >"$work/said" 2>&1 || status=$?
# Every request with its answer stands in the archive: the count is of what was sent, not of what the tool says of itself.
counted=0
python3 - "$work/har.json" <<'PYTHON' || counted=$?
import collections, json, sys, urllib.parse
try:
    entries = json.load(open(sys.argv[1]))["log"]["entries"]
except (OSError, ValueError, KeyError):
    entries = []
kinds = collections.Counter(entry["response"]["status"] // 100 for entry in entries)
failed = collections.Counter((entry["request"]["method"], urllib.parse.urlsplit(entry["request"]["url"]).path, entry["response"]["status"]) for entry in entries if entry["response"]["status"] >= 500)
print(f"{len(entries)} requests: " + ", ".join(f"{count} answered {kind}xx" if kind else f"{count} not answered" for kind, count in sorted(kinds.items())))
for (method, path, code), count in failed.most_common(20):
    print(f"  {code} {method} {path[:120]} ({count} times)")
sys.exit(1 if failed or kinds[0] else 0 if entries else 2)
PYTHON
if [ "$counted" != 0 ] || [ "$status" != 0 ]; then tail -60 "$work/said"; fi
[ "$counted" = 0 ] || exit "$counted"
# Errors of the run itself, such as a document that is none.
[ "$status" = 0 ] || exit 2
