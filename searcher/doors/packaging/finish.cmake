# Run by cpack between installing and packing: what Debian wants in every package and no other system needs. The names
# of the folders are those of the components.
foreach(pair programs=tropa data=tropa-data library=libtropa0 stemmers=libtropa-stemmers-dev development=libtropa-dev
    python=python3-tropa)
  string(REGEX MATCH "(.*)=(.*)" pair ${pair})
  set(root ${CPACK_TEMPORARY_DIRECTORY}/${CMAKE_MATCH_1}/usr)
  set(doc ${root}/share/doc/${CMAKE_MATCH_2})
  if(NOT EXISTS ${root})
    message(FATAL_ERROR "no such component: ${root}")
  endif()
  file(MAKE_DIRECTORY ${doc})
  configure_file(${CPACK_TROPA_SOURCE}/searcher/doors/packaging/copyright ${doc}/copyright COPYONLY)
  configure_file(${CPACK_TROPA_SOURCE}/CHANGELOG.md ${doc}/changelog COPYONLY)
  string(TIMESTAMP now "%a, %d %b %Y %H:%M:%S +0000" UTC)
  file(WRITE ${doc}/changelog.Debian "tropa (${CPACK_PACKAGE_VERSION}-1) unstable; urgency=medium\n\n"
    "  * Version ${CPACK_PACKAGE_VERSION}; changelog.gz says what is new.\n\n"
    " -- ${CPACK_PACKAGE_CONTACT}  ${now}\n")
  file(CHMOD ${doc}/copyright ${doc}/changelog ${doc}/changelog.Debian
    PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  file(GLOB pages ${root}/share/man/man1/*.1)
  execute_process(COMMAND gzip -9nf ${doc}/changelog ${doc}/changelog.Debian ${pages} COMMAND_ERROR_IS_FATAL ANY)
  file(GLOB_RECURSE archives ${root}/lib/*.a)
  if(archives)
    execute_process(COMMAND strip --strip-debug --enable-deterministic-archives ${archives} COMMAND_ERROR_IS_FATAL ANY)
  endif()
endforeach()
