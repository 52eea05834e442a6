#!/bin/sh
# usage: sh tests/other_systems.sh [SUITE…]: builds santei and runs its unit, golden and conformance tests on fresh Debian systems (bookworm trixie sid unless said
# otherwise), each in a folder of its own made by debootstrap. Root, some GB and the better part of an hour each; prints compiler and library versions with the result.
# CXX=clang++ takes clang there instead of g++, CXX_STANDARD=23 or 26 another standard, LIBCXX=1 clang with libc++.
set -eu
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "debootstrap wants root" >&2; exit 2; }
sh src/cmake/packages.sh debootstrap
[ $# -gt 0 ] || set -- bookworm trixie sid
mirror=${MIRROR:-http://deb.debian.org/debian}
failed=0
for suite in "$@"; do
  root=build/systems/$suite
  if [ ! -f "$root/etc/debian_version" ]; then
    mkdir -p "$root"
    debootstrap --variant=minbase "$suite" "$root" "$mirror" >"build/systems/$suite.log" 2>&1 || { tail -3 "build/systems/$suite.log"; failed=1; continue; }
  fi
  [ ! -f /etc/resolv.conf ] || cp /etc/resolv.conf "$root/etc/resolv.conf"
  rm -rf "$root/santei"
  mkdir -p "$root/santei"
  git archive HEAD | tar -x -C "$root/santei"
  if chroot "$root" /usr/bin/env DEBIAN_FRONTEND=noninteractive CXX="${CXX:-g++}" LIBCXX="${LIBCXX:-}" STANDARD="${CXX_STANDARD:-20}" JOBS="${JOBS:-$(nproc)}" sh -euc '
    apt-get update -q >/dev/null
    boost=$(apt-cache pkgnames libboost1. | grep -E "^libboost1\.[0-9]+-dev$" | sort -V | tail -1)
    apt-get install -y -q --no-install-recommends g++ clang libc++-dev libc++abi-dev cmake ninja-build "$boost" libfmt-dev catch2 libcli11-dev rapidjson-dev python3 >/dev/null
    "$CXX" --version | head -1
    dpkg-query -W -f "\${Package} \${Version}\n" "$boost" libfmt-dev catch2 libcli11-dev rapidjson-dev cmake
    cd /santei
    flags="-std=c++$STANDARD"
    [ -z "$LIBCXX" ] || flags="$flags -stdlib=libc++"
    cmake -S . -B build/here -G Ninja -DCMAKE_CXX_COMPILER="$CXX" -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS="$flags" -DSANTEI_BUILD_EXAMPLES=OFF >/dev/null
    cmake --build build/here -j "$JOBS" >build/here.log 2>&1 || { grep -m 20 -E "error|FAILED" build/here.log; exit 1; }
    ctest --test-dir build/here -R "^(unit|golden|conformance)\." -j "$JOBS" --no-tests=error | tail -5'; then
    echo "$suite: passed"
  else
    echo "$suite: failed"
    failed=1
  fi
done
exit $failed
