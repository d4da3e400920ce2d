"""Towns that exist nowhere, for the demonstration (`resources/campaign/sample-towns.json`)."""

from __future__ import annotations

import json

from hrcapp.model.party import Scope
from hrcapp.model.places import resource

_PLEDGE = ("/data/intro/", "/data/key_info/", "/data/statement/", "/data/publication/publish_statement")


def sample_answers(language: str, scope: Scope = Scope.FULL_FORM) -> dict[str, str]:
    """A form by path, in one of the shipped languages; every name says that it is a sample."""
    data = json.loads(resource("campaign", "sample-towns.json").read_text(encoding="utf-8"))
    town = data["towns"][language]
    answers = {**data["common"], **town, "/data/intro/scope": str(scope)}
    if scope is Scope.PLEDGE_ONLY:
        answers = {path: value for path, value in answers.items() if path.startswith(_PLEDGE)}
    return {
        **answers,
        "/data/statement/statement_language": language,
        "/data/statement/sig_place": town["/data/key_info/name_official"],
    }


STROKES = (
    (
        (0.06, 0.2),
        (0.1, 0.08),
        (0.14, 0.05),
        (0.15, 0.12),
        (0.12, 0.22),
        (0.09, 0.24),
        (0.13, 0.16),
        (0.2, 0.1),
    ),
    (
        (0.2, 0.18),
        (0.24, 0.12),
        (0.27, 0.18),
        (0.3, 0.13),
        (0.33, 0.18),
        (0.37, 0.12),
        (0.4, 0.18),
        (0.55, 0.11),
    ),
    ((0.1, 0.27), (0.35, 0.25), (0.62, 0.22)),
)
"""A scribble, in units of the pad's width."""
