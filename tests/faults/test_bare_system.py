"""A system that lacks what most have: a key store, fonts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
from hrcapp.vault import system_backend
from tests.conftest import ROOT

_LIMIT_S = 120
_GONE = "keyring.backends.SecretService.Keyring"
_WORDS = ("Sample town", "بلدية نموذجية", "예시 도시", "Ville d’exemple ñ ω")
_OURS = {"Noto Sans", "Noto Sans Arabic", "Noto Sans CJK KR"}
_ALIASES = {"Monospace", "Sans Serif", "Serif"}
_FONTS = """
import json, sys
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout
from hrcapp.app import application
app = application()
missing = []
for word in sys.argv[1:]:
    layout = QTextLayout(word, QFont("Noto Sans"))
    layout.beginLayout(); layout.createLine(); layout.endLayout()
    missing += [word for run in layout.glyphRuns() if 0 in run.glyphIndexes()]
print(json.dumps({"families": QFontDatabase.families(), "missing": missing}))
"""


@pytest.mark.skipif(system_backend() is not None, reason="this system has a key store")
def test_without_a_key_store_the_key_lies_in_a_file_for_its_owner_alone(tmp_path: Path) -> None:
    home = Home.open(tmp_path / "home")
    Workspace.open(home, keyring=True).close()
    assert home.settings()["keystore"] == "file"
    [key] = home.path.rglob("*.key")
    assert os.name != "posix" or key.stat().st_mode & 0o077 == 0
    Workspace.open(Home.open(home.path), keyring=True).close()


@pytest.mark.skipif(system_backend() is not None, reason="this system has a key store")
def test_a_key_store_that_is_gone_is_told_and_the_printed_code_opens(tmp_path: Path) -> None:
    home = Home.open(tmp_path / "home")
    space = Workspace.open(home)
    code = space.vault.new_recovery_code()
    space.close()
    home.change(keystore=_GONE, keystore_owner="sample")
    with pytest.raises(Fault) as caught:
        Workspace.open(home)
    assert caught.value.code is Code.KEYRING_REFUSED
    assert "recovery code" in sentence(caught.value, str).next
    Workspace.recover(home, code).close()
    assert home.settings()["keystore"] == "file"
    Workspace.open(home).close()


@pytest.mark.skipif(sys.platform != "linux", reason="fonts of the system are hidden by fontconfig")
def test_without_a_font_of_the_system_every_letter_is_there(tmp_path: Path) -> None:
    none = tmp_path / "fonts.conf"
    none.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>')
    hidden = {"FONTCONFIG_FILE": str(none), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _FONTS, *_WORDS],
        env={**os.environ, **hidden},
        check=True,
        timeout=_LIMIT_S,
        capture_output=True,
    )
    found = json.loads(done.stdout)
    assert {one for one in found["families"] if one not in _ALIASES} == _OURS
    assert found["missing"] == []
