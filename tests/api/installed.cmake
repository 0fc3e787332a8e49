# Installs the build into a directory of its own, builds the consumer against that, and runs it. Variables: BUILD,
# SOURCE, WORK, GENERATOR, CXX, SANITIZE.
if(SANITIZE)
  set(CXX_FLAGS -fsanitize=${SANITIZE})
endif()
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGV}\nexit status ${status}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
run(${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK}/build -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${CXX}
    -DCMAKE_CXX_FLAGS=${CXX_FLAGS} -DCMAKE_PREFIX_PATH=${WORK}/prefix)
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/consumer ${WORK}/index)
foreach(expected "1 pl budżet" "2 uk бюджет")
  string(FIND "${output}" "${expected}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "the consumer did not find: ${expected}\n${output}")
  endif()
endforeach()
# An installed program finds the installed data, wherever the prefix is.
run(${WORK}/prefix/bin/tropa-stem --lang pl sankcjami)
