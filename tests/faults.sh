#!/bin/sh
# usage: sh tests/faults.sh [MOST]: fails the calls of an optimised santei to the machine one after another, at most MOST (500) of a kind and a command, spread
# evenly, all of them with 0, and prints how many of each kind there were. SANTEI_CLI names the program; without it build/cli is built.
set -eu
cd "$(dirname "$0")/.."

. tests/optimised_cli.sh
library=$(mktemp)
trap 'rm -f "$library"' EXIT
${CC:-cc} -shared -fPIC -O1 -o "$library" tests/faults/fault.c -ldl -pthread
PYTHONDONTWRITEBYTECODE=1 python3 tests/faults/faults.py "$SANTEI_CLI" "$library" --most "${1:-500}"
