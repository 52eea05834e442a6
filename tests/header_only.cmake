# The unit tests against santei::header_only in two translation units: there each unit costs a minute of grammar, whatever else is in it.
# Both see every public header, so a definition that is not inline would be in the program twice, and it would not link.

file(GLOB_RECURSE santei_unit_test_files CONFIGURE_DEPENDS unit/*_test.cpp)
file(GLOB santei_support_files CONFIGURE_DEPENDS support/*.cpp)
if(santei_unit_test_files)
  santei_test_units(header_only "${CMAKE_CURRENT_SOURCE_DIR}/unit" 2 santei_units ${santei_unit_test_files})
  file(GLOB_RECURSE santei_headers CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}/include" "${PROJECT_SOURCE_DIR}/include/santei/*.hpp")
  list(FILTER santei_headers EXCLUDE REGEX "^santei/impl/")
  list(TRANSFORM santei_headers REPLACE "(.+)" "#include <\\1>\n")
  list(JOIN santei_headers "" santei_every_header)
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/header_only/every_header.hpp" CONTENT "#pragma once\n${santei_every_header}" @ONLY)
  add_executable(santei_unit_tests_header_only ${santei_units} ${santei_support_files})
  set_source_files_properties(${santei_units} PROPERTIES COMPILE_OPTIONS "-include;${CMAKE_CURRENT_BINARY_DIR}/header_only/every_header.hpp")
  santei_test_program(santei_unit_tests_header_only santei::header_only)
  target_compile_options(santei_unit_tests_header_only PRIVATE -O0)
  # One entry for the whole program: which file fails is told by its counterpart in unit. Without the optimiser the [large] ones take minutes.
  add_test(NAME header_only.unit COMMAND santei_unit_tests_header_only "~[large]")
endif()
