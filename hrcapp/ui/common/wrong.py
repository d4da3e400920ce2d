"""What is wrong with what was typed on a page of questions. No Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wrong:
    """A field and what is wrong with it."""

    field: str
    sentence: str
