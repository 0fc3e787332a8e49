#!/bin/sh
# The unit tests and the fuzz targets under the address and the undefined-behaviour sanitizers, in
# build/asan. Dictionaries are those of build/, since compiling them takes no part in this.
# Run after corpus/demo.sh or tests/run.sh.
#
#   sh tests/sanitized.sh thread   # threads that search while a writer publishes, in build/tsan
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
. tests/setup.sh

need_test_packages
# Each source by itself here, so that one which forgot an include is found.
single=-DCMAKE_UNITY_BUILD=OFF
if [ "${1:-}" = thread ]; then
  build build/tsan equivalence_tests $single -DCMAKE_CXX_FLAGS_RELEASE=-O1 -DTROPA_TESTS=ON \
    -DTROPA_SANITIZE=thread -DTROPA_DATA_FROM="$PWD/build/share/tropa"
  show build/tsan/bin/equivalence_tests -tc='threads share*'
  exit
fi
build build/asan sanitized_tests $single -DCMAKE_CXX_FLAGS_RELEASE=-O1 -DTROPA_TESTS=ON \
  -DTROPA_SANITIZE=address,undefined -DTROPA_DATA_FROM="$PWD/build/share/tropa"
# Xapian's check of a database frees objects under another type; that is not ours.
export ASAN_OPTIONS=new_delete_type_mismatch=0
export LSAN_OPTIONS="suppressions=$PWD/tests/leaks_of_xapian.txt"
show ctest --test-dir build/asan --output-on-failure --no-tests=error -R '^(unit|fuzz.*)$'
