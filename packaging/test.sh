#!/bin/sh
# All tests: offscreen first, two at a time, then those that want a real window, on a virtual screen.
# Checkers of other makers (qpdf, pdfsig, age, ssh-keygen, softhsm2, certutil) are fetched when that is allowed;
# a test that lacks one skips and says so.
set -eu
cd "$(dirname "$0")/.."
. packaging/system.sh
need "the tests" qpdf poppler-utils age openssh-client softhsm2 libnss3-tools unzip xvfb xauth || echo "Going on without them; some tests will skip." >&2
# Drop boxes are tried on real servers, each started by its test on a port of this machine only.
need "tests of drop boxes (their services stay off)" openssh-server apache2 samba iproute2 || echo "Going on without them; some tests will skip." >&2
need "the test with a screen reader's interface" dbus at-spi2-core python3-gi gir1.2-atspi-2.0 || echo "Going on without it; it will skip." >&2
export QT_QPA_PLATFORM=offscreen
# Windows and servers are late on a busy machine. What failed runs once more, alone; what fails twice fails.
code=0
.venv/bin/python -m pytest -q -n 2 --dist worksteal -m "not display" "$@" || code=$?
if [ "$code" -eq 1 ]; then
    echo "Once more, one at a time, what failed:"
    .venv/bin/python -m pytest -q -m "not display" --last-failed --last-failed-no-failures none "$@"
elif [ "$code" -ne 0 ]; then
    exit "$code"
fi
if command -v xvfb-run >/dev/null 2>&1; then
    QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1366x768x24" .venv/bin/python -m pytest -q -m display "$@"
else
    echo "No virtual screen: the journey in a real window was not run." >&2
fi
