#!/bin/sh
# Makes the wheel, installs it into an environment of its own without a network, and runs the example there. Arguments:
# the build directory, a directory to work in. Needs patchelf and python3-venv.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
build=$(CDPATH='' cd -- "$1" && pwd)
rm -rf "$2"
mkdir -p "$2"
cd "$2"
python3 "$here/searcher/doors/python/make_wheel.py" "$build" dist
python3 -m venv venv
venv/bin/pip install --quiet --no-index --disable-pip-version-check ./dist/*.whl
unset TROPA_LIBRARY PYTHONPATH
venv/bin/python -c 'import tropa; assert "/venv/" in tropa.__file__; print(tropa.__version__)'
venv/bin/python "$here/searcher/doors/examples/search.py" | tee found
grep -q 'Sejm uchwalił' found
grep -q 'Рада ухвалила' found
