#!/bin/sh
# Forges some thousand certificates, each sealed anew, and asks of each whether it is accepted though it is not true: none may be.
#   sh tests/forgeries.sh [COUNT]   of each kind (100, for more than 3,000 in all); prints how many of each kind were refused
set -eu
cd "$(dirname "$0")/.."

sh src/cmake/packages.sh g++ cmake ninja-build ccache libboost1.81-dev libfmt-dev catch2 rapidjson-dev
build=build/forgeries
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DSANTEI_BUILD_EXAMPLES=OFF -DSANTEI_INSTALL=OFF
cmake --build "$build" --target santei_property_tests -j "${JOBS:-$(nproc)}"
SANTEI_FORGERIES="${1:-100}" SANTEI_CERTIFICATES=10 "$build/tests/santei_property_tests" --filenames-as-tags "[#certificate_test]"
