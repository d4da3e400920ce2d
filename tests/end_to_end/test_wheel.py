"""The wheel works away from the checkout: it carries resources and compiled catalogs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def test_the_wheel_carries_what_the_app_needs(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path), str(ROOT)],
        check=True,
        timeout=300,
        capture_output=True,
    )
    wheel = next(tmp_path.glob("*.whl"))
    site = tmp_path / "site"
    subprocess.run(
        [*pip, "install", "--no-deps", "--target", str(site), str(wheel)],
        check=True,
        timeout=300,
        capture_output=True,
    )
    probe = (
        "import hrcapp, sys; from hrcapp.model.places import resource, translations;"
        f"assert hrcapp.__file__.startswith({str(site)!r}), hrcapp.__file__;"
        "assert resource('forms', 'pledge.xml').is_file();"
        "assert resource('fonts', 'NotoSans-Regular.ttf').is_file();"
        "assert resource('guides', 'en', 'officer.md').is_file();"
        "assert resource('guides', 'pictures', 'officer-home-ar.png').is_file();"
        "assert (translations() / 'ar' / 'LC_MESSAGES' / 'campaign.mo').is_file();"
        "from hrcapp.i18n import catalog; assert catalog('ar', 'campaign').gettext('Country') != 'Country'"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env={"PYTHONPATH": str(site), "PATH": "/usr/bin:/bin"},
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
