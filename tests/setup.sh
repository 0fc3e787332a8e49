# What corpus/demo.sh and tests/run.sh share: installing what is missing, and building in build/.
# Sourced, not run; the caller stands in the top directory. Knows which packages the build needs,
# and nothing of what is built. Plain POSIX sh without a locale: a bare Debian root has no more.

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
libxml2-dev          HTML
doctest-dev          tests
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

packages="$build_packages$dictionary_packages"

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

  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      complain "Missing packages, and neither root nor sudo to install them; as root run"
      complain "  apt-get install$missing"
      return 0
    fi
    as_root=sudo
  fi

  say "Installing:$missing"
  # shellcheck disable=SC2086  # $as_root is no word at all for root, $missing is several
  {
    show $as_root apt-get -q -o DPkg::Lock::Timeout=300 update </dev/null ||
      complain "apt-get update failed; trying with the package lists that are there."
    show $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
      -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install $missing </dev/null ||
      complain "apt-get could not install:$missing. Going on with what is there."
  }
}

processors() { nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2; }

# What the objects in build/ depend on and ninja does not see: the place of the tree and the system.
# A tree that moved, or is mounted into another release, would otherwise link with old libraries.
build_origin() {
  pwd
  cat /etc/os-release 2>/dev/null || uname -sr
}

# build [-DNAME=VALUE...]: configures and builds all in build/; the programs are in build/bin/.
build() {
  if ! command -v cmake >/dev/null; then
    complain "cmake is missing. On Debian: apt-get install $(package_names | tr '\n' ' ')"
    return 1
  fi

  fresh=
  clean=
  if [ -f build/origin ] && [ "$(build_origin)" != "$(cat build/origin)" ]; then
    say "build/ was made in another place or on another system; building anew."
    fresh=--fresh
    clean=--clean-first
  fi
  # A build directory keeps the generator that it began with, unless it begins anew.
  if { [ -n "$fresh" ] || [ ! -f build/CMakeCache.txt ]; } && command -v ninja >/dev/null; then
    set -- -G Ninja "$@"
  fi

  # shellcheck disable=SC2086
  if ! show cmake -S . -B build $fresh -DCMAKE_BUILD_TYPE=RelWithDebInfo "$@"; then
    complain "cmake could not configure the build; its message above names what is missing."
    complain "On Debian: apt-get install $(package_names | tr '\n' ' ')"
    return 1
  fi
  build_origin >build/origin
  # shellcheck disable=SC2086
  show cmake --build build $clean --parallel \
    "${CMAKE_BUILD_PARALLEL_LEVEL:-$(processors)}"
}
