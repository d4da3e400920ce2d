"""Compiles an XLSForm in a process with limits of memory and time: a workbook may come from anyone, and a few
bytes of one can name a cell beyond every row. A path and languages in, the form or what is wrong with it out.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from hrcapp.media.page_worker import limit
from hrcapp.model.faults import Fault
from hrcapp.xforms.authoring.travel import to_json
from hrcapp.xforms.compile import compile_here
from hrcapp.xforms.problems import ProblemList


def main() -> int:
    """Exit code 0 with `form` and `review` (problems, remarks), with `problems`, or with `code` and `params`;
    any other for what its readers can't cope with."""
    limit()
    wanted = json.loads(sys.stdin.buffer.read())
    try:
        form, found = compile_here(Path(wanted["source"]), wanted["languages"])
        review = [to_json(found.problems), to_json(found.remarks)]
        answer: dict[str, object] = {"form": form.decode(), "review": review}
    except Fault as fault:
        told = fault.params.get("problems")
        if isinstance(told, ProblemList):
            answer = {"problems": to_json(told)}
        else:
            answer = {"code": fault.code, "params": fault.params}
    sys.stdout.buffer.write(json.dumps(answer, default=str).encode("ascii"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
