#!/bin/sh
# The programs of searcher/doors/examples, run as they are in a new directory: each must find the two
# articles about the budget, across languages, and not the third.
#
#   examples.sh EXAMPLES PROGRAMS C_EXAMPLE PYTHON       PYTHONPATH and TROPA_LIBRARY as for the module
#
# Node and jq are not needed to build or test anything else; what they would run is named when they
# are missing.
set -eu
examples=$1 programs=$2 c_example=$3 python=$4
PATH=$programs:$PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# NAME PATTERN...: every pattern is in the output, and nothing of the flood.
finds() {
  name=$1
  shift
  for pattern in "$@"; do
    grep -q -- "$pattern" out || { echo "$name: no $pattern in its output:"; cat out; exit 1; }
  done
  if grep -q Наводнение out; then echo "$name: found the flood:"; cat out; exit 1; fi
  echo "$name: ok"
}

"$c_example" >out
finds C 'Sejm uchwalił' 'Рада ухвалила'
"$python" "$examples/search.py" >out
finds Python '^1 pl' '^2 uk'
if command -v jq >/dev/null; then
  sh "$examples/pipes.sh" >out 2>messages || { cat messages; exit 1; }
  finds shell 'pl.*Sejm uchwalił' 'uk.*Рада ухвалила' '{"query":"наводнение","total":1}'
else
  echo 'shell: not run, there is no jq'
fi
if command -v node >/dev/null; then
  node "$examples/search.mjs" >out 2>messages || { cat messages; exit 1; }
  finds Node '^1 pl' '^2 uk'
else
  echo 'Node: not run, there is no node'
fi
