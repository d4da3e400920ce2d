#!/bin/sh
# Build the frozen program for the system it runs on, try it, and pack it: build/freeze/dist.
# Linux, macOS, and Windows with the shell that comes with git. What comes out: packaging/freeze/README.md.
# It is made apart and takes the place of the last one when all of it is there: a build cut short leaves that one.
set -eu
cd "$(dirname "$0")/../.."
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)}"
export PYTHONHASHSEED=1
out=build/freeze
making="$out/making"
bin=bin
case "$(uname -s)" in MINGW* | MSYS*) bin=Scripts ;; esac
mkdir -p "$out"

here="$out/venv/$bin/python"
if [ ! -e "$out/venv/ready" ] || [ requirements/freeze.txt -nt "$out/venv/ready" ]; then
    "${PYTHON:-python3}" -m venv --clear "$out/venv"
    "$here" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/freeze.txt
    touch "$out/venv/ready"
fi

"$here" packaging/compile_catalogs.py translations
rm -rf "$out/translations" "$making"
for catalog in translations/*/LC_MESSAGES/*.mo; do
    mkdir -p "$out/$(dirname "$catalog")"
    cp "$catalog" "$out/$catalog"
done
"$here" packaging/freeze/icons.py "$out"
"$here" -m PyInstaller --noconfirm --log-level WARN --distpath "$making" --workpath "$out/work" \
    packaging/freeze/hrcapp.spec
program="$making/hrcapp"
"$here" packaging/freeze/strip.py "$program"
"$here" packaging/freeze/icu.py "$program"

echo "Trying it in a bare environment:"
if [ "$bin" = Scripts ]; then
    "$program/hrcapp-cli" self-test
else
    env -i HOME="$(mktemp -d)" PATH=/usr/bin:/bin LANG=C.UTF-8 "$program/hrcapp" self-test
fi

"$here" packaging/freeze/pack.py "$program" "$making"
rm -rf "$out/dist"
mv "$making" "$out/dist"
echo "All of it is in $out/dist"
