"""Which of a party's names is printed for whom. Names in print come from the registry, never from a text."""

from __future__ import annotations

from collections.abc import Mapping

from hrcapp.model.party import PartyFacts


def own_name(facts: PartyFacts, names: Mapping[str, str]) -> tuple[str, str]:
    """The name as the party itself writes it, and its language ("" where unknown)."""
    if facts.name_language:
        return facts.name, facts.name_language
    return facts.name, next((tag for tag, name in names.items() if name == facts.name), "")


def name_in(facts: PartyFacts, names: Mapping[str, str], language: str) -> str:
    """The name for readers of `language`.

    Theirs if there is one; else the party's own where they can read it; else English, or Latin letters.
    """
    if language in names:
        return names[language]
    theirs = own_name(facts, names)[1].split("-")[0] == language
    if language != "en" and (theirs or _latin(facts.name)):
        return facts.name
    english = names.get("en") or facts.name_english
    return english or (facts.name if _latin(facts.name) else facts.name_latin or facts.name)


def _latin(text: str) -> bool:
    letters = () if text.isascii() else [c for c in text if c.isalpha()]
    return all(c < "\u0250" or "\u1e00" <= c < "\u1f00" for c in letters)
