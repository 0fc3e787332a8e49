#!/bin/sh
# Makes the Debian packages, installs them and tries them as a user would: three articles from memory are indexed and
# one is found across languages, in C, C++, Python, Node and the shell. Needs root and a system of its own, such as a
# bare Debian root, for it installs packages. An argument names a directory that has the packages already.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
top=$PWD
. tests/setup.sh

make_packages() {
  packages="$packages
scdoc        manual pages
dpkg-dev     cpack finds the packages that libraries are from
file         tells cpack what to strip
"
  need_packages
  build build-packages all "$optimisation" -DTROPA_TESTS=OFF -DCMAKE_INSTALL_PREFIX=/usr \
    -DTROPA_ZSH_DIR=share/zsh/vendor-completions
  (cd build-packages && show cpack)
}

# tried NAME COMMAND...: what the command prints must have the Ukrainian article.
tried() {
  name=$1
  shift
  output=$("$@" 2>&1) || { complain "$name failed: $output"; exit 1; }
  case $output in
    *"Рада ухвалила"*) say "$name found it" ;;
    *) complain "$name did not find it: $output"; exit 1 ;;
  esac
}

try_packages() {
  as_root apt-get -q -y --no-install-recommends -o Dpkg::Use-Pty=0 install "$1"/*.deb \
    gcc g++ cmake make pkgconf python3 nodejs jq man-db lintian </dev/null
  show lintian --allow-root --fail-on error "$1"/*.deb
  work=$(mktemp -d)
  cd "$work"
  examples=/usr/share/doc/libtropa-dev/examples
  # shellcheck disable=SC2046
  show cc -std=c99 -Wall -Wextra -pedantic "$examples/search.c" -o c $(pkg-config --cflags --libs tropa)
  tried C ./c
  mkdir cpp
  cp "$examples/search.cpp" cpp/
  printf '%s\n' 'cmake_minimum_required(VERSION 3.25)' 'project(search LANGUAGES CXX)' \
    'find_package(tropa 0.2 CONFIG REQUIRED)' 'add_executable(search search.cpp)' \
    'target_link_libraries(search PRIVATE tropa::indexer tropa::searcher)' >cpp/CMakeLists.txt
  show cmake -S cpp -B cpp/build
  show cmake --build cpp/build
  tried C++ cpp/build/search
  tried Python python3 "$examples/search.py"
  tried Node node "$examples/search.mjs"
  tried shell sh "$examples/pipes.sh"
  for program in tropa-index tropa-search tropa-stem tropa-mcp; do
    "$program" --version
    man -w "$program" >/dev/null 2>&1 || dpkg -L tropa | grep -q "man1/$program.1" ||
      grep -qs path-exclude=/usr/share/man /etc/dpkg/dpkg.cfg.d/* || { complain "no page of $program"; exit 1; }
  done
  cd "$top"
  rm -r "$work"
  say "All packages work."
}

if [ $# -eq 0 ]; then
  make_packages
  set -- "$top/build-packages/packages"
fi
try_packages "$1"
