#!/bin/sh
# Builds the command line with other headers of CLI11 than those installed, such as the newest, and asks it what the golden tests ask; of help
# texts, which each CLI11 lays out its own way, the words.
#   sh tests/newest_cli11.sh FOLDER   the folder that holds CLI/CLI.hpp: include/ of a checkout of CLI11, or of an unpacked package
set -eu
[ -f "${1:-}/CLI/CLI.hpp" ] || { echo "Name the folder that holds CLI/CLI.hpp: sh tests/newest_cli11.sh FOLDER" >&2; exit 2; }
cli11=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."

sh src/cmake/packages.sh g++ cmake ninja-build ccache libboost1.81-dev libfmt-dev catch2 rapidjson-dev
build=build/newest_cli11
cmake -S . -B "$build" -G Ninja -DSANTEI_CLI11_DIR="$cli11" -DSANTEI_BUILD_EXAMPLES=OFF -DSANTEI_INSTALL=OFF
cmake --build "$build" --target santei_golden_tests -j "${JOBS:-$(nproc)}"
SANTEI_OTHER_CLI11=1 ctest --test-dir "$build" -R '^golden\.' --no-tests=error --output-on-failure
