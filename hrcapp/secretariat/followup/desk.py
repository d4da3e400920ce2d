"""The follow-up of one desk: what it knows, what it decides, what it writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from hrcapp.exchange.kit import Kit
from hrcapp.secretariat.assessments import Assessments
from hrcapp.secretariat.followup import pairs as pairing
from hrcapp.secretariat.followup.contacts import Contacts
from hrcapp.secretariat.followup.groups import Group, group, groups
from hrcapp.secretariat.followup.meetings import Meetings
from hrcapp.secretariat.followup.neighbours import Neighbours
from hrcapp.secretariat.followup.pairing import Scores
from hrcapp.secretariat.followup.pairs import Matching, Pairs, Words
from hrcapp.secretariat.followup.papers import Papers
from hrcapp.secretariat.followup.people import People, people
from hrcapp.secretariat.followup.reminders import Reminder, Reminders, reminders
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.outreach import Outreach
from hrcapp.secretariat.positions import Locate
from hrcapp.secretariat.protection import Protection
from hrcapp.secretariat.reading import Reader
from hrcapp.store import Store


class FollowUp:
    """Everything is computed anew from the desk's tables when it is asked for."""

    def __init__(
        self,
        store: Store,
        log: Log,
        reader: Reader,
        kit: Kit,
        clock: Callable[[], datetime],
        outreach: Outreach,
        locate: Locate,
        protection: Protection,
        assessments: Assessments,
    ) -> None:
        self._store, self._assessments = store, assessments
        self._scores = Scores()
        self.contacts = Contacts(store, reader, protection)
        self.meetings = Meetings(store, log)
        self.pairs = Pairs(store, log)
        self.reminders = Reminders(store, log, clock)
        self.neighbours = Neighbours(store, outreach, locate)
        self.papers = Papers(kit, reader, self.contacts, clock, assessments.words)

    def people(self) -> People:
        """Who takes part, and who is left out."""
        return people(self._store, self._assessments.shared())

    def groups(self, question: str) -> tuple[Group, ...]:
        """The sign-ups of one question, one of `LISTS`."""
        return groups(self.people(), question)

    def group(self, key: str) -> Group:
        """One list of sign-ups by its key; everybody for ""."""
        return group(self.people(), key)

    def matching(self) -> Matching:
        """Pairs of towns, suggested, accepted and put aside."""
        return self.matched(self.people(), self.pairs.words())

    def matched(self, people: People, words: Words) -> Matching:
        """The same of what was read before. It needs no store, and may run on any thread."""
        return pairing.matching(people, words, scores=self._scores)

    def due(self, as_of: date) -> tuple[Reminder, ...]:
        """Who should be written to again, by that day or soon after."""
        return reminders(self.people(), self.reminders.done(), as_of)
