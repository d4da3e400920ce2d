"""Reads the record of signing out of a PDF in a process of its own: PDF in, JSON out (see `travel`)."""

from __future__ import annotations

import json
import sys

from hrcapp.media.page_worker import limit
from hrcapp.statement.enclosed import record_of
from hrcapp.statement.live_content import live


def main() -> int:
    """`record`: null where there is none; `live`: whether the file may show something else another time."""
    limit()
    pdf = sys.stdin.buffer.read()
    sys.stdout.buffer.write(json.dumps({"record": record_of(pdf), "live": live(pdf)}).encode("ascii"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
