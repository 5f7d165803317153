#!/usr/bin/env bash
# Fetches axe-core, the accessibility checker, once, and prints where its script lies.
#   axe.sh        The script is 4.12.1's, out of the wheel axe-playwright-python 0.1.8 of PyPI; it is kept in ${TMPDIR:-/var/tmp}/habeas-outside.
# Exits with 3 where it can't be had (no pip, no network).
set -euo pipefail
wheel=axe-playwright-python==0.1.8
folder=${TMPDIR:-/var/tmp}/habeas-outside/axe-4.12.1
if [ ! -s "$folder/axe.min.js" ]; then
    fetched=$(mktemp -d)
    trap 'rm -rf "$fetched"' EXIT
    # A Debian without pip has it in a new virtual environment.
    if python3 -m pip --version >/dev/null 2>&1; then python=python3
    elif python3 -m venv "$fetched/venv" >/dev/null 2>&1; then python=$fetched/venv/bin/python3
    else echo "axe.sh: there is no pip here; install python3-venv" >&2; exit 3; fi
    if ! "$python" -m pip download --quiet --disable-pip-version-check --no-deps --dest "$fetched" "$wheel" >&2; then
        echo "axe.sh: $wheel could not be fetched" >&2
        exit 3
    fi
    mkdir -p "$folder"
    python3 -m zipfile -e "$fetched"/axe_playwright_python-*.whl "$fetched/wheel"
    # Moved at once: nobody who runs beside us reads half of it.
    cp "$fetched/wheel/axe_playwright_python/axe.min.js" "$folder/new.$$"
    mv "$folder/new.$$" "$folder/axe.min.js"
fi
echo "$folder/axe.min.js"
