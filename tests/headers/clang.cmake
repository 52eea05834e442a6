# cmake -DCLANG=… -DUNITS=… -DINCLUDES=… -P clang.cmake: each unit parses with clang++.
list(TRANSFORM INCLUDES PREPEND "-I")
foreach(unit IN LISTS UNITS)
  execute_process(COMMAND "${CLANG}" -std=c++20 -Wall -Wextra -fsyntax-only ${INCLUDES} "${unit}" RESULT_VARIABLE status)
  if(status)
    message(SEND_ERROR "clang++ refuses ${unit}")
  endif()
endforeach()
