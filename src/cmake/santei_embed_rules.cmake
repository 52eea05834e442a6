# santei_embed_rules(NAME FOLDER): every rule file under FOLDER as C++ text, in a target NAME to link and a header to include:
#
#   santei_embed_rules(town_rules "${CMAKE_CURRENT_SOURCE_DIR}/rules")
#   target_link_libraries(program PRIVATE santei::santei town_rules)
#
#   #include <town_rules.hpp>
#   santei::catalogue::catalogue(santei::catalogue::with_vocabulary(town_rules::rule_files()));   // instead of the shipped rules
#   santei::catalogue::catalogue(santei::catalogue::beside_embedded(town_rules::rule_files()));   // beside them
#
# The text is made anew when a file is changed, added or taken away. The rules are not checked by it: `santei check` and `santei test` do that.
function(santei_embed_rules name folder)
  cmake_path(ABSOLUTE_PATH folder BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
  if(NOT name MATCHES "^[A-Za-z_][A-Za-z0-9_]*$")
    message(FATAL_ERROR "santei_embed_rules: '${name}' becomes a C++ namespace: letters, digits and _")
  endif()
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${folder}/*.santei")
  if(NOT files)
    message(FATAL_ERROR "santei_embed_rules: '${folder}' holds no *.santei")
  endif()
  set(made "${CMAKE_CURRENT_BINARY_DIR}/${name}_embedded")
  # Written at configure time, so that the header is made anew when a rule file is added or removed and not only when one changes.
  file(CONFIGURE OUTPUT "${made}/files.txt" CONTENT "${files}" @ONLY)
  set(tool santei::embed_rules)
  if(SANTEI_EMBED_RULES_TOOL)
    set(tool "${SANTEI_EMBED_RULES_TOOL}")
  endif()
  add_custom_command(
    OUTPUT "${made}/${name}.hpp"
    COMMAND ${tool} "${folder}" "${made}/${name}.hpp" "${name}"
    DEPENDS ${files} ${tool} "${made}/files.txt"
    COMMENT "Embedding ${folder}"
    VERBATIM)
  add_custom_target(${name}_text DEPENDS "${made}/${name}.hpp")
  add_library(${name} INTERFACE)
  target_include_directories(${name} INTERFACE "${made}")
  add_dependencies(${name} ${name}_text)
endfunction()
