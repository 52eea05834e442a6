# Builds and runs the consumer against santei installed into a new folder (WAY find_package) or as a subdirectory, there as a shared library.
file(REMOVE_RECURSE "${WORK}")
if(WAY STREQUAL "find_package")
  execute_process(COMMAND "${CMAKE_COMMAND}" --install "${SANTEI_BUILD}" --prefix "${WORK}/prefix" OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
  set(from "-DCMAKE_PREFIX_PATH=${WORK}/prefix")
else()
  set(from "-DSANTEI_SOURCE=${SANTEI_SOURCE}" "-DSANTEI_SHARED=ON")
endif()
# The subdirectory compiles the whole library once more: without the optimiser, which is half of the time.
execute_process(
  COMMAND "${CMAKE_COMMAND}" -S "${CONSUMER}" -B "${WORK}/build" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}"
    "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O0
    -DSANTEI_WARNINGS_AS_ERRORS=ON ${from}
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${CMAKE_COMMAND}" --build "${WORK}/build" COMMAND_ERROR_IS_FATAL ANY)
foreach(program uses_compiled uses_header_only)
  execute_process(COMMAND "${WORK}/build/${program}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()

execute_process(COMMAND "${WORK}/build/application" OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
file(READ "${CONSUMER}/../application/expected.txt" expected)
if(NOT printed STREQUAL expected)
  file(WRITE "${WORK}/printed.txt" "${printed}")
  message(FATAL_ERROR "the application printed something else than agreed: ${WORK}/printed.txt")
endif()

# The same without CMake: the compiler told by pkg-config.
find_program(PKG_CONFIG NAMES pkg-config pkgconf)
if(WAY STREQUAL "find_package" AND PKG_CONFIG)
  file(GLOB_RECURSE pc "${WORK}/prefix/*/santei.pc")
  cmake_path(GET pc PARENT_PATH folder)
  set(ENV{PKG_CONFIG_PATH} "${folder}")
  execute_process(COMMAND "${PKG_CONFIG}" --static --cflags --libs santei OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(flags UNIX_COMMAND "${flags}")
  execute_process(COMMAND "${COMPILER}" -std=c++20 "${CONSUMER}/main.cpp" -o "${WORK}/by_pkg_config" ${flags} COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND "${WORK}/by_pkg_config" COMMAND_ERROR_IS_FATAL ANY)
  file(STRINGS "${SANTEI_SOURCE}/include/santei/version.hpp" version REGEX "SANTEI_VERSION \"")
  execute_process(COMMAND "${PKG_CONFIG}" --modversion santei OUTPUT_VARIABLE said OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  if(NOT version MATCHES "\"${said}\"")
    message(FATAL_ERROR "pkg-config says ${said}, version.hpp ${version}")
  endif()
endif()
