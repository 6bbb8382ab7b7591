#!/bin/sh
# ./dev train NAME: train a shipped model again from ../shared/corpora, in an environment of its own.
set -eu
cd "$(dirname "$0")/.."

name=${1:-}
corpora=../shared/corpora
venv=.venv-train

case $name in
    claim_stance) script=training/claim_stance.py ;;
    encoder) script="training/encoder.py $corpora src/dateline/annotate/models" ;;
    openings) script="training/openings.py $corpora src/dateline/annotate/sentences/glued.json" ;;
    disputes) script=training/disputes.py ;;
    stories) script=training/stories.py ;;
    timeline) script=training/timeline.py ;;
    *) echo "usage: ./dev train claim_stance|disputes|encoder|openings|stories|timeline" >&2; exit 2 ;;
esac
[ -d "$corpora" ] || { echo "no labelled corpora at $corpora" >&2; exit 1; }

if ! cmp -s training/requirements.txt "$venv/.installed"; then
    "${PYTHON:-python3}" -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
    cp training/requirements.txt "$venv/.installed"
fi
# shellcheck disable=SC2086  # the script's own arguments are meant to split
PYTHONPATH=src:training:. exec "$venv/bin/python" $script
