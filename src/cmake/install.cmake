# Installs the library, the headers with the generated one, the command line, and what find_package(santei) and pkg-config read.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS santei santei_header_only EXPORT santeiTargets INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
set_target_properties(santei_header_only PROPERTIES EXPORT_NAME header_only)
if(TARGET santei_embed_rules)
  set_target_properties(santei_embed_rules PROPERTIES EXPORT_NAME embed_rules)
  install(TARGETS santei_embed_rules EXPORT santeiTargets DESTINATION "${CMAKE_INSTALL_LIBEXECDIR}/santei")
endif()
install(DIRECTORY include/santei DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.hpp" PATTERN "*.ipp")
install(FILES "${SANTEI_EMBEDDED_RULES}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/santei/catalogue")
if(TARGET santei_cli)
  install(TARGETS santei_cli DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()

set(santei_config_dir "${CMAKE_INSTALL_LIBDIR}/cmake/santei")
install(EXPORT santeiTargets NAMESPACE santei:: DESTINATION "${santei_config_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/santeiConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_LIST_DIR}/santeiConfig.cmake" "${CMAKE_CURRENT_LIST_DIR}/headers.cmake" "${CMAKE_CURRENT_LIST_DIR}/santei_embed_rules.cmake"
  "${PROJECT_BINARY_DIR}/santeiConfigVersion.cmake" DESTINATION "${santei_config_dir}")
# The prefix is known when it is installed, and not before.
set(santei_pc_in "${CMAKE_CURRENT_LIST_DIR}/santei.pc.in")
install(CODE "
  set(PROJECT_VERSION \"${PROJECT_VERSION}\")
  set(CMAKE_INSTALL_INCLUDEDIR \"${CMAKE_INSTALL_INCLUDEDIR}\")
  set(CMAKE_INSTALL_LIBDIR \"${CMAKE_INSTALL_LIBDIR}\")
  configure_file(\"${santei_pc_in}\" \"${PROJECT_BINARY_DIR}/santei.pc\" @ONLY)
  file(INSTALL \"${PROJECT_BINARY_DIR}/santei.pc\" DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}/pkgconfig\")")
