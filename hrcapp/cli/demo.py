"""`hrcapp demo`: the whole journey without a window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hrcapp.cli.say import Progress, say
from hrcapp.i18n import _


def add_to(nouns: Any) -> None:
    noun = nouns.add_parser("demo", help=_("run the whole journey on sample data"))
    noun.add_argument("--out", type=Path, required=True, help=_("an empty folder for its files"))
    noun.add_argument("--lang", default="en,ar", help=_("languages of the sample towns, as en,fr,es,ar"))
    noun.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from hrcapp.demo import journey

    progress = Progress()
    summary = journey.run(
        options.out.absolute(),
        [one.strip() for one in options.lang.split(",") if one.strip()] or ["en"],
        lambda done, total, what: progress(done, total, _(what) if what else _("Done")),
    )
    for language, statement in summary["statements"].items():
        say(f"{statement['file']}: {statement['verdict']}  [{language}]")
    say(
        _(
            "{parties} parties: {governments} governments and {partners} partners;"
            " {forms} forms, {pledges} pledges."
        ).format(**summary["counts"])
    )
    say(str(options.out))
    return 0
