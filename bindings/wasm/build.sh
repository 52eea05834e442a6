#!/bin/sh
# Builds build/page/index.html: the engine with Debian's emscripten, the page with the packages of package-lock.json.
set -eu
cd "$(dirname "$0")"
sh ../../src/cmake/packages.sh g++ make emscripten binaryen libboost1.81-dev libfmt-dev rapidjson-dev xz-utils
command -v npm >/dev/null || sh ../../src/cmake/packages.sh nodejs npm
make -C engine -j2
[ -d node_modules ] && [ node_modules -nt package-lock.json ] || npm ci --no-audit --no-fund
npm run --silent build
