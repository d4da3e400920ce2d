"""Every screen in pseudo-locales: nothing that bypasses the catalogs, nothing that longer words cut."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.ui.accessibility.pseudo import pseudo


def test_every_word_comes_from_a_catalog_and_has_room() -> None:
    """In English made longer by two fifths, and the same from right to left."""
    walk = [sys.executable, "-m", "tests.ui.accessibility.walk"]
    done = subprocess.run(walk, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert len(found) > 300
    assert {screen: wrong for screen, wrong in found.items() if wrong} == {}


def test_a_word_of_a_pseudo_locale() -> None:
    """Accents and brackets, two fifths longer; placeholders, tags and access keys stay."""
    assert pseudo("Save {count} files") == "⟦Sàvé {count} fîlés ····⟧"
