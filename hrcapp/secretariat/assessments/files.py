"""Writing the results of assessments as a workbook, or as a folder of CSV files; whole or not at all."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from hrcapp.exchange.place import put
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.assessments.answers import Page
from hrcapp.secretariat.assessments.desk import Assessments
from hrcapp.secretariat.assessments.results import Assessed, Results
from hrcapp.secretariat.assessments.sheets import ASSESSMENTS, tables
from hrcapp.secretariat.export import delimited, objects
from hrcapp.secretariat.export.folder import new_folder
from hrcapp.secretariat.export.records import Progress
from hrcapp.secretariat.followup.papers import Saved
from hrcapp.secretariat.ooxml import Properties
from hrcapp.secretariat.report import words
from hrcapp.secretariat.report.words import speaker


class FileKind(StrEnum):
    """A workbook, or files of comma-separated values."""

    XLSX = "xlsx"
    CSV = "csv"


def write(
    desk: Assessments,
    results: Results,
    kind: FileKind,
    language: str,
    out: Path,
    progress: Progress | None = None,
) -> Saved:
    """Write what may be published of these results into the folder `out`.

    What `progress` raises stops it. Raises Fault NOTHING_TO_PUBLISH where nobody agreed, PLACE_*, DISK_FULL.
    """
    public = results.publishable()
    if not public.parties:
        raise Fault(Code.NOTHING_TO_PUBLISH)
    done = iter(range(len(public.parties)))

    def pages(one: Assessed) -> Page:
        if progress:
            progress(next(done), len(public.parties))
        return desk.page(one.latest, one.earlier, language, public=True)

    say = speaker(language)
    made = tables(public, desk.parts(public, language), pages, language, say)
    name = f"assessments-{results.as_of.isoformat()}-{language}"
    if kind is FileKind.CSV:
        with new_folder(out, f"{name}-csv") as folder:
            folder.write(delimited.for_people(made))
        path = folder.path
    else:
        told = (say(ASSESSMENTS), say(words.CAMPAIGN_NAME), say(words.CAMPAIGN_LINE))
        path = put(out, f"{name}.xlsx", objects.as_workbook(made, Properties(*told, language, results.as_of)))
    return Saved(path, len(public.parties), len(results.parties) - len(public.parties))
