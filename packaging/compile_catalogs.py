"""Compile every gettext catalog under translations/ (a hatch build hook, and a script for `make dev`)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script: hatchling is needed only while a wheel is built
    BuildHookInterface = object  # type: ignore[assignment,misc]


def compile_catalogs(root: Path) -> int:
    """Write a .mo beside each .po that is newer than it; return how many were written."""
    written = 0
    for po in sorted(root.glob("*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as source:
            catalog = read_po(source, locale=po.parent.parent.name, abort_invalid=True)
        with mo.open("wb") as target:
            write_mo(target, catalog)
        written += 1
    return written


class CompileCatalogs(BuildHookInterface):  # type: ignore[type-arg]
    """The wheel carries compiled catalogs though they are not in version control."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_catalogs(Path(self.root) / "translations")


if __name__ == "__main__":
    compile_catalogs(Path(sys.argv[1] if len(sys.argv) > 1 else "translations"))
