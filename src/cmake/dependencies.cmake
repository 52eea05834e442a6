# The libraries that santei's definitions use: headers of Boost (Spirit X3, Multiprecision) and of RapidJSON, and fmt.
find_package(fmt 9 REQUIRED CONFIG)
include("${CMAKE_CURRENT_LIST_DIR}/headers.cmake")
