# Builds and runs the consumer against santei installed into a new folder (WAY find_package) or as a subdirectory.
file(REMOVE_RECURSE "${WORK}")
if(WAY STREQUAL "find_package")
  execute_process(COMMAND "${CMAKE_COMMAND}" --install "${SANTEI_BUILD}" --prefix "${WORK}/prefix" OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
  set(from "-DCMAKE_PREFIX_PATH=${WORK}/prefix")
else()
  set(from "-DSANTEI_SOURCE=${SANTEI_SOURCE}")
endif()
# The subdirectory compiles the whole library once more: with the flags of the release build, so that ccache has it.
execute_process(
  COMMAND "${CMAKE_COMMAND}" -S "${CONSUMER}" -B "${WORK}/build" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}"
    "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}" -DCMAKE_BUILD_TYPE=Release "-DCMAKE_CXX_FLAGS_RELEASE=-O2 -DNDEBUG" -DCMAKE_CXX_EXTENSIONS=OFF
    -DSANTEI_WARNINGS_AS_ERRORS=ON "${from}"
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${CMAKE_COMMAND}" --build "${WORK}/build" COMMAND_ERROR_IS_FATAL ANY)
foreach(program uses_compiled uses_header_only)
  execute_process(COMMAND "${WORK}/build/${program}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()
