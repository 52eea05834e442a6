#!/bin/sh
# usage: sh tests/fuzz.sh MINUTES [NAME…]: lets every harness of tests/fuzz, or those named (rule, json …), run MINUTES together under the sanitizers, and prints
# how many inputs each tried. What fails is left in build/fuzz/found/NAME and belongs into tests/fuzz/corpus/NAME once it is mended; MERGE=1 takes over into that
# folder what reaches more code than it does already, and nothing that does not.
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || { echo "usage: sh tests/fuzz.sh MINUTES [NAME…]" >&2; exit 2; }
minutes=$1
shift

version=$(clang++ -dumpversion 2>/dev/null | cut -d. -f1)
sh src/cmake/packages.sh clang "libclang-rt-${version:-14}-dev" cmake ninja-build ccache libboost1.81-dev libfmt-dev catch2 rapidjson-dev
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -j "${JOBS:-$(nproc)}"
if [ $# = 0 ]; then
  for file in tests/fuzz/*_fuzz.cpp; do set -- "$@" "$(basename "$file" _fuzz.cpp)"; done
fi
seconds=$((minutes * 60 / $#))
failed=0 total=0
for name in "$@"; do
  found=build/fuzz/found/$name
  mkdir -p "$found"
  dictionary=
  [ ! -f "tests/fuzz/dictionaries/$name.dict" ] || dictionary=-dict=tests/fuzz/dictionaries/$name.dict
  # shellcheck disable=SC2086
  if ! build/fuzz/tests/fuzz/santei_"$name"_fuzz -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$found/" \
    $dictionary "$found" "tests/fuzz/corpus/$name" >"build/fuzz/$name.log" 2>&1; then
    failed=$((failed + 1))
    grep -E 'ERROR|runtime error|SUMMARY|Test unit written' "build/fuzz/$name.log" | head -5
  fi
  tried=$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$name.log")
  [ -n "$tried" ] || tried=$(sed -n 's/^#\([0-9]*\).*/\1/p' "build/fuzz/$name.log" | tail -1)
  edges=$(sed -n 's/.* cov: \([0-9]*\).*/\1/p' "build/fuzz/$name.log" | tail -1)
  printf '%s: %s inputs, %s edges\n' "$name" "${tried:-0}" "${edges:-0}"
  total=$((total + ${tried:-0}))
  [ -z "${MERGE:-}" ] || build/fuzz/tests/fuzz/santei_"$name"_fuzz -merge=1 "tests/fuzz/corpus/$name" "$found" >/dev/null 2>&1
done
echo "fuzz inputs: $total, harnesses that failed: $failed"
[ "$failed" = 0 ]
