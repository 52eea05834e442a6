#!/bin/sh
# usage: sh tests/mutants.sh [PATH…]: mutates every guideline edition, or the files and folders named. SANTEI_CLI names the program; without it
# build/cli is built.
set -eu
cd "$(dirname "$0")/.."
. tests/optimised_cli.sh
[ $# -gt 0 ] || set -- rules/guidelines
PYTHONDONTWRITEBYTECODE=1 exec python3 tests/rules/mutants.py "$SANTEI_CLI" "$@"
