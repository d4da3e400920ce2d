"""A time of the day, and a moment: a day with its time, on the clock of the form's zone."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from hrcapp.i18n import _
from hrcapp.ui.forms.date import SHORT, DateControl
from hrcapp.ui.forms.lexical import clock_time, date_time_text, split_date_time, time_text, zone_of
from hrcapp.ui.forms.typed_parts import Part, PartsControl
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.layout import fill
from hrcapp.xforms import NodeState


def time_parts() -> tuple[Part, ...]:
    """The fields of a clock from 00:00 to 23:59."""
    return (("hour", _("Hour (0–23)"), SHORT), ("minute", _("Minutes"), SHORT))


class TimeControl(PartsControl):
    """Hours and minutes. The answer has the offset of the form's zone, or keeps the one it came with."""

    def __init__(self, look: Look, zone: str) -> None:
        super().__init__(look, time_parts())
        self._usual = datetime.now(zone_of(zone)).utcoffset() or timedelta()
        self._offset = self._usual
        fill(self, look, self.fields, gap=0)

    def show_answer(self, node: NodeState, second: str) -> None:
        if self.lexical() == node.value:
            return
        hour, minute, offset = _clock(node.value)
        self._offset = self._usual if offset is None else offset
        self.put(hour=hour, minute=minute)

    def lexical(self) -> str:
        hour, minute = self.typed("hour"), self.typed("minute")
        at = clock_time(hour, minute)
        if at is not None:
            return time_text(at, self._offset)
        return f"{hour}:{minute}" if hour or minute else ""


class DateTimeControl(DateControl):
    """A day and a time in one row; the answer carries the zone's offset on that day."""

    def __init__(self, look: Look, zone: str) -> None:
        self._zone = zone_of(zone)
        super().__init__(look, more=time_parts())

    def parts_of(self, value: str) -> dict[str, str]:
        moment = split_date_time(value, self._zone)
        if moment is not None:
            clock = {"hour": f"{moment:%H}", "minute": f"{moment:%M}"}
            return super().parts_of(moment.date().isoformat()) | clock
        day, _mark, clock_text = value.partition("T")
        hour, minute, _offset = _clock(clock_text)
        return super().parts_of(day) | {"hour": hour, "minute": minute}

    def lexical(self) -> str:
        day, hour, minute = self.day(), self.typed("hour"), self.typed("minute")
        at = clock_time(hour, minute)
        if day is not None and at is not None:
            return date_time_text(day, at, self._zone)
        clock = f"{hour}:{minute}" if hour or minute else ""
        return f"{self.day_text()}T{clock}" if clock else self.day_text()


def _clock(value: str) -> tuple[str, str, timedelta | None]:
    """Hours, minutes and offset of an answer; of an unfinished one what was typed."""
    try:
        at = time.fromisoformat(value)
    except ValueError:
        hour, _colon, minute = value.partition(":")
        return hour, minute, None
    return f"{at:%H}", f"{at:%M}", at.utcoffset()
