#!/bin/sh
# Open the app; where there is no screen, run the whole journey once and say where its files lie.
set -eu
cd "$(dirname "$0")/.."
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    exec .venv/bin/hrcapp
fi
out=build/demo
echo "There is no screen here, so the journey runs without a window."
rm -rf "$out"
.venv/bin/hrcapp demo --out "$out" --lang en,ar
echo "Its files lie in $(pwd)/$out"
