"""What a form needs beside itself: the files that came along with it, and the answers saved before."""

from __future__ import annotations

from collections.abc import Mapping

from hrcapp.store import Store, blobs
from hrcapp.xforms import FormDefinition, FormFiles, load


def loaded(form: bytes, files: Mapping[str, bytes]) -> FormDefinition:
    """The form with its files. Raises Fault FORM_*."""
    return load(form, FormFiles.given(files))


def files_of(store: Store, draft: str) -> dict[str, bytes]:
    """The files of the form that a draft stands in, by name."""
    rows = store.rows("SELECT name, blob FROM form_file WHERE draft = ?", (draft,))
    return {row["name"]: blobs.get(store, row["blob"]) for row in rows}


def keep_files(store: Store, draft: str, files: Mapping[str, bytes]) -> None:
    """Let these be the files of the form that a draft stands in."""
    store.execute("DELETE FROM form_file WHERE draft = ?", (draft,))
    for name, data in files.items():
        store.execute("INSERT INTO form_file VALUES (?, ?, ?)", (draft, name, blobs.put(store, data)))


def last_saved(store: Store, definition: FormDefinition, *, before: str) -> bytes | None:
    """The answers to this form that were finished last before a moment (ISO 8601), where it asks for them.

    Those of later days do not count: what a draft was computed from stays the same whenever it is opened.
    """
    if not definition.last_saved:
        return None
    row = store.row(
        "SELECT v.instance FROM version v JOIN draft d ON d.id = v.draft JOIN form f ON f.digest = d.form"
        " WHERE f.id = ? AND v.at < ? AND v.signed = v.signatories ORDER BY v.at DESC LIMIT 1",
        (definition.id, before),
    )
    return blobs.get(store, row["instance"]) if row else None
