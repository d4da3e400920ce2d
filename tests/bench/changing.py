"""A statement whose every paragraph differs from the one before it, so that no memory of its lines helps."""

from __future__ import annotations

from dataclasses import replace

from hrcapp import statement
from hrcapp.statement import Names, StatementData
from hrcapp.statement.templates import Alternatives, Template, Text
from tests.unit.statement.samples import data

OTHER_NAMES = {
    "en": Names("en", "Sample town", "Sample country", "Sample region", "municipality", "Sample town"),
    "fr": Names("fr", "Ville-modèle", "Pays-modèle", "Région-modèle", "commune", "Ville-modèle"),
}


def changed(number: int, language: str, second: str | None) -> tuple[StatementData, Template]:
    """Values and words of statement `number`: names, document and every sentence are its own."""
    values = data(language, signatories=2, document_id=f"0b0f7a52-3f1e-4c5e-9a53-{number:012x}")
    values = replace(values, party_name=f"{values.party_name} {number}", place=f"{values.place} {number}")
    if second:
        names = OTHER_NAMES[second]
        names = replace(names, party_name=f"{names.party_name} {number}")
        values = replace(values, second=names, prevails=language)
    template = statement.shipped("government")
    texts = {key: _text(template.text(key), number) for key in values.languages}
    return values, replace(template, texts=texts)


def _text(text: Text, number: int) -> Text:
    def marked(sentences: tuple[Alternatives, ...]) -> tuple[Alternatives, ...]:
        return tuple(tuple(f"{one} ({number})" for one in alternatives) for alternatives in sentences)

    return replace(
        text,
        opening=marked(text.opening),
        commitments=marked(text.commitments),
        closing=marked(text.closing),
    )
