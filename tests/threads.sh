#!/bin/sh
# Under ThreadSanitizer: eight threads over first look-ups, estimates, matches and tables, the batch engine, and the command line's workers. Minutes of compiling.
set -eu
cd "$(dirname "$0")/.."

sh src/cmake/packages.sh g++ cmake ninja-build ccache libboost1.81-dev libfmt-dev catch2 libcli11-dev rapidjson-dev
cmake --preset threads >/dev/null
cmake --build --preset threads -j "${JOBS:-$(nproc)}"
export TSAN_OPTIONS="halt_on_error=1 second_deadlock_stack=1"
build/threads/tests/santei_property_tests --filenames-as-tags "[#threads_test]"
build/threads/tests/santei_unit_tests --filenames-as-tags "[#catalogue_test],[#portfolio_test],[#batch_test],[#answer_memory_test],[#arrow_test]"
table=$(mktemp)
trap 'rm -f "$table"' EXIT
awk 'BEGIN { print "company_size,investment"; for (i = 0; i < 60000; ++i) print (i % 3 ? "sme" : "large") "," i * 100003 "円" }' >"$table"
for threads in 1 8; do
  build/threads/bin/santei batch large_growth_investment/large_investment --input "$table" --output - --threads "$threads" | cksum
done | uniq | awk 'END { if (NR != 1) { print "one thread and eight differ"; exit 1 } print "the table is the same by one thread and by eight" }'
