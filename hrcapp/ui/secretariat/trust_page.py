"""Trust and time: the timestamp service this desk asks, archiving, and the issuers this desk trusts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.place import take
from hrcapp.i18n import _, ngettext
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.files import ask_file
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import long_life
from hrcapp.ui.widgets import (
    Button,
    Card,
    Label,
    Line,
    LineEdit,
    LinkButton,
    Note,
    Pill,
    ProgressPanel,
    Question,
    TopBar,
    beside,
    column,
    flow,
    row,
)
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.statement import Issuer
    from hrcapp.ui.secretariat.office import Office

_LARGEST_FILE = 1 << 20


@dataclass(frozen=True)
class Found:
    """The service's address, how many statements wait for a copy, the issuers."""

    service: str
    due: int
    issuers: tuple[Issuer, ...]


class TrustPage(Page):
    """What is typed and not yet used is kept while the page is drawn anew."""

    name, menu_key = "trust", "trust"

    def __init__(self, office: Office, found: Found) -> None:
        self._office, self._found = office, found
        self._address = found.service

    @classmethod
    def read(cls, office: Office) -> TrustPage:
        """On the store's thread."""
        desk = office.desk
        issuers = tuple(desk.issuers.all())
        return cls(office, Found(desk.archiving.service, len(desk.archiving.due()), issuers))

    def title(self) -> str:
        return _("Trust and time")

    # -- building

    def build(self, look: Look) -> QWidget:
        told = _("Who says when a statement was here, and whose certificates this desk believes.")
        left = column(look, self._service(look), self._archive(look), None, gap=12)
        right = column(look, self._issuers(look), self._qualified(look), None, gap=12)
        body = self._office.body(look, beside(look, (left, 1), (right, 1), gap=14))
        return page(look, TopBar(look, self.title(), told), body)

    def _service(self, look: Look) -> Card:
        self._edit = LineEdit(look, self._address, latin=True)
        self._edit.setPlaceholderText("https://")
        identified(self._edit, "service-address")
        self._edit.textChanged.connect(lambda text: setattr(self, "_address", text))
        self._edit.returnPressed.connect(self.use_service)
        self._asked = Question(
            look, _("Address"), self._edit, hint=_("Empty means none: then nobody is ever asked.")
        )
        use = Button(look, _("Use this service"), small=True, icon="check", on_click=self.use_service)
        identified(use, "use-service")
        return Card(
            look,
            Label(look, _("Timestamp service"), "h3"),
            Label(
                look,
                _(
                    "It confirms when a statement was here (RFC 3161). It learns a fingerprint of the file, "
                    "never what it says. Nothing is asked before somebody presses a button for it."
                ),
                "small",
                "text_soft",
                wrap=True,
            ),
            self._asked,
            row(look, use, None),
            gap=10,
        )

    def _archive(self, look: Look) -> Card:
        archiver = self._office.archiver
        items: list[Item] = [
            Label(look, _("Long life"), "h3"),
            Label(look, long_life.due(self._found.due, look.language), "small", "text_soft", wrap=True),
        ]
        if archiver.running:
            panel = ProgressPanel(look, archiver.title(), on_cancel=archiver.stop)
            identified(panel.cancel_button, "stop-archiving")
            panel.advance(*archiver.at)
            archiver.advanced.connect(panel.advance)
            items.append(panel)
        elif self._found.due and self._found.service:
            words = ngettext("Archive {count} statement", "Archive {count} statements", self._found.due)
            button = Button(
                look,
                words.format(count=number(self._found.due, look.language)),
                icon="history",
                small=True,
                on_click=archiver.every,
            )
            identified(button, "archive-all")
            items.append(row(look, button, None))
        elif self._found.due:
            items.append(Note(look, "info", _("First choose a timestamp service.")))
        return Card(look, *items, gap=10)

    def _issuers(self, look: Look) -> Card:
        told = _(
            "This list is yours and begins empty. A signature whose certificate comes from one of these is "
            "told as such; the verdict about the file stays apart. Compare a fingerprint with what the "
            "issuer publishes before you trust it."
        )
        add = Button(look, _("Add an issuer's certificate"), icon="plus", small=True, on_click=self._ask)
        identified(add, "add-issuer")
        rows: list[Item] = []
        for issuer in self._found.issuers:
            rows += [Line(look), self._issuer(look, issuer)]
        return Card(
            look,
            Label(look, _("Trusted issuers"), "h3"),
            Label(look, told, "small", "text_soft", wrap=True),
            *rows,
            row(look, add, None),
            gap=10,
        )

    def _issuer(self, look: Look, issuer: Issuer) -> QWidget:
        state = long_life.issuer_state(issuer, self._office.now(), look.language)
        remove = LinkButton(look, _("Remove"), "x", on_click=partial(self.remove, issuer))
        identified(remove, f"remove-{issuer.sha256[:12]}")
        remove.setAccessibleName(_("Remove {name}").format(name=issuer.name))
        printed = Label(
            look, long_life.fingerprint(issuer.sha256), "small", "text_soft", wrap=True, latin=True
        ).selectable()
        printed.setAccessibleName(_("Fingerprint (SHA-256) of {name}").format(name=issuer.name))
        pills = flow(look, Pill(look, state.kind, state.words, state.icon), remove)
        return column(look, Label(look, issuer.name or "?", "strong", wrap=True), printed, pills, gap=4)

    def _qualified(self, look: Look) -> Card:
        return Card(
            look,
            Label(look, _("“Qualified”"), "h3"),
            Label(
                look,
                _(
                    "The app never says it by itself. It stands beside a signature only where somebody here "
                    "noted, in the review, what a validation against the EU trusted lists found."
                ),
                "small",
                "text_soft",
                wrap=True,
            ),
            gap=8,
        )

    # -- what a person does

    def use_service(self) -> None:
        """Ask this service from now on, or none."""
        office, address = self._office, self._address

        def failed(fault: Fault) -> None:
            if fault.code is Code.TIMESTAMP_ADDRESS:
                self._asked.set_error(str(sentence(fault, _)), say=True)
                self._edit.setFocus()
            else:
                office.tell(fault)

        def done(_result: None) -> None:
            office.go_trust(Notice("success", lambda: _chosen(address.strip())))

        office.store(lambda: office.desk.archiving.choose_service(address), done, failed)

    def _ask(self) -> None:
        office = self._office
        filters = [
            _("Certificates ({pattern})").format(pattern="*.pem *.crt *.cer *.der"),
            _("All files ({pattern})").format(pattern="*"),
        ]
        ask_file(office.shell, _("Certificate of an issuer"), filters, office.last_folder, self.add)

    def add(self, path: Path) -> None:
        """Trust the issuers in a file."""
        office = self._office
        office.remember_folder(path.parent)

        def done(new: list[Issuer]) -> None:
            office.go_trust(Notice("success", lambda: _added(new, office.language)))

        office.store(lambda: office.desk.issuers.add(take(path, _LARGEST_FILE), path.name), done)

    def remove(self, issuer: Issuer) -> None:
        """Trust an issuer no more."""
        office = self._office

        def done(_result: None) -> None:
            office.go_trust(Notice("success", lambda: (_("Removed"), isolated(issuer.name))))

        office.store(lambda: office.desk.issuers.remove(issuer.sha256), done)


def _chosen(address: str) -> tuple[str, str]:
    if not address:
        return _("No timestamp service"), _("Nobody is asked from now on.")
    return _("Timestamp service chosen"), _("It is asked only when somebody archives a statement.")


def _added(new: list[Issuer], language: str) -> tuple[str, str]:
    if not new:
        return _("Already on the list"), ""
    title = ngettext("{count} issuer added", "{count} issuers added", len(new))
    return title.format(count=number(len(new), language)), ", ".join(isolated(one.name) for one in new)
