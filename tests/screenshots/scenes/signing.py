"""Signing by card, and statements that travel: real software cards where there are any."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from hrcapp.officer.card_search import choose_library
from hrcapp.officer.signing import Drawn
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.guest_page import GuestPage
from hrcapp.ui.officer.intake import take_in
from hrcapp.ui.officer.statement_page import StatementPage
from tests.officer_stage import STROKES, Stage
from tests.screenshots.scene import AR, DARK, EN, LARGE, scenes
from tests.screenshots.scenes.officer import _local, _open, names, stage, window
from tests.unit.statement.cards import Reader, empty_reader
from tests.unit.statement.samples import signature_photo

HOLDERS = {
    "en": ("Sample Name", "Second Sample Name"),
    "fr": ("Nom Exemple", "Deuxième Nom"),
    "es": ("Nombre Ejemplo", "Segundo Nombre"),
    "ar": ("اسم نموذجي", "اسم ثانٍ"),
    "de": ("Muster Name", "Zweiter Mustername"),
}
OFFICES = {
    "en": ("Mayor", "Councillor"),
    "fr": ("Maire", "Conseiller"),
    "es": ("Alcaldesa", "Concejal"),
    "ar": ("رئيسة البلدية", "عضو المجلس"),
    "de": ("Bürgermeisterin", "Gemeinderat"),
}


def _town(look: Look, made: Stage) -> str:
    """A town with two signatories."""
    who, offices = HOLDERS[look.language], OFFICES[look.language]
    first = "/data/statement/signatories[1]"
    own = {f"{first}/sig_name": who[0], f"{first}/sig_role_text": offices[0]}
    draft = made.town(names(look)[0], **_local(look), **own)
    editor = made.workspace.drafts.open(draft)
    second, _ = editor.add("/data/statement/signatories")
    editor.set(f"{second}/sig_name", who[1])
    editor.set(f"{second}/sig_role_text", offices[1])
    editor.save()
    return draft


def _reader(made: Stage) -> Reader | None:
    """A reader of software cards, where the software is installed. The settings lie in the folder itself."""
    folder = made.folder.parent / "cards"
    folder.mkdir()
    try:
        return empty_reader(folder, _Environment())
    except pytest.skip.Exception:
        return None


class _Environment(pytest.MonkeyPatch):
    """Kept until the next picture sets it anew."""


def _click(desk: OfficerDesk, name: str) -> None:
    button = desk.shell.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    button.click()


def scroll_to(desk: OfficerDesk, name: str) -> None:
    """So far down that a control can be seen, once everything has its place."""
    shell = desk.shell

    def scroll() -> None:
        widget = shell.findChild(QWidget, name)
        area = widget
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if widget is not None and isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget, 0, 40)

    QTimer.singleShot(0, shell, lambda: QTimer.singleShot(0, shell, scroll))


def _with_card(look: Look, personal: str = "") -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.town(names(look)[0], **_local(look))
    reader = _reader(made)
    if reader is not None:
        reader.insert("Sample card")
        holder = HOLDERS[look.language][0]
        reader.give_key("Sample card", holder, personal=personal, folder=made.folder.parent / "cards")
        choose_library(made.workspace.home, reader.library)

    def go(desk: OfficerDesk) -> None:
        desk.go_statement()
        _click(desk, "way-card")
        scroll_to(desk, "card-pin")

    return window(look, made, _open(draft, go))


@scenes.add("officer-card", EN, AR, LARGE, DARK)
def card(look: Look) -> QWidget:
    return _with_card(look, "PNOXX-SAMPLE-123")


@scenes.add("officer-signature-picture", EN, AR, LARGE, DARK)
def signature_picture(look: Look) -> QWidget:
    """A mark out of a photograph."""
    made = stage(look)
    made.take_kit()
    draft = made.town(names(look)[0], **_local(look))
    photo = made.folder.parent / "signature.jpg"
    photo.write_bytes(signature_photo())

    def go(desk: OfficerDesk) -> None:
        desk.go_statement()
        _click(desk, "way-picture")
        page = desk.shell.page
        assert isinstance(page, StatementPage)
        page.picture.take_in(photo)
        scroll_to(desk, "picture-ink")

    return window(look, made, _open(draft, go))


@scenes.add("officer-card-none", EN, AR)
def card_none(look: Look) -> QWidget:
    """The software of a card is there, and no card."""
    made = stage(look)
    made.take_kit()
    draft = made.town(names(look)[0], **_local(look))
    reader = _reader(made)
    if reader is not None:
        choose_library(made.workspace.home, reader.library)

    def go(desk: OfficerDesk) -> None:
        desk.go_statement()
        _click(desk, "way-card")

    return window(look, made, _open(draft, go))


@scenes.add("officer-passing", EN, AR, LARGE)
def passing(look: Look) -> QWidget:
    """One of two has signed; the statement is out for the other."""
    made = stage(look)
    made.take_kit()
    draft = _town(look, made)
    space = made.workspace
    session = space.drafts.open(draft).session
    space.signing.sign(draft, session, Drawn(STROKES))
    space.travels.pass_on(draft, session, made.folder.parent / "half.pdf")

    def go(desk: OfficerDesk) -> None:
        desk.go_statement()
        _click(desk, "way-typed")
        scroll_to(desk, "take-back")

    return window(look, made, _open(draft, go))


def _passed_on(look: Look) -> Path:
    """A statement that another computer passed on, signed by the first of two."""
    other = stage(look)
    draft = _town(look, other)
    session = other.workspace.drafts.open(draft).session
    other.workspace.signing.sign(draft, session, Drawn(STROKES))
    path = other.folder.parent / "statement-1of2.pdf"
    other.workspace.travels.pass_on(draft, session, path)
    other.close()
    return path


@scenes.add("officer-guest", EN, AR, LARGE)
def guest(look: Look) -> QWidget:
    path = _passed_on(look)
    return window(look, stage(look), lambda desk: take_in(desk, path))


@scenes.add("officer-guest-signed", EN, AR)
def guest_signed(look: Look) -> QWidget:
    path = _passed_on(look)

    def go(desk: OfficerDesk) -> None:
        take_in(desk, path)
        _click(desk, "way-typed")
        page = desk.shell.page
        assert isinstance(page, GuestPage)
        page.sign_to(path.with_name("statement-2of2.pdf"))

    return window(look, stage(look), go)
