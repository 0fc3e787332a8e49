# `cpack` in the build directory makes Debian packages. Configure with -DCMAKE_INSTALL_PREFIX=/usr, so that libraries go
# to the directory of the architecture; tests/packages.sh does all of it. Whoever gives packages to others names
# themselves: -DTROPA_MAINTAINER='Name <address>'. The default can reach nobody, and says so by its domain.
set(TROPA_MAINTAINER "Tropa maintainers <maintainers@tropa.invalid>" CACHE STRING "Who answers for the packages")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT ${TROPA_MAINTAINER})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES TRUE)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
  WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/finish.cmake)
set(CPACK_TROPA_SOURCE ${PROJECT_SOURCE_DIR})

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SOURCE tropa)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)

# tropa_package(COMPONENT NAME SECTION DEPENDS DESCRIPTION)
macro(tropa_package component name section depends description)
  string(TOUPPER ${component} upper)
  list(APPEND CPACK_COMPONENTS_ALL ${component})
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${name})
  set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section})
  set(CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS "${depends}")
  set(CPACK_DEBIAN_${upper}_DESCRIPTION "${description}")
endmacro()

set(same "(= ${PROJECT_VERSION}-1)")
# A description is its summary and one paragraph on one line: cpack indents further lines twice, and then they are shown
# as they stand instead of being filled.
set(about "Tropa is full-text search for news. One query, in any of the three languages, finds the story in all three \
and says which words matched.")
set(CPACK_COMPONENTS_ALL)
tropa_package(programs tropa text "tropa-data ${same}"
  "search news in Polish, Ukrainian and Russian with one query
${about} This package has the programs tropa-index, tropa-search, tropa-stem and tropa-mcp (for agents).")
tropa_package(data tropa-data text ""
  "dictionaries and concepts of the search engine Tropa
${about} This package has what the programs and the library know about words.")
tropa_package(library libtropa0 libs "tropa-data ${same}"
  "search news in Polish, Ukrainian and Russian - library
${about} This package has the shared library for programs in C.")
tropa_package(stemmers libtropa-stemmers-dev libdevel "tropa-data ${same}, libicu-dev"
  "stems of Polish, Ukrainian and Russian words for C++
${about} This package has its words alone, without an index: tokens, stems, languages, concepts and phonetic keys, as a \
static library for C++20.")
tropa_package(development libtropa-dev libdevel
  "libtropa0 ${same}, libtropa-stemmers-dev ${same}, libxapian-dev, libdeflate-dev, libxml2-dev, zlib1g-dev, libyaml-cpp-dev, libtomlplusplus-dev, pkgconf"
  "search news in Polish, Ukrainian and Russian - development files
${about} This package has the header for C, and static libraries and headers for C++20.")
tropa_package(python python3-tropa python "libtropa0 ${same}, python3 (>= 3.9)"
  "search news in Polish, Ukrainian and Russian with Python
${about} This package has the module tropa.")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # else cpack puts the project's before each of ours
set(CPACK_DEBIAN_DATA_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_PYTHON_PACKAGE_ARCHITECTURE all)
# Whatever the umask of who got the sources.
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/triggers)
include(CPack)
