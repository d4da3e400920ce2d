"""Every command: help, exit codes, JSON shapes, and sentences in place of tracebacks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hrcapp.cli import main
from hrcapp.model.places import resource
from tests.sample import open_workspace

COMMANDS = (
    ["demo"],
    *(["form", verb] for verb in ("check", "compile", "blank")),
    ["statement", "verify"],
    ["bundle", "inspect"],
    *(["kit", verb] for verb in ("new", "publish", "check", "inspect")),
    *(
        ["desk", verb]
        for verb in ("import", "list", "accept", "return", "report", "export", "match", "sync", "rebuild")
    ),
    *(["desk", "drop-box", verb] for verb in ("list", "check", "use", "forget")),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert "usage: hrcapp" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["nonsense"], ["desk"], ["desk", "import"], ["form", "check"]])
def test_a_command_not_understood_ends_with_2(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(command)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_the_command_line_never_loads_qt() -> None:
    probe = (
        "import sys, hrcapp.cli; hrcapp.cli._parser();"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", probe], check=False, timeout=60).returncode == 0


@pytest.mark.parametrize(
    "command",
    [
        ["statement", "verify"],
        ["bundle", "inspect"],
        ["kit", "inspect"],
        ["form", "check"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("content", [None, b"", b"not what was meant"], ids=["absent", "empty", "foreign"])
def test_a_wrong_file_is_told_in_a_sentence(
    command: list[str], content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file.xml"
    if content is not None:
        file.write_bytes(content)
    assert main([*command, str(file)]) == 1
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    assert (told.err or told.out).strip()


def test_the_shipped_form_checks_and_a_broken_one_names_its_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.sample import pledge_form

    good = tmp_path / "good.xml"
    good.write_bytes(pledge_form())
    assert main(["form", "check", str(good)]) == 0
    assert "hrc_pledge" in capsys.readouterr().out
    bad = tmp_path / "bad.xml"
    bad.write_bytes(
        pledge_form()
        .replace(b"string-length(normalize-space(.)) &gt;= 2", b"strnig-length(.) &gt;= 2", 1)
        .replace(b"selected( /data/focus/focus_areas ", b"selected( /data/nowhere ", 1)
    )
    assert main(["form", "check", str(bad)]) == 1
    told = capsys.readouterr().err
    assert "strnig-length" in told
    assert "/data/nowhere" in told


def test_a_kit_is_made_published_and_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text("a passphrase of a test\n", encoding="utf-8")
    monkeypatch.setenv("HRCAPP_PASSPHRASE_FILE", str(secret))
    out = tmp_path / "out"
    new = [
        "kit",
        "new",
        "--title",
        "Sample campaign",
        "--contact",
        "office@sample.example",
        "--out",
        str(out),
    ]
    assert main(new) == 0
    assert main(new) == 1, "a second campaign in the same folder"
    assert (
        main(["kit", "publish", "--root-key", str(out / "root-key.json"), "--out", str(tmp_path / "next")])
        == 0
    )
    capsys.readouterr()
    assert main(["kit", "inspect", "--json", str(tmp_path / "next" / "campaign.hrckit")]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["version"] == 2
    assert len(found["safety_words"]) == 8
    assert main(["desk", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_desk_opens_only_with_its_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text("right", encoding="utf-8")
    monkeypatch.setenv("HRCAPP_PASSPHRASE_FILE", str(secret))
    out = tmp_path / "out"
    assert main(["kit", "new", "--title", "Sample", "--contact", "a@sample.example", "--out", str(out)]) == 0
    secret.write_text("wrong", encoding="utf-8")
    for _attempt in range(3):
        assert main(["desk", "list"]) == 1
    assert "passphrase" in capsys.readouterr().err
    secret.write_text("right", encoding="utf-8")
    assert main(["desk", "list"]) == 0


def test_an_officers_folder_is_not_a_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    open_workspace(tmp_path / "officer").close()
    monkeypatch.setenv("HRCAPP_HOME", str(tmp_path / "officer"))
    assert main(["desk", "list"]) == 1
    assert capsys.readouterr().err.strip()


def test_a_blank_form_is_made_and_an_unknown_language_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, out = str(resource("forms", "pledge.xml")), tmp_path / "blank.pdf"
    assert main(["form", "blank", form, "--lang", "es", "--fillable", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-1.7")
    assert capsys.readouterr().out.strip() == str(out)
    assert main(["form", "blank", form, "--lang", "tlh", "--out", str(tmp_path / "no.pdf")]) == 1
    assert "tlh" in capsys.readouterr().err
    assert not (tmp_path / "no.pdf").exists()


def test_a_kit_is_tried_before_it_is_signed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from hrcapp.statement import shipped, template_to_json

    form, text = tmp_path / "pledge.xml", tmp_path / "text.json"
    form.write_bytes(resource("forms", "pledge.xml").read_bytes())
    written = template_to_json(shipped("partner"))
    text.write_text(json.dumps(written))
    assert main(["kit", "check", str(form), str(text)]) == 0
    written["texts"]["en"]["closing"] = ["We, {mayor}"]
    text.write_text(json.dumps(written))
    assert main(["kit", "check", str(form), str(text)]) == 1
    assert "“mayor”" in capsys.readouterr().out
