"""Forms that are no pledge, and another version of a form: opened, filled in, finished, changed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from hrcapp.officer import finishing, open_form
from hrcapp.secretariat.shipped_forms import shipped_forms
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form_opening import look_at
from hrcapp.xforms.compile import compile_form
from tests.officer_stage import Stage
from tests.sample import pledge_form
from tests.screenshots.scene import AR, EN, LARGE, scenes
from tests.screenshots.scenes.officer import names, stage, window
from tests.small_forms import BROKEN, BROKEN_XML, MARKED, write_survey

LOSING = """
| survey |
| | type | name | label | label::ar |
| | text | name_official | Official name | الاسم الرسمي |
| | select_multiple kinds | kinds | Which kinds? | أي أنواع؟ |
| | {more} |
| choices |
| | list_name | name | label | label::ar |
| | kinds | talk | A talk | حديث |
| | kinds | {code} | {label} | {arabic} |
| settings |
| | form_id | form_title | version |
| | sample_change | Sample change | {version} |
"""


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@scenes.add("officer-open-form", EN, AR, LARGE)
def opened(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    path = write_survey(made.folder.parent)
    return window(look, made, lambda desk: look_at(desk, path))


@scenes.add("officer-ask-form", EN, AR, LARGE)
def asked(look: Look) -> QWidget:
    return window(look, stage(look), lambda desk: desk.open_form())


@scenes.add("officer-form-marked", EN, AR)
def marked(look: Look) -> QWidget:
    made = stage(look)
    draft = open_form.begin(
        made.workspace,
        open_form.look(_write(made.folder.parent, "marked.md", MARKED)),
        language=look.language,
    )

    def go(desk: OfficerDesk) -> None:
        desk.with_form(draft, lambda _form: desk.go_section("/data"))

    return window(look, made, go)


@scenes.add("officer-sheet-problems", EN, AR)
def sheet_problems(look: Look) -> QWidget:
    made = stage(look)
    path = _write(made.folder.parent, "broken.md", BROKEN)
    return window(look, made, lambda desk: look_at(desk, path))


@scenes.add("officer-form-problems", EN, AR)
def problems(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    path = _write(made.folder.parent, "broken.xml", BROKEN_XML)
    return window(look, made, lambda desk: look_at(desk, path))


def _survey(made: Stage, look: Look) -> str:
    space = made.workspace
    found = open_form.look(write_survey(made.folder.parent))
    draft = open_form.begin(space, found, language=look.language)
    editor = space.drafts.open(draft)
    editor.set("/data/who", names(look)[0])
    editor.save()
    space.drafts.summarise(draft, editor.session)
    return draft


@scenes.add("officer-form-loose", EN, AR)
def loose(look: Look) -> QWidget:
    made = stage(look)
    draft = _survey(made, look)

    def go(desk: OfficerDesk) -> None:
        desk.with_form(draft, lambda _form: desk.go_section("/data"))

    return window(look, made, go)


@scenes.add("officer-form-done", EN, AR, LARGE)
def done(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = _survey(made, look)
    finishing.finish(made.workspace, draft, made.workspace.drafts.open(draft).session)
    return window(look, made, lambda desk: desk.open_draft(draft))


@scenes.add("officer-assessment", EN, AR)
def assessment(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit(forms=shipped_forms(assessment=True))
    space = made.workspace
    draft = space.drafts.create(space.kit.forms()[1], language=look.language, practice=False)
    editor = space.drafts.open(draft)
    editor.set("/data/about/name_official", names(look)[0])
    editor.save()
    space.drafts.summarise(draft, editor.session)

    def go(desk: OfficerDesk) -> None:
        desk.with_form(draft, lambda _form: desk.go_section("/data/foundations"))

    return window(look, made, go)


@scenes.add("officer-form-version", EN, AR, LARGE)
def version(look: Look) -> QWidget:
    made = stage(look)
    folder, space = made.folder.parent, made.workspace
    old = LOSING.format(
        more="text | remark | Remark | ملاحظة", code="walk", label="A walk", arabic="جولة", version="1"
    )
    new = LOSING.format(
        more="text | fresh | Who came? | من حضر؟", code="feast", label="A feast", arabic="عيد", version="2"
    )
    forms = [compile_form(_write(folder, f"{number}.md", text)) for number, text in enumerate((old, new))]
    made.take_kit(forms={"pledge.xml": pledge_form(), "small.xml": forms[0]})
    draft = space.drafts.create(forms[0], language=look.language, practice=False)
    editor = space.drafts.open(draft)
    editor.set("/data/name_official", names(look)[0])
    editor.set("/data/kinds", "talk walk")
    editor.set("/data/remark", names(look)[1])
    editor.save()
    made.take_kit(version=2, forms={"pledge.xml": pledge_form(), "small.xml": forms[1]})

    def go(desk: OfficerDesk) -> None:
        from hrcapp.ui.officer.form_versions import show_newer

        desk.with_form(draft, lambda form: show_newer(desk, form))

    return window(look, made, go)
