"""Reviewing one version: answers with comments, the verdict beside them, and the three decisions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.answers import Answer
from hrcapp.secretariat.review import Item
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import review, review_side, words
from hrcapp.ui.secretariat.asking import ask_to_reject
from hrcapp.ui.secretariat.care_acts import CareActs, undoing
from hrcapp.ui.secretariat.review_documents import ReviewDocuments
from hrcapp.ui.secretariat.review_found import Found, read_found
from hrcapp.ui.secretariat.review_view import ReviewView
from hrcapp.ui.widgets import (
    IconButton,
    Label,
    PageScroll,
    Pill,
    TopBar,
    row,
)
from hrcapp.ui.widgets.layout import Item as LayoutItem

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class ReviewPage(Page):
    """What is written is kept within a second, until it is sent."""

    name, menu_key = "review", "review"

    def __init__(self, office: Office, found: Found) -> None:
        self.office, self.found = office, found
        self.draft = review.Draft.of(found.draft)
        self.draft.message = self.draft.message or found.second.message
        self.group = "changed" if found.detail.previous is not None else "all"
        self.translated = found.beside.any
        self._live: ReviewView | None = None

    @property
    def documents(self) -> ReviewDocuments:
        """What can be read of this version, and noted about its signatures."""
        return ReviewDocuments(self.office, self.found.detail, self.found.life)

    @property
    def caring(self) -> CareActs:
        """What can be done for the people whom it names."""
        return CareActs(self.office, self.found.detail)

    @classmethod
    def read(cls, office: Office, key: str, language: str) -> ReviewPage | None:
        """The version of that key, or the oldest that waits; None if none does. On the store's thread."""
        office.counted(office.count())
        queue = tuple(item.key for item in reversed(office.desk.review.waiting()))
        chosen = key or next(iter(queue), "")
        return cls(office, read_found(office, chosen, queue, language)) if chosen else None

    @property
    def item(self) -> Item:
        return self.found.detail.item

    def title(self) -> str:
        return self.item.name or _("Without a name")

    # -- building

    def build(self, look: Look) -> QWidget:
        if look.language != self.found.language:
            self._read_again(look.language)
        live = ReviewView(look, self)
        self._live = live
        if look.narrow:
            middle: QWidget = self.office.body(look, *live.above, live.head, live.answers, live.side, gap=12)
        else:
            left = self.office.body(look, live.head, live.answers, gap=12)
            right = PageScroll(look, live.side)
            right.setFixedWidth(
                max(look.px(review_side.WIDTH + 34), live.side.minimumSizeHint().width() + look.px(12))
            )
            middle = row(look, (left, 1), right, gap=0)
        live.follow()
        built = page(look, self._bar(look), middle, live.actions)
        self._keys(built)
        return built

    def _bar(self, look: Look) -> TopBar:
        end: list[LayoutItem] = []
        told = words.state(self.item)
        end.append(Pill(look, told.kind, told.words, told.icon))
        queue, key = self.found.queue, self.item.key
        if key in queue:
            place = _("{place} of {count}").format(
                place=number(queue.index(key) + 1, look.language), count=number(len(queue), look.language)
            )
            end.append(Label(look, place, "small", "text_soft"))
        for step, words_, icon in (
            (-1, _("Previous form"), "chevron-left"),
            (1, _("Next form"), "chevron-right"),
        ):
            button = IconButton(look, words_, icon, "secondary", on_click=partial(self.go, step))
            identified(button, "review-previous" if step < 0 else "review-next")
            button.setEnabled(bool(self._neighbour(step)))
            end.append(button)
        return TopBar(look, self.title(), review.subtitle(self.found.detail, look.language), *end)

    def _keys(self, widget: QWidget) -> None:
        for keys, act in (
            ("Ctrl+PgUp", lambda: self.go(-1)),
            ("Ctrl+PgDown", lambda: self.go(1)),
            ("Ctrl+Return", self.accept),
        ):
            QShortcut(QKeySequence(keys), widget).activated.connect(act)

    def _neighbour(self, step: int) -> str:
        queue, key = self.found.queue, self.item.key
        if key not in queue:
            return next(iter(queue), "") if step > 0 else ""
        at = queue.index(key) + step
        return queue[at] if 0 <= at < len(queue) else ""

    def go(self, step: int) -> None:
        """To the next or the previous one that waits."""
        key = self._neighbour(step)
        if key:
            self.office.go_review(key)

    def _read_again(self, language: str) -> None:
        """The labels follow the interface's language."""

        def done(found: Found) -> None:
            self.found = found
            if self.office.shell.page is self and self.office.language == language:
                self.office.shell.refresh()

        key, queue = self.item.key, self.found.queue
        self.office.store(lambda: read_found(self.office, key, queue, language), done)

    # -- what a person does

    def same(self) -> review.SameAs:
        found = self.found
        return review.same_as(found.detail, found.candidates, found.party)

    def decisions(self) -> review.Decisions:
        found = self.found
        return review.decisions(found.detail, self.draft, self.same(), self.office.language, found.second)

    def comment(self, answer: Answer, text: str) -> None:
        self.draft.comment(answer.path, text)
        self.follow()

    def say(self, message: str) -> None:
        self.draft.message = message
        self.follow()

    def choose(self, value: str) -> None:
        self.draft.choice = value
        self.follow()

    def show_group(self, group: str) -> None:
        self.group = group
        if self._live is not None:
            self._live.fill_answers()

    def show_translated(self, wanted: bool) -> None:
        """Show the translations beside the answers, or the answers alone."""
        self.translated = wanted
        if self._live is not None:
            self._live.fill_answers()

    def translate(self) -> None:
        """To the translation desk, beginning with this version."""
        self.office.go_translation(self.found.beside.language, self.item.key)

    def follow(self) -> None:
        """Something was written: the buttons follow at once, the store within a second."""
        self.office.keep_draft(self.item.key, self.draft.to_keep())
        if self._live is not None:
            self._live.follow()

    def hidden(self) -> None:
        self.office.flush()

    def accept(self) -> None:
        """Accept; first join it to the party that a person chose."""
        if not self.decisions().accept:
            return
        desk, item, choice = self.office.desk, self.item, self.draft.choice

        def work() -> None:
            with desk.store.transaction():
                if choice == review.NEW:
                    desk.parties.create(item.submission)
                elif choice:
                    desk.parties.link(item.submission, choice)
                desk.review.accept(item.key, self.draft.message)

        self._decide(work, ReviewState.PROPOSED if self.found.second.proposes else ReviewState.ACCEPTED)

    def take_back(self) -> None:
        """Take this desk's proposal to accept back."""
        office, key = self.office, self.item.key
        office.after(partial(office.desk.second_reader.take_back, key), partial(office.go_review, key))

    def ask(self) -> None:
        """Ask for a correction with the comments."""
        if self.decisions().ask:
            draft = self.draft
            self._decide(
                lambda: self.office.desk.review.return_(self.item.key, draft.comments, draft.message),
                ReviewState.RETURNED,
            )

    def reject(self) -> None:
        """Ask for the reason, then reject."""
        ask_to_reject(
            self.office,
            lambda reason: self._decide(
                lambda: self.office.desk.review.reject(self.item.key, reason), ReviewState.REJECTED
            ),
        )

    def _decide(self, work: Callable[[], object], state: ReviewState) -> None:
        name, key, office = self.title(), self.item.key, self.office
        following = self._neighbour(1) or self._neighbour(-1)
        undo = undoing(office, key) if state is not ReviewState.PROPOSED else None

        def both() -> None:
            with office.desk.store.transaction():
                work()
                office.desk.drafts.forget(key)

        def done(_result: None) -> None:
            office.go_review(
                following,
                Notice("success", lambda: review.after(state, name), undo),
            )

        self.office.flush()
        office.store(both, done)

    def open_party(self) -> None:
        if self.found.party is not None:
            self.office.go_party(self.found.party.reference)
