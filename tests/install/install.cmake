# Builds and runs the consumer against santei installed into a new folder (WAY find_package) or as a subdirectory.
file(REMOVE_RECURSE "${WORK}")
if(WAY STREQUAL "find_package")
  execute_process(COMMAND "${CMAKE_COMMAND}" --install "${SANTEI_BUILD}" --prefix "${WORK}/prefix" OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
  set(from "-DCMAKE_PREFIX_PATH=${WORK}/prefix")
else()
  set(from "-DSANTEI_SOURCE=${SANTEI_SOURCE}")
endif()
# The subdirectory compiles the whole library once more: without the optimiser, which is half of the time.
execute_process(
  COMMAND "${CMAKE_COMMAND}" -S "${CONSUMER}" -B "${WORK}/build" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}"
    "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O0
    -DSANTEI_WARNINGS_AS_ERRORS=ON "${from}"
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${CMAKE_COMMAND}" --build "${WORK}/build" COMMAND_ERROR_IS_FATAL ANY)
foreach(program uses_compiled uses_header_only)
  execute_process(COMMAND "${WORK}/build/${program}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()
