"""`hrcapp desk withdraw`: a decision is taken back while its answer has not left."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from hrcapp.cli.say import say
from hrcapp.i18n import _

if TYPE_CHECKING:
    from hrcapp.secretariat.desk import Desk

OpenDesk = Callable[[], "AbstractContextManager[Desk]"]


def add_to(verbs: Any, open_desk: OpenDesk) -> None:
    command = verbs.add_parser("withdraw", help=_("take a decision back, while its answer has not left"))
    command.add_argument("reference", help=_("the reference, as `desk list` shows it"))
    command.add_argument("--reason", default="", help=_("why, for the desks alone"))
    command.set_defaults(run=lambda options: _withdraw(options, open_desk))


def _withdraw(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    with open_desk() as desk:
        key = _decided(desk, options.reference)
        desk.withdrawal.withdraw(key, options.reason)
        say(_("Taken back: the form waits again, and its answer is never handed out."))
    return 0


def _decided(desk: Desk, reference: str) -> str:
    """The newest version of that number about which a decision stands. Raises Fault REFERENCE_UNKNOWN."""
    found = desk.review.find(reference)
    versions = [one for one in desk.review.items() if one.reference == reference]
    versions.sort(key=lambda one: -one.revision)
    decided = (one.key for one in versions if desk.withdrawal.of(one.key) is not None)
    return next(decided, found.key)
