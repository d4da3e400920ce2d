"""Exports of ODK and Kobo at the desk: instance XML and tables, duplicates, conflicts, new versions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import odk_world as odk
import pytest
from desk_world import World, form_bytes
from lxml import etree

from hrcapp.model.faults import Code
from hrcapp.model.party import Origin
from hrcapp.model.status import Outcome, ReviewState
from hrcapp.secretariat.export import Choice, Format
from hrcapp.secretariat.export.questions import given
from hrcapp.secretariat.intake import Imported
from hrcapp.secretariat.odk_files import arranged
from hrcapp.store import blobs
from hrcapp.xforms import load


def instance(world: World, key: str | None) -> bytes:
    row = world.desk.store.row("SELECT bundle FROM version WHERE key = ?", (str(key),))
    assert row is not None
    reader = world.desk.projection._reader
    return reader.open(blobs.get(world.desk.store, row["bundle"])).content.instance_xml


def attachments(world: World, one: Imported) -> dict[str, int]:
    return dict(world.desk.review.detail(str(one.submission), "en").attachments)


def said(data: bytes) -> list[tuple[str, int, object]]:
    return [
        (one.question.path, one.number, one.value)
        for one in given(load(form_bytes()), data, "en", coded=True)
    ]


def outcomes(done: list[Imported]) -> list[tuple[Outcome, Code | None]]:
    return [(one.outcome, one.reason.code if one.reason else None) for one in done]


def imported(world: World, path: Path) -> Imported:
    [one] = world.desk.intake.import_paths([path])
    assert one.outcome is Outcome.IMPORTED, one.reason
    return one


def test_a_folder_of_instances_comes_in_with_its_media_and_says_that_nothing_is_signed(world: World) -> None:
    file = "/data/statement/signatories[1]/sig_resolution_file"
    session = odk.answers(
        **{"/data/statement/signatories[1]/sig_mandate": "council_resolution", file: "resolution.pdf"}
    )
    assert session.value(file) == "resolution.pdf"
    folder = world.mail / "central" / "instances"
    odk.instance_folder(folder / "one", odk.xml(session), {"resolution.pdf": odk.PLAN})
    odk.instance_folder(folder / "two", odk.xml(odk.answers(odk.SECOND, "Another sample town")))
    first, second = world.desk.intake.import_paths([world.mail])
    assert outcomes([first, second]) == [(Outcome.IMPORTED, None)] * 2
    assert (first.file, second.file) == ("one/submission.xml", "two/submission.xml")
    assert attachments(world, first) == {"resolution.pdf": len(odk.PLAN)}
    item = world.desk.review.item(str(first.submission))
    assert (item.origin, item.verdict, item.submission) == (
        Origin.IMPORTED,
        "none",
        odk.FIRST.removeprefix("uuid:"),
    )
    assert said(instance(world, first.submission)) == said(odk.xml(session))
    assert world.desk.outgoing.pending() == [], "nobody waits for an answer in a file"


def test_what_is_imported_is_a_form_once_accepted_and_never_a_pledge(world: World) -> None:
    one = imported(world, odk.instance_folder(world.mail / "one", odk.xml(odk.answers())))
    world.desk.review.accept(str(one.submission))
    counts = world.desk.figures.as_of(world.clock().date()).counts
    assert (counts.parties, counts.forms, counts.pledges) == (1, 1, 0)


def test_the_same_again_is_already_here_and_other_answers_are_a_conflict(world: World) -> None:
    path = odk.instance_folder(world.mail / "one", odk.xml(odk.answers()))
    one = imported(world, path)
    [again] = world.desk.intake.import_paths([path])
    assert (again.outcome, again.reference) == (Outcome.ALREADY, one.reference)
    path.write_bytes(odk.xml(odk.answers(name="Sample town under another name")))
    for _twice in range(2):
        [other] = world.desk.intake.import_paths([path])
        assert outcomes([other]) == [(Outcome.QUARANTINED, Code.SUBMISSION_CONFLICT)]
    assert len(world.desk.intake.quarantine()) == 1
    assert len(world.desk.review.items()) == 1


def test_a_conflict_comes_in_once_a_person_has_rejected_the_first(world: World) -> None:
    path = odk.instance_folder(world.mail / "one", odk.xml(odk.answers()))
    one = imported(world, path)
    path.write_bytes(odk.xml(odk.answers(name="Sample town, corrected")))
    world.desk.intake.import_paths([path])
    world.desk.review.reject(str(one.submission), "Sample reason")
    [taken] = world.desk.intake.retry()
    assert taken.outcome is Outcome.IMPORTED
    assert world.desk.intake.quarantine() == []
    assert world.desk.review.item(str(taken.submission)).name == "Sample town, corrected"


def test_a_deprecated_id_makes_the_next_version_whichever_file_comes_first(world: World) -> None:
    newer = odk.answers(odk.SECOND, "Sample town, edited")
    odk.instance_folder(world.mail / "a-newer", odk.xml(newer, deprecated=odk.FIRST))
    odk.instance_folder(world.mail / "b-older", odk.xml(odk.answers()))
    done = world.desk.intake.import_paths([world.mail])
    assert [one.file for one in done] == ["b-older/submission.xml", "a-newer/submission.xml"]
    items = {one.revision: one for one in world.desk.review.items()}
    assert {one.submission for one in items.values()} == {odk.FIRST.removeprefix("uuid:")}
    assert items[1].state is ReviewState.SUPERSEDED
    assert items[2].name == "Sample town, edited"
    assert len({one.reference for one in done}) == 1


def test_a_later_session_goes_on_with_the_same_submission(world: World) -> None:
    imported(world, odk.instance_folder(world.mail / "one", odk.xml(odk.answers())))
    world.desk.renew()
    newer = odk.xml(odk.answers(odk.SECOND, "Sample town, edited"), deprecated=odk.FIRST)
    two = imported(world, odk.instance_folder(world.mail / "two", newer))
    assert world.desk.review.item(str(two.submission)).revision == 2


def test_nothing_unsigned_replaces_what_a_town_sealed(world: World) -> None:
    town = world.town()
    world.desk.intake.import_paths([town.send(world.mail)])
    newer = odk.xml(odk.answers(odk.SECOND), deprecated=f"uuid:{town.submission}")
    [one] = world.desk.intake.import_paths([odk.instance_folder(world.mail / "two", newer)])
    assert outcomes([one]) == [(Outcome.QUARANTINED, Code.SUBMISSION_CONFLICT)]
    assert len(world.desk.review.items()) == 1


def test_media_that_come_later_make_a_version_that_has_them(world: World) -> None:
    mandate = {"/data/statement/signatories[1]/sig_mandate": "council_resolution"}
    session = odk.answers(**mandate, **{"/data/statement/signatories[1]/sig_resolution_file": "act.pdf"})
    path = odk.instance_folder(world.mail / "one", odk.xml(session))
    assert attachments(world, imported(world, path)) == {}
    (path.parent / "act.pdf").write_bytes(odk.PLAN)
    two = imported(world, path)
    assert attachments(world, two) == {"act.pdf": len(odk.PLAN)}
    assert world.desk.review.item(str(two.submission)).revision == 2


def test_kobos_own_names_are_seen_through(world: World) -> None:
    data = odk.xml(odk.answers())
    one = imported(world, odk.instance_folder(world.mail / "kobo", odk.kobo_xml(data)))
    assert said(instance(world, one.submission)) == said(data)
    assert attachments(world, one) == {}
    [again] = world.desk.intake.import_paths([odk.instance_folder(world.mail / "central", data)])
    assert again.outcome is Outcome.ALREADY, "the same submission, by whichever way"


def test_answers_the_form_does_not_have_stay_beside_it_as_they_were_sent(world: World) -> None:
    root = etree.fromstring(odk.xml(odk.answers()))
    etree.SubElement(root, "extra_question").text = "an answer of another version"
    data = etree.tostring(root)
    one = imported(world, odk.instance_folder(world.mail / "one", data))
    assert attachments(world, one) == {"as-sent.xml": len(data)}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (
            b'<data id="other"><q>1</q><meta><instanceID>uuid:1</instanceID></meta></data>',
            Code.ODK_FORM_OTHER,
        ),
        (
            b'<data id="hrc_pledge" encrypted="yes"><meta><instanceID>uuid:1</instanceID></meta></data>',
            Code.ODK_ENCRYPTED,
        ),
        (b'<data id="hrc_pledge"><meta><instanceID/></meta></data>', Code.INSTANCE_UNREADABLE),
        (b'<!DOCTYPE d [<!ENTITY e "x">]><d><instanceID>&e;</instanceID></d>', Code.INSTANCE_UNREADABLE),
        (b"<data><instanceID>cut", Code.INSTANCE_UNREADABLE),
    ],
)
def test_what_cannot_be_read_is_set_aside_with_its_reason(world: World, data: bytes, code: Code) -> None:
    path = world.mail / "one.xml"
    path.write_bytes(data)
    assert outcomes(world.desk.intake.import_paths([path])) == [(Outcome.QUARANTINED, code)]
    [kept] = world.desk.intake.quarantine()
    assert blobs.get(world.desk.store, kept.sha256) == data


def test_an_export_comes_back_with_equal_answers(tmp_path: Path) -> None:
    first, second = World.make(tmp_path / "one"), World.make(tmp_path / "two")
    try:
        taken = imported(first, odk.instance_folder(first.mail / "one", odk.xml(odk.answers())))
        first.desk.review.accept(str(taken.submission))
        newer = odk.xml(odk.answers(odk.SECOND, "Sample town, edited"), deprecated=odk.FIRST)
        edited = imported(first, odk.instance_folder(first.mail / "two", newer))
        first.desk.review.accept(str(edited.submission))
        out = first.desk.exports.write(Choice(Format.ODK, "en", date(2030, 1, 1)), tmp_path)
        done = second.desk.intake.import_paths([out / "instances"])
        assert {one.outcome for one in done} == {Outcome.IMPORTED}
        last = max(second.desk.review.items(), key=lambda item: item.revision)
        assert last.revision == 2
        before = said(instance(first, edited.submission))
        assert said(instance(second, last.key)) == before
    finally:
        first.desk.close()
        second.desk.close()


def test_an_exported_instance_is_one_that_central_takes(world: World, tmp_path: Path) -> None:
    """OpenRosa metadata: every version its own id; a new one names the one that it replaces."""
    town = world.town()
    [one] = world.desk.intake.import_paths([town.send(world.mail)])
    world.desk.review.accept(str(one.submission))
    path = town.send(world.mail, 2, population="48300")
    [two] = world.desk.intake.import_paths([path])
    world.desk.review.accept(str(two.submission))
    out = world.desk.exports.write(Choice(Format.ODK, "en", date(2030, 1, 1)), tmp_path)
    roots = [etree.fromstring(one.read_bytes()) for one in sorted(out.glob("instances/*/submission.xml"))]
    form = load(form_bytes())
    assert [(root.tag, root.get("id"), root.get("version")) for root in roots] == [
        ("data", form.id, form.version)
    ] * 2
    older, newer = roots
    assert older.findtext("meta/instanceID") == f"uuid:{town.submission}"
    assert older.find("meta/deprecatedID") is None
    assert newer.findtext("meta/deprecatedID") == f"uuid:{town.submission}"
    assert newer.findtext("meta/instanceID") not in ("", None, f"uuid:{town.submission}")
    assert arranged(sorted(out.glob("instances/*/submission.xml"))) == sorted(
        out.glob("instances/*/submission.xml")
    ), "uploading them in the order of their names goes well"
