"""Public tools that judge a PDF; a test skips, saying so, where a tool is absent."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
IDENTIFIER = "urn:uuid:0b0f7a52-3f1e-4c5e-9a53-0a1b2c3d4e5f"

Tool = Callable[..., str]


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    """Run a public tool over PDF bytes: `tool("pdffonts", pdf, "-opw", …)` gives what it printed."""

    def run(name: str, pdf: bytes, *options: str, before: tuple[str, ...] = ()) -> str:
        program = shutil.which(name)
        if program is None:
            pytest.skip(f"{name} is not installed")
        path = tmp_path / "judged.pdf"
        path.write_bytes(pdf)
        done = subprocess.run(
            [program, *before, str(path), *options], capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def opened(pdf: bytes) -> Any:
    """The PDF for looking inside."""
    return pikepdf.open(BytesIO(pdf))


def elements(pdf: Any) -> list[Any]:
    """All structure elements in reading order."""

    def walk(element: Any) -> list[Any]:
        found = [element]
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == pikepdf.Name.StructElem:
                found += walk(kid)
        return found

    return [found for kid in pdf.Root.StructTreeRoot.K for found in walk(kid)]
