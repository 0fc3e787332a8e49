# The dictionaries, the aspects of verbs and the language model: compiled at build time from files of Debian packages, one .dict a language and
# languages.model beside the other data.
# Where a package puts its files may be changed with the cache variables; a missing file names its package.
set(TROPA_HUNSPELL_DIR /usr/share/hunspell CACHE PATH "Directory of hunspell's .aff and .dic files")
set(TROPA_LINK_GRAMMAR_DIR /usr/share/link-grammar CACHE PATH "Directory that contains ru/stem.dict")
set(TROPA_MORFOLOGIK_JAR /usr/share/java/morfologik-polish.jar CACHE FILEPATH "The jar with polish.dict")
set(TROPA_TESSDATA_DIR /usr/share/tesseract-ocr/5/tessdata CACHE PATH "Directory of tesseract's .traineddata files")


# A second build of the same tree (another compiler, sanitizers) need not compile them again.
set(TROPA_DATA_FROM "" CACHE PATH "Directory of data that another build of this tree has compiled; empty: compile")

# tropa_data_file(NAME COMMAND...): makes share/tropa/NAME by the command, or copies it from TROPA_DATA_FROM.
function(tropa_data_file name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "COMMAND;DEPENDS")
  if(TROPA_DATA_FROM)
    set(arg_COMMAND ${CMAKE_COMMAND} -E copy ${TROPA_DATA_FROM}/${name} ${TROPA_BUILD_DATA}/${name})
    set(arg_DEPENDS ${TROPA_DATA_FROM}/${name})
  endif()
  add_custom_command(
    OUTPUT ${TROPA_BUILD_DATA}/${name}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${TROPA_BUILD_DATA}
    COMMAND ${arg_COMMAND}
    DEPENDS ${arg_DEPENDS}
    COMMENT "Compiling ${name}")
endfunction()

function(tropa_require file package)
  if(NOT EXISTS ${file})
    message(FATAL_ERROR "${file} is missing; it is part of a Debian package: apt-get install ${package}")
  endif()
endfunction()
tropa_require(${TROPA_MORFOLOGIK_JAR} libmorfologik-stemming2-java)
foreach(pair pl_PL:hunspell-pl uk_UA:hunspell-uk ru_RU:hunspell-ru)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 name)
  list(GET pair 1 package)
  tropa_require(${TROPA_HUNSPELL_DIR}/${name}.aff ${package})
  tropa_require(${TROPA_HUNSPELL_DIR}/${name}.dic ${package})
endforeach()
tropa_require(${TROPA_LINK_GRAMMAR_DIR}/ru/stem.dict link-grammar-dictionaries-all)
tropa_require(${TROPA_LINK_GRAMMAR_DIR}/ru/suffix.dict link-grammar-dictionaries-all)
foreach(name pol ukr rus ces slk eng bel bul)
  tropa_require(${TROPA_TESSDATA_DIR}/${name}.traineddata tesseract-ocr-${name})
endforeach()

# By itself, since it is in the library of the stemmers too: the linker takes one of the two.
set_source_files_properties(language/language.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
add_library(tropa_dictionary_tools STATIC
  language/language.cpp
  tools/aspect_rules.cpp
  tools/attestation.cpp
  tools/automaton.cpp
  tools/choose.cpp
  tools/endings.cpp
  tools/fold_word.cpp
  tools/hunspell.cpp
  tools/irregular.cpp
  tools/letter_groups.cpp
  tools/lexicon.cpp
  tools/link_grammar.cpp
  tools/morfologik.cpp
  tools/polish.cpp
  tools/russian.cpp
  tools/source_file.cpp
  tools/surnames.cpp
  tools/tesseract.cpp
  tools/ukrainian.cpp
  tools/ukrainian_flat.cpp
  tools/word_cells.cpp
  tools/word_lists.cpp
  tools/write_dictionary.cpp
)
target_include_directories(tropa_dictionary_tools PUBLIC ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/include)
target_link_libraries(tropa_dictionary_tools PUBLIC ICU::uc)
add_executable(compile_dictionary tools/compile_dictionary.cpp)
target_link_libraries(compile_dictionary PRIVATE tropa_dictionary_tools)
# Millions of words go through these: they are made fast whatever the build type.
target_compile_options(tropa_dictionary_tools PRIVATE -O2)
add_executable(compile_aspects tools/compile_aspects.cpp)
target_link_libraries(compile_aspects PRIVATE tropa_dictionary_tools)

set(polish_dict morfologik/stemming/polish/polish.dict)
add_custom_command(
  OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${polish_dict}
  COMMAND ${CMAKE_COMMAND} -E tar xf ${TROPA_MORFOLOGIK_JAR} ${polish_dict}
  COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_CURRENT_BINARY_DIR}/${polish_dict}
  WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}
  DEPENDS ${TROPA_MORFOLOGIK_JAR})

# tropa_dictionary(LANGUAGE SPELLING TESSDATA [other sources]): LANGUAGE.dict, and the same without every second name
# under held-out/, where it shows what is made of names that no dictionary lists.
function(tropa_dictionary language spelling tessdata)
  set(output ${TROPA_BUILD_DATA}/${language}.dict)
  set(irregular ${CMAKE_CURRENT_SOURCE_DIR}/data/irregular_${language}.tsv)
  set(command compile_dictionary ${language} --aff ${TROPA_HUNSPELL_DIR}/${spelling}.aff
    --dic ${TROPA_HUNSPELL_DIR}/${spelling}.dic --tesseract ${TROPA_TESSDATA_DIR}/${tessdata}.traineddata
    --irregular ${irregular} ${ARGN})
  # Beside the dictionary its verbs, which compile_aspects reads.
  set(verbs ${CMAKE_CURRENT_BINARY_DIR}/${language}.verbs)
  tropa_data_file(${language}.dict
    COMMAND ${command} --output ${output} --verbs ${verbs}
    DEPENDS compile_dictionary ${irregular} ${CMAKE_CURRENT_BINARY_DIR}/${polish_dict})
  set(pairs ${CMAKE_CURRENT_SOURCE_DIR}/data/aspects_${language}.tsv)
  tropa_data_file(${language}.aspects
    COMMAND compile_aspects ${language} ${verbs} ${pairs} ${TROPA_BUILD_DATA}/${language}.aspects
    DEPENDS compile_aspects ${output} ${pairs})
  set(held ${CMAKE_BINARY_DIR}/held-out)
  add_custom_command(
    OUTPUT ${held}/share/tropa/${language}.dict ${held}/${language}.names
    COMMAND ${CMAKE_COMMAND} -E make_directory ${held}/share/tropa
    COMMAND ${command} --output ${held}/share/tropa/${language}.dict --hold-out ${held}/${language}.names
    DEPENDS compile_dictionary ${irregular} ${CMAKE_CURRENT_BINARY_DIR}/${polish_dict})
endfunction()
tropa_dictionary(pl pl_PL pol --morfologik ${CMAKE_CURRENT_BINARY_DIR}/${polish_dict})
tropa_dictionary(uk uk_UA ukr)
tropa_dictionary(ru ru_RU rus --link-grammar ${TROPA_LINK_GRAMMAR_DIR})
set(TROPA_ASPECTS ${TROPA_BUILD_DATA}/pl.aspects ${TROPA_BUILD_DATA}/uk.aspects ${TROPA_BUILD_DATA}/ru.aspects)
set(TROPA_DICTIONARIES ${TROPA_BUILD_DATA}/pl.dict ${TROPA_BUILD_DATA}/uk.dict ${TROPA_BUILD_DATA}/ru.dict)

# Which language a text is in: the three, and the neighbours that look like them.
add_executable(compile_languages tools/compile_languages.cpp)
target_link_libraries(compile_languages PRIVATE tropa_dictionary_tools)
target_compile_options(compile_languages PRIVATE -O2)
set(TROPA_LANGUAGE_MODEL ${TROPA_BUILD_DATA}/languages.model)
tropa_data_file(languages.model
  COMMAND compile_languages ${TROPA_TESSDATA_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/data/language_words.tsv ${TROPA_LANGUAGE_MODEL}
  DEPENDS compile_languages ${CMAKE_CURRENT_SOURCE_DIR}/data/language_words.tsv)

# held-out/: tropa-stem with the dictionaries that lack names, for tests/eval/stems.py --unknown.
add_custom_target(held-out
  COMMAND ${CMAKE_COMMAND} -E copy_directory $<TARGET_FILE_DIR:tropa-stem> ${CMAKE_BINARY_DIR}/held-out/bin
  COMMAND ${CMAKE_COMMAND} -E copy ${TROPA_BUILD_DATA}/concepts.tsv ${TROPA_LANGUAGE_MODEL} ${TROPA_ASPECTS} ${CMAKE_BINARY_DIR}/held-out/share/tropa
  DEPENDS tropa-stem ${TROPA_LANGUAGE_MODEL} ${TROPA_ASPECTS} ${CMAKE_BINARY_DIR}/held-out/share/tropa/pl.dict
    ${CMAKE_BINARY_DIR}/held-out/share/tropa/uk.dict ${CMAKE_BINARY_DIR}/held-out/share/tropa/ru.dict)
