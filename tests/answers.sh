#!/bin/sh
# The hash of all answers (tests/answers) by every compiler that is here, optimised and not, and with arm on 64-bit ARM, emulated: sh tests/answers.sh [arm]
# Fails where two differ; minutes of compiling each.
set -eu
cd "$(dirname "$0")/.."

sh src/cmake/packages.sh g++ clang cmake ninja-build ccache libboost1.81-dev libfmt-dev catch2 rapidjson-dev
first=
say() { # NAME HASHES
  printf '%s\n%s\n' "$1" "$2"
  [ -n "$first" ] || first=$2
  [ "$first" = "$2" ] || { echo "differs from the first" >&2; exit 1; }
}
for compiler in ${COMPILERS:-g++ clang++}; do
  command -v "$compiler" >/dev/null || continue
  for optimise in ${OPTIMISE:--O0 -O2}; do
    build=build/answers/$compiler$optimise
    cmake -S . -B "$build" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS="$optimise" -DSANTEI_WARNINGS_AS_ERRORS=OFF \
      -DSANTEI_BUILD_CLI=OFF -DSANTEI_BUILD_EXAMPLES=OFF -DSANTEI_INSTALL=OFF >/dev/null
    cmake --build "$build" --target santei_answers -j "${JOBS:-$(nproc)}" >/dev/null
    for threads in 1 8; do say "$compiler $optimise, $threads threads" "$("$build/tests/answers/santei_answers" "$threads")"; done
  done
done
if [ "${1:-}" = arm ]; then
  sh src/cmake/packages.sh g++-aarch64-linux-gnu qemu-user
  to=build/answers/arm
  mkdir -p "$to/headers"
  for library in boost fmt rapidjson; do ln -sfn "/usr/include/$library" "$to/headers/$library"; done
  generated=$(find build/answers -name generated -type d | head -1)
  for source in src/*.cpp tests/answers/answers.cpp; do
    aarch64-linux-gnu-g++ -std=c++20 -O1 -DNDEBUG -DFMT_HEADER_ONLY -Iinclude -I"$generated" -I"$to/headers" -c "$source" -o "$to/$(basename "$source" .cpp).o"
  done
  aarch64-linux-gnu-g++ -static "$to"/*.o -o "$to/answers" -pthread
  say "ARM, 1 thread" "$(qemu-aarch64 "$to/answers" 1)"
fi
