"""The widgets of one version under review, which follow what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from hrcapp.i18n import _
from hrcapp.secretariat.answers import Answer
from hrcapp.secretariat.items import OPEN
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import care, care_cards, long_life, review, review_side
from hrcapp.ui.secretariat.answer_card import AnswerCard
from hrcapp.ui.secretariat.differing_cards import decisions_card
from hrcapp.ui.secretariat.review_archive import ArchiveCard
from hrcapp.ui.secretariat.review_verdict import receipt, verdict
from hrcapp.ui.secretariat.second_reading import second_reader_card
from hrcapp.ui.secretariat.translation_beside import beside_bar
from hrcapp.ui.widgets import ActionBar, Button, Chips, Label, column
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.review_page import ReviewPage


class ReviewView:
    """The widgets of one build that follow what is written."""

    def __init__(self, look: Look, owner: ReviewPage) -> None:
        self._look, self._owner = look, owner
        found, detail = owner.found, owner.found.detail
        self.chips = Chips(look, _("Filter"), review.chips(detail, owner.draft, look.language), owner.group)
        self.chips.chosen.connect(owner.show_group)
        self.head = column(look, self.chips, *self._beside(), gap=8)
        self.answers = column(look, gap=10)
        self.fill_answers()
        same, documents = owner.same(), owner.documents
        open_ = detail.item.state in OPEN
        self.receipt = review_side.ReceiptCard(
            look,
            receipt(detail, owner.draft, detail.reply_language),
            owner.draft.message,
            owner.say if open_ else None,
        )
        side: list[Item] = [
            review_side.verdict_box(
                look,
                verdict(detail, look.language, found.life.validations),
                documents.open_statement if found.statement else None,
                documents.validations(),
            ),
            review_side.SameAsCard(
                look,
                same,
                owner.draft.choice,
                owner.choose,
                owner.open_party if found.party is not None else None,
            ),
            review_side.sender_card(look, detail),
        ]
        if documents.archivable:
            side.insert(1, self._archive())
        if found.second.shown and open_:
            side.insert(1, second_reader_card(look, found.second, owner.take_back))
        differing = [decisions_card(look, detail)] if detail.decisions else []
        self.above: list[Item] = [*differing] if look.narrow else []
        side = side if look.narrow else [*differing, *side]
        if detail.attachments:
            side.append(review_side.attachments_card(look, detail, documents.open_attachment))
        acts, cared = owner.caring, found.care
        if cared.undo is not None and care.can_undo(detail.item.state, cared.undo):
            side.insert(0, care_cards.undo_card(look, cared.undo, cared, acts.undo, acts.instead))
        side.append(care_cards.protection_card(look, cared.guarded, acts.flag, acts.redact, acts.lift))
        side.append(care_cards.consents_card(look, cared.consents, acts.record))
        if detail.notes:
            side.append(review_side.notes_card(look, detail.notes))
        side.append(self.receipt)
        margins = (0, 0, 0, 0) if look.narrow else (4, 16, 24, 16)
        self.side = column(look, *side, None, gap=10, margins=margins)
        self.reject = Button(look, _("Reject"), "danger", "ban", on_click=owner.reject)
        self.ask = Button(look, _("Ask for correction"), "secondary", "undo-2", on_click=owner.ask)
        self.accept = Button(look, found.second.verb(), "primary", "check", on_click=owner.accept)
        for name, button in (("reject", self.reject), ("ask", self.ask), ("accept", self.accept)):
            identified(button, f"review-{name}")
        self.actions = ActionBar(look, [self.reject], [self.ask, self.accept])

    def _beside(self) -> list[Item]:
        """The switch for translations, where something can be translated."""
        owner, beside = self._owner, self._owner.found.beside
        if not beside.texts:
            return []
        return [
            beside_bar(
                self._look,
                beside,
                shown=owner.translated,
                on_toggle=owner.show_translated,
                on_translate=owner.translate,
            )
        ]

    def _archive(self) -> ArchiveCard:
        owner, look = self._owner, self._look
        office, life = owner.office, owner.found.life
        return ArchiveCard(
            look,
            life,
            long_life.kept(life, office.now(), look.language),
            host=life.host,
            working=office.archiver.title() if office.archiver.running else "",
            on_archive=lambda: office.archiver.one(owner.item),
            on_settings=office.go_trust,
            on_read=owner.documents.open_archive,
        )

    def fill_answers(self) -> None:
        """Show the answers of the chosen filter."""
        owner, look = self._owner, self._look
        layout = self.answers.layout()
        if not isinstance(layout, QVBoxLayout):
            return
        while (held := layout.takeAt(0)) is not None:
            old = held.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        section = ""
        for answer in review.answers(owner.found.detail, owner.draft, owner.group):
            if answer.section and answer.section != section:
                section = answer.section
                layout.addWidget(Label(look, section, "h2", wrap=True))
            layout.addWidget(self._card(answer))
        if layout.count() == 0:
            layout.addWidget(Label(look, _("Nothing here."), ink="text_soft"))

    def _card(self, answer: Answer) -> AnswerCard:
        owner, detail = self._owner, self._owner.found.detail
        locked = detail.item.state not in OPEN
        sent = review.sent_comment(detail, answer.path) if locked else ""
        return AnswerCard(
            self._look,
            answer,
            language=detail.facts.answers_language or "en",
            comment=sent or owner.draft.comments.get(answer.path, ""),
            locked=locked,
            on_comment=lambda text: owner.comment(answer, text),
            translation=owner.found.beside.of(answer.path, wanted=owner.translated),
        )

    def follow(self) -> None:
        """Buttons, reason, counts and receipt as the draft has it."""
        owner = self._owner
        can = owner.decisions()
        self.accept.setEnabled(can.accept)
        self.ask.setEnabled(can.ask)
        self.reject.setEnabled(can.reject)
        self.actions.set_reason(can.reason)
        for key, told in review.chips(owner.found.detail, owner.draft, self._look.language):
            self.chips.set_words(key, told)
        detail = owner.found.detail
        self.receipt.follow(receipt(detail, owner.draft, detail.reply_language))
