#!/bin/sh
# Everything a change must pass: layout, includes, a build with warnings as errors, and all tests.
# Installs what is missing first. The last lines are ctest's own.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
. tests/setup.sh

sources() {
  find stemmers indexer searcher tests \
    -type f \( -name '*.hpp' -o -name '*.cpp' -o -name '*.h' -o -name '*.c' \) -exec "$@" {} +
}

# Releases of clang-format lay out differently; only the one that formatted the tree may judge.
check_format() {
  for formatter in clang-format-14 clang-format; do
    case $("$formatter" --version 2>/dev/null) in
      *"version 14."*)
        say "Checking the layout with $formatter"
        sources "$formatter" --style=file --dry-run -Werror
        return
        ;;
    esac
  done
  say "Layout not checked: clang-format 14 is not installed."
}

# A room's private headers are out of reach except through "..".
check_includes() {
  say "Checking that no #include leaves its room"
  leaving='^[[:space:]]*#[[:space:]]*include[[:space:]]*["<][^">]*\.\.'
  found=$(sources grep -nE "$leaving" /dev/null) || :
  if [ -n "$found" ]; then
    complain "$found"
    complain 'These include through ".."; use the door of the other room.'
    return 1
  fi
}

need_packages
check_includes
check_format
build -DTROPA_WERROR=ON -DTROPA_TESTS=ON
show ctest --test-dir build --output-on-failure --no-tests=error
