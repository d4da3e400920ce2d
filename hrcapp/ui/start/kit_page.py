"""A campaign kit before it is taken: its title and eight words, to compare with the secretariat's letter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QWidget

from hrcapp.i18n import _
from hrcapp.i18n.dates import format_date
from hrcapp.model.faults import Fault
from hrcapp.officer.campaign_kit import CampaignKit
from hrcapp.officer.incoming import OfferedKit
from hrcapp.ui.access import identified
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.shell import Shell
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Card,
    KeyValues,
    Label,
    PageScroll,
    TopBar,
    column,
    page_body,
)
from hrcapp.ui.widgets.label import Heading


class KitPage(Page):
    """The words are the proof: whoever made another kit can't make the same words."""

    name = "kit"

    def __init__(
        self,
        shell: Shell,
        offered: OfferedKit,
        *,
        on_take: Callable[[], object],
        on_refuse: Callable[[], object],
    ) -> None:
        self._shell, self._offered = shell, offered
        self._on_take, self._on_refuse = on_take, on_refuse
        self.notice: Notice | None = None

    def title(self) -> str:
        return _("Compare with the letter")

    def build(self, look: Look) -> QWidget:
        bar = TopBar(look, self.title(), self._offered.name)
        told = _("The letter of the secretariat shows eight words. Are they these, in this order?")
        body = page_body(
            look,
            *([self.notice.banner(look)] if self.notice else []),
            Heading(look, self._campaign(look), "h1"),
            Label(look, told, "lead", wrap=True),
            self._words(look),
            KeyValues(look, self._facts(look), name_width=180),
            gap=16,
            width=860,
        )
        return column(look, bar, (PageScroll(look, body), 1), self._actions(look), gap=0)

    def refused(self, fault: Fault) -> None:
        """The kit was not taken: say why, and let it be tried again."""
        self.notice = Notice.of(fault)
        self._shell.refresh()

    def _campaign(self, look: Look) -> str:
        titles = self._offered.kit.content.title
        return titles.get(look.language) or titles.get("en") or next(iter(titles.values()), "")

    def _words(self, look: Look) -> Card:
        """Latin words, read from left to right in every language, as they stand in the letter."""
        holder = QWidget()
        holder.setLayoutDirection(Look().direction)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(18))
        grid.setVerticalSpacing(look.px(10))
        columns = 2 if look.narrow else 4
        latin = look.speaking("en")
        words = CampaignKit.words(self._offered.kit)
        for index, word in enumerate(words):
            number = Label(latin, str(index + 1), "small", "text_soft")
            number.setFixedWidth(look.px(18))
            across = 2 * (index % columns)
            grid.addWidget(number, index // columns, across)
            grid.addWidget(Label(latin, word, "h1", "brand"), index // columns, across + 1)
            grid.setColumnStretch(across + 1, 1)
        card = Card(look, holder, margins=(22, 18, 22, 18))
        card.setAccessibleName(", ".join(words))
        identified(card, "safety-words")
        return card

    def _facts(self, look: Look) -> list[tuple[str, str]]:
        content = self._offered.kit.content
        pairs = [(_("Version of the kit"), str(content.version))]
        if content.wave:
            pairs.append((_("Wave"), content.wave))
        if content.deadline:
            pairs.append((_("Deadline"), format_date(content.deadline, look.language)))
        contact = ", ".join(value for value in content.contact.values() if value)
        if contact:
            pairs.append((_("Contact"), contact))
        return pairs

    def _actions(self, look: Look) -> ActionBar:
        refuse = Button(look, _("Not the same"), "danger", on_click=self._on_refuse)
        refuse.setAccessibleDescription(_("The kit is not taken. Ask the secretariat."))
        identified(refuse, "refuse-kit")
        take = Button(look, _("They are the same: take it"), "primary", "check", on_click=self._on_take)
        identified(take, "take-kit")
        return ActionBar(look, [refuse], [take])
