"""What three programs say of each fixture; run as a module, this writes docs/verdicts.md.

A test compares the page with what they say.
"""

from __future__ import annotations

import subprocess
import tempfile
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from hrcapp import statement
from hrcapp.model.faults import Fault
from hrcapp.statement import VERDICTS, reason_label, trust_label
from tests.unit.statement.fixtures import FIXTURES

PAGE = Path(__file__).resolve().parents[3] / "docs" / "verdicts.md"
_HEAD = """# What is said of a signed statement

Each row is a file made by the tests (`tests/unit/statement/fixtures.py`). `pdfsig` is poppler's
({poppler}), without trusted issuers; pyHanko ({pyhanko}) is asked as its documentation shows, with no
trusted issuers and nothing fetched. The last column is `hrcapp statement verify`: the verdict, why, and
what is known of the first certificate. Made by `python -m tests.unit.statement.verdict_table`; a test holds
that it is true.

A check of a signature alone answers another question than ours: whether the signed bytes are what they
were. A file whose page was painted over later is "valid" in that sense. We ask whether a person who opens
the file sees what was signed, and read the submission from the signed revision whatever was done later.

| what was done | pdfsig | pyHanko | hrcapp |
| --- | --- | --- | --- |
"""


def page() -> str:
    rows = ((one.what, one.make()) for one in FIXTURES)
    head = _HEAD.format(poppler=poppler_version(), pyhanko=version("pyHanko"))
    return head + "".join(
        f"| {what} | {pdfsig(pdf)} | {pyhanko(pdf)} | {ours(pdf)} |\n" for what, pdf in rows
    )


def poppler_version() -> str:
    done = subprocess.run(["pdfsig", "-v"], capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).split("\n")[0].removeprefix("pdfsig version ")


def pdfsig(pdf: bytes) -> str:
    """What poppler says of each signature, and of how much it covers."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "file.pdf"
        path.write_bytes(pdf)
        try:
            done = subprocess.run(
                ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False, timeout=60
            )
        except subprocess.TimeoutExpired:
            return "no answer within a minute"
    said = []
    for block in done.stdout.split("Signature #")[1:]:
        words = block.partition("Signature Validation: ")[2].partition("\n")[0].rstrip(".").lower()
        covers = "whole file" if "- Total document signed" in block else "a part"
        said += [f"{words}, {covers}"] if words else []
    return "; ".join(said) or ("no signature" if done.stdout.strip() else "no answer")


def pyhanko(pdf: bytes) -> str:
    """The words of its summary for each signature; or that it refuses the file."""
    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    try:
        found = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures
        said = [validate_pdf_signature(one, nobody).summary() for one in found]
    except Exception as error:  # noqa: BLE001 - whatever it refuses a file with is its answer
        return f"refuses ({type(error).__name__})"
    words = [one.replace("_", " ").replace(",", ", ").replace(":", ": ").lower() for one in said]
    return "; ".join(words) or "no signature"


def ours(pdf: bytes) -> str:
    try:
        verdict = statement.verify(pdf)
    except Fault:
        return "No PDF that can be read"
    words = [f"**{VERDICTS[verdict.verdict]}**", reason_label(verdict.reason, "en")]
    if verdict.signatures and verdict.verdict != "broken":
        first = verdict.signatures[0]
        words.append(trust_label(first.trust, "en", first.issuer))
    return ". ".join(word.rstrip(".") for word in words if word)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
