"""`hrcapp guide officer|facilitator|secretariat`: a guide as a tagged PDF."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from hrcapp.cli.say import say
from hrcapp.i18n import _
from hrcapp.i18n.languages import SHIPPED, endonym
from hrcapp.model.files import write_whole


def add_to(nouns: Any) -> None:
    noun = nouns.add_parser("guide", help=_("make one of the guides as a PDF"))
    # Named here again so that no command waits for the guides' room to be loaded; a test compares.
    noun.add_argument("who", choices=("officer", "facilitator", "secretariat"), help=_("for whom it is"))
    noun.add_argument("--lang", required=True, choices=SHIPPED, help=_("language of the guide"))
    noun.add_argument("--letter", action="store_true", help=_("on Letter paper, not A4"))
    noun.add_argument("--out", type=Path, required=True, help=_("where to write the PDF"))
    noun.set_defaults(run=_guide)


def _guide(options: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from hrcapp.submission.guides import guide, paper

    found = guide(options.who, options.lang)
    if found.language != options.lang:
        told = _("There is no guide in {language} yet; this is the one in {instead}.")
        names = {"language": endonym(options.lang), "instead": endonym(found.language)}
        print(told.format(**names), file=sys.stderr)
    write_whole(options.out, paper(found, letter=options.letter, now=datetime.now(UTC)), mode=0o644)
    say(str(options.out))
    return 0
