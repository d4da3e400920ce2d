"""`hrcapp form`: check a form before it is sent out, or compile it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hrcapp.cli.say import read_file, say
from hrcapp.i18n import _, ngettext
from hrcapp.model.files import write_whole


def add_to(nouns: Any) -> None:
    noun = nouns.add_parser(
        "form", help=_("check or compile a form"), description=_("Check or compile a form.")
    )
    verbs = noun.add_subparsers(metavar=_("ACTION"), required=True)
    check = verbs.add_parser("check", help=_("print every problem of a form, and what to look at in it"))
    check.add_argument("file", type=Path, help=_("an XLSForm (.xlsx, .md) or an XForm (.xml)"))
    check.set_defaults(run=_check)
    compiled = verbs.add_parser("compile", help=_("make an XForm from an XLSForm"))
    compiled.add_argument("file", type=Path, help=_("an XLSForm (.xlsx, .md)"))
    compiled.add_argument("--out", type=Path, help=_("where to write it; beside the source otherwise"))
    compiled.set_defaults(run=_compile)


def _check(options: argparse.Namespace) -> int:
    from hrcapp.xforms import load
    from hrcapp.xforms.compile import check_form, compile_form

    source: Path = options.file
    warnings: list[str] = []
    if source.suffix == ".xml":
        xml = read_file(source)
    else:
        read_file(source)
        xml, warnings = compile_form(source), check_form(source)
    form = load(xml)
    for line in warnings:
        say(line)
    say(
        _("{title}: form {id}, version {version}, languages {languages}.").format(
            title=form.title, id=form.id, version=form.version, languages=", ".join(form.languages)
        )
    )
    say(
        ngettext(
            "No problem, {n} thing to look at.", "No problem, {n} things to look at.", len(warnings)
        ).format(n=len(warnings))
    )
    return 0


def _compile(options: argparse.Namespace) -> int:
    from hrcapp.xforms import load
    from hrcapp.xforms.compile import compile_form

    source: Path = options.file
    read_file(source)
    xml = compile_form(source)
    load(xml)
    target: Path = options.out or source.with_suffix(".xml")
    write_whole(target, xml, mode=0o644)
    say(str(target))
    return 0
