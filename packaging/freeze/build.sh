#!/bin/sh
# Build the frozen program for the system it runs on, try it, and pack it: build/freeze/dist.
# Linux: a portable archive (tar.xz) and a .deb. What Windows and macOS do beside that: packaging/freeze/README.md.
set -eu
cd "$(dirname "$0")/../.."
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)}"
export PYTHONHASHSEED=1
out=build/freeze
python=${PYTHON:-python3}
mkdir -p "$out"

if [ ! -x "$out/venv/bin/python" ]; then
    "$python" -m venv "$out/venv"
    "$out/venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r requirements/freeze.txt
fi
here="$out/venv/bin/python"

"$here" packaging/compile_catalogs.py translations
rm -rf "$out/translations" "$out/dist"
for catalog in translations/*/LC_MESSAGES/*.mo; do
    mkdir -p "$out/$(dirname "$catalog")"
    cp "$catalog" "$out/$catalog"
done
"$here" -m PyInstaller --noconfirm --log-level WARN --distpath "$out/dist" --workpath "$out/work" \
    packaging/freeze/hrcapp.spec
program="$out/dist/hrcapp"
"$here" packaging/freeze/strip.py "$program"
"$here" packaging/freeze/icu.py "$program"

echo "Trying it in a bare environment:"
env -i HOME="$(mktemp -d)" PATH=/usr/bin:/bin LANG=C.UTF-8 "$program/hrcapp" self-test

"$here" packaging/freeze/pack.py "$program" "$out/dist"
