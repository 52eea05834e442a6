#!/bin/sh
# usage: sh tests/soak.sh MINUTES [SEED]: random requests over an optimised library, with the memory in use after each twentieth of the time; fails where it grows.
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || { echo "usage: sh tests/soak.sh MINUTES [SEED]" >&2; exit 2; }

sh src/cmake/packages.sh g++ cmake ninja-build ccache libboost1.81-dev libfmt-dev catch2 rapidjson-dev
cmake -S . -B build/soak -G Ninja -DCMAKE_BUILD_TYPE=Release -DSANTEI_BUILD_CLI=OFF -DSANTEI_BUILD_EXAMPLES=OFF -DSANTEI_INSTALL=OFF >/dev/null
cmake --build build/soak --target santei_soak -j "${JOBS:-$(nproc)}" >/dev/null
exec build/soak/tests/soak/santei_soak $(($1 * 60)) "${2:-1}"
