"""A file layer that fails, below a program of its own: `run` starts one, and `Layer` is what it tells it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.crash.power.cuts import compiler

_SOURCE = Path(__file__).with_name("layer.c")
_LIMIT_S = 300


class Layer:
    """What the layer does from now on, said from inside the program that has it below."""

    def __init__(self) -> None:
        self._says = Path(os.environ["LAYER_SAYS"])

    def begin(self, trouble: str) -> None:
        """See `layer.c`."""
        self._says.write_text(trouble)

    def end(self) -> None:
        self._says.unlink()


def run(work: str, folder: Path, *arguments: str) -> dict[str, object]:
    """Do one of the works of `layered` in `folder`; what it found."""
    library, scene = folder / "layer.so", folder / "scene"
    command = [compiler() or "cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(_SOURCE), "-ldl"]
    subprocess.run(command, check=True, timeout=_LIMIT_S)
    scene.mkdir()
    below = {"LD_PRELOAD": str(library), "LAYER_UNDER": str(scene), "LAYER_SAYS": str(folder / "says")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.layered", work, str(scene), *arguments],
        env={**os.environ, **below, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        check=False,
        timeout=_LIMIT_S,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found
