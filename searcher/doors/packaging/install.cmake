# What an installed Tropa is. The components are those of the packages (packages.cmake); programs install themselves
# (stemmers/manual). Every file finds the others by its own place, so that the whole prefix may be moved.
set(TROPA_PYTHON_DIR lib/python3/dist-packages CACHE STRING "Where the Python module is installed")
set(cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/tropa)

install(FILES ${TROPA_DATA_FILES} DESTINATION ${CMAKE_INSTALL_DATADIR}/tropa COMPONENT data)

# libtropa for C; the link libtropa.so is for compilers only.
install(TARGETS tropa EXPORT tropa-c LIBRARY COMPONENT library NAMELINK_COMPONENT development)
install(FILES searcher/doors/c/tropa.h TYPE INCLUDE COMPONENT development)

# The language room alone, then the two wings on it.
install(TARGETS tropa_stemmers EXPORT tropa-stemmers ARCHIVE COMPONENT stemmers LIBRARY COMPONENT stemmers)
install(DIRECTORY stemmers/include/ TYPE INCLUDE COMPONENT stemmers)
install(TARGETS tropa_glass tropa_schema tropa_indexer tropa_searcher EXPORT tropa-index
  ARCHIVE COMPONENT development LIBRARY COMPONENT development)
install(DIRECTORY indexer/include/ searcher/include/ TYPE INCLUDE COMPONENT development)

# find_package(tropa) and pkg-config
install(EXPORT tropa-c FILE tropa-c-targets.cmake NAMESPACE tropa:: DESTINATION ${cmake_dir} COMPONENT development)
install(EXPORT tropa-index FILE tropa-index-targets.cmake NAMESPACE tropa:: DESTINATION ${cmake_dir}
  COMPONENT development)
install(EXPORT tropa-stemmers FILE tropa-stemmers-targets.cmake NAMESPACE tropa:: DESTINATION ${cmake_dir}
  COMPONENT stemmers)
configure_package_config_file(searcher/doors/packaging/tropa-config.cmake.in tropa-config.cmake INSTALL_DESTINATION ${cmake_dir})
write_basic_package_version_file(tropa-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/tropa-config.cmake ${CMAKE_BINARY_DIR}/tropa-config-version.cmake
  DESTINATION ${cmake_dir} COMPONENT stemmers)
file(RELATIVE_PATH TROPA_PREFIX_FROM_PC /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
string(REGEX REPLACE "/$" "" TROPA_PREFIX_FROM_PC "${TROPA_PREFIX_FROM_PC}")
foreach(name tropa tropa-indexer tropa-searcher tropa-stemmers)
  configure_file(searcher/doors/packaging/${name}.pc.in ${name}.pc @ONLY)
endforeach()
install(FILES ${CMAKE_BINARY_DIR}/tropa.pc ${CMAKE_BINARY_DIR}/tropa-indexer.pc ${CMAKE_BINARY_DIR}/tropa-searcher.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
install(FILES ${CMAKE_BINARY_DIR}/tropa-stemmers.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT stemmers)

install(DIRECTORY searcher/doors/python/tropa DESTINATION ${TROPA_PYTHON_DIR} COMPONENT python
  PATTERN __pycache__ EXCLUDE)

install(FILES README.md searcher/QUERIES.md searcher/JSON.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT programs)
install(DIRECTORY searcher/doors/examples DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libtropa-dev COMPONENT development)
