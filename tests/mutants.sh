#!/bin/sh
# Mutates every guideline edition, or the files and folders named, one file at a time: sh tests/mutants.sh [PATH…]. Prints a line a file as it
# ends; exit status 1 where fewer than 99 % of all that count are noticed. SANTEI_CLI names the program; without it build/cli is built.
set -eu
cd "$(dirname "$0")/.."
if [ -z "${SANTEI_CLI:-}" ]; then
  cmake -S . -B build/cli -G Ninja -DCMAKE_BUILD_TYPE=Release -DSANTEI_BUILD_TESTS=OFF -DSANTEI_BUILD_EXAMPLES=OFF >/dev/null
  cmake --build build/cli --target santei_cli
  SANTEI_CLI=$PWD/build/cli/bin/santei
fi
[ $# -gt 0 ] || set -- rules/guidelines
find "$@" -name '*.santei' | sort | while read -r file; do
  "$SANTEI_CLI" mutate --json "$file" || [ $? -eq 1 ]
done | python3 -c '
import json, sys
counted = killed = 0
decoder, text = json.JSONDecoder(), ""
for line in sys.stdin:
    text += line
    try:
        tried, end = decoder.raw_decode(text.lstrip())
    except ValueError:
        continue
    text = ""
    for one in tried:
        of = one["mutants"]
        counted, killed = counted + of["counted"], killed + of["killed"]
        print(one["file"], "noticed", of["killed"], "of", of["counted"], flush=True)
        for problem in one["problems"]:
            print("  ", problem["places"][0]["line"], problem["text"], flush=True)
print(killed, "of", counted, "noticed")
sys.exit(0 if counted and killed * 100 >= counted * 99 else 1)
'
