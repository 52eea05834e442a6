#!/bin/sh
# usage: sh tests/newest.sh [spark] [lock]: the Python tests on the newest numpy, pandas, polars, pyarrow, duckdb and nanobind that PyPI has, with their deprecation
# warnings as errors; spark adds pyspark (Java, 400 MB). Prints each version, and whether it passed; lock then writes them all to tests/python.lock, which
# tests/python.sh takes: this run changes by itself, that one does not. Needs PyPI.
set -eu
cd "$(dirname "$0")/.."

spark= lock=
for word; do
  case $word in
    spark | lock) eval "$word=1" ;;
    *) echo "usage: sh tests/newest.sh [spark] [lock]" >&2; exit 2 ;;
  esac
done
packages="g++ cmake ninja-build ccache libboost1.81-dev libfmt-dev rapidjson-dev python3-dev python3-venv"
[ -z "$spark" ] || packages="$packages openjdk-17-jre-headless"
# shellcheck disable=SC2086
sh src/cmake/packages.sh $packages
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1
"${PYTHON:-python3}" -m venv "$work/newest"
pip=$work/newest/bin/pip
"$pip" install -q --upgrade --upgrade-strategy eager --pre build nanobind scikit-build-core
"$pip" install -q --upgrade --upgrade-strategy eager numpy pandas polars pyarrow duckdb
if [ -n "$spark" ]; then
  "$pip" install -q --upgrade pyspark
  export SANTEI_TEST_SPARK=1
fi
"$pip" install -q --no-build-isolation ".[test]"
"$pip" list --format=freeze | grep -iE '^(numpy|pandas|polars|pyarrow|duckdb|nanobind|pyspark|scikit.build.core)=='
"$work/newest/bin/python" -W error::DeprecationWarning -W error::PendingDeprecationWarning -W error::FutureWarning -m pytest -q -p no:cacheprovider
echo "newest: passed"
[ -n "$lock" ] || exit 0
{
  echo "# The versions that tests/python.sh installs; sh tests/newest.sh spark lock writes them anew."
  "$pip" freeze --exclude santei --exclude pip --exclude setuptools
} > tests/python.lock
