"""Who may go on with a submission: a chain that nobody can forge, bend or borrow."""

from __future__ import annotations

import itertools
import json
import uuid
from datetime import UTC, datetime

import pytest
from exchange_world import World, told

from hrcapp.exchange import bundle, handover, succession
from hrcapp.exchange.keys import DeviceKeys, SigningKey
from hrcapp.exchange.succession import Link
from hrcapp.model.faults import Code

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
FORM = str(uuid.uuid4())


def chain(*devices: SigningKey, submission: str = FORM) -> tuple[Link, ...]:
    """Each device gives the form to the next one."""
    links = []
    for number, (giver, heir) in enumerate(itertools.pairwise(devices), start=2):
        link, ticket = succession.give(submission, number, giver, NOW)
        links.append(succession.accept(link, ticket, heir.public))
    return tuple(links)


def devices(count: int) -> list[SigningKey]:
    return [SigningKey.generate() for _ in range(count)]


def test_a_chain_leads_from_the_first_to_the_last() -> None:
    a, b, c = devices(3)
    links = succession.read(succession.write(chain(a, b, c)))
    names = [one.public.fingerprint for one in (a, b, c)]
    assert succession.leads(links, FORM, names[0], names[2])
    assert succession.leads(links, FORM, names[1], names[2]), "the desk may have met the second one first"
    assert not succession.leads(links, FORM, names[0], names[1])
    assert not succession.leads(links, str(uuid.uuid4()), names[0], names[2])
    assert not succession.leads((), FORM, names[0], names[0])


def test_there_and_back_and_on() -> None:
    a, b, c = devices(3)
    links = chain(a, b, a, c)
    assert succession.leads(links, FORM, a.public.fingerprint, c.public.fingerprint)
    assert not succession.leads(links, FORM, a.public.fingerprint, b.public.fingerprint)


def test_only_the_ticket_makes_an_heir() -> None:
    a, b = devices(2)
    link, _ticket = succession.give(FORM, 2, a, NOW)
    with pytest.raises(ValueError, match="ticket"):
        succession.accept(link, b, b.public)


def test_no_character_of_a_chain_may_change() -> None:
    text = succession.write(chain(*devices(2)))
    for at in range(len(text)):
        bent = text[:at] + bytes([text[at] ^ 1]) + text[at + 1 :]
        with pytest.raises(ValueError, match=r".*"):
            succession.read(bent)


def test_links_of_two_chains_do_not_mix() -> None:
    a, b, c = devices(3)
    one, other = (json.loads(succession.write(chain(a, heir)))["links"][0] for heir in (b, c))
    for key in ("heir", "heir_signature", "ticket", "signature"):
        mixed = json.dumps(
            {"links": [{**one, key: other[key]}]}, sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        with pytest.raises(ValueError, match=r"signed|hold"):
            succession.read(mixed.encode())


def test_a_bundle_carries_its_chain(world: World) -> None:
    other = SigningKey.generate()
    content = world.content()
    links = succession.write(chain(other, world.device.signing, submission=content.submission_id))
    moved = world.content(submission_id=content.submission_id, handovers=links)
    sealed = bundle.seal(moved, world.device, world.kit(), now=NOW)
    opened = bundle.open_bundle(sealed.data, [world.desk.identity], campaign=world.campaign)
    assert opened.content.handovers == links
    with pytest.raises(ValueError, match=r".*"):
        world.content(handovers=links[:-3])


def test_what_is_too_large_to_move_is_told() -> None:
    device = DeviceKeys.generate().signing
    code = told(
        lambda: handover.seal({"a": bytes(handover.LIMIT + 1)}, FORM, device, campaign="none", now=NOW)
    )
    assert code is Code.HANDOVER_TOO_LARGE


def test_other_files_are_not_taken_for_a_moved_form(world: World) -> None:
    assert not handover.is_handover(world.sealed().data)
    assert told(lambda: handover.look(world.sealed().data)) is Code.HANDOVER_UNREADABLE
    assert told(lambda: handover.look(b"")) is Code.HANDOVER_UNREADABLE
