"""Every language's letters on a page, statements in two languages, and the papers beside them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hrcapp import statement
from hrcapp import typeset as t
from hrcapp.i18n.languages import SHIPPED
from hrcapp.statement.page import PAPERS
from hrcapp.submission import guides
from hrcapp.submission.quick_start import quick_start
from tests.typeset.conftest import IDENTIFIER
from tests.typeset.languages import WORDS
from tests.unit.statement.sample_towns import TOWNS
from tests.unit.statement.samples import INSTANCE, NOW, STROKES, data, scan_of, seal, signed_too, taken
from tests.unit.statement.test_emblem import picture
from tests.unit.statement.test_templates import greek, written
from tests.verify_pdf.documents import Made

PAIRS = (
    ("en", "ar"), ("ar", "fr"), ("fr", "en"), ("es", "ar"), ("en", "ko"), ("ko", "ar"), ("ar", "ko"),
    ("tr", "de"), ("de", "nl"), ("bs", "en"), ("ca", "es"), ("gl", "it"), ("pt", "fr"),
)  # fmt: skip
"""Each language once or more; each order of directions and of scripts."""


def documents() -> Iterator[Made]:
    """All of them, signed ones too."""
    for language in WORDS:
        yield Made(f"words-{language}", _words(language))
    for first, second in PAIRS:
        yield from _both(first, second)
    for language, paper in product(SHIPPED, PAPERS):
        values = data(language, signatories=3, emblem=_arms() if paper == "letter" else None)
        yield Made(f"{language}-{paper}-motion", statement.council_motion(values, now=NOW, paper=paper))
        yield Made(f"{language}-{paper}-cover", statement.cover_letter(values, now=NOW, paper=paper))
    for language in SHIPPED:
        yield Made(f"quick-start-{language}", quick_start(language, now=NOW))
    for language, who in product(SHIPPED, guides.GUIDES):
        if (found := guides.guide(who, language)).language == language:
            yield Made(f"guide-{who}-{language}", guides.paper(found, now=NOW))
    yield Made("en-ar-scanned", _scanned("en", "ar"), 2)
    yield Made("el-en-from-a-kit", _from_a_kit())


def _words(language: str) -> bytes:
    title, first, second = WORDS[language]
    document = t.Document(language, title).add(t.Heading(title), t.Paragraph(first), t.Listing([second]))
    return document.render(now=NOW, identifier=IDENTIFIER)


def _arms() -> statement.Emblem:
    return statement.Emblem(picture(colour=(11, 90, 99, 128)), "Sample arms")


def _of_both(first: str, second: str) -> statement.StatementData:
    names = TOWNS[second].names(second)
    return data(
        first, signatories=2, second=names, prevails=second, emblem=_arms(), look=statement.short_hash(b"")
    )


def _scanned(first: str, second: str) -> bytes:
    """Two languages on Letter with arms, signed by two on paper."""
    values = _of_both(first, second)
    sheets = taken(statement.render(values, instance_xml=INSTANCE, now=NOW, paper="letter"))
    pages = [
        statement.ScannedPage(came, came, statement.Match(statement.Sheet.RIGHT, number))
        for number, came in enumerate(map(scan_of, sheets), 1)
    ]
    pdf = statement.render_scanned(values, pages, instance_xml=INSTANCE, now=NOW, paper="letter")
    return statement.sign_scanned(pdf, seal(), fields=2, now=NOW, appearance_language=first)


def _both(first: str, second: str) -> Iterator[Made]:
    values = _of_both(first, second)
    plain = statement.render(values, instance_xml=INSTANCE, now=NOW, paper="letter")
    yield Made(f"{first}-{second}-unsigned", plain)
    drawn = statement.sign_drawn(plain, STROKES, seal(), field=1, now=NOW, appearance_language=first)
    yield Made(f"{first}-{second}-two", signed_too(drawn), 2)


def _from_a_kit() -> bytes:
    found = written()
    found["texts"]["el"] = greek(found)
    template = statement.template_from_json(found)
    values = data("el", party_name="Δείγμα Πόλης", second=TOWNS["en"].names("en"), prevails="el")
    return statement.render(values, instance_xml=INSTANCE, now=NOW, template=template)
