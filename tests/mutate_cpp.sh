#!/bin/sh
# usage: sh tests/mutate_cpp.sh [LAYER…] [-- MOST]: small changes to the code of number, plan, evaluate and verify (or the layers named), one at a time, at most MOST
# (1,000) spread evenly; counts those that no unit test of the layer or of one that builds on it notices, and lists them. Hours; SEED=N picks others.
set -eu
cd "$(dirname "$0")/.."
sh src/cmake/packages.sh g++ cmake ninja-build ccache libboost1.81-dev libfmt-dev catch2 rapidjson-dev
exec python3 tests/support/mutate_cpp.py "$PWD" "$@"
