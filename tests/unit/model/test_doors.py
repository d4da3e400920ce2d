"""Doors that load what is behind them when it is asked for: what they offer is what type checkers read."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from hrcapp.model.doors import door
from tests.conftest import ROOT

DOORS = sorted(
    path
    for path in Path(ROOT, "hrcapp").rglob("__init__.py")
    if "import door" in path.read_text(encoding="utf-8")
)


def package(path: Path) -> str:
    return ".".join(path.parent.relative_to(ROOT).parts)


def written(path: Path) -> list[tuple[str, str]]:
    """The modules and names under TYPE_CHECKING."""
    [block] = [one for one in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(one, ast.If)]
    found = [one for one in block.body if isinstance(one, ast.ImportFrom)]
    return [(one.module or "", name.name) for one in found for name in one.names]


def test_there_are_doors() -> None:
    assert "hrcapp.xforms" in map(package, DOORS)


@pytest.mark.parametrize("path", DOORS, ids=package)
def test_a_door_gives_what_it_says(path: Path) -> None:
    asked = import_module(package(path))
    names = written(path)
    assert names
    for module, name in names:
        assert getattr(asked, name) is getattr(import_module(module), name)
        assert not (path.parent / f"{name}.py").exists(), f"{name} is a module's name too"
        assert not (path.parent / name).is_dir(), f"{name} is a room's name too"


@pytest.mark.parametrize("path", DOORS, ids=package)
def test_a_door_offers_nothing_else(path: Path) -> None:
    """The table has no name that type checkers don't know."""
    [block] = [one for one in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(one, ast.If)]
    [table] = [one for one in ast.walk(block.orelse[0]) if isinstance(one, ast.Dict)]
    offered = ast.literal_eval(table)
    told = {f"{package(path)}.{module}": names.split() for module, names in offered.items()}
    assert sorted((module, name) for module, names in told.items() for name in names) == sorted(written(path))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        door("hrcapp.xforms", {"state": "Changes"})("Nothing")


@pytest.mark.parametrize("path", DOORS, ids=package)
def test_opening_a_door_loads_nothing_behind_it(path: Path) -> None:
    name = package(path)
    code = f"import sys, {name}; print(*(one for one in sys.modules if one.startswith('{name}.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
