"""What was chosen in forms that are no pledge, so that no bundle is opened to count. No written words."""

from __future__ import annotations

from hrcapp.model.faults import Fault
from hrcapp.model.party import Scope
from hrcapp.secretariat.assessments.form import chosen
from hrcapp.secretariat.reading import Reader, Reading
from hrcapp.store import Store, create

MIGRATION = create(
    "CREATE TABLE assessment (version TEXT PRIMARY KEY, form TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX assessment_form ON assessment (form)",
    """CREATE TABLE assessment_choice (
        version TEXT NOT NULL, path TEXT NOT NULL, place INTEGER NOT NULL, code TEXT NOT NULL,
        state TEXT NOT NULL, PRIMARY KEY (version, path, code)
    ) WITHOUT ROWID""",
)
PROJECTED = ("assessment", "assessment_choice")


def add_version(store: Store, version: str, reading: Reading, reader: Reader) -> None:
    """Note what a version chose, in place of what was noted of it; nothing for a pledge."""
    for table in PROJECTED:
        store.execute(f"DELETE FROM {table} WHERE version = ?", (version,))  # noqa: S608
    if reading.facts.scope is not Scope.OTHER_FORM:
        return
    content = reading.opened.content
    store.execute("INSERT INTO assessment VALUES (?, ?)", (version, content.form_id))
    try:
        found = chosen(reader.definition(content.form_digest), content.instance_xml)
    except Fault:
        return  # the answers can be read as they came, and are not counted
    for one in found:
        for place, code in enumerate(one.codes):
            store.execute(
                "INSERT INTO assessment_choice VALUES (?, ?, ?, ?, ?)",
                (version, one.path, place, code, one.state or ""),
            )
