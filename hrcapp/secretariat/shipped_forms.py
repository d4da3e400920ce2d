"""The forms that ship with the app, as a campaign's first kit carries them."""

from __future__ import annotations

from hrcapp.model.places import resource

PLEDGE = "pledge.xml"
ASSESSMENT = "self-assessment.xml"
"""In a kit the first form by name is the campaign's own: this one stands after the pledge."""


def shipped_forms(*, assessment: bool = False) -> dict[str, bytes]:
    """By their names in the kit: the pledge, and the local human rights assessment where it is wanted."""
    found = {PLEDGE: resource("forms", PLEDGE).read_bytes()}
    if assessment:
        found[ASSESSMENT] = resource("forms", "assessment.xml").read_bytes()
    return found
