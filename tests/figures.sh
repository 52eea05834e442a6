#!/bin/sh
# usage: sh tests/figures.sh [MINUTES]: prints the table of figures of tests/README.md again, each run given some MINUTES (10): with 60 the better part of a day.
# A run that cannot be had here says why in its place.
set -u
cd "$(dirname "$0")/.."
minutes=${1:-10}
log=build/figures
mkdir -p "$log"

row() { # WHAT COMMAND PATTERN: the last line of what the command says that fits
  what=$1 pattern=$3
  eval "$2" >"$log/run.log" 2>&1
  status=$?
  said=$(grep -E "$pattern" "$log/run.log" | tail -"${4:-1}" | paste -sd';' | sed 's/;/; /g')
  [ "$status" = 0 ] || said="${said:+$said; }ended with $status: $(tail -1 "$log/run.log")"
  printf '| %s | %s |\n' "$what" "$said"
}

printf '| %s, commit %s | |\n|---|---|\n' "$(date +%F)" "$(git rev-parse --short HEAD)"
row "fuzzing, inputs" "sh tests/fuzz.sh $minutes" '^fuzz inputs'
row "coverage of the unit tests: lines, branches, MC/DC" "sh tests/coverage.sh" '^(number|text|value|syntax|check|plan|evaluate): ' 7
row "mutants of the C++" "sh tests/mutate_cpp.sh -- $((minutes * 2))" '^mutants: '
row "faults of the machine" "sh tests/faults.sh $((minutes * 10))" '^faults: '
row "damaged and hostile inputs" "sh tests/hostile.sh $((minutes * 100))" 'inputs|faults'
row "random rules" "sh tests/random_rules.sh $((minutes * 100))" 'differ|rules'
row "forged certificates" "sh tests/forgeries.sh $((minutes * 10))" 'refused|forged|All tests'
row "threads under ThreadSanitizer" "sh tests/threads.sh" 'All tests passed|is the same' 3
row "soak" "sh tests/soak.sh $minutes" '^requests: '
row "one hash of all answers" "sh tests/answers.sh" '^answers ' 1
