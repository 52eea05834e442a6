# Makes <generated>/santei/catalogue/embedded_rules.ipp from every file under rules/ that ends in .santei.
set(SANTEI_GENERATED_DIR "${PROJECT_BINARY_DIR}/generated")
set(SANTEI_EMBEDDED_RULES "${SANTEI_GENERATED_DIR}/santei/catalogue/embedded_rules.ipp")

if(SANTEI_EMBED_RULES_TOOL)
  set(santei_embed_rules "${SANTEI_EMBED_RULES_TOOL}")
else()
  # A program and not a CMake script: CMake's lists lose the ; and [ of rule texts.
  add_executable(santei_embed_rules "${CMAKE_CURRENT_LIST_DIR}/embed_rules.cpp")
  target_compile_features(santei_embed_rules PRIVATE cxx_std_20)
  santei_own_target(santei_embed_rules)
  add_executable(santei::embed_rules ALIAS santei_embed_rules)
  set(santei_embed_rules santei_embed_rules)
endif()

file(GLOB_RECURSE santei_rule_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/rules/*.santei" "${PROJECT_SOURCE_DIR}/rules/coverage_exceptions.tsv")
# Written at configure time, so that the file is made anew when a rule file is added or removed and not only when one changes.
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/rule_files.txt" CONTENT "${santei_rule_files}" @ONLY)
add_custom_command(
  OUTPUT "${SANTEI_EMBEDDED_RULES}"
  COMMAND ${santei_embed_rules} "${PROJECT_SOURCE_DIR}/rules" "${SANTEI_EMBEDDED_RULES}"
  DEPENDS ${santei_rule_files} ${santei_embed_rules} "${PROJECT_BINARY_DIR}/rule_files.txt"
  COMMENT "Embedding rules/"
  VERBATIM)
add_custom_target(santei_embedded_rules DEPENDS "${SANTEI_EMBEDDED_RULES}")

include("${CMAKE_CURRENT_LIST_DIR}/santei_embed_rules.cmake")
