# Installs the build into a directory of its own and moves that; builds what users would build against it: the programs
# of both pages and the examples, with CMake and with pkg-config; and runs them. Variables: BUILD, SOURCE, TOP, WORK,
# GENERATOR, CXX, CC, SANITIZE.
if(SANITIZE)
  set(flags -fsanitize=${SANITIZE})
endif()
function(run)
  execute_process(COMMAND ${ARGV} WORKING_DIRECTORY ${WORK} RESULT_VARIABLE status OUTPUT_VARIABLE output
    ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGV}\nexit status ${status}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()
function(must_have expected)
  string(FIND "${output}" "${expected}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "not there: ${expected}\n${output}")
  endif()
endfunction()
function(configure directory source)
  run(${CMAKE_COMMAND} -S ${source} -B ${directory} -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${CXX}
    -DCMAKE_CXX_FLAGS=${flags} -DCMAKE_PREFIX_PATH=${WORK}/moved ${ARGN})
  run(${CMAKE_COMMAND} --build ${directory})
endfunction()

file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})
set(examples ${TOP}/searcher/doors/examples)

# The program that the README shows; the examples that the page of the doors shows, word for word.
file(READ ${TOP}/README.md readme)
string(REGEX MATCH "```cpp\n(.*)\n```" snippet "${readme}")
if(NOT snippet)
  message(FATAL_ERROR "README.md shows no C++ program")
endif()
file(WRITE ${WORK}/readme.cpp "${CMAKE_MATCH_1}\n")
file(READ ${TOP}/searcher/doors/README.md output)
foreach(name search.c search.cpp search.py search.mjs)
  file(READ ${examples}/${name} shown)
  must_have("${shown}")
endforeach()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
file(RENAME ${WORK}/prefix ${WORK}/moved)
configure(${WORK}/build ${SOURCE} -DREADME_PROGRAM=${WORK}/readme.cpp -DEXAMPLES=${examples})
run(${WORK}/build/example)
must_have("1 pl Sejm")
must_have("2 uk Рада")
execute_process(COMMAND ${WORK}/moved/bin/tropa-index --db ${WORK}/cpp.db --export vocabulary
  OUTPUT_FILE ${WORK}/vocabulary ERROR_QUIET COMMAND_ERROR_IS_FATAL ANY)
run(${WORK}/build/engine ${WORK}/vocabulary бюджет)
must_have("budżet")
run(${WORK}/build/readme ${WORK}/cpp.db бюджет)
must_have("Рада ухвалила бюджет (uk)")

# Words alone, where neither Xapian nor pkg-config may be looked for.
configure(${WORK}/words ${SOURCE}/words -DCMAKE_DISABLE_FIND_PACKAGE_PkgConfig=ON -DEXAMPLES=${examples})
run(${WORK}/words/words)
must_have("sankcjach -> sankcja")

# C by pkg-config, and C++.
file(GLOB_RECURSE pc ${WORK}/moved/*/tropa.pc)
cmake_path(GET pc PARENT_PATH pc)
set(ENV{PKG_CONFIG_PATH} ${pc})
function(compile name compiler packages)
  execute_process(COMMAND pkg-config --cflags --libs ${packages} OUTPUT_VARIABLE words COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(words UNIX_COMMAND "${words}")
  run(${compiler} ${ARGN} ${flags} -o ${WORK}/${name} ${words} -Wl,-rpath,${pc}/..)
  run(${WORK}/${name})
  set(output "${output}" PARENT_SCOPE)
endfunction()
compile(c_example ${CC} tropa -std=c99 -pedantic -Wall -Wextra -Werror ${examples}/search.c)
must_have("Рада ухвалила")
compile(cpp_example ${CXX} "tropa-searcher;tropa-indexer" -std=c++20 -DTROPA_DATA_DIR="${WORK}/moved/share/tropa"
  ${examples}/search.cpp)
must_have("2 uk Рада")

# An installed program finds the installed data, and so does Python the library.
run(${WORK}/moved/bin/tropa-stem --lang pl sankcjami)
