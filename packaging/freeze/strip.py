"""Take debugging symbols out of the libraries that carry many; others are left as their makers sent them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "libpython*.so*",
    "_sqlite3*.so",
    "_pkcs11*.so",
    "_http_parser*.so",
    "bezierTools*.so",
    "reader_c*.so",
    "_multidict*.so",
)


def main() -> int:
    tool = shutil.which("strip")
    if tool is None or sys.platform != "linux":
        return 0
    for pattern in HEAVY:
        for path in sorted(Path(sys.argv[1]).rglob(pattern)):
            subprocess.run([tool, "--strip-unneeded", path], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
