"""The assessments of one desk: whose there are, what they say, and the files that may leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hrcapp.secretariat import kept
from hrcapp.secretariat.answers import answers
from hrcapp.secretariat.assessments import reading
from hrcapp.secretariat.assessments.answers import Page, page
from hrcapp.secretariat.assessments.form import Asked, Chosen, Part, choice_labels, parts, question_key
from hrcapp.secretariat.assessments.results import Results, Sent
from hrcapp.secretariat.consents import Consents
from hrcapp.secretariat.fold_protection import Guard
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.protection import Protection
from hrcapp.secretariat.question_words import QuestionWords, question_words
from hrcapp.secretariat.reading import Reader
from hrcapp.store import Store
from hrcapp.submission.form_words import form_title
from hrcapp.submission.pledging import has_statement
from hrcapp.xforms import FormDefinition


class Assessments:
    """Everything is read anew when it is asked for; nothing is decided here."""

    def __init__(
        self,
        store: Store,
        log: Log,
        reader: Reader,
        consents: Consents,
        protection: Protection,
        clock: Callable[[], datetime],
    ) -> None:
        self._store, self._log, self._reader = store, log, reader
        self._consents, self._protection, self._clock = consents, protection, clock
        self._words: dict[str, Mapping[str, QuestionWords]] = {}

    def forms(self, language: str) -> dict[str, str]:
        """By id the title of every form that is no pledge: those of which something is accepted first."""
        known = self._definitions()
        ids = dict.fromkeys((*reading.forms(self._store), *known))
        return {one: form_title(known[one], language) for one in ids if one in known}

    def as_of(self, day: date, form: str = "") -> Results:
        """What was accepted by the end of that UTC day; of the first of `forms` where none is named."""
        wanted = form or next(iter(self.forms("en")), "")
        found = reading.assessed(self._store, wanted, self._log.state(day), self._may())
        return Results(wanted, day, found)

    def parts(self, results: Results, language: str) -> tuple[Part, ...]:
        """The parts of the form in its newest version, with a label for every answer that was given."""
        definition = self._definitions().get(results.form)
        if definition is None:
            return ()
        return tuple(
            replace(part, questions=tuple(self._labelled(one, results, language) for one in part.questions))
            for part in parts(definition, language)
        )

    def page(self, sent: Sent, earlier: Sent | None, language: str, *, public: bool = False) -> Page:
        """One assessment in words, beside an earlier one. `public`: as it may leave the desk.

        Raises Fault STORE_DAMAGED, BUNDLE_*, INSTANCE_*.
        """
        found = answers(
            *self._content(sent, public=public),
            language,
            now=self._clock(),
            previous=self._content(earlier, public=public) if earlier else None,
        )
        return page(sent, earlier, found)

    def shared(self) -> Mapping[str, tuple[Chosen, ...]]:
        """By party what others may know of its latest assessments, as of now."""
        return reading.shared(self._store, self._may())

    def words(self, language: str) -> Mapping[str, QuestionWords]:
        """By `question_key` what the forms call their questions and answers."""
        if language not in self._words:
            self._words[language] = {
                question_key(form, asked.path): QuestionWords(asked.label, asked.choices)
                for form, definition in self._definitions().items()
                for part in parts(definition, language)
                for asked in part.questions
            }
        return self._words[language]

    def levels(self, language: str) -> Mapping[str, str]:
        """What the campaign's own form calls the levels of government, by code."""
        found = question_words(self._reader.newest_form, ("lg_level",), language)
        return found["lg_level"].choices if found else {}

    # -- reading

    def _definitions(self) -> dict[str, FormDefinition]:
        """By id the newest version of each form that is no pledge."""
        found: dict[str, FormDefinition] = {}
        for definition in self._reader.forms:
            if not has_statement(definition):
                found.setdefault(definition.id, definition)
        return found

    def _labelled(self, asked: Asked, results: Results, language: str) -> Asked:
        """With the labels of choices that depend on other answers: where they were made they are offered."""
        labels = dict(asked.choices)
        for one in results.parties:
            if set(one.latest.codes.get(asked.path, ())) - set(labels):
                definition, instance = self._content(one.latest, public=False)
                labels |= choice_labels(definition, instance, asked.path, language)
        return replace(asked, choices=labels)

    def _content(self, sent: Sent, *, public: bool) -> tuple[FormDefinition, bytes]:
        row = self._store.row("SELECT bundle FROM version WHERE key = ?", (sent.version,))
        content = kept.opened(self._store, self._reader, row["bundle"] if row else "").content
        definition = self._reader.definition(content.form_digest)
        if public:
            content = self._protection.published(sent.version, content, definition)
        return definition, content.instance_xml

    def _may(self) -> Callable[[Mapping[str, Any]], bool]:
        agreed, concerned = self._consents.publishing(), frozenset(self._protection.concerned())

        def may(row: Mapping[str, Any]) -> bool:
            guarded = row["key"] in concerned and self._protection.guard(row["key"]) is Guard.BLOCKED
            return agreed(row) and not guarded

        return may
