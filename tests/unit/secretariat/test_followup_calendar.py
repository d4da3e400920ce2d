"""Calendar files by the grammar of RFC 5545: lines, folding, parameters, values, components."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from hrcapp.secretariat.followup.calendar import Entry, calendar, folded

# contentline = name *(";" param) ":" value (3.1); a TEXT value without bare separators (3.3.11)
LINE = re.compile(r"(?P<name>[A-Z][A-Z0-9-]*)(?P<params>(;[A-Z0-9-]+=(\"[^\"]*\"|[^\";:,]+))*):(?P<value>.*)")
TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
FORMS = {
    "DTSTAMP": re.compile(r"\d{8}T\d{6}Z"),
    "DTEND": re.compile(r"\d{8}T\d{6}Z"),
    "DTSTART": re.compile(r"\d{8}(T\d{6}Z)?"),
    "SEQUENCE": re.compile(r"\d+"),
    "STATUS": re.compile(r"CONFIRMED|CANCELLED"),
    "ORGANIZER": re.compile(r"mailto:[^@\s]+@[^@\s]+"),
    "URL": re.compile(r"https?://[!-~]+"),
    **dict.fromkeys(("SUMMARY", "LOCATION", "DESCRIPTION"), TEXT),
}
ONCE = {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "STATUS"}

MEETING = Entry(
    uid="3f0a4a9e-0000-4000-8000-000000000001",
    sequence=2,
    stamp=datetime(2026, 11, 1, 8, 0, tzinfo=UTC),
    summary="Réunion d’exemple; première, sur l’eau",
    starts=datetime(2026, 12, 10, 15, 0, tzinfo=timezone(timedelta(hours=1))),
    minutes=90,
    description="اجتماع نموذجي " * 12 + "\r\nback\\slash\x07\nlast",
    location="Sample hall, 2nd floor",
    link="https://meet.sample.example/room?a=1;b=2",
)


def parsed(data: bytes) -> list[dict[str, str]]:
    """The events, once the file is one by the grammar."""
    assert data.endswith(b"\r\n")
    raw = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in raw)
    for line in raw:
        line.decode()  # no line ends within a character
    lines = re.sub(rb"\r\n[ \t]", b"", data).decode().split("\r\n")[:-1]
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    open_, events = [], []
    for line in lines:
        found = LINE.fullmatch(line)
        assert found, line
        name, value = found["name"], found["value"]
        if name == "BEGIN":
            open_.append(value)
            events += [{}] if value == "VEVENT" else []
        elif name == "END":
            assert open_.pop() == value
        else:
            assert name not in FORMS or FORMS[name].fullmatch(value), line
            if open_[-1] == "VEVENT":
                assert name not in events[-1], "no property stands twice"
                events[-1][name] = value
    assert open_ == []
    assert all(set(event) >= ONCE for event in events)
    return events


def text(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def test_a_meeting_comes_back_as_it_was() -> None:
    data = calendar([MEETING], "desk@sample.example")
    [event] = parsed(data)
    assert b"METHOD:PUBLISH\r\n" in data
    assert (event["DTSTART"], event["DTEND"]) == ("20261210T140000Z", "20261210T153000Z")
    assert text(event["SUMMARY"]) == MEETING.summary
    assert text(event["DESCRIPTION"]) == "اجتماع نموذجي " * 12 + "\nback\\slash\nlast"
    assert text(event["LOCATION"]) == MEETING.location
    assert (event["SEQUENCE"], event["UID"], event["URL"]) == ("2", MEETING.uid, MEETING.link)
    assert event["ORGANIZER"] == "mailto:desk@sample.example"
    assert "ATTENDEE" not in event


def test_called_off_and_whole_days() -> None:
    off = Entry("1", 3, MEETING.stamp, "Off", MEETING.starts, 60, cancelled=True)
    day = Entry("2", 0, MEETING.stamp, "Due", date(2026, 12, 31))
    data = calendar([off, day])
    first, second = parsed(data)
    assert (first["STATUS"], first["SEQUENCE"]) == ("CANCELLED", "3")
    assert (second["DTSTART"], second["TRANSP"]) == ("20261231", "TRANSPARENT")
    assert b"DTSTART;VALUE=DATE:20261231\r\n" in data
    assert b"METHOD" not in data, "nobody publishes it"


@pytest.mark.parametrize("character", ["x", "é", "ع", "😀"])
def test_long_lines_are_cut_between_characters(character: str) -> None:
    line = "SUMMARY:" + character * 300
    pieces = folded(line).split(b"\r\n")
    assert pieces.pop() == b""
    assert all(len(piece) <= 75 for piece in pieces)
    assert all(piece.startswith(b" ") for piece in pieces[1:])
    assert b"".join([pieces[0], *(piece[1:] for piece in pieces[1:])]).decode() == line
