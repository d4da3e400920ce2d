"""`python -m tests.bench.exported COUNT FOLDER`: exports as a desk with so many submissions writes them.

One form was really filled in, sent, taken in, accepted and opened. Up to 600 records are it again, with other
days and choices, taken like any other; the rest are rows of theirs under other numbers, as reading 100,000
forms would take a quarter of an hour. What writes has all of them. Prints as JSON what that took.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hrcapp.secretariat.export import delimited
from hrcapp.secretariat.export.records import Record
from hrcapp.secretariat.export.registry import Registry
from hrcapp.secretariat.export.sqlite_file import write_sqlite
from hrcapp.secretariat.export.tables import Table, Value
from hrcapp.secretariat.figures import Snapshot
from hrcapp.secretariat.report.words import speaker
from tests.bench.rows.report import content_of
from tests.unit.secretariat.desk_world import START, World
from tests.unit.secretariat.followup_world import accepted

_DAYS, _TAKEN = 60, 600
_CHOICES = ("proximity", "care", "learning", "migration", "housing", "policy")


def main() -> int:
    """Write `datapackage/` and `registry.db` into the folder."""
    count, out = int(sys.argv[1]), Path(sys.argv[2])
    with TemporaryDirectory() as folder:
        tables, spent = _tables(World.make(Path(folder)), count)
    begun = time.process_time()
    for name, data in delimited.data_package(tables, "Sample", START.date()).items():
        path = out / "datapackage" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    written = time.process_time() - begun
    write_sqlite(out / "registry.db", tables, "Sample", START.date())
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({"take_ms": spent / min(count, _TAKEN) * 1000, "csv_s": written, "rss_mb": most}))
    return 0


def _tables(world: World, count: int) -> tuple[list[Table], float]:
    """The registry's tables, and the seconds of CPU that taking all records took."""
    accepted(world, "Sample town")
    (record,) = world.desk.records.each(START.date())
    members = content_of(world.desk.report.content(START.date(), "en"), count, 0).snapshot.members
    snapshot = replace(world.desk.records.snapshot(START.date()), members=members)
    registry = _registry(snapshot, record)
    world.desk.close()
    begun = time.process_time()
    for each in _records(record, snapshot):
        registry.take(each)
    tables, spent = registry.tables(), time.process_time() - begun
    references = [member.reference for member in members]
    return [_multiplied(table, references) for table in tables], spent


def _multiplied(table: Table, references: Sequence[str]) -> Table:
    """Rows about submissions again and again, each time of another party's; other tables as they are."""
    names = [column.name for column in table.columns]
    if "submission" not in names:
        return table
    whose, party = names.index("submission"), names.index("party")
    of: dict[Value, list[tuple[Value, ...]]] = {}
    for row in table.rows:
        of.setdefault(row[whose], []).append(row)
    rows = []
    for number, reference in enumerate(references):
        for row in of.get(_name(number % _TAKEN), ()):
            cells = list(row)
            cells[whose], cells[party] = _name(number), reference
            rows.append(tuple(cells))
    return replace(table, rows=rows)


def _name(number: int) -> str:
    return f"sample-{number:06d}"


def _registry(snapshot: Snapshot, record: Record) -> Registry:
    say = speaker("en")
    return Registry(snapshot, {}, record.definition, "en", say, coded=True, contacts=False)


def _records(record: Record, snapshot: Snapshot) -> Iterator[Record]:
    for number, member in enumerate(snapshot.members[:_TAKEN]):
        day = date(2026, 1, 1) + timedelta(days=number % _DAYS)
        at = f"{day.isoformat()}T09:00:00Z"
        row = {**record.row, "submission": _name(number), "arrived_at": at, "decided_at": at}
        chosen = _CHOICES[number % len(_CHOICES)].encode()
        instance = record.content.instance_xml.replace(b">proximity<", b">" + chosen + b"<")
        content = replace(record.content, instance_xml=instance)
        yield replace(record, party=member.reference, row=row, content=content)


if __name__ == "__main__":
    sys.exit(main())
