"""The check of the documentation finds what has drifted."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_docs", ROOT / "packaging" / "check_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "check_docs", module)
    spec.loader.exec_module(module)
    return module


def test_the_pages_of_the_project_hold(check: ModuleType) -> None:
    assert list(check.problems()) == []
    assert len(check.pages()) > 10


def test_what_has_drifted_is_found(
    check: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Makefile").write_text("test:\n", encoding="utf-8")
    (tmp_path / "page.md").write_text(
        "[gone](absent.md) `make test` `make tea`\n\n```\nhrcapp desk dance\nhrcapp desk list --loud\n```\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(check, "ROOT", tmp_path)
    found = "\n".join(check.problems())
    for named in ("absent.md", "make tea", "desk dance", "--loud"):
        assert named in found
    assert "make test" not in found
