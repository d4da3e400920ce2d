"""A signed statement or a filled-in form that comes alone."""

from __future__ import annotations

from desk_world import World
from test_odk_import import attachments, imported, instance, outcomes

from hrcapp.model.faults import Code
from hrcapp.model.party import Origin
from hrcapp.model.status import Outcome
from tests.filling import fillable, filled_in

BASE = {
    "/data/intro/party_type": "local_government",
    "/data/intro/scope": "pledge_only",
    "/data/key_info/name_official": "Sample filled town",
}


def pledges(world: World) -> int:
    return world.desk.figures.as_of(world.clock().date()).counts.pledges


def test_a_signed_statement_alone_is_a_pledge_only_once_a_person_has_accepted_it(world: World) -> None:
    town = world.town("Sample paper town")
    session, xml = town.instance()
    path = world.mail / "statement.pdf"
    path.write_bytes(town.statement(session, xml))
    one = imported(world, path)
    item = world.desk.review.item(str(one.submission))
    assert (item.name, item.origin, item.verdict) == ("Sample paper town", Origin.IMPORTED, "intact")
    assert item.same_answers
    assert instance(world, one.submission) == xml
    assert pledges(world) == 0
    world.desk.review.accept(item.key)
    assert pledges(world) == 1
    [again] = world.desk.intake.import_paths([path])
    assert again.outcome is Outcome.ALREADY


def test_a_statement_of_a_form_that_came_sealed_is_already_here(world: World) -> None:
    town = world.town()
    session, xml = town.instance()
    statement = town.statement(session, xml)
    sealed = world.mail / "sealed.hrcb"
    sealed.write_bytes(town.pack(pdf=statement).data)
    one = imported(world, sealed)
    path = world.mail / "statement.pdf"
    path.write_bytes(statement)
    [alone] = world.desk.intake.import_paths([path])
    assert (alone.outcome, alone.submission) == (Outcome.ALREADY, one.submission)


def test_a_changed_statement_alone_says_that_it_was_changed(world: World) -> None:
    town = world.town()
    session, xml = town.instance()
    path = world.mail / "statement.pdf"
    path.write_bytes(town.statement(session, xml) + b"\n% a line too much\n")
    one = imported(world, path)
    assert world.desk.review.item(str(one.submission)).verdict == "changed"
    assert pledges(world) == 0


def test_a_filled_form_comes_in_once_with_its_answers_and_no_signature(world: World) -> None:
    path = world.mail / "form.pdf"
    path.write_bytes(filled_in(BASE))
    one = imported(world, path)
    item = world.desk.review.item(str(one.submission))
    assert (item.name, item.verdict, item.origin) == ("Sample filled town", "none", Origin.IMPORTED)
    assert attachments(world, one) == {}
    [again] = world.desk.intake.import_paths([path])
    assert again.outcome is Outcome.ALREADY


def test_answers_that_do_not_fit_wait_for_a_correction(world: World) -> None:
    path = world.mail / "form.pdf"
    path.write_bytes(filled_in({**BASE, "/data/key_info/population": "a great many"}))
    done = world.desk.intake.import_paths([path])
    assert outcomes(done) == [(Outcome.QUARANTINED, Code.FILLED_FORM_TO_CHECK)]


def test_an_empty_form_and_a_foreign_pdf_say_what_they_are(world: World) -> None:
    (world.mail / "empty.pdf").write_bytes(fillable())
    (world.mail / "letter.pdf").write_bytes(b"%PDF-1.7 of someone else")
    done = world.desk.intake.import_paths([world.mail])
    assert outcomes(done) == [
        (Outcome.QUARANTINED, Code.FILLED_FORM_UNSIGNED),
        (Outcome.QUARANTINED, Code.PDF_ALONE),
    ]
