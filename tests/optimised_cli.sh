# Read by the long runs: SANTEI_CLI is the program that is asked; where it names none, build/cli is built.
if [ -z "${SANTEI_CLI:-}" ]; then
  cmake -S . -B build/cli -G Ninja -DCMAKE_BUILD_TYPE=Release -DSANTEI_BUILD_TESTS=OFF -DSANTEI_BUILD_EXAMPLES=OFF >/dev/null
  cmake --build build/cli --target santei_cli
  SANTEI_CLI=$PWD/build/cli/bin/santei
fi
