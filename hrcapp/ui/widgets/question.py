"""A question with its control: label, second language, hint, what is wrong, control, note."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import announce, named
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.field import set_invalid
from hrcapp.ui.widgets.label import Label, Note
from hrcapp.ui.widgets.layout import fill, row, show_if
from hrcapp.ui.widgets.second_language import SecondText

BAR, INDENT = 4, 14


class Question(QWidget):
    """Frames one control (or a few of one answer). The first control is the label's buddy."""

    def __init__(
        self,
        look: Look,
        label: str,
        control: QWidget,
        *,
        hint: str = "",
        second: tuple[str, str] | None = None,
        optional: bool = False,
        before: QWidget | None = None,
        note: QWidget | None = None,
        focus: QWidget | None = None,
        headless: bool = False,
    ) -> None:
        """`second`: language and text. `before`: what stands between the hint and the control.

        `focus`: what takes the focus, when it is not `control` itself.

        `headless`: the control carries the label itself, as a check box does.
        """
        super().__init__()
        self.look, self.control, self.focus_target = look, control, focus or control
        self._words, self._label_rich, self._hint_rich = label, "", ""
        self._hint, self._error, self._comment, self._indented = hint, "", "", False
        self._label = Label(look, label, "strong", wrap=True)
        self._label.setBuddy(self.focus_target)
        self._is_optional = optional
        self._optional = Label(look, _("Optional"), "small", "text_soft")
        show_if(self._optional, optional)
        self._head = row(look, (self._label, 1), self._optional, gap=12, align=Qt.AlignmentFlag.AlignTop)
        show_if(self._head, not headless)
        self._layout = fill(self, look, self._head, gap=5)
        self._second: SecondText | None = None
        self._second_shows: tuple[str, str] | None = None
        self._hint_label = Label(look, hint, "small", "text_soft", wrap=True)
        show_if(self._hint_label, bool(hint))
        self._commented = Note(look, "message-square-text", "", "small_strong", "warning")
        self._wrong = Note(look, "circle-alert", "", "small_strong", "danger")
        self._commented.hide()
        self._wrong.hide()
        for each in (self._hint_label, before, self._commented, self._wrong):
            if each is not None:
                self._layout.addWidget(each)
        self._layout.addWidget(control)
        if note is not None:
            self._layout.addWidget(note)
        if second is not None:
            self.set_second(second)
        self._name_control()

    def set_label(self, label: str, rich: str = "") -> None:
        """`rich`: how it looks where it has emphasis (`Label.show_words`)."""
        if (label, rich) == (self._words, self._label_rich):
            return
        self._words, self._label_rich = label, rich
        self._label.show_words(label, rich)
        self._name_control()

    def set_hint(self, hint: str, rich: str = "") -> None:
        if (hint, rich) == (self._hint, self._hint_rich):
            return
        self._hint, self._hint_rich = hint, rich
        self._hint_label.show_words(hint, rich)
        show_if(self._hint_label, bool(hint))
        self._name_control()

    def set_optional(self, optional: bool) -> None:
        if optional == self._is_optional:
            return
        self._is_optional = optional
        show_if(self._optional, optional)
        self._name_control()

    def set_second(self, second: tuple[str, str] | None) -> None:
        """Show, replace or take away the second language."""
        if second == self._second_shows:
            return
        self._second_shows = second
        if self._second is not None:
            self._layout.removeWidget(self._second)
            self._second.hide()
            self._second.deleteLater()
        self._second = SecondText(self.look, *second) if second is not None else None
        if self._second is not None:
            self._layout.insertWidget(1, self._second)

    def set_comment(self, comment: str) -> None:
        """Show what a reader wrote about the answer, above the control ("" for nothing)."""
        self._comment = comment
        self._commented.set_text(comment)
        show_if(self._commented, bool(comment))
        self._name_control()

    def error(self) -> str:
        return self._error

    def set_error(self, sentence: str, *, say: bool = False) -> None:
        """Show what is wrong ("" when nothing is); `say` has a screen reader tell it at once."""
        if sentence != self._error:
            self._error = sentence
            self._wrong.set_text(sentence)
            show_if(self._wrong, bool(sentence))
            self._indent()
            self._mark_invalid(bool(sentence))
            self._name_control()
            self.update()
        if sentence and say:
            announce(self.focus_target, sentence)

    def keep_indent(self) -> None:
        """Leave room for the bar of an error always: columns that go on in other questions must not move."""
        self._indented = True
        self._indent()

    def _indent(self) -> None:
        room = INDENT if self._error or self._indented else 0
        self._layout.setContentsMargins(self.look.margins(room, 0, 0, 0))

    def label(self) -> str:
        return self._words

    def _name_control(self) -> None:
        described = [
            self._error,
            self._comment,
            self._hint,
            _("Optional") if self._is_optional else "",
        ]
        self._tell(self._words, " ".join(each for each in described if each))

    def _tell(self, name: str, description: str) -> None:
        """Give name and description to what takes the focus.

        A button's own words are in its name too: who speaks to the computer says those.
        """
        target = self.focus_target
        words = target.text().replace("&&", "&") if isinstance(target, QAbstractButton) else ""
        full = name if words in name else _("{name}: {choice}").format(name=name, choice=words)
        named(target, full, description)

    def _mark_invalid(self, invalid: bool) -> None:
        set_invalid(self.focus_target, invalid)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._error:
            return
        painter, width = QPainter(self), self.look.px(BAR)
        left = self.width() - width if self.look.rtl else 0
        painter.fillRect(QRect(left, 0, width, self.height()), self.look.colour("danger"))
        painter.end()
