"""`hrcapp kit` from the first kit to a second desk, as somebody on a machine without a screen would do it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hrcapp.cli import main
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import Kit, open_kit
from hrcapp.model.places import resource
from tests.small_forms import TOWNS, write_survey

DEVICE = SigningKey.generate().public.fingerprint


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file with the passphrase; the data folder is `desk`."""
    file = tmp_path / "passphrase"
    file.write_text("six sample words of one desk\n", encoding="utf-8")
    monkeypatch.setenv("HRCAPP_PASSPHRASE_FILE", str(file))
    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "desk"))
    return file


@pytest.fixture
def out(tmp_path: Path, secret: Path) -> Path:
    """A campaign that was just begun; what it gave away lies here."""
    folder = tmp_path / "out"
    given = ["--title", "Sample campaign", "--contact", "office@sample.example", "--out", str(folder)]
    assert main(["kit", "new", *given]) == 0
    return folder


def _next(out: Path, *options: str) -> Kit:
    assert main(["kit", "next", "--root-key", str(out / "root-key.json"), "--out", str(out), *options]) == 0
    return open_kit((out / "campaign.hrckit").read_bytes())


def test_sheets_are_written_and_tried_before_the_kit(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sorted(path.name for path in out.glob("recovery-sheet-*.pdf")) == [
        f"recovery-sheet-{number}.pdf" for number in (1, 2, 3)
    ]
    assert not list(out.glob("*.agekey"))
    sheets = [str(out / f"recovery-sheet-{number}.txt") for number in (3, 1)]
    again = out / "again"
    assert main(["kit", "drill", *sheets, "--out", str(again)]) == 0
    assert (again / "campaign.hrckit").read_bytes() == (out / "campaign.hrckit").read_bytes()
    assert main(["kit", "drill", sheets[0], sheets[0]]) == 1
    assert "twice" in capsys.readouterr().err
    assert main(["kit", "drill", sheets[0]]) == 1


def test_the_next_kit_changes_what_was_asked_for_and_says_so(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "local assessment.xml"
    form.write_bytes(resource("forms", "pledge.xml").read_bytes())
    box = tmp_path / "box.json"
    options = {"user": "sample", "password": "a secret"}
    box.write_text(json.dumps({"kind": "webdav", "address": "https://sample.example/d", "options": options}))
    given = ["--deadline", "2027-12-10", "--add-form", str(form), "--drop-box", str(box), "--revoke", DEVICE]
    dry = ["kit", "next", "--root-key", str(out / "root-key.json"), "--out", str(out), "--dry-run", *given]
    assert main(dry) == 0
    told = capsys.readouterr().out
    assert "local-assessment.xml" in told
    assert "a secret" not in told
    kit = _next(out, *given)
    assert kit.content.version == 2, "a dry run published nothing"
    assert list(kit.content.forms) == ["local-assessment.xml", "pledge.xml"]
    assert (str(kit.content.deadline), kit.content.revoked) == ("2027-12-10", (DEVICE,))
    assert kit.content.drop_boxes[0].options == options
    third = _next(out, "--deadline", "none", "--no-drop-box", "--remove-form", "local-assessment.xml")
    assert (third.content.deadline, third.content.drop_boxes) == (None, ())
    assert list(third.content.forms) == ["pledge.xml"]


def test_a_box_with_wrong_settings_publishes_nothing(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    box = tmp_path / "box.json"
    for wrong in ("[]", "{", '{"kind": "webdav", "address": "https://sample.example/d"}'):
        box.write_text(wrong)
        given = ["--root-key", str(out / "root-key.json"), "--out", str(out), "--drop-box", str(box)]
        assert main(["kit", "publish", *given]) == 1
        assert capsys.readouterr().err.strip()
    assert open_kit((out / "campaign.hrckit").read_bytes()).content.version == 1


def test_root_and_desk_key_are_replaced(out: Path) -> None:
    first = open_kit((out / "campaign.hrckit").read_bytes())
    kit = _next(out, "--new-root", "--new-desk-key")
    assert kit.earlier_roots == (first.root,)
    assert kit.recipients[0] not in first.recipients
    assert _next(out, "--wave", "2028").root == kit.root, "the new root key lies where it was put"


def test_a_second_desk_joins_and_is_named_by_the_next_kit(
    out: Path,
    tmp_path: Path,
    secret: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    travel = tmp_path / "travel"
    travel.write_text("words for the way", encoding="utf-8")
    for_way = ["--travel-passphrase-file", str(travel)]
    assert main(["kit", "share", *for_way, "--out", str(tmp_path / "stick")]) == 0
    keys = str(tmp_path / "stick" / "desk-keys.hrcdesk")
    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "second"))
    secret.write_text("words of the second desk", encoding="utf-8")
    assert main(["kit", "join", keys, "--name", "Desk 2", *for_way, "--out", str(tmp_path / "card")]) == 0
    assert main(["desk", "list"]) == 0
    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "desk"))
    capsys.readouterr()
    kit = _next(out, "--staff", str(tmp_path / "card" / "desk-key.json"))
    assert "Desk 2" in capsys.readouterr().out
    assert [one.name for one in kit.content.signers] == ["secretariat", "Desk 2"]


def test_a_passphrase_is_changed_by_the_old_one_or_by_two_sheets(
    out: Path, secret: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    change = ["kit", "passphrase", "--new-passphrase-file", str(new)]
    new.write_text("a second sample phrase", encoding="utf-8")
    assert main(change) == 0
    assert main(["desk", "list"]) == 1
    new.write_text("a third sample phrase", encoding="utf-8")
    assert main(change) == 1, "the first one is not right any more"
    sheets = [part for number in (1, 2) for part in ("--sheet", str(out / f"recovery-sheet-{number}.txt"))]
    assert main([*change, *sheets]) == 0
    secret.write_text("a third sample phrase", encoding="utf-8")
    assert main(["desk", "list"]) == 0


def test_a_recovery_key_is_renewed_tried_named_and_listed(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = out / "new"
    assert main(["kit", "recovery", "--renew", str(new)]) == 0
    wanted = [
        "kit",
        "publish",
        "--root-key",
        str(out / "root-key.json"),
        "--out",
        str(out),
        "--new-recovery-key",
    ]
    assert main(wanted) == 1, "nobody has tried its sheets"
    old = [str(out / f"recovery-sheet-{number}.txt") for number in (1, 2)]
    sheets = [str(new / f"recovery-sheet-{number}.txt") for number in (1, 3)]
    assert main(["kit", "drill", "--renewed", *old]) == 1
    assert main(["kit", "drill", "--renewed", *sheets]) == 0
    before = open_kit((out / "campaign.hrckit").read_bytes())
    assert main(wanted) == 0
    after = open_kit((out / "campaign.hrckit").read_bytes())
    assert after.recipients[0] == before.recipients[0]
    assert after.recipients[1] != before.recipients[1]
    capsys.readouterr()
    assert main(["kit", "recovery"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [after.recipients[1][-8:] in listed[0], before.recipients[1][-8:] in listed[1]] == [True, True]
    assert main(["kit", "recovery", "--earlier", *old]) == 0
    assert "kits 1 to 1" in capsys.readouterr().out
    assert main(wanted) == 1, "no other one waits"


def test_a_campaign_begins_with_a_form_of_its_own_and_its_files(
    tmp_path: Path, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    form, out = write_survey(source), tmp_path / "own"
    given = ["--title", "Sample campaign", "--contact", "office@sample.example", "--out", str(out)]
    towns = source / "visits-media" / "towns.csv"
    towns.rename(source / "elsewhere.csv")
    assert main(["kit", "new", *given, "--add-form", str(form)]) == 1
    assert "towns.csv" in capsys.readouterr().err
    assert main(["kit", "check", str(form)]) == 1
    (source / "elsewhere.csv").rename(towns)
    assert main(["kit", "check", str(form)]) == 0
    assert main(["kit", "new", *given, "--add-form", str(form)]) == 0
    content = open_kit((out / "campaign.hrckit").read_bytes()).content
    assert list(content.forms) == ["pledge.xml", "visits.xml"]
    assert content.files == {"visits.xml": {"towns.csv": TOWNS.encode()}}
    capsys.readouterr()
    assert main(["kit", "inspect", str(out / "campaign.hrckit")]) == 0
    assert "visits.xml: towns.csv" in capsys.readouterr().out
    assert _next(out, "--wave", "2028").content.files == content.files
    assert _next(out, "--remove-form", "visits.xml").content.files == {}
