"""The statement of an open form to be read: made on the store's thread, drawn apart, read page by page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage

from hrcapp.media import Picture, page_pictures
from hrcapp.model.faults import Fault
from hrcapp.officer.make_up import Choices
from hrcapp.officer.signing import Preview
from hrcapp.statement import SignatureKind
from hrcapp.ui.common.pictures import PAGE_WIDTH, image_of
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm


class StatementDocument:
    """`on_drawn` is called when there is something new to see; `on_failed` when it can't be made.

    `shown_as`: the way of signing whose words stand in the pictures, None while they are drawn.
    `choices`: how it may look; None once someone has signed.
    """

    def __init__(
        self,
        desk: OfficerDesk,
        form: OpenForm,
        on_drawn: Callable[[], object],
        on_failed: Callable[[Fault], None],
    ) -> None:
        self._desk, self._form, self._on_drawn, self._on_failed = desk, form, on_drawn, on_failed
        self.preview: Preview | None = None
        self.choices: Choices | None = None
        self.pictures: list[QImage] = []
        self.unread: tuple[int, ...] = (1,)
        self.shown_as: SignatureKind | None = None

    @property
    def done(self) -> bool:
        """Whether all have signed."""
        found = self.preview
        return found is not None and found.signed == len(found.signatories)

    def make(self, way: SignatureKind, *, keep_read: bool = False) -> None:
        """Make it as it would be signed in that way. `keep_read`: pages that were read stay read."""
        space, form = self._desk.workspace, self._form

        def make() -> tuple[Preview, Choices | None]:
            preview = space.signing.preview(form.id, form.session, way)
            return preview, None if preview.signed else space.make_ups.choices(form.id, form.session)

        def made(found: tuple[Preview, Choices | None]) -> None:
            self.preview, self.choices = found
            self._draw(found[0], way, keep_read=keep_read)

        self._desk.store(make, made, self._on_failed)

    def forget(self) -> None:
        """It looks different now: what is there is not to be read any more."""
        self.preview, self.pictures, self.shown_as = None, [], None

    def seen(self, number: int) -> None:
        """A page (from 1) was on screen."""
        self.unread = tuple(each for each in self.unread if each != number)

    def _draw(self, preview: Preview, way: SignatureKind, *, keep_read: bool) -> None:
        self.shown_as = None
        self._desk.tasks.run(
            lambda _job: page_pictures(preview.pdf, width=PAGE_WIDTH),
            lambda pictures: self._drawn(pictures, way, keep_read=keep_read),
            self._on_failed,
            owner=self._desk,
        )

    def _drawn(self, pictures: tuple[Picture, ...], way: SignatureKind, *, keep_read: bool) -> None:
        self.shown_as = way
        self.pictures = [image_of(one) for one in pictures]
        if self.done:
            self.unread = ()
        elif not keep_read:
            self.unread = tuple(range(1, len(pictures) + 1))
        self._on_drawn()
