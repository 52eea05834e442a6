# The santei command line: src/cli/*.cpp with CLI11 and RapidJSON, both headers alone.
file(GLOB santei_cli_sources CONFIGURE_DEPENDS src/cli/*.cpp)
if(santei_cli_sources)
  find_path(SANTEI_CLI11_DIR CLI/CLI.hpp)
  if(NOT SANTEI_CLI11_DIR)
    message(FATAL_ERROR "the command line needs the headers of CLI11 2.1 or newer (Debian: apt-get install libcli11-dev); without it: -DSANTEI_BUILD_CLI=OFF")
  endif()
  find_package(Threads REQUIRED)
  option(SANTEI_CLI_TOGETHER "Compile the files of the command line several at a time" ON)
  mark_as_advanced(SANTEI_CLI11_DIR SANTEI_CLI_TOGETHER)

  add_executable(santei_cli ${santei_cli_sources})
  set_target_properties(santei_cli PROPERTIES OUTPUT_NAME santei RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  # Most of what a command takes to compile is what all of them include: several at a time they take a sixth of it. clang-tidy looks at each alone.
  set_target_properties(santei_cli PROPERTIES UNITY_BUILD "${SANTEI_CLI_TOGETHER}" UNITY_BUILD_BATCH_SIZE 9)
  target_include_directories(santei_cli SYSTEM PRIVATE "${SANTEI_CLI11_DIR}")
  target_link_libraries(santei_cli PRIVATE santei::santei RapidJSON::headers Threads::Threads)
  santei_own_target(santei_cli)
endif()
