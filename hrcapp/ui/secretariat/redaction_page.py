"""Taking words out of what a form says: mark them, read what everybody will read, confirm."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrcapp.i18n import _, ngettext
from hrcapp.secretariat.redacting import Span
from hrcapp.secretariat.review import Detail
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import care, redaction
from hrcapp.ui.secretariat.redaction import Marking, Text
from hrcapp.ui.secretariat.redaction_field import RedactionField
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Card,
    Check,
    Label,
    LineEdit,
    LinkButton,
    Note,
    PageScroll,
    Question,
    TopBar,
    column,
    row,
)
from hrcapp.ui.widgets.layout import show_if

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

_SIDE = 334


class RedactionPage(Page):
    """What is marked is kept at once, and published as it is only when it is confirmed."""

    name, menu_key = "redaction", "review"

    def __init__(self, office: Office, detail: Detail, marking: Marking) -> None:
        self.office, self.detail, self.marking = office, detail, marking
        self._fields: dict[str, RedactionField] = {}
        self._shown: dict[str, Label] = {}
        self._previews: dict[str, QWidget] = {}
        self._look: Look | None = None

    @classmethod
    def read(cls, office: Office, detail: Detail) -> RedactionPage:
        """On the store's thread."""
        protection, key = office.desk.protection, detail.item.key
        texts, spans = protection.texts(key), protection.draft(key)
        return cls(office, detail, Marking.of(texts, detail.answers, spans))

    def title(self) -> str:
        return _("Take words out")

    # -- building

    def build(self, look: Look) -> QWidget:
        self._look, self._fields, self._shown = look, {}, {}
        told = self.detail.item.name
        cards = [self._card(look, one) for one in self.marking.texts]
        self._list, self._count = column(look, gap=6), Label(look, "", "strong", wrap=True)
        side = (self._how(look), Card(look, self._count, self._list, gap=8))
        confirm = Button(look, _("Publish without these words"), "primary", "check", on_click=self.confirm)
        identified(confirm, "confirm-redaction")
        self._confirm = confirm
        if look.narrow:
            middle: QWidget = self.office.body(look, *side, *cards, gap=12)
        else:
            right = PageScroll(look, column(look, *side, None, gap=10, margins=(4, 16, 24, 16)))
            right.setFixedWidth(look.px(_SIDE + 34))
            middle = row(look, (self.office.body(look, *cards, gap=12), 1), right, gap=0)
        self._actions = ActionBar(look, [], [confirm])
        built = page(look, TopBar(look, self.title(), told), middle, self._actions)
        QShortcut(QKeySequence("Ctrl+Shift+H"), built).activated.connect(self.take_out_selected)
        self._follow()
        return built

    def _card(self, look: Look, one: Text) -> Card:
        button = Button(look, _("Take out what is selected"), small=True, icon="shield")
        identified(button, f"take-out-{one.path}")
        button.setEnabled(False)
        label = one.label or one.path.rpartition("/")[2]
        field = RedactionField(look, one.path, label, one.text, button.setEnabled)
        button.clicked.connect(partial(self.take_out, one.path))
        self._fields[one.path] = field
        shown = Label(look, "", wrap=True).selectable()
        shown.setAccessibleDescription(_("As it will be published"))
        identified(shown, f"published-{one.path}")
        preview = column(look, Label(look, _("As it will be published"), "small", "text_soft"), shown, gap=4)
        self._shown[one.path], self._previews[one.path] = shown, preview
        return Card(
            look,
            Label(look, label, "strong", wrap=True),
            field,
            row(look, button, None),
            preview,
            gap=8,
        )

    def _how(self, look: Look) -> Card:
        by = LineEdit(look, self.marking.by)
        by.setMaxLength(80)
        identified(by, "neutral-word")
        by.textChanged.connect(lambda text: setattr(self.marking, "by", text))
        hint = _("Such as “a defender”, in the language of the answer. Empty draws a bar.")
        everywhere = Check(look, _("Everywhere in this form"), checked=self.marking.everywhere)
        everywhere.toggled.connect(lambda on: setattr(self.marking, "everywhere", on))
        identified(everywhere, "redact-everywhere")
        keys = QKeySequence("Ctrl+Shift+H").toString(QKeySequence.SequenceFormat.NativeText)
        told = _(
            "Select words with the mouse, or with Shift and the arrow keys; then take them out ({keys})."
        )
        return Card(
            look,
            Note(look, "info", told.format(keys=keys)),
            Question(look, _("In their place"), by, hint=hint, optional=True),
            everywhere,
            gap=10,
        )

    # -- following

    def _follow(self) -> None:
        """Marks, preview and list as they are now."""
        look = self._look
        if look is None:
            return
        for one in self.marking.texts:
            self._fields[one.path].show_spans(self.marking.of_path(one.path))
            text = self.marking.published(one)
            self._shown[one.path].setText(text)
            self._shown[one.path].setAccessibleName(text)
            show_if(self._previews[one.path], text != one.text)
        spans = self.marking.spans
        told = ngettext("{count} place is taken out", "{count} places are taken out", len(spans))
        self._count.setText(told.format(count=number(len(spans), look.language)))
        self._fill_list(look)
        self._confirm.setEnabled(bool(spans))
        self._actions.set_reason("" if spans else _("Nothing is marked."))

    def _fill_list(self, look: Look) -> None:
        layout = self._list.layout()
        if not isinstance(layout, QVBoxLayout):
            return
        while (held := layout.takeAt(0)) is not None:
            if (old := held.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, span in enumerate(self.marking.spans):
            told = redaction.taken_out(self.marking, span)
            link = LinkButton(
                look, _("Leave it in"), "undo-2", flush=True, on_click=partial(self.leave_in, span)
            )
            link.setAccessibleDescription(told)
            identified(link, f"leave-in-{place}")
            layout.addWidget(
                column(look, Label(look, told, "small", wrap=True), row(look, link, None), gap=2)
            )

    # -- what a person does

    def take_out_selected(self) -> None:
        """Of the field that has the focus."""
        for path, field in self._fields.items():
            if field.hasFocus():
                self.take_out(path)

    def take_out(self, path: str) -> None:
        """Take out what is selected in one answer."""
        field = self._fields[path]
        start, end = field.selected()
        if start < end:
            self.marking.mark(path, start, end)
            field.select(end, end)
            self._changed()

    def leave_in(self, span: Span) -> None:
        self.marking.unmark(span)
        self._changed()

    def _changed(self) -> None:
        spans, key, office = self.marking.spans, self.detail.item.key, self.office
        office.store(lambda: office.desk.protection.keep_draft(key, spans))
        self._follow()

    def confirm(self) -> None:
        """From now on it is published without these words."""
        spans, key, office = self.marking.spans, self.detail.item.key, self.office
        office.store(
            lambda: office.desk.protection.confirm(key, spans),
            lambda _result: office.go_review(key, Notice("success", care.redacted)),
        )
