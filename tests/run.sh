#!/bin/sh
# Builds santei and runs every test, then the test suites once more under sanitizers. Installs what a fresh Debian 12 lacks.
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
run sanitize
