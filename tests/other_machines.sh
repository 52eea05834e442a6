#!/bin/sh
# The unit tests of evaluate on 64-bit ARM, emulated, and as WebAssembly, in Node.js: sh tests/other_machines.sh [arm] [wasm]
# Minutes of compiling; installs what a fresh Debian 12 lacks.
set -eu
cd "$(dirname "$0")/.."

sources='src/number.cpp src/value.cpp src/text.cpp src/syntax.cpp src/check.cpp src/plan.cpp src/evaluate*.cpp
  tests/unit/evaluate/*_test.cpp tests/support/*.cpp tests/main.cpp'
headers=$PWD/build/other/headers
mkdir -p "$headers"

# compile FOLDER COMPILER...: an object a source, in the folder.
compile() {
  to=build/other/$1
  mkdir -p "$to"
  shift
  for source in $sources; do
    echo "$source"
    "$@" -std=c++20 -O1 -DNDEBUG -DFMT_HEADER_ONLY -DSANTEI_SOURCE_DIR="\"$PWD\"" -Iinclude -Itests -I"$headers" \
      -c "$source" -o "$to/$(echo "$source" | tr / _).o"
  done
}

libraries() {  # those that are headers alone serve any machine
  for library in boost fmt rapidjson catch2; do ln -sfn "/usr/include/$library" "$headers/$library"; done
}

arm() {
  sh src/cmake/packages.sh g++-aarch64-linux-gnu qemu-user libboost1.81-dev libfmt-dev catch2 rapidjson-dev
  libraries
  compile arm aarch64-linux-gnu-g++
  aarch64-linux-gnu-g++ -static build/other/arm/*.o -o build/other/arm/tests
  qemu-aarch64 build/other/arm/tests
}

wasm() {
  sh src/cmake/packages.sh emscripten node-acorn libboost1.81-dev libfmt-dev catch2 rapidjson-dev
  libraries
  cat >"$headers/bit_cast.hpp" <<'END'
#include <bit>
#ifndef __cpp_lib_bit_cast  // Debian's emscripten is older than its clang
namespace std {
template <class To, class From> constexpr To bit_cast(const From& from) noexcept { return __builtin_bit_cast(To, from); }
}
#endif
END
  compile wasm em++ -fexceptions -pthread -include "$headers/bit_cast.hpp"
  NODE_PATH=/usr/share/nodejs em++ -O1 -fexceptions -pthread -sINITIAL_MEMORY=512MB -sPTHREAD_POOL_SIZE=20 -sPROXY_TO_PTHREAD -sEXIT_RUNTIME=1 \
    --embed-file "$PWD/rules@$PWD/rules" build/other/wasm/*.o -o build/other/wasm/tests.js
  node --no-experimental-fetch build/other/wasm/tests.js
}

for machine in ${*:-arm wasm}; do "$machine"; done
