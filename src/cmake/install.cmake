# Installs the library, the headers with the generated one, the command line and what find_package(santei) reads.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS santei santei_header_only EXPORT santeiTargets INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
set_target_properties(santei_header_only PROPERTIES EXPORT_NAME header_only)
install(DIRECTORY include/santei DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.hpp" PATTERN "*.ipp")
install(FILES "${SANTEI_EMBEDDED_RULES}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/santei/catalogue")
if(TARGET santei_cli)
  install(TARGETS santei_cli DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()

set(santei_config_dir "${CMAKE_INSTALL_LIBDIR}/cmake/santei")
install(EXPORT santeiTargets NAMESPACE santei:: DESTINATION "${santei_config_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/santeiConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_LIST_DIR}/santeiConfig.cmake" "${PROJECT_BINARY_DIR}/santeiConfigVersion.cmake" DESTINATION "${santei_config_dir}")
