"""Which forms end in a statement that is signed, and which in answers alone."""

from __future__ import annotations

from functools import lru_cache

from hrcapp.xforms import FormDefinition

_OF_A_STATEMENT = frozenset({"party_type", "sig_name"})
"""Who declares, and who signs for them: a form that asks both is a pledge (see `facts`)."""


@lru_cache(maxsize=16)
def has_statement(definition: FormDefinition) -> bool:
    """Whether the form asks what a statement says and who signs it."""
    asked = {node.name for node in definition.nodes.values() if node.control is not None}
    return asked >= _OF_A_STATEMENT
