#!/bin/sh
# Builds indexer/glass and its tests, without dictionaries and without the rest, against the libxapian
# of this machine, runs them, and prints the version. Needs g++, pkg-config, libxapian-dev,
# libdeflate-dev and doctest-dev.
#
#   sh tests/glass_versions.sh [BUILD_DIRECTORY]
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
build=${1:-$(mktemp -d)}
mkdir -p "$build"
flags="-std=c++20 -O0 -Iindexer/glass/include -Iindexer -Istemmers/include -Iindexer/schema -Itests/unit"
flags="$flags $(pkg-config --cflags xapian-core libdeflate)"
sources="$(ls indexer/glass/*.cpp) tests/unit/glass_engine_test.cpp"
sources="$sources tests/unit/glass_readers_test.cpp tests/unit/main.cpp"
for source in $sources; do
  object="$build/$(basename "$source" .cpp).o"
  # shellcheck disable=SC2086
  g++ $flags -c "$source" -o "$object"
done
# shellcheck disable=SC2046
g++ "$build"/*.o $(pkg-config --libs xapian-core libdeflate) -o "$build/glass_tests"
pkg-config --modversion xapian-core
"$build/glass_tests"
