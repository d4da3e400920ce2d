"""Why a file from outside is refused, before it is known whose file it was meant to be.

The layers below (zip, bag, envelope) serve bundles, kits and receipts alike, so they raise a reason; each
kind of file then tells it with its own code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum

from hrcapp.model.faults import Code, Fault


class Reason(StrEnum):
    """What is the matter with the bytes."""

    FOREIGN = "foreign"  # another kind of file
    TRUNCATED = "truncated"  # the beginning of a good file
    ALTERED = "altered"  # a file of ours, some bytes changed
    NEWER = "newer"  # whole, and of a later major version
    TOO_LARGE = "too-large"


class Refused(Exception):
    """The bytes are not what they should be. `params` are kept for the sentence."""

    def __init__(self, reason: Reason, **params: object) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.params = params


@contextmanager
def told_as(codes: Mapping[Reason, Code], name: str) -> Iterator[None]:
    """Turn a refusal into the fault that a person is told; `name` is the file's."""
    try:
        yield
    except Refused as refused:
        raise Fault(codes[refused.reason], **{"name": name, **refused.params}) from refused
