"""A file that is there whole or not at all: a build that is cut short leaves nothing that looks finished.

dpkg-deb opens its target first and compresses for a minute before the program's files go into it: killed in
between, it leaves a package of some hundred bytes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(target: Path, check: Callable[[Path], object] | None = None) -> Iterator[Path]:
    """Give a name to write to; what was written is checked, made durable and only then named as wanted.

    `check` raises when the file is not what it should be; after that, or any other error, neither name stays.
    """
    part = target.with_name(f".{target.name}.part")
    target.unlink(missing_ok=True)
    try:
        yield part
        if check is not None:
            check(part)
        _durable(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _durable(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())
