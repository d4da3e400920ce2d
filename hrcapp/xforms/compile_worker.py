"""Compiles an XLSForm in a process with limits of memory and time: a workbook may come from anyone, and a few
bytes of one can name a cell beyond every row. A path and languages in, the form or what is wrong with it out.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from hrcapp.media.page_worker import limit
from hrcapp.model.faults import Fault
from hrcapp.xforms.compile import compile_here


def main() -> int:
    """Exit code 0 with `form` or `code` and `params`; any other for what its readers can't cope with."""
    limit()
    wanted = json.loads(sys.stdin.buffer.read())
    try:
        form = compile_here(Path(wanted["source"]), wanted["languages"])
        answer: dict[str, object] = {"form": form.decode()}
    except Fault as fault:
        answer = {"code": fault.code, "params": fault.params}
    sys.stdout.buffer.write(json.dumps(answer, default=str).encode("ascii"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
