#!/bin/sh
# Installs the Python package in a fresh environment and runs its tests, type checks and examples; then the same answer from an sdist and its wheel. Needs PyPI.
set -eu
cd "$(dirname "$0")/.."

sh src/cmake/packages.sh g++ cmake ninja-build ccache libboost1.81-dev libfmt-dev rapidjson-dev python3-dev python3-venv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1 MYPY_CACHE_DIR="$work/mypy"

python3 -m venv "$work/tested"
in_tested=$work/tested/bin
"$in_tested/pip" install -q ".[test]" build nanobind numpy
"$in_tested/python" -m pytest -q -p no:cacheprovider
"$in_tested/mypy" examples/python/*.py bindings/python/tests/*.py
"$in_tested/python" -m mypy.stubtest --mypy-config-file pyproject.toml --allowlist bindings/python/tests/stubtest.txt santei._core

"$in_tested/python" -m build -o "$work/dist" .
python3 -m venv "$work/fresh"
"$work/fresh/bin/pip" install -q --no-index "$work"/dist/santei-*.whl
"$work/fresh/bin/python" examples/python/first_answer.py | diff - examples/python/first_answer.expected
ls -l "$work/dist"
