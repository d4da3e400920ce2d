"""What the desk's screens say, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrcapp.i18n import activate
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome, ReviewState
from hrcapp.secretariat.suggesting import Reason
from hrcapp.ui.common.strength import strength
from hrcapp.ui.secretariat import begin, inbox, inbox_file, registry, review
from hrcapp.ui.secretariat.inbox_rows import Listed, list_files
from hrcapp.ui.secretariat.review_verdict import receipt, verdict
from tests.desk_stage import NOW, DeskStage


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskStage]:
    made = DeskStage(tmp_path_factory.mktemp("week")).usual_week()
    yield made
    made.close()


def _rows(week: DeskStage) -> dict[str, inbox.Row]:
    return {row.file: row for row in inbox.rows(week.desk.inbox.files(), "en")}


@pytest.mark.parametrize(
    ("file", "checks", "state", "group"),
    [
        ("sample-city-north.hrcb", ("yes", "yes", "yes", "yes"), "To review", "to-review"),
        ("sample-city-v2.hrcb", ("yes", "yes", "yes", "yes"), "New version", "to-review"),
        ("old-form.hrcb", ("yes", "warning", "yes", "yes"), "Needs a look", "to-review"),
        ("sample-city.hrcb", ("yes", "yes", "yes", "yes"), "Accepted", "decided"),
        ("taller-03.hrcb", ("no", "unchecked", "unchecked", "unchecked"), "Quarantine", "quarantine"),
        ("holiday-photos.zip", ("no", "unchecked", "unchecked", "unchecked"), "Quarantine", "quarantine"),
        ("sample-city-v3.hrcb", ("yes", "warning", "unchecked", "unchecked"), "Quarantine", "quarantine"),
    ],
)
def test_each_file_has_its_checks_and_one_state(
    week: DeskStage, file: str, checks: tuple[str, ...], state: str, group: str
) -> None:
    row = _rows(week)[file]
    assert (row.checks, row.state.words, row.group) == (checks, state, group)


def test_a_file_that_came_again_stands_on_top_and_doubles_nothing(week: DeskStage) -> None:
    again = week.desk.intake.import_paths([week.mail / "sample-city.hrcb"])
    rows = list_files(week.desk, again, Listed("en"))
    assert rows[0].group == "already"
    assert rows[0].checks[3] == "same"
    assert "HRC-2026-0001" in rows[0].who
    assert len([row for row in rows if row.file == "sample-city.hrcb"]) == 2
    assert inbox_file.panel(rows[0], "en").steps[0].action == "review"


def test_filters_count_what_they_show(week: DeskStage) -> None:
    again = week.desk.intake.import_paths([week.mail / "sample-city.hrcb"])
    counts = {**week.desk.inbox.counts(), inbox.ALREADY: 1}
    chips = dict(inbox.chips(counts, "en"))
    assert len(chips) == len(inbox.FILTERS)
    for key, words in chips.items():
        rows = list_files(week.desk, again, Listed("en", key))
        assert words.endswith(f" {len(rows)}")
        assert all(key in ("all", row.group) for row in rows)


def test_a_search_finds_name_file_and_number_whatever_the_accents(week: DeskStage) -> None:
    def found(typed: str) -> list[inbox.Row]:
        return list(list_files(week.desk, (), Listed("en", search=typed)))

    assert [row.file for row in found("MUNICIPÍO DE")] == ["municipio-12.hrcb"]
    assert [row.file for row in found("بلدية")] == ["بلدية-نموذجية.hrcb"]
    assert {row.who for row in found("hrc-2026-0001")} == {"Sample city"}
    assert {row.file for row in found("not READABLE")} == {"taller-03.hrcb", "holiday-photos.zip"}
    assert all("tunisia" in row.where.lower() for row in found("tunisia"))
    assert found("tunisia")


def test_what_is_set_aside_says_why_and_what_to_do(week: DeskStage) -> None:
    panel = inbox_file.panel(_rows(week)["sample-city-v3.hrcb"], "en")
    assert "nobody has approved" in panel.title
    assert [step.action for step in panel.steps] == ["approve", "retry", "letter", "note"]
    cut = inbox_file.panel(_rows(week)["taller-03.hrcb"], "en")
    assert [step.action for step in cut.steps] == ["retry", "letter", "note"]


def test_the_letter_names_file_and_reason(week: DeskStage) -> None:
    row = _rows(week)["taller-03.hrcb"]
    letter = inbox_file.letter(row, "en")
    assert "taller-03.hrcb" in letter
    assert inbox_file.panel(row, "en").title in letter


def test_every_reason_to_set_aside_has_words_for_a_row(week: DeskStage) -> None:
    row = _rows(week)["taller-03.hrcb"]
    assert row.arrived is not None
    for code in (code for code in Code if code.name.startswith(("BUNDLE_", "INSTANCE_", "SUBMISSION_"))):
        arrived = row.arrived.__class__(**{**vars(row.arrived), "reason": Fault(code, name="x")})
        made = inbox.rows([arrived], "en")[0]
        assert made.where
        assert made.group == "quarantine"


def test_the_last_import_is_told_in_one_line() -> None:
    outcomes = [Outcome.IMPORTED] * 7 + [Outcome.ALREADY, Outcome.QUARANTINED]
    told = inbox.summary(outcomes, NOW, "en")
    assert told.startswith(
        "Last import: 9 files, 7 imported, 1 already here, 1 in quarantine. 23 November 2026"
    )


# -- review


def _detail(week: DeskStage, file: str) -> review.Detail:
    item = next(one.item for one in week.desk.inbox.files() if one.file == file)
    assert item is not None
    return week.desk.review.detail(item.key, "en")


def test_a_verdict_is_never_praise(week: DeskStage) -> None:
    intact = verdict(_detail(week, "sample-city-north.hrcb"), "en")
    assert (intact.kind, intact.icon) == ("info", "shield")
    assert dict(intact.facts)["Trust"].startswith("Made by the signer")
    changed = verdict(_detail(week, "old-form.hrcb"), "en")
    assert changed.kind == "warning"


def test_a_name_that_is_here_already_is_for_a_person_to_decide(week: DeskStage) -> None:
    detail = _detail(week, "sample-city-north.hrcb")
    near = detail.proposal.near[0]
    known = review.Candidate(near.reference, "Sample city", "Sample region", near.reasons)
    same = review.same_as(detail, [known], None)
    assert [option.value for option in same.options] == [near.reference, review.NEW]
    assert Reason.OTHER_DIVISION in near.reasons
    draft = review.Draft()
    assert not review.decisions(detail, draft, same, "en").accept
    draft.choice = review.NEW
    assert review.decisions(detail, draft, same, "en").accept


def test_a_correction_needs_a_comment_and_a_comment_keeps_from_accepting(week: DeskStage) -> None:
    detail = _detail(week, "municipio-12.hrcb")
    draft, same = review.Draft(), review.same_as(detail, (), None)
    assert not same.options
    before = review.decisions(detail, draft, same, "en")
    assert (before.accept, before.ask) == (True, False)
    draft.comment(detail.answers[3].path, "Is this right?")
    after = review.decisions(detail, draft, same, "en")
    assert (after.accept, after.ask, after.reason) == (False, True, "1 comment will be sent")
    assert [answer.path for answer in review.answers(detail, draft, "comments")] == [detail.answers[3].path]
    draft.comment(detail.answers[3].path, "  ")
    assert not draft.comments


def test_the_receipt_speaks_the_senders_language_and_has_its_own_code(week: DeskStage) -> None:
    detail = _detail(week, "municipio-12.hrcb")
    draft = review.Draft()
    accepted = receipt(detail, draft, detail.reply_language)
    draft.comment("/data/x", "Sample")
    returned = receipt(detail, draft, detail.reply_language)
    assert detail.reply_language == "es"
    assert accepted.text != returned.text
    assert accepted.code != returned.code


def test_what_changed_is_shown_with_what_it_was(week: DeskStage) -> None:
    detail = _detail(week, "sample-city-v2.hrcb")
    changed = review.answers(detail, review.Draft(), "changed")
    assert [(answer.shown, answer.before) for answer in changed] == [("48,310", "48,250")]


def test_a_decided_version_can_only_be_read(week: DeskStage) -> None:
    detail = _detail(week, "sample-city.hrcb")
    assert detail.item.state is ReviewState.ACCEPTED
    can = review.decisions(detail, review.Draft(), review.same_as(detail, (), None), "en")
    assert (can.accept, can.ask, can.reject) == (False, False, False)


# -- registry


def test_governments_partners_pledges_and_forms_are_apart(week: DeskStage) -> None:
    rows = registry.rows(week.desk.party_list.each(), "en")
    counted = {key: len(registry.shown(rows, key, None)) for key, _words in registry.FILTERS}
    assert counted == {
        "all": 1,
        "governments": 1,
        "partners": 0,
        "pledged": 1,
        "form": 1,
        "waiting": 1,
        "apart": 0,
        "unsettled": 0,
    }
    counts = week.desk.figures.as_of(week.clock.now.date()).counts
    assert (counts.pledges, counts.forms) == (1, 1)


def _hits(week: DeskStage, rows: registry.Rows, typed: str) -> registry.View:
    return registry.shown(rows, "all", registry.places(rows, week.desk.parties.each_hit(typed)))


def test_the_registry_finds_a_party_by_any_of_its_names(week: DeskStage) -> None:
    rows = registry.rows(week.desk.party_list.each(), "en")
    assert list(_hits(week, rows, "SAMPLE CITY")) == list(rows)
    assert list(_hits(week, rows, "tunisia")) == list(rows)
    assert not _hits(week, rows, "elsewhere")


# -- begin


def _form(**changes: object) -> begin.Form:
    made = begin.Form("en", {"en": "Sample campaign"}, "desk@sample.example")
    made.passphrase = made.again = "six sample words for this desk"
    for name, value in changes.items():
        setattr(made, name, value)
    return made


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, []),
        ({"titles": {}}, ["title"]),
        ({"email": "desk"}, ["email"]),
        ({"deadline": ("31", "2", "2027")}, ["deadline"]),
        ({"deadline": ("1", "1", "2020")}, ["deadline"]),
        ({"deadline": ("٣١", "١٢", "٢٠٢٦")}, []),
        ({"drop_box": "/there/is/no/such/folder"}, ["drop-box"]),
        ({"passphrase": "short", "again": "short"}, ["passphrase"]),
        ({"again": "six sample words for another"}, ["again"]),
    ],
)
def test_what_keeps_a_campaign_from_being_made(changes: dict[str, object], wrong: list[str]) -> None:
    found = begin.problems(_form(**changes), date(2026, 11, 24))
    assert [one.field for one in found] == wrong
    assert all(one.sentence for one in found)


def test_an_empty_title_is_that_of_the_interface() -> None:
    title = _form(titles={"fr": "Campagne d’exemple", "ar": "حملة نموذجية"}, language="ar").title()
    assert title == dict.fromkeys(SHIPPED, "حملة نموذجية") | {"fr": "Campagne d’exemple"}


@pytest.mark.parametrize(
    ("passphrase", "kind"),
    [
        ("", None),
        ("aaaaaaaaaaaa", "danger"),
        ("password12", "danger"),
        ("window rice candle", "danger"),
        ("window rice candle orbit", "warning"),
        ("correct-horse-battery", "warning"),
        ("window rice candle orbit tiger moss", "success"),
    ],
)
def test_the_hint_about_a_passphrase(passphrase: str, kind: str | None) -> None:
    told = strength(passphrase)
    assert (told.kind if told else None) == kind


def test_the_desk_speaks_arabic_numbers_and_dates_as_they_are_written(week: DeskStage) -> None:
    activate("ar")
    row = next(row for row in inbox.rows(week.desk.inbox.files(), "ar") if row.file == "old-form.hrcb")
    assert "نوفمبر" in row.came
    assert row.where == "تونس"


def test_a_missing_drop_box_is_named(tmp_path: Path) -> None:
    there = _form(drop_box=str(tmp_path))
    assert begin.problems(there, date(2026, 11, 24)) == ()
