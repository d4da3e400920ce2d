"""`python -m tests.verify_pdf [--out DIR]`: make one of each kind of PDF and give them to the checkers.

The last line is `N files, M failures`; exit code 1 when there is a failure.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import chain
from pathlib import Path

from tests.verify_pdf import checkers, languages
from tests.verify_pdf.documents import Made, documents


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.verify_pdf", description=__doc__)
    parser.add_argument("--out", type=Path, help="keep the files in this folder")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        out = chosen.out or Path(scratch) / "files"
        out.mkdir(parents=True, exist_ok=True)
        files = {}
        for made in chain(documents(Path(scratch) / "demo"), languages.documents()):
            path = out / f"{made.name}.pdf"
            path.write_bytes(made.pdf)
            files[path] = made
        return _tell(files, check(files))


def check(files: dict[Path, Made]) -> dict[Path, list[str]]:
    """What is wrong with each file, by every checker that is here."""
    lacks = checkers.missing()
    for name, why in lacks.items():
        print(f"Not asked: {name} ({why}).")
    wrong: dict[Path, list[str]] = {path: [] for path in files}
    for name, ask in (("veraPDF", checkers.verapdf), ("pdfua", checkers.pdfua)):
        if name not in lacks:
            for path, found in ask(list(files)).items():
                wrong[path] += [one for one in found if files[path].archive or not checkers.of_archive(one)]
    for path, made in files.items():
        wrong[path] += checkers.qpdf(path) if "qpdf" not in lacks else []
        wrong[path] += checkers.pdfsig(path, made) if "pdfsig" not in lacks else []
    return wrong


def _tell(files: dict[Path, Made], wrong: dict[Path, list[str]]) -> int:
    failures = 0
    for path in files:
        for one in wrong[path]:
            print(f"{path.stem}: {one}")
        failures += bool(wrong[path])
    print(f"{len(files)} files, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
