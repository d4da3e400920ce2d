"""Two pages of a statement, every paragraph changed each time, against typst on the same page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hrcapp import statement
from tests.bench.changing import changed
from tests.bench.row import Pair, Row
from tests.bench.timing import WARM_UP, in_turn
from tests.bench.typst_page import TypstPage
from tests.unit.statement.samples import INSTANCE, NOW

_REFERENCE = (
    "a fresh typst.compile of the same page as PDF/A-3a and PDF/UA-1: same fonts, tables, pictures and files "
    "inside, other words each time, its source and QR pictures ready before; without signature fields"
)


def _measure(language: str, second: str, rounds: int) -> Sequence[Pair]:
    with TemporaryDirectory() as folder:
        pages = {
            number: TypstPage(*changed(2 * (number + WARM_UP), language, second), Path(folder, str(number)))
            for number in range(-WARM_UP, rounds)
        }
        # Words of their own for each side: what one has set, the other can't have heard of.
        ours = {number: changed(2 * (number + WARM_UP) + 1, language, second) for number in pages}

        def render(number: int) -> bytes:
            data, template = ours[number]
            return statement.render(data, instance_xml=INSTANCE, now=NOW, template=template)

        return in_turn(render, lambda number: pages[number].compile(), rounds)


ROWS = (
    Row("statement_pdf", "ms", 1.5, _REFERENCE, lambda rounds: _measure("en", "fr", rounds)),
    Row("statement_pdf_ar", "ms", 1.5, _REFERENCE, lambda rounds: _measure("ar", "en", rounds)),
)
