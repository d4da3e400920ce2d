"""The end, compared with what was meant to happen: at every desk and on every laptop."""

from __future__ import annotations

from collections.abc import Iterator

from hrcapp.model.status import ReviewState
from hrcapp.secretariat.arrivals import BY_DROP_BOX, BY_FILE, BY_MAIL
from tests.crash.audited import audit_faults
from tests.soak.desks import Staffed
from tests.soak.run import Soak
from tests.soak.towns import _ENDS, Device


def differences(soak: Soak) -> list[str]:
    """Everything that is not as it was planned; empty when all is well."""
    return [
        *(f"desk {desk.number}: {what}" for desk in soak.desks for what in _of_desk(soak, desk)),
        *(f"device {one.number}: {what}" for one in soak.devices for what in _of_device(one)),
    ]


def _of_desk(soak: Soak, desk: Staffed) -> Iterator[str]:
    yield from _versions(soak, desk)
    yield from _parties(soak, desk)
    for way in (BY_FILE, BY_MAIL, BY_DROP_BOX):
        if waiting := desk.desk.outgoing.pending(way):
            yield f"{len(waiting)} answers wait on the way {way}"
    if held := desk.desk.outgoing.held():
        yield f"{held} answers are held"
    before = desk.desk.review.items()
    desk.desk.projection.rebuild()
    if desk.desk.review.items() != before:
        yield "the tables are not what the events say"
    yield from (f"audit: {found}" for found in desk.desk.audit.run().faults)
    [row] = desk.desk.store.rows("PRAGMA integrity_check")
    if row["integrity_check"] != "ok":
        yield "the store is damaged"


def _versions(soak: Soak, desk: Staffed) -> Iterator[str]:
    meant = {
        (soak.register.submission_of[town.number], revision): ruling
        for town in soak.plan.towns
        for revision, ruling in enumerate(town.rulings, 1)
    }
    items = desk.desk.review.items()
    there = {(one.submission, one.revision): one.state for one in items}
    if len(items) != len(there):
        yield f"{len(items) - len(there)} versions are there twice"
    for key in sorted(meant.keys() | there.keys()):
        if meant.get(key) is not there.get(key):
            town = soak.register.town_of.get(key[0])
            yield f"town {town}, version {key[1]}: {meant.get(key)} was meant, {there.get(key)} is there"


def _parties(soak: Soak, desk: Staffed) -> Iterator[str]:
    plan, town_of = soak.plan, soak.register.town_of
    meant: dict[int, set[int]] = {}
    for town in plan.towns:
        if town.end is ReviewState.ACCEPTED:
            meant.setdefault(plan.party(town.number), set()).add(town.number)
    found = desk.desk.parties.all()
    there = [{town_of[one] for one in party.submissions} for party in found]
    if unsettled := [party.reference for party in found if not party.settled]:
        yield f"parties not settled: {unsettled}"
    if odd := [one for one in there if one not in meant.values()]:
        yield f"parties that were not meant, of towns {odd[:5]}"
    if missing := [one for one in meant.values() if one not in there]:
        yield f"parties that are missing, of towns {missing[:5]}"


def _of_device(device: Device) -> Iterator[str]:
    yield from (f"audit: {what}" for what in audit_faults(device.space.store))
    for town in device.towns:
        status, revision = device.status(town.number), device.revision(town.number)
        if status is not _ENDS[town.end] or revision != len(town.rulings):
            yield f"town {town.number}: {status} at version {revision}, {town.rulings} was meant"
    device.close()
