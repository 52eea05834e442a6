#!/bin/sh
# Installs the Python package in a fresh environment and runs its tests, type checks and examples; then the same answer from an sdist and its wheel. Needs PyPI, of which
# it takes the versions of tests/python.lock.
#   sh tests/python.sh           everything but what is long
#   sh tests/python.sh sanitize  the tests with the compiled part under AddressSanitizer and UndefinedBehaviorSanitizer, and nothing else
#   sh tests/python.sh all       workbooks recalculated by LibreOffice, Spark too (brings Java and 500 MB from PyPI), the other Pythons that are here, and the benchmarks: single calls, and tables of four million rows beside NumPy
set -eu
cd "$(dirname "$0")/.."
what=${1:-}

packages="g++ cmake ninja-build ccache libboost1.81-dev libfmt-dev rapidjson-dev python3-dev python3-venv"
[ "$what" != all ] || packages="$packages openjdk-17-jre-headless libreoffice-calc-nogui"
# shellcheck disable=SC2086
sh src/cmake/packages.sh $packages
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1 MYPY_CACHE_DIR="$work/mypy" CCACHE_BASEDIR=/ CCACHE_NOHASHDIR=1

lock=$PWD/tests/python.lock
python=${PYTHON:-python3}
"$python" -m venv "$work/tested"
in_tested=$work/tested/bin
"$in_tested/pip" install -q -c "$lock" build "nanobind>=2.9" "scikit-build-core>=0.11"
if [ "$what" = all ]; then
  "$in_tested/pip" install -q -c "$lock" "pyspark>=3.5"  # a source package, with a build of its own
  export SANTEI_TEST_SPARK=1
fi
if [ "$what" = sanitize ]; then
  "$in_tested/pip" install -q -c "$lock" --no-build-isolation ".[test]" -C cmake.build-type=Debug -C cmake.define.CMAKE_CXX_FLAGS_DEBUG="-O1 -g1" -C cmake.define.SANTEI_SANITIZE=ON -C install.strip=false
  # The interpreter is built without: the sanitizers come before it, and what it keeps to its end is none of santei's.
  libraries=
  for one in libasan libubsan libstdc++; do libraries="$libraries $("${CXX:-g++}" -print-file-name=$one.so)"; done
  LD_PRELOAD="$libraries" ASAN_OPTIONS=detect_leaks=0 PYTHONMALLOC=malloc "$in_tested/python" -m pytest -q -p no:cacheprovider
  exit 0
fi
"$in_tested/pip" install -q -c "$lock" --no-build-isolation ".[test]"
"$in_tested/python" -m pytest -q -p no:cacheprovider
"$in_tested/mypy" examples/python/*.py bindings/python/tests/*.py
"$in_tested/python" -m mypy.stubtest --mypy-config-file pyproject.toml --allowlist bindings/python/tests/stubtest.txt santei._core

answers_from() { # NAME PYTHON WHEEL: the first example with nothing but the standard library
  "$2" -m venv "$work/$1"
  "$work/$1/bin/pip" install -q --no-index "$3"
  "$work/$1/bin/python" examples/python/first_answer.py | diff - examples/python/first_answer.expected
  echo "$1: $("$work/$1/bin/python" --version) answers from $(basename "$3")"
}
"$in_tested/python" -m build -q --no-isolation -o "$work/dist" .  # the sdist, and the wheel from it
answers_from wheel_of_sdist "$python" "$(ls "$work"/dist/santei-*.whl)"
ls -l "$work/dist"
[ "$what" = all ] || exit 0

# One wheel by the stable ABI, made with the oldest Python that has it here and tried on the newest.
for other in python3.12 python3.13 python3.14; do
  command -v "$other" > /dev/null && "$other" -c "" 2> /dev/null || continue
  if [ ! -d "$work/stable" ]; then
    "$other" -m venv "$work/maker"
    "$work/maker/bin/pip" install -q -c "$lock" build "nanobind>=2.9" "scikit-build-core>=0.11"
    "$work/maker/bin/python" -m build -q --no-isolation -w -o "$work/stable" .
  fi
  answers_from "stable_$other" "$other" "$(ls "$work"/stable/santei-*-abi3-*.whl)"
done
"$in_tested/python" tests/benchmark/calls.py
"$in_tested/python" tests/benchmark/tables.py
