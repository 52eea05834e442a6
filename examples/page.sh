#!/bin/sh
# The page: every measure answered as one types, in one file that works offline: sh examples/page.sh
# Installs what a fresh Debian 12 lacks, builds build/page/index.html (minutes of compiling at first) and opens it, or prints where it is.
set -eu
cd "$(dirname "$0")/.."
sh bindings/wasm/build.sh
page=$PWD/build/page/index.html
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && command -v xdg-open >/dev/null; then xdg-open "$page"; fi
echo "file://$page"
