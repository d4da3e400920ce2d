"""`hrcapp form`: check a form before it is sent out, compile it, or make it a PDF to print or fill in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli.say import read_file, say
from hrcapp.i18n import _, ngettext
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole

if TYPE_CHECKING:
    from hrcapp.xforms import FormDefinition


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
    blank = verbs.add_parser(
        "blank", help=_("make a PDF of a form, to print or to fill in with a PDF reader")
    )
    blank.add_argument("file", type=Path, help=_("an XLSForm (.xlsx, .md) or an XForm (.xml)"))
    blank.add_argument("--lang", required=True, help=_("one of the form's languages"))
    blank.add_argument("--second", default="", help=_("a second language, under each question"))
    blank.add_argument("--fillable", action="store_true", help=_("with fields to fill in"))
    blank.add_argument("--letter", action="store_true", help=_("on Letter paper, not A4"))
    blank.add_argument("--out", type=Path, required=True, help=_("where to write the PDF"))
    blank.set_defaults(run=_blank)


def _check(options: argparse.Namespace) -> int:
    from hrcapp.xforms.advice import advice
    from hrcapp.xforms.compile import check_form

    source: Path = options.file
    form = _loaded(source)
    told = [] if _is_xform(source) else check_form(source)
    missing_told = not _is_xform(source)
    told += [
        problem.translated(_)
        for problem in advice(form)
        if not (missing_told and "languages" in problem.values)
    ]
    for line in told:
        say(line)
    say(
        _("{title}: form {id}, version {version}, languages {languages}.").format(
            title=form.title, id=form.id, version=form.version, languages=", ".join(form.languages)
        )
    )
    say(
        ngettext("No problem, {n} thing to look at.", "No problem, {n} things to look at.", len(told)).format(
            n=len(told)
        )
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


def _blank(options: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from hrcapp.submission.blank import blank

    form = _loaded(options.file)
    for language in filter(None, (options.lang, options.second)):
        if language not in form.languages:
            raise Fault(Code.FORM_LANGUAGE_UNKNOWN, language=language, known=", ".join(form.languages))
    pdf = blank(
        form,
        options.lang,
        second=options.second,
        letter=options.letter,
        fillable=options.fillable,
        now=datetime.now(UTC),
    )
    write_whole(options.out, pdf, mode=0o644)
    say(str(options.out))
    return 0


def _loaded(source: Path) -> FormDefinition:
    """The form with the files beside it: those in the folder `NAME-media`, as ODK Collect has it."""
    from hrcapp.xforms import FormFiles, load
    from hrcapp.xforms.compile import compile_form

    data = read_file(source)
    files = FormFiles.in_folder(source.with_name(f"{source.stem}-media"))
    return load(data if _is_xform(source) else compile_form(source), files)


def _is_xform(source: Path) -> bool:
    return source.suffix.lower() == ".xml"
