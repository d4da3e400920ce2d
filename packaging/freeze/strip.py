"""Make a frozen program of Linux smaller without taking anything from it: `strip.py PROGRAM`.

Symbols for debuggers go from libraries that still carry them; then the libraries that nothing needs any more.
Without binutils, or on another system, everything stays as it is.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

_REPACKED = ".libs"  # folders of wheels whose libraries were rewritten after linking: strip may break those
_LOADED_BY_NAME = ("libpython", "libcrypto", "libssl")
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")


def main() -> int:
    """Print what was gained."""
    program = Path(sys.argv[1])
    if sys.platform != "linux" or not shutil.which("strip") or not shutil.which("readelf"):
        return 0
    before = _size(program)
    libraries = [path for path in sorted(program.rglob("*.so*")) if path.is_file() and not path.is_symlink()]
    for path in libraries:
        if not path.parent.name.endswith(_REPACKED):
            subprocess.run(["strip", "--strip-unneeded", path], check=True)
    gone = _orphans(program, libraries)
    for path in gone:
        path.unlink()
    for link in [path for path in program.rglob("*.so*") if path.is_symlink() and not path.exists()]:
        link.unlink()
    gained = (before - _size(program)) / 1e6
    print(f"{gained:.1f} MB of symbols and libraries taken out: {', '.join(path.name for path in gone)}")
    return 0


def _orphans(program: Path, libraries: list[Path]) -> list[Path]:
    """Libraries of the system and of wheels that nothing among the rest is linked with."""
    needs = {path: _needed(path) for path in libraries}
    needs[program / "hrcapp"] = _needed(program / "hrcapp")
    inside = program / "_internal"
    shared = {path for place in ("lib*.so*", "*.libs/*.so*") for path in inside.glob(place) if path in needs}
    kept = {path for path in needs if path not in shared or path.name.startswith(_LOADED_BY_NAME)}
    while True:
        wanted = {name for path in kept for name in needs[path]}
        more = {path for path in shared - kept if path.name in wanted}
        if not more:
            return sorted(shared - kept)
        kept |= more


def _needed(path: Path) -> set[str]:
    told = subprocess.run(["readelf", "-dW", path], capture_output=True, text=True, check=True)
    return set(_NEEDED.findall(told.stdout))


def _size(program: Path) -> int:
    return sum(path.stat().st_size for path in program.rglob("*") if path.is_file() and not path.is_symlink())


if __name__ == "__main__":
    sys.exit(main())
