"""Signing with a card: which one, and its PIN; what goes wrong is said here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.officer.signing import CardKey
from hrcapp.ui.access import announce, identified
from hrcapp.ui.look import Look
from hrcapp.ui.officer import card, words
from hrcapp.ui.officer.card import CardState
from hrcapp.ui.officer.card_work import CardWork
from hrcapp.ui.widgets import Button, ChoiceCards, Label, LineEdit, Note, Question, Way, column, flow, row
from hrcapp.ui.widgets.layout import fill, show_if


class CardPanel(QWidget):
    """`changed` when a reason not to sign may have come or gone; `library_wanted` asks for a driver file."""

    changed = Signal()
    library_wanted = Signal()

    def __init__(self, look: Look, work: CardWork) -> None:
        super().__init__()
        self._look, self._work = look, work
        self._listed: tuple[object, ...] = ()
        self._cards: ChoiceCards | None = None
        self._said = ""
        self._waiting = self._searching(look)
        self._nothing = Note(look, "info", "", "body", "text", icon_ink="info")
        self._trouble = Note(look, "circle-alert", "", "small_strong", "danger")
        self._which = Label(look, _("Which card signs"), "strong")
        self._choice = column(look, self._which, gap=8)
        self._again = Button(look, _("Look again"), icon="refresh-cw", small=True, on_click=work.search)
        identified(self._again, "card-again")
        self._library = Button(
            look,
            _("Choose the driver file"),
            icon="folder-open",
            small=True,
            on_click=self.library_wanted.emit,
        )
        identified(self._library, "card-library")
        self._publishing = Note(look, "info", "", "small", "text_soft", icon_ink="info")
        at_reader = _("Type the PIN at the reader when it asks for it.")
        self._pad = Note(look, "lock", at_reader, "body", "text", icon_ink="brand")
        self._asked = self._pin_question(look)
        fill(
            self,
            look,
            self._waiting,
            self._trouble,
            self._nothing,
            self._choice,
            flow(look, self._again, self._library, gap=8),
            self._publishing,
            self._pad,
            self._asked,
            gap=10,
        )
        show_if(self._choice, False)
        self.refresh()

    def _searching(self, look: Look) -> QWidget:
        self._progress = Note(look, "hourglass", "", "body", "text", icon_ink="info")
        self._stop = Button(look, _("Stop"), small=True, on_click=self._work.stop)
        identified(self._stop, "card-stop")
        return row(look, (self._progress, 1), self._stop, gap=12, align=Qt.AlignmentFlag.AlignVCenter)

    def _pin_question(self, look: Look) -> Question:
        self._pin = LineEdit(look, latin=True)
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        identified(self._pin, "card-pin")
        self._pin.textChanged.connect(lambda _text: self.changed.emit())
        return Question(look, _("PIN of the card"), self._pin, hint=_("It is used now and never kept."))

    # -- what the person has done

    @property
    def state(self) -> CardState:
        chosen = self._work.chosen
        return CardState(
            searching=self._work.searching,
            several=len(self._work.cards) > 1,
            chosen=chosen is not None,
            pin=chosen is not None and (chosen.card.own_pad or bool(self._pin.text())),
        )

    def key(self) -> Callable[[], CardKey]:
        """The chosen card with the PIN as typed now."""
        chosen, pin = self._work.chosen, self._pin.text()
        if chosen is None:
            raise ValueError("no card is chosen")
        made = CardKey(chosen.library, chosen.card.label, chosen.card.serial, pin)
        return lambda: made

    # -- what comes back

    def refresh(self) -> None:
        """Show the search and the cards as they are now."""
        work = self._work
        self._show_search()
        if self._listed != work.cards or (work.cards and self._cards is None):
            self._list()
        found, chosen = work.found, work.chosen
        idle = not work.searching
        show_if(self._nothing, idle and found is not None and not found.cards)
        if found is not None and not found.cards:
            self._nothing.set_text(card.nothing_found(found))
        self._show_fault()
        show_if(self._publishing, chosen is not None)
        show_if(self._pad, chosen is not None and chosen.card.own_pad)
        show_if(self._asked, chosen is not None and not chosen.card.own_pad)
        if chosen is not None:
            self._warn(*card.publishing(chosen))
        self.changed.emit()

    def pin_refused(self) -> None:
        """The PIN was wrong: it is typed again, everything else stays as it is."""
        self._pin.clear()
        self._pin.setFocus()

    # -- inside

    def _show_search(self) -> None:
        done, total = self._work.progress
        said = _("Looking for cards…")
        if total > 1:
            language = self._look.language
            said = _("Looking for cards: {done} of {total}").format(
                done=words.number(done, language), total=words.number(total, language)
            )
        self._progress.set_text(said)
        had_focus = self._stop.hasFocus() or self._again.hasFocus()
        show_if(self._waiting, self._work.searching)
        for button in (self._again, self._library):
            button.setEnabled(not self._work.searching)
        if had_focus:
            (self._stop if self._work.searching else self._again).setFocus()

    def _show_fault(self) -> None:
        fault, found = self._work.fault, self._work.found
        beside_pin = fault is not None and fault.code in card.PIN_FAULTS
        told = str(sentence(fault, _)) if fault is not None else ""
        last = self._work.chosen is not None and self._work.chosen.card.last_try and not beside_pin
        warned = _("Only one try is left: one more wrong PIN blocks the card.") if last else ""
        self._asked.set_error(told if beside_pin else warned)
        lines = [told] if told and not beside_pin else []
        lines += card.troubles(found) if found is not None and not self._work.searching else ()
        above = "\n".join(lines)
        self._trouble.set_text(above)
        show_if(self._trouble, bool(above))
        if told and told != self._said:
            announce(self, told, urgent=True)
        self._said = told

    def _warn(self, thought: bool, said: str) -> None:
        self._publishing.set_text(said)
        icon, ink = ("triangle-alert", "warning") if thought else ("info", "info")
        self._publishing.icon.set_icon(icon, ink)
        self._publishing.label.set_ink("text" if thought else "text_soft")

    def _list(self) -> None:
        """The cards to choose from, drawn anew."""
        self._listed = self._work.cards
        if self._cards is not None:
            self._cards.hide()
            self._cards.deleteLater()
            self._cards = None
        show_if(self._choice, bool(self._work.cards))
        layout = self._choice.layout()
        if not self._work.cards or layout is None:
            return
        listed = dict(enumerate(self._work.cards))
        ways = [Way(str(at), card.title(one), card.detail(one), "id-card") for at, one in listed.items()]
        value = next((str(at) for at, one in listed.items() if one == self._work.chosen), "")
        self._cards = ChoiceCards(self._look, self._which.text(), ways, value)
        for way in ways:
            identified(self._cards.card(way.value), f"card-{way.value}")
        self._cards.chosen.connect(lambda at: self._work.choose(int(at)))
        layout.addWidget(self._cards)
