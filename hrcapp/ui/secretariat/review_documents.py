"""What can be read of one version (statement, archived copy, attachments), and noted about its signatures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.secretariat.review import Detail
from hrcapp.secretariat.trust import Finding
from hrcapp.statement import SignatureKind
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.secretariat.asking_validation import ask_validation
from hrcapp.ui.secretariat.document_page import DocumentPage
from hrcapp.ui.secretariat.long_life import LongLife
from hrcapp.ui.secretariat.paper_page import PaperPage

if TYPE_CHECKING:
    from hrcapp.statement import SignatureReport
    from hrcapp.ui.secretariat.office import Office


@dataclass(frozen=True)
class ReviewDocuments:
    """The steps beside a verdict."""

    office: Office
    detail: Detail
    life: LongLife

    @property
    def archivable(self) -> bool:
        """Whether there is something signed to keep for long."""
        return self.detail.item.verdict in ("intact", "changed") and bool(self.detail.signatures)

    def open_statement(self) -> None:
        """The statement as it came, as pictures; one signed on paper beside its scans."""
        item, office, checked = self.detail.item, self.office, self.detail.checked
        words, file = self._words(lambda: _("Statement")), f"{item.reference}.pdf"
        scanned = any(one.kind is SignatureKind.SCAN for one in self.detail.signatures)

        def show(pdf: bytes | None) -> None:
            if pdf is not None and checked is not None and scanned:
                office.show(PaperPage(office, words, pdf, checked, file))
            elif pdf is not None:
                office.show(DocumentPage(office, words, pdf, file))

        office.store(lambda: office.desk.review.statement(item.key), show)

    def open_archive(self) -> None:
        """The archived copy as pictures, to be read and saved."""
        archive, office, item = self.life.archive, self.office, self.detail.item
        if archive is None:
            return
        words, file = (
            self._words(lambda: _("Archived copy")),
            f"{item.reference}-{item.revision}-archived.pdf",
        )
        office.store(
            lambda: office.desk.archiving.pdf(archive),
            lambda pdf: office.show(DocumentPage(office, words, pdf, file)),
        )

    def open_attachment(self, name: str) -> None:
        """An attached file as pictures."""
        office, key, words = self.office, self.detail.item.key, self._words(lambda: name)
        office.store(
            lambda: office.desk.review.attachment(key, name),
            lambda data: office.show(DocumentPage(office, words, data, name)),
        )

    def validations(self) -> list[tuple[str, Callable[[], object]]]:
        """The signatures by an authority's certificate: only these can be validated against lists."""
        return [
            (one.name, partial(self._ask_validation, one))
            for one in self.detail.signatures
            if one.kind is SignatureKind.CERTIFICATE
        ]

    def _ask_validation(self, report: SignatureReport) -> None:
        office, key = self.office, self.detail.item.key

        def note(finding: Finding, who: str, how: str) -> None:
            office.flush()
            office.store(
                lambda: office.desk.validations.note(key, report.field, finding, who, how),
                lambda _result: office.go_review(key, Notice("success", _noted)),
            )

        ask_validation(office, report.name, note)

    def _words(self, title: Callable[[], str]) -> Callable[[], tuple[str, str]]:
        subtitle = f"{self.detail.item.name}, {self.detail.item.reference}"
        return lambda: (title(), subtitle)


def _noted() -> tuple[str, str]:
    return _("Noted"), _("The note stands beside the signature, with who and when.")
