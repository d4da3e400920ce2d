"""The translation desk, a file of a translator, and a form that waits for its second reader."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.dropbox import FOLDER
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.secretariat import rounds
from hrcapp.secretariat.translation_fold import Status
from hrcapp.secretariat.translation_units import Format
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.translation_import_page import TranslationImportPage
from tests.desk_stage import DeskStage
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, scenes
from tests.screenshots.scenes.desk import _folder, window
from tests.two_desks import join

FRENCH = (
    "Une ville où chacun et chacune vit dans la dignité : voilà un texte d’exemple.",
    "Le droit international nous engage ; ceci est une traduction d’exemple.",
)


@cache
def translated() -> DeskStage:
    """Towns that wrote in English, Arabic and Spanish, some of it translated into French."""
    made = DeskStage(_folder()).usual_week()
    translations, listed = made.desk.translations, made.desk.translation_list
    rows = listed.rows("fr")
    for place, row in enumerate(rows[:6]):
        opened = translations.open(row.version, row.place.path, "fr")
        status = Status.CHECKED if place % 3 == 0 else Status.DRAFT
        translations.keep(opened.place, FRENCH[place % 2], status, seen=opened.seen)
        if place == 1:
            again = translations.open(row.version, row.place.path, "fr")
            translations.keep(again.place, FRENCH[0], Status.CHECKED, seen=again.seen)
    return made


def _open(office: Office, language: str, group: str = "all", script: str = "en", place: int = 0) -> None:
    office.go_translation(language)
    page = office.shell.page
    page.group = group
    keys = [one.key for one in page.listed if one.row.source_language == script]
    page.open(keys[place])
    office.shell.refresh()


@scenes.add("desk-translation", EN, AR, DARK, LARGE, LARGE_AR)
def translation(look: Look) -> QWidget:
    return window(look, translated(), lambda office: _open(office, "fr", place=1))


@scenes.add("desk-translation-rtl", EN, AR)
def from_arabic(look: Look) -> QWidget:
    return window(look, translated(), lambda office: _open(office, "es", "missing", "ar"))


@scenes.add("desk-translation-import", EN, AR)
def importing(look: Look) -> QWidget:
    def go(office: Office) -> None:
        exchange, folder = translated().desk.translation_exchange, Path(mkdtemp())
        path = exchange.write("fr", Format.XLIFF, folder, wanted=lambda row: True).paths[0]
        text = path.read_text(encoding="utf-8")
        text = text.replace("</source>\n", "</source><target>Texte traduit d’exemple.</target>\n")
        text = text.replace('<unit id="t', '<unit id="u', 1)
        office.show(TranslationImportPage(office, text.encode(), exchange.preview(text.encode(), path.name)))

    return window(look, translated(), go)


@cache
def proposed() -> tuple[DeskStage, str]:
    """A form that another desk would accept, under a kit that asks for two."""
    made = DeskStage(_folder())
    shared = DropBoxSpec(FOLDER, str(_folder()))
    other = join(made.folder / "second", made.home, made.campaign, made.clock, shared, second_reader=True)
    made.desk.renew()
    taken = made.take("sample-port.hrcb", made.town("Sample port").pack().data)
    rounds.make(made.desk)
    other.round()
    assert taken.submission is not None
    other.desk.review.accept(taken.submission, "Thank you: a sample of a message.")
    other.round()
    rounds.make(made.desk)
    other.desk.close()
    return made, taken.submission


@scenes.add("desk-review-second-reader", EN, AR)
def second_reader(look: Look) -> QWidget:
    stage, key = proposed()
    return window(look, stage, lambda office: office.go_review(key))


@scenes.add("desk-review-translated", EN, AR)
def translated_review(look: Look) -> QWidget:
    def go(office: Office) -> None:
        rows = [one for one in office.desk.translation_list.rows("fr") if one.status is not None]
        office.go_review(rows[0].version)
        office.shell.page.show_group("all")

    return window(look, translated(), go)
