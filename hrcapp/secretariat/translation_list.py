"""The answers that wait for a translator, by language: which are missing, drafts or checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hrcapp.secretariat.translation_fields import generic, labels
from hrcapp.secretariat.translation_fold import Place, Status
from hrcapp.store import Store
from hrcapp.xforms import FormDefinition

SITE = ("en", "fr", "es")
"""The languages of the campaign's site, into which answers are translated first."""

# Of each submission the newest version that was not rejected; nothing is translated into its own language.
_ANSWERS = """
    FROM free_text JOIN version ON version.key = free_text.version
    LEFT JOIN translation ON translation.submission = version.submission
        AND translation.path = free_text.path AND translation.source = free_text.source
        AND translation.language = :language
    WHERE coalesce(version.decision, '') != 'rejected' AND version.answers_language != :language
    AND version.revision = (
        SELECT max(revision) FROM version AS other
        WHERE other.submission = version.submission AND coalesce(other.decision, '') != 'rejected')
"""
_ROWS = f"""
    SELECT version.key, version.submission, version.reference, version.name, version.answers_language,
        free_text.path, free_text.source, translation.status, translation.differs,
        EXISTS (SELECT 1 FROM translation_draft AS draft WHERE draft.submission = version.submission
            AND draft.path = free_text.path AND draft.source = free_text.source
            AND draft.language = :language) AS begun
    {_ANSWERS} ORDER BY version.name, version.reference, version.key, free_text.place
"""  # noqa: S608


@dataclass(frozen=True)
class Row:
    """One answer. `status` None: nothing is there yet. `begun`: words of this desk are not kept yet.

    `differs`: desks have translated it differently before they heard of each other.
    """

    version: str
    place: Place
    reference: str
    name: str
    source_language: str
    status: Status | None
    differs: bool
    begun: bool


@dataclass(frozen=True)
class Progress:
    """How far a language is: answers to translate, and those of them with a draft or checked."""

    total: int
    drafts: int
    checked: int

    @property
    def missing(self) -> int:
        return self.total - self.drafts - self.checked


class TranslationList:
    """Reads the tables; no bundle is opened for it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, language: str) -> tuple[Row, ...]:
        """All answers that can be put into that language, by party and in the order of the form."""
        return tuple(
            Row(
                version=row["key"],
                place=Place(row["submission"], row["path"], language, row["source"]),
                reference=row["reference"],
                name=row["name"],
                source_language=row["answers_language"],
                status=Status(row["status"]) if row["status"] else None,
                differs=bool(row["differs"]),
                begun=bool(row["begun"]),
            )
            for row in self._store.rows(_ROWS, {"language": language})
        )

    def languages(self) -> tuple[str, ...]:
        """Those of the site, then all others into which anything was translated."""
        rows = self._store.rows(
            "SELECT language FROM translation UNION SELECT language FROM translation_draft ORDER BY 1"
        )
        return tuple(dict.fromkeys((*SITE, *(row["language"] for row in rows))))

    def progress(self, language: str) -> Progress:
        """How far that language is."""
        counted = self._store.row(
            f"""SELECT count(*) AS total, coalesce(sum(translation.status = 'draft'), 0) AS drafts,
                coalesce(sum(translation.status = 'checked'), 0) AS checked {_ANSWERS}""",
            {"language": language},
        )
        return Progress(**counted) if counted else Progress(0, 0, 0)


class QuestionLabels:
    """What the forms of a campaign call the question at a path, the newest form first."""

    def __init__(self, forms: Callable[[], Iterable[FormDefinition]]) -> None:
        self._forms = forms
        self._known: dict[str, Mapping[str, str]] = {}

    def of(self, path: str, language: str) -> str:
        """The label; the name of the question where no form has it any more."""
        if language not in self._known:
            merged: dict[str, str] = {}
            for form in reversed([*self._forms()]):
                merged |= labels(form, language)
            self._known[language] = merged
        return self._known[language].get(generic(path)) or generic(path).rpartition("/")[2]
