"""Letters of the follow-up, in the language of whom they go to: invitations, introductions, reminders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from hrcapp.exchange.kit import Kit
from hrcapp.i18n import N_
from hrcapp.i18n.countries import country_name
from hrcapp.i18n.dates import format_date
from hrcapp.i18n.language_names import language_name
from hrcapp.secretariat.followup.contacts import Contact
from hrcapp.secretariat.followup.meetings import Meeting
from hrcapp.secretariat.followup.pairing import Pair
from hrcapp.secretariat.followup.people import Person
from hrcapp.secretariat.followup.reminders import Reminder
from hrcapp.secretariat.followup.said import TERM
from hrcapp.secretariat.followup.wording import Wording
from hrcapp.secretariat.letters import title_of
from hrcapp.secretariat.outreach import Entry
from hrcapp.typeset import isolate, isolate_name

if TYPE_CHECKING:
    from hrcapp.typeset import Block

INVITED = N_("The secretariat of the campaign invites {name} to take part.")
CALLED_OFF = N_("This meeting does not take place. We are sorry, and will write again.")
CALENDAR = N_("The file that comes with this letter puts the meeting into your calendar.")
CALENDAR_CALLED_OFF = N_("The file that comes with this letter takes the meeting out of your calendar.")
INTRODUCED = N_("{name} and {other} could learn from each other. Both have agreed to be put in touch.")
REASONS = N_("Why we thought of you")
WRITE = N_("You decide whether, how and when you meet. Please write to each other directly.")
REMINDED = {
    True: N_(
        "The present term of office ends on {date}. We hope that those who follow will confirm the pledge."
    ),
    False: N_("A year has gone by since your form was accepted. We would like to hear how it goes."),
}
NEIGHBOUR = N_("{other} takes part in this campaign and would be glad if {name} joined it as well.")
ASK_FOR_KIT = N_(
    "Please write to the secretariat for the campaign kit. It tells how to join, and works without internet."
)
STEPS = (
    N_("Open the app and your form, and choose to write a new version."),
    N_("Bring up to date what has changed: initiatives, contact person, what you offer and need."),
    N_("Have the statement signed again, and send the file as you did before."),
)


class Letters:
    """All letters of one language. The same letter of the same moment has the same bytes."""

    def __init__(self, kit: Kit, wording: Wording, now: datetime) -> None:
        self._kit, self._words, self._now = kit, wording, now

    def invitation(self, meeting: Meeting, to: Person) -> bytes:
        """To one party: what, when, where, and the agenda; or that it does not take place."""
        words, plan = self._words, meeting.plan
        facts = [
            (N_("When"), words.when(plan)),
            (N_("Length in minutes"), words.number(plan.minutes)),
            (N_("Where"), plan.place),
            (N_("Link"), isolate(plan.link) if plan.link else ""),
            (N_("Languages"), words.languages(plan)),
            (N_("For"), words.group(plan.group)),
        ]
        told = CALLED_OFF if meeting.called_off else INVITED
        return self._letter(
            self._addressee(to),
            N_("Called off") if meeting.called_off else N_("Invitation"),
            [told],
            facts,
            subject=plan.title,
            agenda=[] if meeting.called_off else plan.agenda.splitlines(),
            after=CALENDAR_CALLED_OFF if meeting.called_off else CALENDAR,
        )

    def introduction(self, pair: Pair, to: Person, contact: Contact) -> bytes:
        """To one of two towns: who the other is, whom to write to, and why."""
        words = self._words
        other = pair.other if to.reference == pair.one.reference else pair.one
        facts = [
            (N_("Town"), other.name_in(words.language)),
            (N_("Country"), country_name(other.facts.country, words.language)),
            (N_("Contact person"), ", ".join(filter(None, (contact.name, contact.role)))),
            (N_("E-mail"), isolate(contact.email) if contact.email else ""),
            (N_("Telephone"), isolate(contact.phone) if contact.phone else ""),
            (
                N_("Language in which to write"),
                language_name(contact.language, words.language) if contact.language else "",
            ),
            (
                N_("Forms of exchange that suit them"),
                words.listed("c2c_formats", other.chose("c2c_formats")),
            ),
        ]
        reasons = [words.reason(pair, reason) for reason in pair.reasons]
        return self._letter(
            self._addressee(to),
            N_("An exchange between two towns"),
            [INTRODUCED],
            facts,
            other=other.name_in(words.language),
            heading=REASONS,
            items=reasons,
            after=WRITE,
        )

    def reminder(self, reminder: Reminder) -> bytes:
        """To one party whose term of office ends, or a year after its form."""
        words = self._words
        facts = [
            (N_("Number"), isolate(reminder.person.reference)),
            (N_("Form accepted on"), format_date(reminder.person.since, words.language)),
        ]
        return self._letter(
            self._addressee(reminder.person),
            N_("Your pledge goes on"),
            [REMINDED[reminder.kind == TERM]],
            facts,
            date=format_date(reminder.due, words.language),
            heading=N_("What to do"),
            items=[words.say(step) for step in STEPS],
        )

    def neighbour(self, entry: Entry, town: Person) -> bytes:
        """To a place that a town invited."""
        language, invited = self._words.language, entry.invited
        facts = [(N_("Campaign"), title_of(self._kit, language))]
        if self._kit.content.deadline:
            facts.append((N_("Last day"), format_date(self._kit.content.deadline, language)))
        return self._letter(
            (invited.name, _where(invited.admin1, invited.country, language)),
            N_("Your neighbour invites you"),
            [NEIGHBOUR],
            facts,
            other=town.name_in(language),
            after=ASK_FOR_KIT,
        )

    def _addressee(self, to: Person) -> tuple[str, str]:
        language = self._words.language
        return to.name_in(language), _where(to.facts.admin1, to.facts.country, language)

    def _letter(
        self,
        to: tuple[str, str],
        title: str,
        told: Sequence[str],
        facts: Sequence[tuple[str, str]],
        *,
        subject: str = "",
        agenda: Sequence[str] = (),
        heading: str = "",
        items: Sequence[str] = (),
        after: str = "",
        **filled: str,
    ) -> bytes:
        from hrcapp.typeset import DEEP, Document, Heading, KeyValues, Listing, Paragraph, Style, body

        words, say = self._words, self._words.say
        running, (name, where) = body(words.language), to
        values = {key: isolate_name(value) for key, value in {"name": name, **filled}.items()}
        given = [(say(label), value) for label, value in facts if value]
        document = Document(words.language, say(title), author=title_of(self._kit, words.language))
        blocks: list[Block] = [
            Paragraph(title_of(self._kit, words.language), running),
            Paragraph(format_date(self._now.date(), words.language), running),
            Paragraph(name, running, before=14),
            Paragraph(where, running),
            Heading(say(title), style=Style(24, 1.3, bold=True, colour=DEEP), before=18),
        ]
        if subject:
            blocks.append(Paragraph(subject, Style(14, 1.4, bold=True), before=6))
        blocks += [Paragraph(say(line).format(**values), running, before=10) for line in told]
        blocks.append(KeyValues(given, before=14))
        second = Style(13, 1.4, bold=True, colour=DEEP)
        if agenda:
            blocks.append(Heading(say(N_("Agenda")), level=2, style=second, before=18))
            blocks += [Paragraph(line, running, before=4) for line in agenda if line.strip()]
        if items:
            blocks.append(Heading(say(heading), level=2, style=second, before=18))
            blocks.append(Listing(items, numbered=False, style=running, before=6))
        if after:
            blocks.append(Paragraph(say(after), running, before=16))
        contacts = " · ".join(isolate(one) for one in self._kit.content.contact.values())
        blocks.append(Paragraph(f"{say(N_('Secretariat'))}: {contacts}", running, before=16))
        document.add(*blocks)
        return document.render(now=self._now, identifier=f"urn:uuid:{self._kit.content.campaign}")


def _where(region: str, country: str, language: str) -> str:
    parts = (region, country_name(country, language))
    return ", ".join(isolate_name(part) for part in parts if part)
