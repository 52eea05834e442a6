# cmake --build --preset tidy: clang-tidy over src/, one file a layer, so each definition is seen once.
find_program(SANTEI_CLANG_TIDY clang-tidy)
mark_as_advanced(SANTEI_CLANG_TIDY)
if(PROJECT_IS_TOP_LEVEL AND SANTEI_CLANG_TIDY)
  add_custom_target(tidy
    COMMAND "${SANTEI_CLANG_TIDY}" --quiet -p "${PROJECT_BINARY_DIR}" ${santei_sources} ${santei_cli_sources}
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    COMMENT "clang-tidy"
    VERBATIM)
  add_dependencies(tidy santei_embedded_rules)
endif()
