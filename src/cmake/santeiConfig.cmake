# find_package(santei): santei::santei needs fmt, santei::header_only the headers of fmt, Boost and RapidJSON too; santei_embed_rules() puts rules of one's own
# into a program.
include(CMakeFindDependencyMacro)
find_dependency(fmt 9 CONFIG)
include("${CMAKE_CURRENT_LIST_DIR}/headers.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/santeiTargets.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/santei_embed_rules.cmake")
