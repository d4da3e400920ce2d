"""The political statement: its text, its PDF, its signatures and their verification.

The public door is the names below. Those that need reportlab or pyHanko are loaded when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.model.doors import door

if TYPE_CHECKING:
    from hrcapp.statement.card_process import Card as Card
    from hrcapp.statement.card_process import cards as cards
    from hrcapp.statement.card_process import sign_card as sign_card
    from hrcapp.statement.data import Emblem as Emblem
    from hrcapp.statement.data import Names as Names
    from hrcapp.statement.data import Paper as Paper
    from hrcapp.statement.data import StatementData as StatementData
    from hrcapp.statement.data_json import data_from_json as data_from_json
    from hrcapp.statement.data_json import data_to_json as data_to_json
    from hrcapp.statement.identity import document_code as document_code
    from hrcapp.statement.identity import grouped as grouped
    from hrcapp.statement.identity import qr_payload as qr_payload
    from hrcapp.statement.identity import short_hash as short_hash
    from hrcapp.statement.issuers import Issuer as Issuer
    from hrcapp.statement.issuers import read_issuers as read_issuers
    from hrcapp.statement.labels import SignatureKind as SignatureKind
    from hrcapp.statement.labels import kind_label as kind_label
    from hrcapp.statement.labels import kind_line as kind_line
    from hrcapp.statement.paper_match import Expected as Expected
    from hrcapp.statement.paper_match import Match as Match
    from hrcapp.statement.paper_match import Matching as Matching
    from hrcapp.statement.paper_match import Sheet as Sheet
    from hrcapp.statement.paper_match import Taken as Taken
    from hrcapp.statement.paper_match import match as match
    from hrcapp.statement.paper_received import ReceivedPaper as ReceivedPaper
    from hrcapp.statement.paper_received import ReceivedSheet as ReceivedSheet
    from hrcapp.statement.paper_received import received_paper as received_paper
    from hrcapp.statement.papers import council_motion as council_motion
    from hrcapp.statement.papers import cover_letter as cover_letter
    from hrcapp.statement.rendering import render as render
    from hrcapp.statement.revocation import Collected as Collected
    from hrcapp.statement.revocation import asked_about as asked_about
    from hrcapp.statement.revocation import collect as collect
    from hrcapp.statement.scanned import ScannedPage as ScannedPage
    from hrcapp.statement.scanned import page_count as page_count
    from hrcapp.statement.scanned import render_scanned as render_scanned
    from hrcapp.statement.scanned import sign_scanned as sign_scanned
    from hrcapp.statement.seal import SealKey as SealKey
    from hrcapp.statement.shipped_texts import shipped as shipped
    from hrcapp.statement.signing import sign_drawn as sign_drawn
    from hrcapp.statement.signing import sign_pictured as sign_pictured
    from hrcapp.statement.signing import sign_pkcs12 as sign_pkcs12
    from hrcapp.statement.signing import sign_typed as sign_typed
    from hrcapp.statement.template_json import template_from_json as template_from_json
    from hrcapp.statement.template_json import template_to_json as template_to_json
    from hrcapp.statement.templates import Template as Template
    from hrcapp.statement.templates import choose as choose
    from hrcapp.statement.timestamp import Authority as Authority
    from hrcapp.statement.timestamp import Evidence as Evidence
    from hrcapp.statement.timestamp import add_timestamp as add_timestamp
    from hrcapp.statement.timestamp import archive as archive
    from hrcapp.statement.timestamp_service import HttpAuthority as HttpAuthority
    from hrcapp.statement.travel import Place as Place
    from hrcapp.statement.travel import Traveller as Traveller
    from hrcapp.statement.travel import look as look
    from hrcapp.statement.travel import take_back as take_back
    from hrcapp.statement.travel import take_over as take_over
    from hrcapp.statement.verdict_words import VERDICTS as VERDICTS
    from hrcapp.statement.verdict_words import Reason as Reason
    from hrcapp.statement.verdict_words import Trust as Trust
    from hrcapp.statement.verdict_words import reason_label as reason_label
    from hrcapp.statement.verdict_words import timestamp_label as timestamp_label
    from hrcapp.statement.verdict_words import trust_label as trust_label
    from hrcapp.statement.verification import SignatureReport as SignatureReport
    from hrcapp.statement.verification import TimestampReport as TimestampReport
    from hrcapp.statement.verification import Verdict as Verdict
    from hrcapp.statement.verification import verify as verify
else:
    __getattr__ = door(
        __name__,
        {
            "data": "Emblem Names Paper StatementData",
            "data_json": "data_from_json data_to_json",
            "identity": "document_code grouped qr_payload short_hash",
            "labels": "SignatureKind kind_label kind_line",
            "paper_match": "Expected Match Matching Sheet Taken match",
            "shipped_texts": "shipped",
            "template_json": "template_from_json template_to_json",
            "templates": "Template choose",
            "verdict_words": "VERDICTS Reason Trust reason_label timestamp_label trust_label",
            "card_process": "Card cards sign_card",
            "issuers": "Issuer read_issuers",
            "paper_received": "ReceivedPaper ReceivedSheet received_paper",
            "papers": "council_motion cover_letter",
            "rendering": "render",
            "revocation": "Collected asked_about collect",
            "scanned": "ScannedPage page_count render_scanned sign_scanned",
            "seal": "SealKey",
            "signing": "sign_drawn sign_pictured sign_pkcs12 sign_typed",
            "timestamp": "Authority Evidence add_timestamp archive",
            "timestamp_service": "HttpAuthority",
            "travel": "Place Traveller look take_back take_over",
            "verification": "SignatureReport TimestampReport Verdict verify",
        },
    )
