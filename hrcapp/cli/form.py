"""`hrcapp form`: check a form before it is sent out, compile it, or make it a PDF to print or fill in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli.say import read_file, say
from hrcapp.i18n import _, ngettext
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole

if TYPE_CHECKING:
    from hrcapp.submission.form_package import FormPackage
    from hrcapp.xforms import FormDefinition


def add_to(nouns: Any) -> None:
    noun = nouns.add_parser(
        "form", help=_("check or compile a form"), description=_("Check or compile a form.")
    )
    verbs = noun.add_subparsers(metavar=_("ACTION"), required=True)
    check = verbs.add_parser("check", help=_("print every problem of a form, and what to look at in it"))
    kinds = _("an XLSForm (.xlsx, .md), an XForm (.xml), or a folder or zip of one with its files")
    check.add_argument("file", type=Path, help=kinds)
    check.set_defaults(run=_check)
    compiled = verbs.add_parser("compile", help=_("make an XForm from an XLSForm"))
    compiled.add_argument("file", type=Path, help=_("an XLSForm (.xlsx, .md)"))
    compiled.add_argument("--out", type=Path, help=_("where to write it; beside the source otherwise"))
    compiled.set_defaults(run=_compile)
    blank = verbs.add_parser(
        "blank", help=_("make a PDF of a form, to print or to fill in with a PDF reader")
    )
    blank.add_argument("file", type=Path, help=kinds)
    blank.add_argument("--lang", required=True, help=_("one of the form's languages"))
    blank.add_argument("--second", default="", help=_("a second language, under each question"))
    blank.add_argument("--fillable", action="store_true", help=_("with fields to fill in"))
    blank.add_argument("--letter", action="store_true", help=_("on Letter paper, not A4"))
    blank.add_argument("--out", type=Path, required=True, help=_("where to write the PDF"))
    blank.set_defaults(run=_blank)
    start = verbs.add_parser("quick-start", help=_("make the page that shows how it goes, as a PDF"))
    start.add_argument("--lang", required=True, choices=SHIPPED, help=_("language of the page"))
    start.add_argument("--letter", action="store_true", help=_("on Letter paper, not A4"))
    start.add_argument("--out", type=Path, required=True, help=_("where to write the PDF"))
    start.set_defaults(run=_quick_start)


def _check(options: argparse.Namespace) -> int:
    from hrcapp.submission.form_package import read_package

    package = read_package(options.file, own_folder=True)
    form = package.definition()
    told = _remarks(package, form, options.file)
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


def _remarks(package: FormPackage, form: FormDefinition, source: Path) -> list[str]:
    """What to look at: the sheets first, in their own words where there are any."""
    from hrcapp.xforms.advice import advice
    from hrcapp.xforms.compile import check_form

    is_workbook = source.suffix.lower() in (".xlsx", ".md")
    return [
        *(one.translated(_) for one in package.review.remarks),
        *(check_form(source) if is_workbook else ()),
        *(one.translated(_) for one in advice(form) if not (is_workbook and "languages" in one.values)),
    ]


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


def _quick_start(options: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from hrcapp.submission.quick_start import quick_start

    page = quick_start(options.lang, letter=options.letter, now=datetime.now(UTC))
    write_whole(options.out, page, mode=0o644)
    say(str(options.out))
    return 0


def _loaded(source: Path) -> FormDefinition:
    """The form with the files that it names, out of a file, a folder or a zip."""
    from hrcapp.submission.form_package import read_package

    return read_package(source, own_folder=True).definition()
