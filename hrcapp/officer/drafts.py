"""Starting forms, opening them again where they were left, and remembering that place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit import Trail
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.cards import Card, cards, write_card
from hrcapp.officer.editor import Clock, Editor
from hrcapp.officer.form_files import files_of, keep_files, last_saved, loaded
from hrcapp.officer.moves import check_here, check_kept, submission_of
from hrcapp.officer.summaries import Summary, summary_of
from hrcapp.officer.versions import signed_version
from hrcapp.store import Journal, Store, blobs
from hrcapp.submission import record_language
from hrcapp.submission.pledging import has_statement
from hrcapp.submission.revising import revised
from hrcapp.xforms import FormDefinition, FormSession


@dataclass(frozen=True)
class Draft:
    """What is fixed about a form: its identity, the form version it was begun with, its zone."""

    id: str
    form: str
    practice: bool
    zone: str
    language: str
    second_language: str | None
    revision: int
    position: str
    created_at: datetime


FilesOfForm = Callable[[str], Mapping[str, bytes]]


def _no_files(_digest: str) -> Mapping[str, bytes]:
    return {}


class Drafts:
    """The forms of one profile."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        files_of_form: FilesOfForm = _no_files,
        audit: Trail | None = None,
    ) -> None:
        """`files_of_form`: what comes with a form, by the SHA-256 of its XML, where nothing else is given."""
        self._store, self._audit = store, audit or Trail(store, clock)
        self._clock = clock
        self._files_of_form = files_of_form
        self._definitions: dict[str, FormDefinition] = {}

    def cards(self) -> list[Card]:
        """Every form, the last one touched first."""
        return cards(self._store)

    def card(self, draft: str) -> Card:
        """The state of one form. Raises Fault DRAFT_UNKNOWN."""
        found = cards(self._store, draft)
        if not found:
            raise Fault(Code.DRAFT_UNKNOWN)
        return found[0]

    def create(
        self,
        form: bytes,
        *,
        language: str,
        second_language: str | None = None,
        zone: str = "UTC",
        practice: bool,
        files: Mapping[str, bytes] | None = None,
    ) -> str:
        """Begin a form; return its id, which is the submission's for ever. `files` are the form's own, those
        of the kit where none are given."""
        files = self._files_of_form(hashlib.sha256(form).hexdigest()) if files is None else files
        definition = loaded(form, files)
        draft, now = str(uuid4()), self._clock().isoformat()
        session = FormSession.new(
            definition,
            now=self._clock(),
            zone=zone,
            language=language,
            instance_id=f"uuid:{draft}",
            last_saved=last_saved(self._store, definition, before=now),
        )
        record_language(session)
        with self._store.transaction():
            self._keep_form(definition, form)
            self._store.execute(
                "INSERT INTO draft (id, form, practice, zone, language, second_language, revision,"
                " created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)",
                (draft, definition.digest, int(practice), zone, language, second_language, now, now),
            )
            keep_files(self._store, draft, files)
            self._keep_base(draft, 1, session.instance_xml())
            self.summarise(draft, session)
            self._audit.about(Deed.FORM_BEGUN, draft, detail="practice" if practice else "")
        if not files:
            self._definitions[definition.digest] = definition
        return draft

    def has(self, draft: str) -> bool:
        """Whether there is such a form."""
        return self._store.row("SELECT 1 FROM draft WHERE id = ?", (draft,)) is not None

    def draft(self, draft: str) -> Draft:
        """The fixed facts of a form. Raises Fault DRAFT_UNKNOWN."""
        row = self._store.row("SELECT * FROM draft WHERE id = ?", (draft,))
        if row is None:
            raise Fault(Code.DRAFT_UNKNOWN)
        return Draft(
            id=row["id"],
            form=row["form"],
            practice=bool(row["practice"]),
            zone=row["zone"],
            language=row["language"],
            second_language=row["second_language"],
            revision=row["revision"],
            position=row["position"],
            created_at=datetime.fromisoformat(row["created_at"]),
        )

    def definition(self, digest: str) -> FormDefinition:
        """The form version that a draft was begun with, without files of its own."""
        if digest not in self._definitions:
            self._definitions[digest] = loaded(self._form(digest), {})
        return self._definitions[digest]

    def _definition_of(self, found: Draft) -> FormDefinition:
        """The form of a draft, with the files that came along."""
        files = files_of(self._store, found.id)
        return loaded(self._form(found.form), files) if files else self.definition(found.form)

    def _form(self, digest: str) -> bytes:
        row = self._store.row("SELECT blob FROM form WHERE digest = ?", (digest,))
        if row is None:
            raise Fault(Code.STORE_DAMAGED, name=self._store.path.name)
        return blobs.get(self._store, row["blob"])

    def _restored(self, found: Draft, instance_xml: bytes) -> FormSession:
        definition = self._definition_of(found)
        before = found.created_at.isoformat()
        return FormSession.restore(
            definition,
            instance_xml,
            now=self._clock(),
            zone=found.zone,
            language=found.language,
            last_saved=last_saved(self._store, definition, before=before),
        )

    def open(self, draft: str) -> Editor:
        """Open a form where its journal ends. Raises Fault DRAFT_UNKNOWN, DRAFT_FORGOTTEN."""
        check_kept(self._store, draft)
        found = self.draft(draft)
        row = self._store.row(
            "SELECT blob FROM base WHERE draft = ? AND revision = ?", (draft, found.revision)
        )
        if row is None:
            raise Fault(Code.STORE_DAMAGED, name=self._store.path.name)
        session = self._restored(found, blobs.get(self._store, row["blob"]))
        return Editor.open(session, Journal(self._store, draft, found.revision), self._clock)

    def summarise(self, draft: str, session: FormSession) -> None:
        """Keep what Home shows of an open form, and that it was touched now."""
        self.keep_summary(draft, summary_of(session))

    def keep_summary(self, draft: str, summary: Summary) -> None:
        """The same, for a summary that was made on the thread where the form is typed."""
        with self._store.transaction():
            write_card(self._store, draft, summary.title, summary.place, summary.sections)
            self.touch(draft)

    def remember(self, draft: str, position: str) -> None:
        """Where the user is, so that "Continue" leads there (a section's path, or a question's)."""
        self._store.execute("UPDATE draft SET position = ? WHERE id = ?", (position, draft))

    def choose_languages(self, draft: str, language: str, second_language: str | None) -> None:
        """The form's language and the one under the label; independent of the interface's."""
        self._store.execute(
            "UPDATE draft SET language = ?, second_language = ? WHERE id = ?",
            (language, second_language, draft),
        )

    def mark_checked(self, draft: str) -> None:
        """The officer has gone through "Check your answers" without anything left to do."""
        with self._store.transaction():
            self._store.execute(
                "UPDATE draft SET checked_at = ? WHERE id = ?", (self._clock().isoformat(), draft)
            )
            self._audit.about(Deed.FORM_CHECKED, draft)

    def touch(self, draft: str) -> None:
        """Note that something was done with a form, so that Home shows it first."""
        self._store.execute(
            "UPDATE draft SET changed_at = ? WHERE id = ?", (self._clock().isoformat(), draft)
        )

    def correct(self, draft: str) -> int:
        """Begin the next version of a finished form; return its revision. The version before stays as it is,
        and the new one names it (`meta/deprecatedID`).

        Raises Fault DRAFT_UNKNOWN, DRAFT_MOVED, and STATEMENT_NOT_SIGNED or FORM_NOT_FINISHED where there is
        nothing to correct yet.
        """
        check_here(self._store, draft)
        found = self.draft(draft)
        signed = signed_version(self._store, draft, found.revision)
        if signed is None:
            signs = has_statement(self.definition(found.form))
            raise Fault(Code.STATEMENT_NOT_SIGNED if signs else Code.FORM_NOT_FINISHED)
        revision = found.revision + 1
        submission = submission_of(self._store, draft)
        session = self._restored(found, revised(signed.instance_xml, submission, revision))
        with self._store.transaction():
            self._keep_base(draft, revision, session.instance_xml())
            self._store.execute(
                "UPDATE draft SET revision = ?, checked_at = NULL WHERE id = ?", (revision, draft)
            )
            self.summarise(draft, session)
            self._audit.about(Deed.FORM_REVISED, draft)
        return revision

    def rebase(self, draft: str, form: bytes, instance_xml: bytes, files: Mapping[str, bytes]) -> None:
        """Let a draft stand in another version of its form, with its files, with these answers and no history
        behind them."""
        found, definition = self.draft(draft), loaded(form, files)
        with self._store.transaction():
            self._keep_form(definition, form)
            keep_files(self._store, draft, files)
            for table in ("step", "base"):
                sql = f"DELETE FROM {table} WHERE draft = ? AND revision = ?"  # noqa: S608
                self._store.execute(sql, (draft, found.revision))
            self._keep_base(draft, found.revision, instance_xml)
            self._store.execute(
                "UPDATE draft SET form = ?, checked_at = NULL WHERE id = ?", (definition.digest, draft)
            )
            self.summarise(draft, self.open(draft).session)
            self._audit.about(Deed.FORM_CHANGED, draft)

    def _keep_form(self, definition: FormDefinition, form: bytes) -> None:
        self._store.execute(
            "INSERT OR IGNORE INTO form (digest, id, version, blob, statement) VALUES (?, ?, ?, ?, ?)",
            (
                definition.digest,
                definition.id,
                definition.version,
                blobs.put(self._store, form),
                int(has_statement(definition)),
            ),
        )

    def _keep_base(self, draft: str, revision: int, instance: bytes) -> None:
        self._store.execute(
            "INSERT INTO base VALUES (?, ?, ?)", (draft, revision, blobs.put(self._store, instance))
        )
