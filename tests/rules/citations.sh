#!/bin/sh
# Looks every phrase up on its page. The page texts are not part of the project: SANTEI_PAGES names their folder, else ../shared/seeds/pages beside the checkout is tried.
set -eu
cli=$1
root=$2
pages=${SANTEI_PAGES:-$root/../shared/seeds/pages}
if [ ! -d "$pages" ]; then
  echo "page texts not found at $pages: citations are not looked up (set SANTEI_PAGES)"
  exit 77
fi
find "$root/rules" -name '*.santei' -exec "$cli" cite --pages "$pages" {} +
