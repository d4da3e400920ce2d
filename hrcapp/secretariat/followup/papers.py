"""What the follow-up writes: letters, calendar files, lists of contacts; each folder whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from hrcapp.exchange import mail
from hrcapp.exchange.kit import Kit
from hrcapp.exchange.place import put
from hrcapp.i18n import catalog
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.export.folder import new_folder, safe_name
from hrcapp.secretariat.followup.calendar import EXTENSION, Entry, calendar
from hrcapp.secretariat.followup.contacts import Contacts
from hrcapp.secretariat.followup.letters import Letters
from hrcapp.secretariat.followup.meetings import Meeting
from hrcapp.secretariat.followup.pairing import Pair
from hrcapp.secretariat.followup.people import Person
from hrcapp.secretariat.followup.reminders import Reminder
from hrcapp.secretariat.followup.wording import REMINDERS, Questions, Wording
from hrcapp.secretariat.outreach import Entry as Outreached
from hrcapp.secretariat.reading import Reader

Progress = Callable[[int, int], None]
"""Told (done, total); what it raises stops the work."""
File = tuple[str, bytes]


@dataclass(frozen=True)
class Saved:
    """Where files went, how many parties they are for, and how many were left out for want of consent."""

    path: Path
    parties: int
    withheld: int = 0


class Papers:
    """Writes for one desk. All raise Fault PLACE_*, DISK_FULL, and NOBODY_TO_WRITE where nobody is left."""

    def __init__(
        self,
        kit: Kit,
        reader: Reader,
        contacts: Contacts,
        clock: Callable[[], datetime],
        assessed: Callable[[str], Questions],
    ) -> None:
        self._kit, self._reader, self._contacts, self._clock = kit, reader, contacts, clock
        self._assessed = assessed
        self._wordings: dict[str, Wording] = {}

    def wording(self, language: str) -> Wording:
        """The words for one language."""
        if language not in self._wordings:
            say = catalog(language).gettext
            self._wordings[language] = Wording(self._reader.newest_form, language, say, self._assessed)
        return self._wordings[language]

    # -- lists

    def contact_list(self, people: Iterable[Person], name: str, language: str, out: Path) -> Saved:
        """A CSV file with the contact persons who may be shared."""
        data, found, left_out = self._contacts.table(people, language)
        if not found:
            raise Fault(Code.NOBODY_TO_WRITE)
        return Saved(put(out, f"{safe_name(name)}.csv", data), found, left_out)

    # -- meetings

    def meeting_calendar(self, meeting: Meeting, language: str) -> bytes:
        """The calendar file of a meeting."""
        plan = meeting.plan
        entry = Entry(
            uid=meeting.id,
            sequence=meeting.sequence,
            stamp=meeting.changed,
            summary=plan.title,
            starts=plan.begins,
            minutes=plan.minutes,
            description="\n\n".join(filter(None, (self.wording(language).languages(plan), plan.agenda))),
            location=plan.place or plan.link,
            link=plan.link,
            cancelled=meeting.called_off,
        )
        return calendar([entry], self._organizer)

    def invitations(
        self,
        meeting: Meeting,
        people: Sequence[Person],
        language: str,
        out: Path,
        progress: Progress | None = None,
    ) -> Saved:
        """A folder with the calendar file and a letter to each, in its own language."""

        def files() -> Iterator[File]:
            yield f"meeting{EXTENSION}", self.meeting_calendar(meeting, language)
            for done, one in enumerate(people):
                _tell(progress, done, len(people))
                yield _letter_name(one), self._letters(one).invitation(meeting, one)

        name = f"meeting-{meeting.plan.starts:%Y-%m-%d}-{meeting.id[:8]}"
        return self._folder(out, name, people, files())

    # -- pairs

    def introductions(self, pairs: Sequence[Pair], out: Path, progress: Progress | None = None) -> Saved:
        """A folder with two letters for each pair, one to either side; only where both may be shared."""
        left_out: list[Pair] = []

        def files() -> Iterator[File]:
            for done, pair in enumerate(pairs):
                _tell(progress, done, len(pairs))
                one, other = self._contacts.of(pair.one), self._contacts.of(pair.other)
                if one is None or other is None:
                    left_out.append(pair)
                    continue
                for to, with_, contact in ((pair.one, pair.other, other), (pair.other, pair.one, one)):
                    letter = self._letters(to).introduction(pair, to, contact)
                    yield f"{safe_name(to.reference)}-about-{safe_name(with_.reference)}.pdf", letter

        saved = self._folder(out, "introductions", pairs, files())
        return Saved(saved.path, saved.parties - len(left_out), len(left_out))

    # -- reminders

    def reminders(
        self, found: Sequence[Reminder], language: str, out: Path, progress: Progress | None = None
    ) -> Saved:
        """A folder with a letter for each, and a calendar file of all for the desk itself."""

        def files() -> Iterator[File]:
            yield f"reminders{EXTENSION}", self.reminder_calendar(found, language)
            for done, one in enumerate(found):
                _tell(progress, done, len(found))
                yield _letter_name(one.person, f"-{one.kind}"), self._letters(one.person).reminder(one)

        return self._folder(out, f"reminders-{self._clock():%Y-%m-%d}", found, files())

    def reminder_calendar(self, found: Sequence[Reminder], language: str) -> bytes:
        """Whole days, one for each reminder; the same reminder is the same entry in every file."""
        words = self.wording(language)
        return calendar(
            [
                Entry(
                    uid=str(uuid5(NAMESPACE_URL, f"urn:uuid:{self._kit.content.campaign}/{one.key}")),
                    sequence=0,
                    stamp=_midnight(one.person.since),
                    summary=f"{one.person.name_in(language)}: {words.say(REMINDERS[one.kind])}",
                    starts=one.due,
                    description=one.person.reference,
                )
                for one in found
            ]
        )

    # -- neighbours

    def neighbours(self, town: Person, entries: Sequence[Outreached], out: Path) -> Saved:
        """A folder with a letter to each whom a town invited, in the town's language."""
        letters = self._letters(town)
        files = (
            (f"{number:02d}-{safe_name(entry.invited.name)}.pdf", letters.neighbour(entry, town))
            for number, entry in enumerate(entries, 1)
        )
        return self._folder(out, f"neighbours-{safe_name(town.reference)}", entries, files)

    # -- writing

    @property
    def _organizer(self) -> str:
        return next(filter(None, map(mail.address, self._kit.content.contact.values())), "")

    def _letters(self, to: Person) -> Letters:
        return Letters(self._kit, self.wording(to.language), self._clock())

    def _folder(self, out: Path, name: str, whom: Sequence[object], files: Iterable[File]) -> Saved:
        if not whom:
            raise Fault(Code.NOBODY_TO_WRITE)
        with new_folder(out, name) as folder:
            for file, data in files:
                folder.write({file: data})
            if not any(folder.path.iterdir()):
                raise Fault(Code.NOBODY_TO_WRITE)
        return Saved(folder.path, len(whom))


def _letter_name(to: Person, more: str = "") -> str:
    return f"{safe_name(to.reference)}{more}.pdf"


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress:
        progress(done, total)
