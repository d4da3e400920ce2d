"""Loading the entries of the first report into a desk: sealed, imported and accepted like everybody's."""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.demo.reconstruct import reconstruct
from hrcapp.exchange.keys import DeviceKeys
from hrcapp.model.party import Origin
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import first_results
from hrcapp.secretariat.desk import Desk

BY_DESK = "desk"
"""The way these come: nobody waits for an answer to them."""


def total() -> int:
    """How many entries the report has."""
    return len(first_results.first_results().entries)


def loaded(desk: Desk) -> int:
    """How many of them are here and accepted."""
    return len(_here(desk, ReviewState.ACCEPTED))


def load(
    desk: Desk,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Take in and accept those that are not here yet, then the names and findings; how many are here now.

    The desk packs them with a device of its own, which is made for it and forgotten. Stopping loses nothing:
    the next call goes on with the rest. Names and findings follow once all entries are here.
    """
    device = DeviceKeys.generate()
    desk.intake.approve_sender(device.signing.public.fingerprint, own=True)
    done, known, count = _here(desk, ReviewState.ACCEPTED), _here(desk), total()
    for entry in reconstruct(desk.kit, device, now=desk.clock()):
        if cancelled and cancelled():
            return len(done)
        if entry.reference in done:
            continue
        if entry.reference not in known:
            desk.intake.take_in(entry.file, entry.data, BY_DESK)
        item = desk.review.find(entry.reference)
        if item.state is ReviewState.TO_REVIEW:
            desk.review.accept(item.key)
        done.add(entry.reference)
        if progress:
            progress(len(done), count)
    first_results.add_to(desk)
    return len(done)


def _here(desk: Desk, state: ReviewState | None = None) -> set[str]:
    return {item.reference for item in desk.review.items(state) if item.origin == Origin.RECONSTRUCTED}
