#!/bin/sh
# Builds the santei command line and asks it one question. Installs what a fresh Debian 12 lacks.
set -eu
cd "$(dirname "$0")/.."

sh src/cmake/packages.sh g++ cmake ninja-build libboost1.81-dev libfmt-dev libcli11-dev rapidjson-dev

preset=cli
[ ! -f build/release/CMakeCache.txt ] || preset=release # built by tests/run.sh: nothing to compile twice
cmake --preset "$preset"
cmake --build --preset "$preset" --target santei_cli -j "${JOBS:-$(nproc)}"

"build/$preset/bin/santei" estimate large_growth_investment/large_investment company_size=sme investment=30億円
