#!/bin/sh
# Installs the named Debian packages that are missing: sh packages.sh PACKAGE… Nothing is downloaded when all are there, nothing is removed.
set -eu

boost_is_new_enough() {
  for header in "${BOOST_ROOT:-/nowhere}/include/boost/version.hpp" "${BOOST_ROOT:-/nowhere}/boost/version.hpp" \
    /usr/local/include/boost/version.hpp /usr/include/boost/version.hpp; do
    [ -f "$header" ] || continue
    version=$(sed -n 's/^#define BOOST_VERSION \([0-9]*\).*/\1/p' "$header")
    [ "${version:-0}" -ge 108100 ] && return 0
  done
  return 1
}

installed() { dpkg -s "$1" 2>/dev/null | grep -q '^Status: install ok installed'; }

if ! command -v dpkg >/dev/null || ! command -v apt-get >/dev/null; then
  echo "Not a Debian system: these must be there already (names of Debian 12): $*" >&2
  exit 0
fi

missing=
for package in "$@"; do
  case $package in
    libboost1.81-dev) boost_is_new_enough || missing="$missing $package" ;;
    *) installed "$package" || missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0

case $missing in
  *libboost1.81-dev*)
    if installed libboost1.74-dev; then
      cat >&2 <<'END'
libboost1.74-dev is installed; santei needs Boost headers 1.81 or newer, and Debian's two versions exclude each other.
Nothing was removed. Either let the newer one take its place:
    apt-get install libboost1.81-dev
or unpack newer headers anywhere and name their folder: BOOST_ROOT=/path/to/boost
END
      exit 1
    fi ;;
esac

as_root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "To be installed as root first:$missing" >&2; exit 1; }
  as_root=sudo
fi
echo "Installing:$missing"
$as_root apt-get update -q
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-remove --no-install-recommends $missing
