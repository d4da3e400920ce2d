"""The tool that keeps catalogs and compiled forms in step with the sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from hrcapp.i18n.languages import SHIPPED

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import catalogs

    yield catalogs
    for name in ("catalogs", "extraction"):
        sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the parts that the tool reads and writes, brought up to date."""
    copy = tmp_path_factory.mktemp("tool") / "project"
    ignore = shutil.ignore_patterns("__pycache__", "*.mo")
    for part in ("hrcapp", "packaging", "translations", "resources/forms"):
        shutil.copytree(ROOT / part, copy / part, ignore=ignore)
    assert run(copy, "update").returncode == 0
    return copy


@pytest.fixture
def project(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "project"))


def run(project: Path, action: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "packaging/catalogs.py", action, "--domain", "campaign", *options]
    environment = os.environ | {
        "PYTHONPATH": str(project),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def written(project: Path) -> dict[Path, bytes]:
    paths = [*project.glob("translations/**/*.po*"), *project.glob("resources/forms/*.xml")]
    return {path: path.read_bytes() for path in paths}


def stale(project: Path) -> list[str]:
    return [line for line in run(project, "check").stderr.splitlines() if "stale" in line]


def test_updating_twice_changes_nothing_and_leaves_nothing_stale(project: Path) -> None:
    before = written(project)
    assert run(project, "update").returncode == 0
    assert written(project) == before
    assert stale(project) == []


def test_files_carry_no_dates_and_no_line_numbers_and_say_draft(project: Path) -> None:
    for language in SHIPPED[1:]:
        text = (project / "translations" / language / "LC_MESSAGES" / "campaign.po").read_text(
            encoding="utf-8"
        )
        assert "DRAFT" in text.partition("msgid")[0]
        assert "Date" not in text.partition("#:")[0]
        assert "#: resources/forms/pledge.xlsx\n" in text
        assert ".py:" not in text


def test_a_new_message_makes_the_catalogs_stale_and_its_translation_returns(project: Path) -> None:
    source = project / "hrcapp" / "statement" / "shipped_texts.py"
    old = source.read_text(encoding="utf-8")
    source.write_text(old.replace('N_("Global campaign")', 'N_("Another line")'), encoding="utf-8")
    found = run(project, "check")
    assert found.returncode == 1
    assert "translations/campaign.pot is stale: run `make catalogs`" in found.stderr
    run(project, "update")
    assert "fr/LC_MESSAGES/campaign.po: not translated: “Another line”" in run(project, "check").stderr
    source.write_text(old, encoding="utf-8")
    run(project, "update")
    french = (project / "translations" / "fr" / "LC_MESSAGES" / "campaign.po").read_text(encoding="utf-8")
    assert 'msgstr "Campagne mondiale"' in french
    assert "Another line" not in french


def test_a_changed_translation_makes_the_compiled_form_stale(project: Path) -> None:
    french = project / "translations" / "fr" / "LC_MESSAGES" / "campaign.po"
    text = french.read_text(encoding="utf-8")
    french.write_text(
        text.replace('msgstr "Nom officiel"', 'msgstr "Nom en toutes lettres"'), encoding="utf-8"
    )
    forms = ("assessment", "pledge")  # both ask for it
    assert stale(project) == [f"resources/forms/{one}.xml is stale: run `make catalogs`" for one in forms]


def test_unused_translations_go_only_when_asked(project: Path) -> None:
    french = project / "translations" / "fr" / "LC_MESSAGES" / "campaign.po"
    with french.open("a", encoding="utf-8") as file:
        file.write('\n#~ msgid "Gone"\n#~ msgstr "Disparu"\n')
    run(project, "update")
    assert "Disparu" in french.read_text(encoding="utf-8")
    run(project, "update", "--drop-unused")
    assert "Disparu" not in french.read_text(encoding="utf-8")


def check(
    tool: ModuleType, language: str, *messages: tuple[object, object], fuzzy: bool = False
) -> list[str]:
    catalog = Catalog(locale=language)
    for message, string in messages:
        catalog.add(message, string, flags=["fuzzy"] if fuzzy else [])  # type: ignore[arg-type]
    return [fault.partition(":")[0] for fault in tool.faults_of(catalog, language)]


def test_lost_and_invented_placeholders_are_found(tool: ModuleType) -> None:
    assert check(tool, "fr", ("Done at {place}.", "Fait à {place}.")) == []
    assert check(tool, "fr", ("Done at {place}.", "Fait.")) == ["placeholders differ (place)"]
    assert check(tool, "fr", ("Done.", "Fait à {lieu}.")) == ["placeholders differ (lieu)"]


def test_a_plural_may_say_its_number_in_words_but_not_in_its_last_form(tool: ModuleType) -> None:
    message = ("One file", "{count} files")
    right = ("لا ملفات", "ملف واحد", "ملفان", "{count} ملفات", "{count} ملفًا", "{count} ملف")
    assert check(tool, "ar", (message, right)) == []
    assert check(tool, "ar", (message, (*right[:-1], "ملف"))) == ["placeholders differ (count)"]
    assert check(tool, "ar", (message, right[:2])) == ["2 plural forms instead of 6"]
    assert check(tool, "es", (message, ("Un archivo", "{count} archivos"))) == []


def test_missing_and_fuzzy_translations_are_found(tool: ModuleType) -> None:
    assert check(tool, "es", ("Yes", "")) == ["not translated"]
    assert check(tool, "es", (("One file", "{count} files"), ("Un archivo", ""))) == ["not translated"]
    assert check(tool, "es", ("Yes", "Sí"), fuzzy=True) == ["fuzzy"]


def test_arabic_plurals_follow_the_order_of_cldr(tool: ModuleType, tmp_path: Path) -> None:
    import gettext

    catalog = Catalog(locale="ar")
    catalog.add(("one", "many"), ("zero", "one", "two", "few", "many", "other"))
    path = tmp_path / "x.po"
    path.write_text(tool.written(catalog, "campaign", "ar"), encoding="utf-8")
    with path.open("rb") as source, (tmp_path / "x.mo").open("wb") as target:
        write_mo(target, read_po(source, locale="ar"))
    with (tmp_path / "x.mo").open("rb") as file:
        spoken = gettext.GNUTranslations(file)
    numbers = (0, 1, 2, 3, 10, 11, 99, 100, 102, 103)
    assert [spoken.ngettext("one", "many", n) for n in numbers] == (
        ["zero", "one", "two", "few", "few", "many", "many", "other", "other", "few"]
    )
