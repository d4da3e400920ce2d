"""The drop box in words, without Qt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.answers import Answer
from hrcapp.officer.last_run import LastRun
from hrcapp.officer.places import Place
from hrcapp.officer.sync import Synced
from hrcapp.ui.bidi import isolated
from hrcapp.ui.officer import send_words, words

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SERVER = Place(
    DropBoxSpec("webdav", "https://cloud.example.org/dav/box", {"password": "hidden-5512"}), own=False
)


def answer(kind: str, draft: str = "one") -> Answer:
    return Answer(draft, 1, kind, "HRC-1", NOW, "", (), "ABCD")


def test_a_place_is_kind_and_server_and_no_more() -> None:
    told = send_words.place(SERVER)
    assert "cloud.example.org" in told
    assert "dav/box" not in told
    assert "hidden" not in told
    assert "Shared/campaign" in send_words.place(Place(DropBoxSpec("folder", "Shared/campaign"), own=True))
    assert words.place("https://cloud.example.org:8443/dav/box") == "cloud.example.org"


@pytest.mark.parametrize(
    ("sent", "taken", "told"),
    [
        (0, 0, "Nothing to send, no new answers"),
        (1, 0, "1 file sent"),
        (0, 2, "2 answers fetched"),
        (3, 1, "3 files sent, 1 answer fetched"),
    ],
)
def test_what_a_run_did(sent: int, taken: int, told: str) -> None:
    assert send_words.result(sent, taken, "en") == told


def test_answers_are_told_by_town_and_a_reason_once() -> None:
    broken = Fault(Code.RECEIPT_UNREADABLE, name="x.hrcr")
    found = Synced(("a",), (answer("returned"), answer("accepted")), (("x", broken), ("x", broken)))
    title, text = send_words.synced(found, ("Sample city", "Sample village"), "en")
    assert title == "1 file sent, 2 answers fetched"
    assert f"{isolated('Sample city')}: returned with comments." in text
    assert f"{isolated('Sample village')}: accepted." in text
    assert text.count(str(sentence(broken, _))) == 1
    assert send_words.returned(found) == ["one"]


def test_the_last_run_and_how_far_one_is() -> None:
    at = NOW - timedelta(minutes=3)
    assert "1 file sent" in send_words.last(LastRun(at, "cloud.example.org", 1), NOW, "en")
    lost = LastRun(at, "cloud.example.org", fault=Fault(Code.BOX_TIMED_OUT, server="cloud.example.org"))
    assert "did not answer in time" in send_words.last(lost, NOW, "en")
    stopped = LastRun(at, "cloud.example.org", fault=Fault(Code.INTERRUPTED))
    assert "stopped" in send_words.last(stopped, NOW, "en")
    assert send_words.sent_of(0, 0, "en") == "Looking for answers…"
    assert send_words.sent_of(120_000, 2_000_000, "en") == "120 kB of 2,000 kB sent"


def test_what_to_do_depends_on_whose_drop_box_it_is() -> None:
    refused = Fault(Code.BOX_REFUSED, server="cloud.example.org")
    assert "newer kit" in send_words.fault(refused, own=False)[1]
    assert "your own drop box" in send_words.fault(refused, own=True)[1]
    lost = Fault(Code.BOX_UNREACHABLE, server="cloud.example.org")
    assert send_words.fault(lost, own=True) == send_words.fault(lost, own=False)
