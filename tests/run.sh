#!/bin/sh
# Everything a change must pass: layout, includes, a build without warnings, and all tests. Installs
# what is missing first. The last lines are ctest's own. A test that cannot run is a test that
# fails; only the layout is let go, where Debian has no clang-format 14, and scenarios that say why.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
. tests/setup.sh

sources() {
  find stemmers indexer searcher tests \
    -type f \( -name '*.hpp' -o -name '*.cpp' -o -name '*.h' -o -name '*.c' \) -exec "$@" {} +
}

# Releases of clang-format lay out differently; only the one that formatted the tree may judge.
check_format() {
  if command -v "$formatter" >/dev/null; then
    say "Checking the layout with $formatter"
    sources "$formatter" --style=file --dry-run -Werror
  elif has_package "$formatter"; then
    complain "$formatter is missing, so the layout cannot be checked: apt-get install $formatter"
    return 1
  else
    say "Layout not checked: this system has no $formatter, and other releases lay out otherwise."
  fi
}

need_test_packages
python3 tests/includes.py
check_format
build build all "$optimisation" -DTROPA_TESTS=ON
show ctest --test-dir build --output-on-failure --no-tests=error --parallel "$(jobs)"
