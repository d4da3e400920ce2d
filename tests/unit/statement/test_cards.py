"""Signing with a card: the right PIN, and everything else that happens at a desk with a reader."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hrcapp import statement
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.statement import SignatureKind, Trust
from tests.unit.statement.cards import PIN, Reader, empty_reader, shim
from tests.unit.statement.samples import NOW, sealed, unsigned


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    return empty_reader(tmp_path, monkeypatch)


def sign(
    library: Path,
    pin: str = PIN,
    *,
    pdf: bytes | None = None,
    field: int = 1,
    label: str = "",
    serial: str = "",
) -> bytes:
    return statement.sign_card(
        unsigned() if pdf is None else pdf,
        library,
        pin,
        field=field,
        now=NOW,
        appearance_language="en",
        label=label,
        serial=serial,
    )


def refused(
    library: Path, pin: str = PIN, *, label: str = "", serial: str = "", pdf: bytes | None = None
) -> Fault:
    with pytest.raises(Fault) as told:
        sign(library, pin, label=label, serial=serial, pdf=pdf)
    return told.value


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_the_right_pin_signs(reader: Reader, tmp_path: Path, kind: str) -> None:
    reader.insert("Sample card")
    reader.give_key("Sample card", "Sample Card Holder", kind=kind, folder=tmp_path)
    verdict = statement.verify(sign(reader.library, pdf=sealed(), field=2))
    assert verdict.verdict == "intact"
    report = verdict.signatures[1]
    assert (report.name, report.kind, report.trust) == (
        "Sample Card Holder",
        SignatureKind.CERTIFICATE,
        Trust.ISSUER_NOT_CHECKED,
    )
    assert (report.issuer, report.signed_at) == ("Sample Card Authority", NOW)


def test_a_wrong_pin_is_told_and_the_right_one_works_after_it(
    reader: Reader, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    reader.insert("Sample card")
    reader.give_key("Sample card", "Sample Card Holder", folder=tmp_path)
    with caplog.at_level(logging.DEBUG):
        for wrong in ("000000", "", "1" * 300):
            assert refused(reader.library, wrong).code is Code.CARD_PIN_WRONG
        assert statement.verify(sign(reader.library)).verdict == "intact"
    assert PIN not in caplog.text


def test_a_blocked_pin_is_told(reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.insert("Sample card")
    reader.give_key("Sample card", "Sample Card Holder", folder=tmp_path)
    library = shim(reader, tmp_path, monkeypatch)
    assert statement.verify(sign(library)).verdict == "intact"
    assert refused(library, "000000").code is Code.CARD_PIN_WRONG
    assert not statement.cards(library)[0].last_try
    assert refused(library, "000000").code is Code.CARD_PIN_LAST_TRY
    assert statement.cards(library)[0].last_try
    assert refused(library, "000000").code is Code.CARD_PIN_BLOCKED
    assert refused(library).code is Code.CARD_PIN_BLOCKED


@pytest.mark.parametrize(
    ("mischief", "code"), [("crash", Code.CARD_LIBRARY_CRASHED), ("hang", Code.CARD_SILENT)]
)
def test_a_faulty_library_takes_nothing_with_it(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mischief: str, code: Code
) -> None:
    library = shim(reader, tmp_path, monkeypatch, mischief=mischief)
    with pytest.raises(Fault) as told:
        statement.cards(library, seconds=3)
    assert told.value.code is code


def test_who_stops_waits_no_longer(reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = shim(reader, tmp_path, monkeypatch, mischief="hang")
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 5

    with pytest.raises(Fault) as told:
        statement.cards(library, stopped=stopped)
    assert told.value.code is Code.INTERRUPTED


def test_what_a_library_prints_spoils_nothing(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.insert("Sample card")
    reader.give_key("Sample card", "Sample Card Holder", folder=tmp_path)
    library = shim(reader, tmp_path, monkeypatch, mischief="chatter")
    assert [card.label for card in statement.cards(library)] == ["Sample card"]
    assert statement.verify(sign(library)).verdict == "intact"


@pytest.mark.parametrize(
    ("name", "personal", "numbered"),
    [
        ("Sample Card Holder", "", False),
        ("Sample Card Holder", "PNOXX-SAMPLE-123", True),
        ("SAMPLE,HOLDER,00000000000", "", True),
    ],
)
def test_a_card_shows_the_name_alone_and_that_there_is_more(
    reader: Reader, tmp_path: Path, name: str, personal: str, numbered: bool
) -> None:
    reader.insert("Sample card")
    reader.give_key("Sample card", name, personal=personal, folder=tmp_path)
    (card,) = statement.cards(reader.library)
    assert (card.holder, card.numbered) == (name, numbered)
    assert "SAMPLE-123" not in repr(card)


def test_no_card_is_told(reader: Reader) -> None:
    assert statement.cards(reader.library) == ()
    assert refused(reader.library).code is Code.CARD_MISSING


def test_a_card_put_in_later_is_seen(reader: Reader, tmp_path: Path) -> None:
    assert refused(reader.library).code is Code.CARD_MISSING
    reader.insert("Sample card")
    reader.give_key("Sample card", "Sample Card Holder", folder=tmp_path)
    assert statement.verify(sign(reader.library)).verdict == "intact"


def test_of_two_cards_one_is_chosen_by_its_label(reader: Reader, tmp_path: Path) -> None:
    for label, holder in (("First card", "First Sample Holder"), ("Second card", "Second Sample Holder")):
        reader.insert(label)
        reader.give_key(label, holder, folder=tmp_path)
    assert [card.label for card in statement.cards(reader.library)] == ["First card", "Second card"]
    told = refused(reader.library)
    assert told.code is Code.CARD_CHOOSE
    assert told.params["labels"] == "First card, Second card"
    assert refused(reader.library, label="Third card").code is Code.CARD_MISSING
    other = next(card for card in statement.cards(reader.library) if card.label == "First card")
    assert refused(reader.library, label="Second card", serial=other.serial).code is Code.CARD_MISSING
    (report,) = statement.verify(sign(reader.library, label="Second card")).signatures
    assert report.name == "Second Sample Holder"


def test_an_empty_card_is_told(reader: Reader) -> None:
    reader.insert("Empty card")
    assert refused(reader.library).code is Code.CARD_WITHOUT_KEY


def test_of_two_keys_the_one_for_documents_signs(reader: Reader, tmp_path: Path) -> None:
    reader.insert("Sample card")
    for number, name, usage in (
        (b"\x01", "For logging in", {"key_agreement": True}),
        (b"\x02", "For documents", {"content_commitment": True}),
        (b"\x03", "For letters", {"key_encipherment": True}),
    ):
        reader.give_key("Sample card", name, usage=usage, number=number, folder=tmp_path)
    (report,) = statement.verify(sign(reader.library)).signatures
    assert report.name == "For documents"


def test_certificates_on_cards_are_looked_at_too(reader: Reader, tmp_path: Path) -> None:
    reader.insert("Old card")
    reader.give_key("Old card", "Sample Card Holder", days=(-900, -1), folder=tmp_path)
    reader.insert("Other card")
    reader.give_key("Other card", "Sample Card Holder", usage={"key_encipherment": True}, folder=tmp_path)
    assert refused(reader.library, label="Old card").code is Code.CERTIFICATE_EXPIRED
    assert refused(reader.library, label="Other card").code is Code.CERTIFICATE_WRONG_PURPOSE


def test_a_file_that_is_no_library_is_told(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.so"
    nothing.write_bytes(b"not a library")
    for path in (nothing, tmp_path / "missing.so"):
        told = refused(path)
        assert told.code is Code.CARD_LIBRARY_UNUSABLE
        assert told.params["name"] == path.name


def test_the_statement_is_looked_at_before_the_card_is_asked(tmp_path: Path) -> None:
    assert refused(tmp_path / "missing.so", pdf=b"no PDF").code is Code.PDF_UNREADABLE
    assert refused(tmp_path / "missing.so", pdf=sealed()).code is Code.FIELD_TAKEN


def test_every_mishap_has_its_own_sentence() -> None:
    values = {"name": "sample.so", "labels": "One, Two", "date": datetime(2026, 1, 1, tzinfo=UTC).date()}
    mishaps = [code for code in Code if code.value.startswith(("card-", "certificate-", "pkcs12-"))]
    told = [sentence(Fault(code, **values), str).what for code in mishaps]
    assert len(set(told)) == len(mishaps) == 16
