"""Filling in a form as PDF readers do: values set in its fields, with a library or in the bare bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name, String

from hrcapp.submission.blank import blank
from hrcapp.xforms import FormDefinition, load
from tests.sample import pledge_form

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@cache
def pledge() -> FormDefinition:
    return load(pledge_form())


@cache
def fillable(language: str = "en") -> bytes:
    return blank(pledge(), language, now=NOW, fillable=True)


def fields(pdf: Any) -> Iterator[tuple[str, Any]]:
    """Every field by its full name."""
    for field in pdf.Root.AcroForm.Fields:
        name = str(field.T)
        yield name, field
        yield from ((f"{name}.{kid.T}", kid) for kid in field.get("/Kids", []) if "/T" in kid)


def filled_in(answers: Mapping[str, str], blank_pdf: bytes | None = None) -> bytes:
    """Text as text, "x" for a tick by its full name, the choice of a circle by its value."""
    with pikepdf.open(BytesIO(blank_pdf or fillable())) as pdf:
        there = dict(fields(pdf))
        for name, answer in answers.items():
            field = there[name]
            if field.get("/FT") == "/Tx":
                field.V = String(answer)
            elif "/Kids" in field:
                field.V = Name("/" + answer)
                [kid] = [kid for kid in field.Kids if "/" + answer in kid.AP.N]
                kid.AS = Name("/" + answer)
            else:
                field.V = field.AS = Name.Yes
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()
