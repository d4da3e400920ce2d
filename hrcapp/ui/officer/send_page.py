"""Sending one form: the sealed file, where it went, and what the secretariat answered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.status import Status
from hrcapp.officer.forms import titles
from hrcapp.officer.places import route
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.officer import parts, send, send_parts, words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.forgetting import forget_card
from hrcapp.ui.officer.form_finishing import save_answers
from hrcapp.ui.officer.held import held_banner
from hrcapp.ui.officer.mail_card import ByMail, mail_card
from hrcapp.ui.officer.send_actions import SendActions
from hrcapp.ui.officer.watching import WatchingPage
from hrcapp.ui.widgets import (
    ActionBar,
    Banner,
    Button,
    Card,
    KeyValues,
    Line,
    Note,
    Step,
    Stepper,
    TopBar,
    beside,
    flow,
    row,
)
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item

_KINDS = {"received": "success", "accepted": "success", "returned": "danger", "rejected": "danger"}


class SendPage(WatchingPage):
    """`found` is read from the store before the page is made, and again after everything done here."""

    name, menu_key = "send-one", "send"

    def __init__(self, desk: OfficerDesk, found: send.Sending) -> None:
        self._desk, self._found = desk, found
        self._do = SendActions(desk, found.card.draft, self._again, lambda: bool(self._found.route))
        self._mail = ByMail(desk, found.card.draft, self._again)

    @classmethod
    def read(cls, desk: OfficerDesk, draft: str) -> SendPage:
        """On the store's thread."""
        space = desk.workspace
        kit = space.kit.current()
        title = kit.content.title if kit else {}
        cards = space.drafts.cards()
        card = next((one for one in cards if one.draft == draft), None) or space.drafts.card(draft)
        found = send.Sending(
            card=card,
            package=space.outbox.package(draft),
            history=tuple(space.outbox.history(draft)),
            answers=tuple(space.answers.of(draft)),
            kit_title=title.get(desk.language) or title.get("en") or next(iter(title.values()), ""),
            has_kit=kit is not None,
            route=route(space),
            mail_address=space.mailing.address(),
            mail_ready=space.mailing.prepared(draft),
            form=titles(space, cards).of(card, desk.language),
        )
        return cls(desk, found)

    def title(self) -> str:
        return _("Send and receipt")

    def shown(self) -> None:
        super().shown()
        if self._can_send and self._found.card.status in (Status.SIGNED, Status.PACKED):
            self._desk.automatic.nudge()

    def build(self, look: Look) -> QWidget:
        found = self._found
        state = words.states(found.card, look.language)
        bar = TopBar(
            look, self.title(), words.title(found.card.title), *(parts.pill(look, one) for one in state)
        )
        items: list[Item] = []
        if found.card.practice:
            items.append(self._practice(look))
        elif not found.has_kit:
            items.append(self._no_kit(look))
        items += held_banner(look, self._desk)
        steps, done = send.steps(found, look.language)
        stepper = Stepper(look, [Step(one.title, one.detail, one.icon) for one in steps], done)
        only = _("“Received” and “Accepted” change only with a receipt signed by the secretariat.")
        items.append(
            Card(look, stepper, Line(look), Note(look, "info", only), gap=12, margins=(22, 18, 22, 14))
        )
        items += send_parts.run_panel(look, self._desk)
        cards = [each for each in (self._receipt(look), self._file(look)) if each is not None]
        items.append(beside(look, *((each, 1) for each in cards), gap=14))
        if self._can_send:
            items.append(mail_card(look, self._mail, found.mail_ready, found.mail_address))
        items += self._history(look)
        items += forget_card(look, self._desk, found.card)
        return page(look, bar, self._desk.body(look, *items), self._actions(look))

    # -- what is shown

    def _practice(self, look: Look) -> Banner:
        return Banner(
            look,
            "warning",
            _("A practice form can't be sent"),
            _("It is marked on every page. Begin a new form to join the campaign."),
            icon="hand",
        )

    def _no_kit(self, look: Look) -> Banner:
        button = Button(
            look, _("Open the kit"), icon="folder-open", small=True, on_click=self._desk.open_file
        )
        identified(button, "open-kit")
        text = _("The kit says for whom the file is sealed. The secretariat sends it with its letter.")
        return Banner(look, "warning", _("To send, open the campaign kit first"), text, button)

    def _receipt(self, look: Look) -> Card | None:
        found = send.receipt(self._found.answers, look.language)
        if found is None:
            return None
        kind = _KINDS.get(found.kind, "neutral")
        checked = words.Told("success", _("Signature of the secretariat verified"), "shield-check")
        head = [Heading(look, found.title, "h2"), parts.pill(look, checked)]
        items: list[Item] = [flow(look, *head, gap=12), KeyValues(look, found.pairs)]
        if self._found.card.status is Status.RETURNED:
            fix = Button(
                look,
                _("Correct the form"),
                icon="pencil",
                small=True,
                on_click=lambda: self._desk.correct(self._found.card.draft),
            )
            identified(fix, "correct")
            items.append(row(look, fix, None))
        return Card(look, *items, None, stripe_ink=kind, gap=10, margins=(20, 14, 18, 14))

    def _file(self, look: Look) -> Card:
        items: list[Item] = [
            Heading(look, _("The file"), "h2"),
            KeyValues(look, send.facts(self._found, look.language)),
        ]
        buttons: list[QWidget] = []
        if self._can_send:
            copy = Button(look, _("Save a copy"), icon="download", small=True, on_click=self._do.copy)
            identified(copy, "save-copy")
            box = Button(look, self._box_words(), icon="refresh-cw", small=True, on_click=self._do.exchange)
            identified(box, "drop-box")
            box.setEnabled(not self._desk.exchange.running)
            draft = self._found.card.draft
            several = Button(
                look,
                _("Copy to several places"),
                icon="usb",
                small=True,
                on_click=lambda: self._desk.go_copies(draft),
            )
            identified(several, "copy-several")
            room = Button(
                look,
                _("To a laptop in this room"),
                icon="send",
                small=True,
                on_click=lambda: self._desk.go_bring(draft),
            )
            identified(room, "to-room")
            buttons = [box, copy, several, room]
            if not self._found.card.statement:
                words_to_save = _("Save the answers for other software")
                answers = Button(
                    look,
                    words_to_save,
                    icon="folder-open",
                    small=True,
                    on_click=lambda: save_answers(self._desk, draft),
                )
                identified(answers, "save-answers")
                buttons.append(answers)
            other = Button(
                look, _("Choose the drop box"), icon="settings", small=True, on_click=self._desk.go_place
            )
            identified(other, "choose-drop-box")
            buttons.append(other)
            if self._found.route:
                items += send_parts.route_notes(look, self._found.route)
                items += send_parts.last_note(look, self._desk)
        if buttons:
            items.append(flow(look, *buttons, gap=8))
        return Card(look, *items, None, gap=10, margins=(20, 14, 18, 14))

    def _history(self, look: Look) -> list[QWidget]:
        events = send.history(self._found, look.language)
        if not events:
            return []
        return [Heading(look, _("History"), "h2"), send_parts.event_lines(look, events)]

    @property
    def _can_send(self) -> bool:
        found = self._found
        signed = found.card.status not in (Status.DRAFT, Status.READY, Status.SIGNING)
        return signed and found.has_kit and not found.card.practice

    def _actions(self, look: Look) -> ActionBar:
        signs = self._found.card.statement
        words_to_read = _("Read the statement") if signs else _("Read the answers")
        read = Button(look, words_to_read, icon="eye", on_click=self._read_statement)
        identified(read, "read-statement")
        if self._found.card.practice:
            home = Button(look, _("Home"), "primary", "house", on_click=self._desk.go_home)
            identified(home, "to-home")
            return ActionBar(look, [read], [home])
        handed = any(one.revision == self._found.card.revision for one in self._found.history)
        save = Button(
            look,
            _("Send again") if handed else _("Save to a folder or stick"),
            "secondary" if handed else "primary",
            "usb",
            on_click=self._do.save,
        )
        identified(save, "save-to-folder")
        save.setEnabled(self._can_send)
        add = Button(
            look,
            _("Add receipt"),
            "primary" if handed else "secondary",
            "file-check",
            on_click=self._desk.open_file,
        )
        identified(add, "add-receipt")
        why = "" if self._can_send else _("The campaign kit is missing")
        return ActionBar(look, [read], [save, add] if handed else [add, save], reason=why)

    def _read_statement(self) -> None:
        self._desk.with_form(self._found.card.draft, lambda _form: self._desk.go_statement())

    # -- after something was done

    def _again(self, notice: Notice) -> None:
        """Read everything once more and show it, with what happened on top."""

        def show(page: SendPage) -> None:
            self._found = page._found
            if self._desk.form is not None and self._desk.form.id == page._found.card.draft:
                self._desk.form.card = page._found.card
            if self._desk.shell.page is self:
                self._desk.show_notice(notice)

        self._desk.store(lambda: SendPage.read(self._desk, self._found.card.draft), show)

    def _box_words(self) -> str:
        return _("Send and fetch answers") if self._found.route else _("Use a shared folder")
