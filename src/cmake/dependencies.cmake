# The libraries that santei's definitions use: Boost headers (Spirit X3, Multiprecision) and fmt.
find_package(fmt 9 REQUIRED CONFIG)

if(NOT TARGET Boost::headers)
  find_package(Boost 1.81 QUIET CONFIG)
endif()
if(NOT TARGET Boost::headers)
  # Boost headers unpacked without their CMake files: -DBoost_INCLUDE_DIR=… or BOOST_ROOT.
  find_path(Boost_INCLUDE_DIR boost/version.hpp HINTS "$ENV{BOOST_ROOT}" "${BOOST_ROOT}" PATH_SUFFIXES include)
  if(Boost_INCLUDE_DIR)
    file(STRINGS "${Boost_INCLUDE_DIR}/boost/version.hpp" santei_boost_line REGEX "#define BOOST_VERSION [0-9]+")
    string(REGEX MATCH "[0-9]+" santei_boost_version "${santei_boost_line}")
  endif()
  if(NOT Boost_INCLUDE_DIR OR santei_boost_version LESS 108100)
    message(FATAL_ERROR "santei needs Boost headers 1.81 or newer (Debian 12: apt-get install libboost1.81-dev, which excludes libboost-dev 1.74)")
  endif()
  add_library(Boost::headers INTERFACE IMPORTED GLOBAL)
  target_include_directories(Boost::headers SYSTEM INTERFACE "${Boost_INCLUDE_DIR}")
endif()
