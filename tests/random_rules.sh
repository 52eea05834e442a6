#!/bin/sh
# Random rules against a reference of exact fractions: sh tests/random_rules.sh [RULES] [SEED], 20,000 rules unless said otherwise.
set -eu
cd "$(dirname "$0")/.."

rules=${1:-20000}
seed=${2:-1}
jobs=${JOBS:-$(nproc)}
build=build/random_rules

[ -f "$build/CMakeCache.txt" ] ||
  cmake -S . -B "$build" -DCMAKE_BUILD_TYPE=Release -DSANTEI_BUILD_TESTS=ON -DSANTEI_BUILD_EXAMPLES=OFF -DSANTEI_INSTALL=OFF
cmake --build "$build" --target santei_random_rules_ask santei_cli -j "$jobs"
exec python3 tests/random_rules/run.py --asker "$build/tests/random_rules/santei_random_rules_ask" --cli "$build/bin/santei" \
  --rules "$rules" --seed "$seed" --jobs "$jobs"
