# find_package(santei): santei::santei needs fmt; santei::header_only needs fmt's and Boost's headers.
include(CMakeFindDependencyMacro)
find_dependency(fmt 9 CONFIG)
if(NOT TARGET Boost::headers)
  find_package(Boost 1.81 QUIET CONFIG)
endif()
include("${CMAKE_CURRENT_LIST_DIR}/santeiTargets.cmake")
