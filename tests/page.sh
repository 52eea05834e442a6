#!/bin/sh
# The page in Debian's Chromium, twenty flows and what axe says of them: sh tests/page.sh [NAME…]. Builds the page first; minutes of compiling.
set -eu
cd "$(dirname "$0")/.."
sh src/cmake/packages.sh chromium fonts-noto-cjk
sh bindings/wasm/build.sh
node bindings/wasm/tests/flows.mjs "$@"
