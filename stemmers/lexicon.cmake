# Bilingual lexicons, compiled at build time from files of Debian packages. One file for each family of licences, loaded
# side by side: a packager may leave one out. A package that is missing makes a smaller lexicon, and cmake says so.
set(TROPA_DICTD_DIR /usr/share/dictd CACHE PATH "Directory of FreeDict's .index and .dict.dz files")
set(TROPA_LOCALE_DIR /usr/share/locale CACHE PATH "Directory that contains uk/LC_MESSAGES")
set(TROPA_APERTIUM_DIR /usr/share/apertium CACHE PATH "Directory that contains apertium-rus-ukr")
find_program(TROPA_LT_PRINT lt-print)

function(tropa_wish file package)
  if(NOT EXISTS ${file})
    message(STATUS "The lexicon is built without ${package}: ${file} is missing")
  endif()
endfunction()
foreach(pair pol-rus pol-deu deu-pol deu-rus pol-ell ell-pol ell-rus pol-fra fra-pol fra-rus pol-ita ita-pol ita-rus
             pol-nld nld-pol nld-rus pol-swe swe-pol swe-rus)
  tropa_wish(${TROPA_DICTD_DIR}/freedict-${pair}.index dict-freedict-${pair})
endforeach()
tropa_wish(${TROPA_LOCALE_DIR}/uk/LC_MESSAGES/kgeography.mo kgeography-data)
tropa_wish(${TROPA_LOCALE_DIR}/uk/LC_MESSAGES/libgweather-4.0-locations.mo libgweather-4-common)
tropa_wish(${TROPA_LOCALE_DIR}/uk/LC_MESSAGES/iso_3166-1.mo iso-codes)
set(transducer ${TROPA_APERTIUM_DIR}/apertium-rus-ukr/rus-ukr.autobil.bin)
tropa_wish(${transducer} apertium-rus-ukr)

add_library(tropa_lexicon_tools STATIC
  tools/dictd.cpp
  tools/freedict.cpp
  tools/message_catalogue.cpp
  tools/pivot.cpp
  tools/transducer.cpp
  tools/translation_pairs.cpp
  tools/word_table.cpp
)
target_link_libraries(tropa_lexicon_tools PUBLIC tropa_dictionary_tools tropa::stemmers PkgConfig::DEFLATE)
target_compile_options(tropa_lexicon_tools PRIVATE -O2)
add_executable(compile_lexicon tools/compile_lexicon.cpp)
target_link_libraries(compile_lexicon PRIVATE tropa_lexicon_tools)

set(printed)
if(TROPA_LT_PRINT AND EXISTS ${transducer})
  set(printed ${CMAKE_CURRENT_BINARY_DIR}/rus-ukr.printed)
  add_custom_command(
    OUTPUT ${printed}
    COMMAND ${TROPA_LT_PRINT} ${transducer} ${printed}
    DEPENDS ${transducer})
elseif(NOT TROPA_LT_PRINT)
  message(STATUS "The lexicon is built without apertium-rus-ukr: lt-print is missing; it is part of lttoolbox-dev")
endif()

set(TROPA_LEXICONS ${TROPA_BUILD_DATA}/own.lexicon ${TROPA_BUILD_DATA}/freedict.lexicon ${TROPA_BUILD_DATA}/gpl.lexicon)
tropa_data_file(own.lexicon
  COMMAND compile_lexicon own ${TROPA_BUILD_DATA} ${TROPA_BUILD_DATA}/own.lexicon ${CMAKE_CURRENT_SOURCE_DIR}/data/words.tsv
  DEPENDS compile_lexicon ${TROPA_DICTIONARIES} data/words.tsv)
tropa_data_file(freedict.lexicon
  COMMAND compile_lexicon freedict ${TROPA_BUILD_DATA} ${TROPA_BUILD_DATA}/freedict.lexicon ${TROPA_DICTD_DIR}
  DEPENDS compile_lexicon ${TROPA_DICTIONARIES})
tropa_data_file(gpl.lexicon
  COMMAND compile_lexicon gpl ${TROPA_BUILD_DATA} ${TROPA_BUILD_DATA}/gpl.lexicon ${TROPA_LOCALE_DIR} ${printed}
  DEPENDS compile_lexicon ${TROPA_DICTIONARIES} ${printed})
