#!/bin/sh
# Make .venv from the lock: `prepare.sh run.txt` for the app alone, `prepare.sh dev.txt` for tests and checks too.
set -eu
cd "$(dirname "$0")/.."
lock=${1:-dev.txt}
. packaging/system.sh

need "the virtual environment and the windows" \
    python3 python3-venv libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 \
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libx11-xcb1 || exit 1

python=""
for candidate in python3 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Python 3.11 or newer, with venv, is needed. On Debian: sudo apt-get install -y python3 python3-venv" >&2
    exit 1
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
quiet="--quiet --disable-pip-version-check"
.venv/bin/pip install $quiet --require-hashes -r "requirements/$lock"
.venv/bin/pip install $quiet --no-deps --no-build-isolation --editable .
