"""Officer and secretariat, two data folders, meeting only through files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.exchange.dropbox import FolderDropBox
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome, ReviewState, Status
from hrcapp.officer.signing import Drawn
from hrcapp.officer.workspace import Workspace
from hrcapp.secretariat import campaign, drill
from hrcapp.secretariat.desk import Desk
from hrcapp.store import Home
from tests.sample import Clock, fill, open_workspace, other_form, pledge_form

STROKES = [[(0.1, 0.6), (0.3, 0.2), (0.5, 0.7), (0.9, 0.3)]]
POPULATION = "/data/key_info/population"


class World:
    """A campaign with its desk, and one town that has opened its kit."""

    def __init__(self, folder: Path, forms: dict[str, bytes] | None = None) -> None:
        self.clock = Clock()
        self.folder = folder
        self.stick = folder / "stick"
        self.stick.mkdir()
        home = Home.open(folder / "desk")
        made = campaign.create(
            home,
            title=dict.fromkeys(SHIPPED, "Sample campaign"),
            contact={"email": "office@sample.example"},
            forms=forms or {"pledge.xml": pledge_form()},
            languages=SHIPPED,
            passphrase=None,
            now=self.clock(),
        )
        drill.practise(home, made.sheets[:2], self.clock())
        self.kit = campaign.release(home)
        self.desk = Desk.open(home, clock=self.clock)
        self.town = self.another_town("town")

    def another_town(self, name: str) -> Workspace:
        town = open_workspace(self.folder / name, self.clock)
        town.kit.adopt(self.kit)
        return town

    def signed(self, town: Workspace | None = None, form: bytes | None = None) -> str:
        """A complete, signed form; its id."""
        town = town or self.town
        draft = town.drafts.create(form or town.kit.form(), language="en", practice=False)
        editor = town.drafts.open(draft)
        fill(editor)
        town.drafts.summarise(draft, editor.session)
        town.signing.sign(draft, editor.session, Drawn(STROKES))
        return draft

    def correct(self, draft: str, value: str) -> None:
        self.town.drafts.correct(draft)
        editor = self.town.drafts.open(draft)
        editor.set(POPULATION, value)
        editor.save()
        self.town.signing.sign(draft, editor.session, Drawn(STROKES))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.town.close()
    made.desk.close()


def test_from_stick_to_accepted_with_a_correction_between(world: World) -> None:
    draft = world.signed()
    world.town.outbox.save_to(draft, world.stick)
    assert world.town.drafts.card(draft).status is Status.HANDED_OVER

    [first] = world.desk.intake.import_paths([world.stick])
    assert first.outcome is Outcome.IMPORTED
    world.desk.outgoing.write(world.stick)
    taken, refused = world.town.answers.take_folder(world.stick)
    assert ([one.kind for one in taken], refused) == (["received"], [])
    card = world.town.drafts.card(draft)
    assert (card.status, card.reference) == (Status.RECEIVED, first.reference)

    [item] = world.desk.review.items(ReviewState.TO_REVIEW)
    world.desk.review.return_(item.key, {POPULATION: "Please check this number."}, "One answer.")
    world.desk.outgoing.write(world.stick)
    world.town.answers.take_folder(world.stick)
    assert world.town.drafts.card(draft).status is Status.RETURNED
    assert world.town.answers.comments(draft) == ((POPULATION, "Please check this number."),)

    world.correct(draft, "48300")
    assert world.town.drafts.card(draft).reference == first.reference
    world.town.outbox.save_to(draft, world.stick)
    second = [one for one in world.desk.intake.import_paths([world.stick]) if one.outcome is Outcome.IMPORTED]
    assert [one.reference for one in second] == [first.reference]
    [item] = world.desk.review.items(ReviewState.TO_REVIEW)
    assert item.revision == 2
    world.desk.review.accept(item.key)
    world.desk.outgoing.write(world.stick)
    world.town.answers.take_folder(world.stick)
    assert world.town.drafts.card(draft).status is Status.ACCEPTED
    assert len(world.desk.parties.all()) == 1


def test_one_button_both_ways_through_a_shared_folder(world: World) -> None:
    box = FolderDropBox(world.stick)
    draft = world.signed()
    world.town.outbox.drop(draft, box, str(world.stick))
    assert world.desk.sync.run([box]).sent == 1
    taken, refused = world.town.answers.take_from_box(box)
    assert ([one.kind for one in taken], refused) == (["received"], [])
    assert world.town.answers.take_from_box(box) == ([], [])
    assert world.town.drafts.card(draft).status is Status.RECEIVED
    again = world.desk.sync.run([box])
    assert (again.imported, again.sent) == ((), 0)


def test_the_same_file_again_gives_the_same_reference(world: World) -> None:
    draft = world.signed()
    path = world.town.outbox.save_to(draft, world.stick)
    [first] = world.desk.intake.import_paths([path])
    [again] = world.desk.intake.import_paths([path])
    assert (again.outcome, again.reference) == (Outcome.ALREADY, first.reference)
    assert world.town.outbox.data(draft) == path.read_bytes()


def test_two_towns_of_one_name_are_two_parties(world: World) -> None:
    other = world.another_town("other")
    try:
        world.town.outbox.save_to(world.signed(), world.stick)
        draft = other.drafts.create(other.kit.form(), language="en", practice=False)
        editor = other.drafts.open(draft)
        fill(editor)
        editor.set("/data/key_info/admin1", "Another sample region")
        editor.save()
        other.signing.sign(draft, editor.session, Drawn(STROKES))
        other.outbox.save_to(draft, world.stick)
    finally:
        other.close()
    world.desk.intake.import_paths([world.stick])
    first, second = world.desk.review.items(ReviewState.TO_REVIEW)
    world.desk.review.accept(first.key)
    with pytest.raises(Fault) as caught:
        world.desk.review.accept(second.key)
    assert caught.value.code is Code.PARTY_UNDECIDED, "a person decides whether they are the same"
    world.desk.parties.create(second.submission)
    world.desk.review.accept(second.key)
    assert len(world.desk.parties.all()) == 2


def test_a_receipt_for_another_computer_changes_nothing(world: World) -> None:
    draft = world.signed()
    world.town.outbox.save_to(draft, world.stick)
    world.desk.intake.import_paths([world.stick])
    [receipt] = world.desk.outgoing.write(world.stick)
    other = world.another_town("other")
    try:
        with pytest.raises(Fault) as caught:
            other.answers.take_file(receipt)
    finally:
        other.close()
    assert caught.value.code is Code.RECEIPT_NOT_FOR_US


def test_the_kit_of_another_campaign_is_refused_and_ours_kept(world: World, tmp_path: Path) -> None:
    foreign = World(_made(tmp_path / "foreign"))
    try:
        with pytest.raises(Fault) as caught:
            world.town.kit.adopt(foreign.kit)
        assert caught.value.code is Code.KIT_OTHER_CAMPAIGN
        kit = world.town.kit.current()
        assert kit is not None
        assert kit.content.campaign == world.desk.kit.content.campaign
        draft = foreign.signed()
        path = foreign.town.outbox.save_to(draft, world.stick)
        [imported] = world.desk.intake.import_paths([path])
        assert imported.outcome is Outcome.QUARANTINED
        assert imported.reason is not None
        assert imported.reason.code is Code.BUNDLE_OTHER_CAMPAIGN
    finally:
        foreign.town.close()
        foreign.desk.close()


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_one_bad_file_never_stops_a_batch(world: World) -> None:
    good = world.town.outbox.save_to(world.signed(), world.stick)
    data = good.read_bytes()
    (world.stick / "cut.hrcb").write_bytes(data[: len(data) // 2])
    flipped = bytearray(data)
    flipped[len(data) // 2] ^= 1
    (world.stick / "altered.hrcb").write_bytes(flipped)
    (world.stick / "letter.txt").write_text("a letter", encoding="utf-8")
    found = {one.file.rpartition("/")[2]: one for one in world.desk.intake.import_paths([world.stick])}
    assert found[good.name].outcome is Outcome.IMPORTED
    reasons = {name: one.reason.code for name, one in found.items() if one.reason}
    assert reasons["cut.hrcb"] is Code.BUNDLE_TRUNCATED
    assert reasons["altered.hrcb"] is Code.BUNDLE_ALTERED
    assert reasons["letter.txt"] is Code.BUNDLE_NOT_A_BUNDLE


def test_a_stick_that_is_gone_keeps_the_form_signed(world: World) -> None:
    draft = world.signed()
    with pytest.raises(Fault) as caught:
        world.town.outbox.save_to(draft, world.folder / "unplugged")
    assert caught.value.code is Code.PLACE_MISSING
    assert world.town.drafts.card(draft).status is Status.PACKED
    assert world.town.outbox.waiting() == [draft]
    world.town.outbox.save_to(draft, world.stick)
    assert world.town.outbox.waiting() == []


def test_each_form_of_a_kit_with_several_goes_all_the_way(tmp_path: Path) -> None:
    world = World(tmp_path, {"pledge.xml": pledge_form(), "survey.xml": other_form()})
    box = FolderDropBox(world.stick)
    drafts = [world.signed(form=form) for form in (pledge_form(), other_form())]
    for draft in drafts:
        world.town.outbox.drop(draft, box, str(world.stick))
    found = world.desk.intake.import_paths([world.stick])
    assert [one.outcome for one in found] == [Outcome.IMPORTED] * 2
    world.desk.outgoing.write(world.stick)
    taken, refused = world.town.answers.take_folder(world.stick)
    assert ({one.draft for one in taken}, refused) == (set(drafts), [])
    for draft in drafts:
        assert world.town.drafts.card(draft).status is Status.RECEIVED
    world.town.close()
    world.desk.close()
