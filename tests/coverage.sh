#!/bin/sh
# usage: sh tests/coverage.sh [LAYER…]: line, branch and MC/DC coverage of include/santei by layer, of the unit tests of the layers named and of those below them
# (number text value syntax check plan evaluate unless said otherwise). Takes the newest clang that is here; MC/DC needs 18 or newer. Minutes of compiling.
set -eu
cd "$(dirname "$0")/.."

sh src/cmake/packages.sh clang llvm libboost1.81-dev libfmt-dev catch2 rapidjson-dev
all="number text value syntax check plan evaluate"
[ $# -gt 0 ] || set -- $all
suffix= major=$(clang++ -dumpversion | cut -d. -f1)
for version in 22 21 20 19 18; do
  if command -v "clang++-$version" >/dev/null && command -v "llvm-cov-$version" >/dev/null; then
    suffix=-$version major=$version
    break
  fi
done
flags="-fprofile-instr-generate -fcoverage-mapping"
[ "$major" -lt 18 ] || flags="$flags -fcoverage-mcdc"
to=build/coverage
mkdir -p "$to"

needed=  # the layers up to the highest that is named
for layer in $all; do
  needed="$needed $layer"
  left=
  for asked in "$@"; do
    case " $needed " in *" $asked "*) ;; *) left=1 ;; esac
  done
  [ -n "$left" ] || break
done
sources=tests/main.cpp
for layer in $needed; do
  for one in src/"$layer".cpp src/"$layer"_*.cpp tests/unit/"$layer"/*_test.cpp tests/unit/"$layer"/*/*_test.cpp; do [ ! -f "$one" ] || sources="$sources $one"; done
done
objects=
for source in $sources tests/support/*.cpp; do
  object=$to/$(echo "$source" | tr / _).o
  objects="$objects $object"
  [ "$object" -nt "$source" ] ||
    ${CCACHE:-} "clang++$suffix" -std=c++20 -O0 -g0 $flags -DFMT_HEADER_ONLY -DSANTEI_SOURCE_DIR="\"$PWD\"" -Iinclude -Itests -c "$source" -o "$object"
done
"clang++$suffix" $flags $objects -o "$to/tests"
LLVM_PROFILE_FILE=$to/tests.profraw "$to/tests" >"$to/tests.log" || { tail -20 "$to/tests.log"; exit 1; }
"llvm-profdata$suffix" merge -sparse "$to/tests.profraw" -o "$to/tests.profdata"
"llvm-cov$suffix" export "$to/tests" -instr-profile="$to/tests.profdata" -summary-only >"$to/summary.json"
python3 tests/support/coverage_by_layer.py "$to/summary.json" "$@"
