"""Signing by card in the window, and statements that go from one computer to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.model.status import Status
from hrcapp.officer.card_search import choose_library
from hrcapp.officer.signing import Drawn
from hrcapp.statement import SignatureKind, verify
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.guest_page import GuestPage
from hrcapp.ui.officer.intake import take_in
from hrcapp.ui.officer.statement_page import StatementPage
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from hrcapp.ui.widgets import ComboBox
from tests.officer_stage import STROKES, Stage
from tests.unit.statement.cards import PIN, Reader, empty_reader, shim
from tests.unit.statement.samples import NOW, sealed, signed_too

LIMIT_MS = 30_000


class Window:
    """One computer: a desk on a data folder of its own."""

    def __init__(self, qtbot: QtBot, folder: Path, style: Style, look: Look) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.qtbot, self.stage, self.tasks = qtbot, Stage(folder), Tasks()
        self.desk: OfficerDesk = self.stage.desk(app, style, look, self.tasks)
        self.desk.shell.show()

    def close(self) -> None:
        self.desk.shell.close()
        self.desk.shell.deleteLater()
        self.tasks.close()
        self.stage.close()

    # -- what a person sees and does

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=LIMIT_MS)

    def wait(self, name: str) -> QWidget:
        """The control, once it can be used and nothing is under way."""
        self.until(lambda: not self.tasks.busy and self.usable(name))
        found = self.find(name)
        assert found is not None
        return found

    def find(self, name: str) -> QWidget | None:
        return self.desk.shell.findChild(QWidget, name)

    def usable(self, name: str) -> bool:
        found = self.find(name)
        return found is not None and found.isEnabled() and found.isVisibleTo(self.desk.shell)

    def click(self, name: str) -> None:
        button = self.wait(name)
        assert isinstance(button, QAbstractButton)
        button.click()

    def type(self, name: str, text: str) -> None:
        field = self.wait(name)
        assert isinstance(field, QLineEdit)
        field.setText(text)

    def reads(self, text: str) -> bool:
        shell = self.desk.shell
        words = [*shell.findChildren(QLabel), *shell.findChildren(QAbstractButton)]
        return any(text in each.text() for each in words if each.isVisibleTo(shell))

    def read(self, text: str) -> None:
        self.until(lambda: not self.tasks.busy and self.reads(text))

    # -- where they are

    def town(self, *, signatories: int = 1) -> str:
        draft = self.stage.town("Town")
        editor = self.stage.workspace.drafts.open(draft)
        for number in range(2, signatories + 1):
            more, _ = editor.add("/data/statement/signatories")
            editor.set(f"{more}/sig_name", f"Sample Name {number}")
            editor.set(f"{more}/sig_role_text", "Councillor")
        editor.save()
        return draft

    def go_statement(self, draft: str) -> StatementPage:
        self.desk.with_form(draft, lambda _form: self.desk.go_statement())
        self.wait("way-drawn")
        shown = self.desk.shell.page
        assert isinstance(shown, StatementPage)
        return shown

    def go_guest(self, path: Path) -> GuestPage:
        take_in(self.desk, path)
        self.wait("way-drawn")
        shown = self.desk.shell.page
        assert isinstance(shown, GuestPage)
        return shown

    def kinds(self, draft: str) -> list[SignatureKind]:
        version = self.stage.workspace.signing.version(draft)
        return [one.kind for one in verify(version.pdf).signatures] if version else []


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, style: Style, look: Look) -> Iterator[Callable[[str], Window]]:
    windows: list[Window] = []

    def open_one(name: str) -> Window:
        windows.append(Window(qtbot, tmp_path / name, style, look))
        return windows[-1]

    yield open_one
    for each in windows:
        each.close()


@pytest.fixture
def here(opened: Callable[[str], Window]) -> Window:
    made = opened("here")
    made.stage.take_kit()
    return made


@pytest.fixture
def there(opened: Callable[[str], Window]) -> Window:
    return opened("there")


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    return empty_reader(tmp_path, monkeypatch)


def insert(reader: Reader, folder: Path, label: str = "Sample card", **key: object) -> None:
    reader.insert(label)
    reader.give_key(label, f"{label} Holder", folder=folder, **key)


def test_a_card_signs(here: Window, reader: Reader, tmp_path: Path) -> None:
    insert(reader, tmp_path)
    choose_library(here.stage.workspace.home, reader.library)
    draft = here.town()
    here.go_statement(draft)
    here.click("way-card")
    here.read("Sample card Holder")
    assert here.reads("Some carry a personal number")
    assert not here.usable("sign")
    here.type("card-pin", "000000")
    here.click("sign")
    here.read("The card does not accept this PIN.")
    pin = here.wait("card-pin")
    assert isinstance(pin, QLineEdit)
    assert (pin.text(), pin.echoMode()) == ("", QLineEdit.EchoMode.Password)
    assert "does not accept" in pin.accessibleDescription()
    here.type("card-pin", PIN)
    here.click("sign")
    here.wait("save-pdf")
    assert here.kinds(draft) == [SignatureKind.CERTIFICATE]
    assert here.stage.workspace.drafts.card(draft).status is Status.SIGNED
    assert PIN not in (here.stage.workspace.home.path / "settings.json").read_text()


def test_a_card_is_put_in_after_the_first_look(here: Window, reader: Reader, tmp_path: Path) -> None:
    choose_library(here.stage.workspace.home, reader.library)
    here.go_statement(here.town())
    here.click("way-card")
    here.read("No card is in a reader.")
    insert(reader, tmp_path, personal="PNOXX-SAMPLE-123")
    here.click("card-again")
    here.read("seems to carry a personal number")
    assert not here.reads("SAMPLE-123")


def test_of_two_cards_one_is_chosen(here: Window, reader: Reader, tmp_path: Path) -> None:
    for label in ("First card", "Second card"):
        insert(reader, tmp_path, label)
    choose_library(here.stage.workspace.home, reader.library)
    draft = here.town()
    here.go_statement(draft)
    here.click("way-card")
    here.read("Choose the card you want to sign with.")
    here.click("card-1")
    here.type("card-pin", PIN)
    here.click("sign")
    here.wait("save-pdf")
    version = here.stage.workspace.signing.version(draft)
    assert version is not None
    assert [one.name for one in verify(version.pdf).signatures] == ["Second card Holder"]


@pytest.mark.parametrize(
    ("days", "usage", "said"),
    [
        ((-900, -1), None, "This certificate ended on"),
        ((1, 300), None, "valid only from"),
        ((-30, 300), {"key_encipherment": True}, "not made for signing"),
    ],
)
def test_a_certificate_that_can_not_sign_is_told_in_the_panel(
    here: Window,
    reader: Reader,
    tmp_path: Path,
    days: tuple[int, int],
    usage: dict[str, bool] | None,
    said: str,
) -> None:
    here.stage.clock.now = NOW
    insert(reader, tmp_path, days=days, usage=usage)
    choose_library(here.stage.workspace.home, reader.library)
    draft = here.town()
    here.stage.clock.now = NOW
    here.go_statement(draft)
    here.click("way-card")
    here.type("card-pin", PIN)
    here.click("sign")
    here.read(said)
    assert here.kinds(draft) == []
    assert here.usable("card-pin")


def test_a_blocked_card_and_its_last_try_are_told(
    here: Window, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert(reader, tmp_path)
    choose_library(here.stage.workspace.home, shim(reader, tmp_path, monkeypatch))
    here.go_statement(here.town())
    here.click("way-card")
    for said in ("does not accept this PIN.", "only one try is left", "is blocked"):
        here.type("card-pin", "000000")
        here.click("sign")
        here.read(said)


def test_a_library_that_hangs_is_stopped_and_nothing_else_waits(
    here: Window, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_library(here.stage.workspace.home, shim(reader, tmp_path, monkeypatch, mischief="hang"))
    draft = here.town()
    here.go_statement(draft)
    here.click("way-card")
    here.until(lambda: here.usable("card-stop"))
    done: list[int] = []
    here.desk.store(lambda: 1, done.append)
    here.until(lambda: done == [1])
    stop = here.find("card-stop")
    assert isinstance(stop, QAbstractButton)
    stop.click()
    here.wait("card-again")
    here.click("way-typed")
    here.click("sign")
    here.wait("save-pdf")
    assert here.kinds(draft) == [SignatureKind.TYPED]


def test_a_library_that_crashes_is_told(
    here: Window, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_library(here.stage.workspace.home, shim(reader, tmp_path, monkeypatch, mischief="crash"))
    here.go_statement(here.town())
    here.click("way-card")
    here.read("broke down")


def test_the_second_signatory_signs_on_another_computer(here: Window, there: Window, tmp_path: Path) -> None:
    half, full = tmp_path / "half.pdf", tmp_path / "full.pdf"
    draft = here.town(signatories=2)
    page = here.go_statement(draft)
    here.click("way-typed")
    here.click("sign")
    here.read("1 of 2 have signed")
    page._passing.pass_on(half)
    here.read("Saved: half.pdf")
    assert here.reads("Out for signing since")

    guest = there.go_guest(half)
    assert there.reads("Typed name (cannot be verified by itself)")
    there.click("way-typed")
    there.wait("sign")
    guest.sign_to(full)
    there.read("Signed and saved: full.pdf")
    assert there.stage.workspace.drafts.cards() == []

    page._passing.take_back(full)
    here.read("The signed file is back, and kept.")
    here.wait("save-pdf")
    assert here.kinds(draft) == [SignatureKind.TYPED, SignatureKind.TYPED]
    assert here.stage.workspace.drafts.card(draft).status is Status.SIGNED
    version = here.stage.workspace.signing.version(draft)
    assert version is not None
    assert version.pdf == full.read_bytes()


def test_who_signs_here_is_chosen_and_the_file_comes_home_by_opening_it(
    here: Window, there: Window, tmp_path: Path
) -> None:
    half, full = tmp_path / "half.pdf", tmp_path / "full.pdf"
    draft = here.town(signatories=2)
    here.go_statement(draft)._passing.pass_on(half)
    here.read("Saved: half.pdf")
    guest = there.go_guest(half)
    assert there.reads("nothing in it proves who prepared it")
    which = there.wait("guest-place")
    assert isinstance(which, ComboBox)
    which.set_value("2")
    which.activated.emit(which.currentIndex())
    there.click("way-typed")
    name = there.wait("mark-name")
    assert isinstance(name, QLineEdit)
    assert name.text() == "Sample Name 2"
    there.wait("sign")
    guest.sign_to(full)
    there.read("Signed and saved: full.pdf")
    here.desk.go_home()
    here.wait("open-file")
    take_in(here.desk, full)
    here.read("The signed file is back, and kept.")
    here.wait("way-drawn")
    assert here.reads("1 of 2 have signed")
    assert here.reads("Signs now")
    version = here.stage.workspace.signing.version(draft)
    assert version is not None
    assert (version.places, version.next_place) == ((2,), 1)


def test_what_is_refused_changes_nothing(here: Window, tmp_path: Path) -> None:
    draft = here.town(signatories=2)
    page = here.go_statement(draft)
    half = tmp_path / "half.pdf"
    page._passing.pass_on(half)
    here.read("Saved: half.pdf")
    broken = bytearray(signed_too(half.read_bytes(), field=1))
    broken[5000] ^= 1
    for data, said in (
        (half.read_bytes(), "Nobody has signed “came.pdf”"),
        (bytes(broken), "is not what it was when it was signed"),
        (sealed(), "is the statement of another form"),
        (b"%PDF-1.7 nothing", "can't be read"),
    ):
        came = tmp_path / "came.pdf"
        came.write_bytes(data)
        page._passing.take_back(came)
        here.read(said)
        assert here.kinds(draft) == []
    assert here.usable("way-drawn")


def test_a_place_where_nothing_can_be_written_keeps_the_statement_unsigned(
    here: Window, there: Window, tmp_path: Path
) -> None:
    draft = here.town()
    session = here.stage.workspace.drafts.open(draft).session
    half = tmp_path / "half.pdf"
    here.stage.workspace.travels.pass_on(draft, session, half)
    guest = there.go_guest(half)
    there.click("way-typed")
    there.wait("sign")
    guest.sign_to(tmp_path / "missing" / "full.pdf")
    there.read("can't write")
    assert guest.guest.traveller.signed == ()
    guest.sign_to(tmp_path / "full.pdf")
    there.read("Signed and saved: full.pdf")
    assert there.reads("All have signed.")


def test_a_guest_signs_by_card(here: Window, there: Window, reader: Reader, tmp_path: Path) -> None:
    insert(reader, tmp_path)
    choose_library(there.stage.workspace.home, reader.library)
    half, full = tmp_path / "half.pdf", tmp_path / "full.pdf"
    draft = here.town(signatories=2)
    session = here.stage.workspace.drafts.open(draft).session
    here.stage.workspace.signing.sign(draft, session, Drawn(STROKES))
    here.stage.workspace.travels.pass_on(draft, session, half)
    guest = there.go_guest(half)
    there.click("way-card")
    there.type("card-pin", "000000")
    there.wait("sign")
    guest.sign_to(full)
    there.read("The card does not accept this PIN.")
    assert not full.exists()
    there.type("card-pin", PIN)
    there.wait("sign")
    guest.sign_to(full)
    there.read("Certificate signature: Sample card Holder")
