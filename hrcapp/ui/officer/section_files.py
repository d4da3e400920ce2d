"""Files attached in a section: chosen, counted against what one sealed file can carry, refused in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from shiboken6 import isValid

from hrcapp.i18n import _, gazetteer
from hrcapp.media import Picture, page_pictures
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.attachments import Attachment, Room
from hrcapp.ui.common.files import ask_file
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.forms import SectionView, Surroundings
from hrcapp.ui.forms.surroundings import TakePicture, TakePlaces
from hrcapp.ui.officer import words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.xforms import FormSession

_WIDTH = 1200
"""px of a picture that is shown or drawn on."""


class SectionFiles:
    """`on_room` gets the total against the limit, in words, whenever it may have changed."""

    def __init__(self, desk: OfficerDesk, form: OpenForm, on_room: Callable[[str], None]) -> None:
        self._desk, self._form, self._on_room = desk, form, on_room
        self._files: dict[str, Attachment] = {}
        self._view: SectionView | None = None

    def show_in(self, view: SectionView) -> None:
        """The section's questions, made anew."""
        self._view = view
        view.file_wanted.connect(self._ask)
        view.file_made.connect(self._made)

    def read(self) -> None:
        """Learn the files' own names from the store."""
        attachments, draft = self._desk.workspace.attachments, self._form.id
        self._desk.store(lambda: attachments.of(draft), self._know)

    def original_name(self, name: str) -> str:
        """What the officer calls a file, by the name that an answer holds."""
        return self._files[name].original if name in self._files else name

    def surroundings(self) -> Surroundings:
        """What the questions of the form need from here."""
        session = self._form.session
        return Surroundings(
            session.zone, country_of(session), self.original_name, self._picture, self._find_places
        )

    def show_room(self) -> None:
        if not self._files:
            return
        language = self._desk.language
        room = Room(sum(self._files[name].size for name in self._in_use()))
        told = _("Attached files: {used} of {limit}").format(
            used=words.size(room.used, language), limit=words.size(room.limit, language)
        )
        self._on_room(told)
        if self._view is not None and isValid(self._view):
            self._view.set_room(told)

    def _in_use(self) -> list[str]:
        session = self._form.session
        held = {session.value(path) for path in session.nodes()}
        return [name for name in self._files if name in held]

    def _know(self, found: list[Attachment]) -> None:
        self._files = {one.name: one for one in found}
        if self._view is not None and isValid(self._view):
            self._view.names_known()
            self.show_room()

    def _picture(self, name: str, take: TakePicture) -> None:
        """Read here, drawn in the process of every file from outside; what has no picture shows none."""
        attachments, draft = self._desk.workspace.attachments, self._form.id

        def drawn(data: bytes) -> None:
            self._desk.run(lambda _job: page_pictures(data, width=_WIDTH, pages=1)[0], take, _no_picture)

        if name.startswith("jr:"):
            files = self._form.session.definition.files
            self._desk.run(lambda _job: _drawn(files.read(name)), take, _no_picture)
        else:
            self._desk.store(lambda: attachments.data(draft, name), drawn, _no_picture)

    def _find_places(self, text: str, country: str, take: TakePlaces) -> None:
        self._desk.run(lambda _job: gazetteer.search(text, country), take)

    def _ask(self, path: str) -> None:
        only_pictures = self._form.session.node(path).control_attributes.get("mediatype") == "image/*"
        filters = [
            _("Pictures (*.jpg *.jpeg *.png)")
            if only_pictures
            else _("Documents and pictures (*.pdf *.jpg *.jpeg *.png)")
        ]
        ask_file(
            self._desk.shell,
            _("Choose a file"),
            filters,
            self._desk.last_folder,
            lambda file: self._chosen(path, file),
        )

    def _chosen(self, path: str, file: Path) -> None:
        self._desk.remember_folder(file.parent)
        attachments, draft, in_use = self._desk.workspace.attachments, self._form.id, self._in_use()
        longest = self._form.session.node(path).max_pixels
        self._attach(path, lambda: attachments.add(draft, file, in_use, longest))

    def _made(self, path: str, name: str, data: bytes) -> None:
        """A drawing; it takes the place of the one before."""
        before = self._form.session.value(path)
        attachments, draft = self._desk.workspace.attachments, self._form.id
        in_use = [each for each in self._in_use() if each != before]
        self._attach(path, lambda: attachments.add_data(draft, name, data, in_use))

    def _attach(self, path: str, add: Callable[[], Attachment]) -> None:
        self._desk.store(
            add, lambda added: self._attached(path, added), lambda fault: self._refused(path, fault)
        )

    def _attached(self, path: str, added: Attachment) -> None:
        self._files[added.name] = added
        if self._view is not None and isValid(self._view):
            self._view.answer(path, added.name)

    def _refused(self, path: str, fault: Fault) -> None:
        """Beside the question: what is wrong with the file."""
        if self._view is not None and isValid(self._view):
            title, text = Notice.of(fault).words()
            self._view.refuse(path, f"{title} {text}".strip())


def country_of(session: FormSession) -> str:
    """The country (ISO 3166-1) that some answer of the form names, "" for none."""
    named = (session.value(path) for path in session.nodes() if path.endswith("/country"))
    return next((code for code in named if len(code) == 2 and code.isupper()), "")


def _drawn(data: bytes | None) -> Picture:
    if not data:
        raise Fault(Code.FILE_UNREADABLE, name="")
    return page_pictures(data, width=_WIDTH, pages=1)[0]


def _no_picture(_fault: Fault) -> None:
    """The name of the file stands there all the same."""
