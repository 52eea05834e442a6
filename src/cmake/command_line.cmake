# The santei command line: src/cli/*.cpp with CLI11 and RapidJSON, both headers alone.
file(GLOB santei_cli_sources CONFIGURE_DEPENDS src/cli/*.cpp)
if(santei_cli_sources)
  find_path(SANTEI_CLI11_DIR CLI/CLI.hpp REQUIRED)
  find_path(SANTEI_RAPIDJSON_DIR rapidjson/reader.h REQUIRED)
  find_package(Threads REQUIRED)
  option(SANTEI_CLI_TOGETHER "Compile the files of the command line several at a time" ON)
  mark_as_advanced(SANTEI_CLI11_DIR SANTEI_RAPIDJSON_DIR SANTEI_CLI_TOGETHER)

  add_executable(santei_cli ${santei_cli_sources})
  set_target_properties(santei_cli PROPERTIES OUTPUT_NAME santei RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  # Most of what a command takes to compile is what all of them include: several at a time they take a sixth of it. clang-tidy looks at each alone.
  set_target_properties(santei_cli PROPERTIES UNITY_BUILD "${SANTEI_CLI_TOGETHER}" UNITY_BUILD_BATCH_SIZE 9)
  target_include_directories(santei_cli SYSTEM PRIVATE "${SANTEI_CLI11_DIR}" "${SANTEI_RAPIDJSON_DIR}")
  target_compile_definitions(santei_cli PRIVATE SANTEI_VERSION="${PROJECT_VERSION}")
  target_link_libraries(santei_cli PRIVATE santei::santei Threads::Threads)
  santei_own_target(santei_cli)
endif()
