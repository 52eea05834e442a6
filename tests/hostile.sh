#!/bin/sh
# usage: sh tests/hostile.sh [COUNT] [SEED]: puts COUNT damaged and hostile inputs (5,000) to an optimised santei, and prints counts by kind with the
# worst time and memory. SANTEI_CLI names the program; without it build/cli is built.
set -eu
cd "$(dirname "$0")/.."

if [ -z "${SANTEI_CLI:-}" ]; then
  cmake -S . -B build/cli -G Ninja -DCMAKE_BUILD_TYPE=Release -DSANTEI_BUILD_TESTS=OFF -DSANTEI_BUILD_EXAMPLES=OFF >/dev/null
  cmake --build build/cli --target santei_cli
  SANTEI_CLI=$PWD/build/cli/bin/santei
fi
PYTHONDONTWRITEBYTECODE=1 exec python3 tests/hostile/campaign.py "$SANTEI_CLI" "$PWD" --count "${1:-5000}" --seed "${2:-1}"
