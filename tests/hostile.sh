#!/bin/sh
# usage: sh tests/hostile.sh [COUNT] [SEED]: puts COUNT damaged and hostile inputs (5,000) to an optimised santei, and prints counts by kind with the
# worst time and memory. SANTEI_CLI names the program; without it build/cli is built.
set -eu
cd "$(dirname "$0")/.."

. tests/optimised_cli.sh
PYTHONDONTWRITEBYTECODE=1 exec python3 tests/hostile/campaign.py "$SANTEI_CLI" "$PWD" --count "${1:-5000}" --seed "${2:-1}"
