"""Size of a statement of one language, beside typst's on the same page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hrcapp import statement
from tests.bench.changing import changed
from tests.bench.row import Pair, Row
from tests.bench.typst_page import TypstPage
from tests.unit.statement.samples import INSTANCE, NOW

_REFERENCE = "the same page by typst as PDF/A-3a and PDF/UA-1, without signature fields"


def _measure(language: str, rounds: int) -> Sequence[Pair]:
    """The same bytes come each time: once is enough."""
    del rounds
    data, template = changed(1, language, None)
    ours = statement.render(data, instance_xml=INSTANCE, now=NOW, template=template)
    with TemporaryDirectory() as folder:
        return [Pair(len(ours) / 1000, len(TypstPage(data, template, Path(folder)).compile()) / 1000)]


ROWS = tuple(
    Row(f"statement_size_{language}", "kB", None, _REFERENCE, partial(_measure, language), rounds=1)
    for language in statement.shipped("government").texts
)
