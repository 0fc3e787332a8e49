# shellcheck shell=sh disable=SC2034  # $optimisation is for those who source this
# What corpus/demo.sh and tests/run.sh share: installing what is missing, and building in build/.
# Sourced, not run; the caller stands in the top directory. Knows which packages the build and the
# tests need, and nothing of what is built. Plain POSIX sh without a locale: a bare Debian root has
# no more.

# One package a line, and what it is for. Names are Debian's (12 and later).
build_packages='
g++                  the compiler, C++20
cmake                the build, 3.25 or later
ninja-build          runs the build
pkgconf              finds Xapian
libxapian-dev        storage and matching
libicu-dev           Unicode
libcli11-dev         command lines
nlohmann-json3-dev   JSON
libdeflate-dev       compressed texts in the index
libxml2-dev          HTML, feeds
zlib1g-dev           compressed inputs
libyaml-cpp-dev      front matter
libtomlplusplus-dev  front matter
'

# Dictionaries, compiled for the stemmers at build time.
dictionary_packages='
libmorfologik-stemming2-java   PoliMorf, Polish forms
hunspell-pl                    Polish names
hunspell-uk                    VESUM, Ukrainian forms
hunspell-ru                    Russian forms
link-grammar-dictionaries-all  AOT, Russian forms
tesseract-ocr-pol              Polish word list: which reading of a form is common
tesseract-ocr-ukr              the same for Ukrainian
tesseract-ocr-rus              the same for Russian
tesseract-ocr-bel              Belarusian word list: languages to tell apart from the three
tesseract-ocr-bul              the same for Bulgarian
tesseract-ocr-ces              the same for Czech
tesseract-ocr-slk              the same for Slovak
tesseract-ocr-eng              the same for English
'

# Bilingual lexicons; without them the build goes on, and a search crosses fewer words.
lexicon_packages='
dict-freedict-pol-rus          Polish-Russian
dict-freedict-pol-deu          the third languages by way of which Polish and Russian words meet
dict-freedict-deu-pol
dict-freedict-deu-rus
dict-freedict-pol-ell
dict-freedict-ell-pol
dict-freedict-ell-rus
dict-freedict-pol-fra
dict-freedict-fra-pol
dict-freedict-fra-rus
dict-freedict-pol-ita
dict-freedict-ita-pol
dict-freedict-ita-rus
dict-freedict-pol-nld
dict-freedict-nld-pol
dict-freedict-nld-rus
dict-freedict-pol-swe
dict-freedict-swe-pol
dict-freedict-swe-rus
apertium-rus-ukr               Russian-Ukrainian
lttoolbox-dev                  lt-print, which reads it
kgeography-data                names of countries and regions
libgweather-4-common           names of towns
iso-codes                      names of countries, languages, currencies
'

# What tests/run.sh needs besides.
test_packages='
doctest-dev          the tests themselves
python3              the tests of faults, of a hostile directory and of the doors
scdoc                manual pages
abigail-tools        the ABI of the C door
xapian-tools         xapian-tcpsrv, the other machine in remote.scenario
'

# The release of clang-format that lays the sources out; others do it differently. Debian 12 has it.
formatter=clang-format-14

# What need_packages installs; need_test_packages adds to it.
packages="$build_packages$dictionary_packages$lexicon_packages"

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }

# Shows a command, then runs it.
show() {
  printf '$ %s\n' "$*"
  "$@"
}

package_names() { printf '%s\n' "$packages" | awk 'NF { print $1 }'; }

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Everything about packages is advice: a system that has the libraries from elsewhere must still
# build, so nothing here ends the run. What is really missing, cmake names afterwards.
need_packages() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "No apt-get here; going on with what is installed. The build needs (Debian's names):"
    printf '%s\n' "$packages" | awk 'NF { print "  " $0 }'
    return 0
  fi

  missing=
  for package in $(package_names); do
    is_installed "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0

  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    complain "Missing packages, and neither root nor sudo to install them; as root run"
    complain "  apt-get install$missing"
    return 0
  fi

  say "Installing:$missing"
  update_lists
  # shellcheck disable=SC2086  # $missing is several words
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install $missing </dev/null ||
    complain "apt-get could not install:$missing. Going on with what is there."
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then show "$@"; else show sudo "$@"; fi
}

update_lists() {
  as_root apt-get -q -o DPkg::Lock::Timeout=300 update </dev/null ||
    complain "apt-get update failed; trying with the package lists that are there."
}

# Not every Debian has the formatter; where there is none, the caller says what is not checked.
need_test_packages() {
  packages="$packages$test_packages"
  need_packages
  if ! command -v "$formatter" >/dev/null && has_package "$formatter"; then
    packages="$packages
$formatter        the layout of the sources
"
    need_packages
  fi
}

has_package() { command -v apt-cache >/dev/null && [ -n "$(apt-cache search -n "^$1\$")" ]; }

# What build/ is compiled with, by corpus/demo.sh and tests/run.sh alike: neither compiles anew what
# the other has made.
optimisation=-DCMAKE_CXX_FLAGS_RELEASE=-O2

processors() { nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2; }
jobs() { echo "${CMAKE_BUILD_PARALLEL_LEVEL:-$(processors)}"; }

# What the objects in build/ depend on and ninja does not see: the place of the tree and the system.
# A tree that moved, or is mounted into another release, would otherwise link with old libraries.
build_origin() {
  pwd
  cat /etc/os-release 2>/dev/null || uname -sr
}

# Warnings are errors with the compiler that the tree is written with, and never stop a newer one.
# The flag goes by the compiler and not by the caller: when it comes and goes, all is compiled again.
warnings() {
  case $(${CXX:-c++} -dumpfullversion 2>/dev/null) in
    12.*) echo -DTROPA_WERROR=ON ;;
    *) echo -DTROPA_WERROR=OFF ;;
  esac
}

# Eight sources of a room are compiled as one with the same compiler only: the headers of others
# include more of each other, and a name of the standard library may then stand in front of ours.
unity() {
  case $(${CXX:-c++} -dumpfullversion 2>/dev/null) in
    12.*) echo -DCMAKE_UNITY_BUILD=ON ;;
    *) echo -DCMAKE_UNITY_BUILD=OFF ;;
  esac
}

# build DIRECTORY TARGET [-DNAME=VALUE...]: configures and builds; the programs are in DIRECTORY/bin/.
# There is no debug information, since it takes two fifths of the compiler's time (g++ 12), and
# sources are compiled together, which saves half of the rest. The presets do neither.
build() {
  directory=$1
  target=$2
  shift 2
  if ! command -v cmake >/dev/null; then
    complain "cmake is missing. On Debian: apt-get install $(package_names | tr '\n' ' ')"
    return 1
  fi

  fresh=
  clean=
  if [ -f "$directory/origin" ] && [ "$(build_origin)" != "$(cat "$directory/origin")" ]; then
    say "$directory/ was made in another place or on another system; building anew."
    fresh=--fresh
    clean=--clean-first
  fi
  # A build directory keeps the generator that it began with, unless it begins anew.
  if { [ -n "$fresh" ] || [ ! -f "$directory/CMakeCache.txt" ]; } && command -v ninja >/dev/null; then
    set -- -G Ninja "$@"
  fi

  # shellcheck disable=SC2046,SC2086
  if ! show cmake -S . -B "$directory" $fresh $(warnings) $(unity) -DCMAKE_BUILD_TYPE=Release \
    "$@"; then
    complain "cmake could not configure the build; its message above names what is missing."
    complain "On Debian: apt-get install $(package_names | tr '\n' ' ')"
    return 1
  fi
  build_origin >"$directory/origin"
  # shellcheck disable=SC2086
  show cmake --build "$directory" --target "$target" $clean --parallel "$(jobs)"
}
