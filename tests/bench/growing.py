"""`python -m tests.bench.growing COUNT [report]`: what a desk with so many forms needs, as JSON; in a process
of its own, so that its memory is its own.

Milliseconds are of this process's CPU. `store_kb`: of the store's file for each form, without the bytes that
came; `rss_*`: the most memory up to then, in MB.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from hrcapp.secretariat import party_search
from hrcapp.secretariat.custody import STORE_NAME
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.report.as_xlsx import as_xlsx
from hrcapp.secretariat.report.compose import annexes, compose
from hrcapp.ui.secretariat import registry
from hrcapp.ui.secretariat.inbox_rows import FileRows, Listed, list_files, read
from tests.bench.filled_desk import fill
from tests.bench.rows.imports import BATCH, batches_of, imported
from tests.bench.rows.report import content_of
from tests.many_parties import COUNTRIES, name_of
from tests.unit.secretariat.desk_world import World

_TYPED = (name_of(42)[:8], "sample region 7", name_of(77)[:3])
_LISTED = Listed("en")
_MOMENT = datetime(2026, 3, 1, tzinfo=UTC)
Figures = dict[str, float]


def main() -> int:
    """Print the figures of one size."""
    count, of_report = int(sys.argv[1]), sys.argv[2:] == ["report"]
    with TemporaryDirectory() as folder:
        print(json.dumps((_report if of_report else _desk)(Path(folder), count)))
    return 0


def _desk(folder: Path, count: int) -> Figures:
    world = World.make(folder)
    world.home.change(unknown_senders=2 * BATCH)
    world.desk.close()
    desk = Desk.open(world.home, clock=world.clock)
    fill(desk, count)
    _make_searchable(desk, count)
    desk.close()
    found = {"store_kb": (world.home.path / STORE_NAME).stat().st_size / 1000 / count}
    warm, timed = batches_of(world, 2)
    opened: list[Desk] = []
    found["open_ms"] = _cpu(lambda: opened.append(Desk.open(world.home, clock=world.clock)))
    desk = opened[0]
    typed = [text[:end] for text in _TYPED for end in range(1, len(text) + 1)]
    found["search_ms"] = _cpu(lambda: [_all_hits(desk, text) for text in typed]) / len(typed)
    found["search_page_ms"] = _cpu(lambda: [desk.parties.search(text, 50) for text in typed]) / len(typed)
    found["rss_search"] = _most_memory()
    imported(desk, warm)
    found["import_ms"] = _cpu(lambda: imported(desk, timed)) / BATCH
    found["rss_import"] = _most_memory()
    found["parties_ms"] = _cpu(lambda: sum(1 for _ in desk.party_list.each()))
    found["rss_parties"] = _most_memory()
    shown: list[FileRows] = []
    found["inbox_ms"] = _cpu(lambda: shown.append(list_files(desk, (), _LISTED)))
    found["inbox_page_ms"] = _cpu(lambda: read(desk, shown[0].places(1), "en"))
    found["inbox_search_ms"] = _cpu(lambda: list_files(desk, (), replace(_LISTED, search="region 77")))
    found["inbox_all_ms"] = _cpu(lambda: sum(1 for _ in desk.inbox.each(desk.inbox.places())))
    found["rss_inbox"] = _most_memory()
    kept: list[registry.Rows] = []
    found["registry_ms"] = _cpu(lambda: kept.append(registry.rows(desk.party_list.each(), "en")))
    found["registry_search_ms"] = _cpu(
        lambda: [registry.places(kept[0], desk.parties.each_hit(text)) for text in typed]
    ) / len(typed)
    found["rss_registry"] = _most_memory()
    desk.close()
    return found


def _all_hits(desk: Desk, text: str) -> int:
    return sum(1 for _ in desk.parties.each_hit(text))


def _make_searchable(desk: Desk, count: int) -> None:
    with desk.store.transaction():
        for number in range(count):
            words = [name_of(number), f"Sample region {number % 24}"]
            reference = f"HRC-2026-{number + 1:04d}"
            party_search.put(desk.store, reference, words, COUNTRIES[number % 12])


def _report(folder: Path, count: int) -> Figures:
    """The whole report, from counted figures to the bytes of its PDFs, then of its workbook."""
    world = World.make(folder)
    empty = world.desk.report.content(_MOMENT.date(), "en")
    world.desk.close()
    content = content_of(empty, count, 0)
    before, sizes = _most_memory(), []

    def written() -> None:
        for document in chain([compose(content, "sample")], annexes(content, "sample")):
            sizes.append(len(document.render(now=_MOMENT, identifier="urn:hrc:report:sample-en")))

    found = {"report_ms": _cpu(written), "rss_before": before, "rss_report": _most_memory()}
    found |= {"pdfs": len(sizes), "pdf_mb": sum(sizes) / 1e6}
    found["workbook_ms"] = _cpu(lambda: as_xlsx(content, compose(content, "sample", whole=True), "sample"))
    return found | {"rss_workbook": _most_memory()}


def _cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def _most_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    sys.exit(main())
