#!/bin/sh
# Builds santei and runs every test, the unit tests once more against the headers alone, the suites under sanitizers. Installs what a fresh Debian 12 lacks.
set -eu
cd "$(dirname "$0")/.."

sh src/cmake/packages.sh g++ cmake ninja-build ccache libboost1.81-dev libfmt-dev catch2 libcli11-dev rapidjson-dev clang python3
jobs=${JOBS:-$(nproc)}

run() {
  cmake --preset "$1"
  cmake --build --preset "$1" -j "$jobs"
  ctest --preset "$1" -j "$jobs" --no-tests=error
}

run release
run header-only
run sanitize
