"""Texts to a translator and back: files are written, and what a file would change is shown before it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from hrcapp.exchange.place import put
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import translation_units
from hrcapp.secretariat.translation import MAX_TEXT, Translations, is_language, seen_of
from hrcapp.secretariat.translation_fields import FreeText, numbers
from hrcapp.secretariat.translation_fold import Status, plain, source_of, standing
from hrcapp.secretariat.translation_list import QuestionLabels, Row, TranslationList
from hrcapp.secretariat.translation_units import Document, Format, Unit, unit_id

Progress = Callable[[int, int], None]
_UNKNOWN = "und"


class Misfit(StrEnum):
    """Why a unit was left aside."""

    UNKNOWN = "unknown"
    CHANGED = "changed"
    EMPTY = "empty"
    TOO_LONG = "too-long"


@dataclass(frozen=True)
class Change:
    """What a file says anew of one answer. `before` is what stands, "" for nothing; `seen` as in `Opened`."""

    row: Row
    before: str
    after: str
    status: Status
    seen: str

    @property
    def replaces_checked(self) -> bool:
        """Whether other words would take the place of a checked translation."""
        return self.row.status is Status.CHECKED and self.before != self.after


@dataclass(frozen=True)
class Preview:
    """What a file would do: changes, how many units say what stands already, and what did not fit."""

    name: str
    language: str
    changes: tuple[Change, ...]
    same: int
    misfits: tuple[tuple[Unit, Misfit], ...]

    @property
    def over_checked(self) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.replaces_checked)


@dataclass(frozen=True)
class Sent:
    """The files for a translator, how many answers they hold, and how many were kept back."""

    paths: tuple[Path, ...]
    answers: int
    withheld: int


class TranslationExchange:
    """Writes and reads the files of translators. `may_leave` tells of a version whether its texts may."""

    def __init__(
        self,
        translations: Translations,
        listed: TranslationList,
        labels: QuestionLabels,
        may_leave: Callable[[str], bool],
    ) -> None:
        self._translations = translations
        self._may_leave = may_leave
        self._list = listed
        self._labels = labels

    # -- out

    def write(
        self,
        language: str,
        format_: Format,
        out: Path,
        *,
        wanted: Callable[[Row], bool] = lambda row: row.status is not Status.CHECKED,
        progress: Progress | None = None,
    ) -> Sent:
        """A file for each language in which answers were written; of the answers that are `wanted`.

        By default those that nobody has checked. What names a protected person stays at the desk. A file that
        is there already is never overwritten. Raises Fault TRANSLATION_LANGUAGE, PLACE_*.
        """
        if not is_language(language):
            raise Fault(Code.TRANSLATION_LANGUAGE, language=language)
        every = [*filter(wanted, self._list.rows(language))]
        rows = sorted(filter(self._leaves, every), key=lambda row: row.source_language)
        texts = self._reader()
        paths = []
        done = 0
        for source, group in groupby(rows, key=lambda row: row.source_language):
            units = []
            for row in group:
                if (text := texts(row.version).get(row.place.path)) is not None:
                    units.append(self._unit(row, text))
                done += 1
                if progress:
                    progress(done, len(rows))
            name = f"translation-{source or _UNKNOWN}-{language}{format_.extension}"
            data = translation_units.write(Document(source, language, tuple(units)), format_)
            paths.append(put(out, name, data))
        return Sent(tuple(paths), len(rows), len(every) - len(rows))

    def _leaves(self, row: Row) -> bool:
        return self._may_leave(row.version)

    def _unit(self, row: Row, text: FreeText) -> Unit:
        place = row.place
        stands = self._translations.translation_of(row.version, place.path, place.language)
        return Unit(
            id=unit_id(place.submission, place.path),
            source=text.text,
            target=stands.text if stands else "",
            status=stands.status if stands else None,
            group=f"{row.name} ({row.reference})",
            note=self.question(row, "en"),
        )

    def question(self, row: Row, language: str) -> str:
        """The question with the number of its repeat."""
        told = self._labels.of(row.place.path, language)
        within = ".".join(map(str, numbers(row.place.path)))
        return f"{told} ({within})" if within else told

    def _reader(self) -> Callable[[str], Mapping[str, FreeText]]:
        """The texts of a version; the last one asked for is kept, since rows come by version."""
        held: dict[str, Mapping[str, FreeText]] = {}

        def texts(version: str) -> Mapping[str, FreeText]:
            if version not in held:
                held.clear()
                held[version] = {one.path: one for one in self._translations.texts(version)}
            return held[version]

        return texts

    # -- in

    def preview(self, data: bytes, name: str, language: str = "", *, checked: bool = False) -> Preview:
        """What a file would change; nothing is written. `language` where the file does not say it.

        What comes from a translator is a draft, unless `checked` says that somebody has read it. Raises Fault
        TRANSLATION_FILE_*, TRANSLATION_LANGUAGE.
        """
        document = translation_units.read(data, name)
        target = document.language or language
        if not is_language(target):
            raise Fault(Code.TRANSLATION_LANGUAGE, language=target)
        status = Status.CHECKED if checked else Status.DRAFT
        known = {unit_id(row.place.submission, row.place.path): row for row in self._list.rows(target)}
        changes: list[Change] = []
        misfits: list[tuple[Unit, Misfit]] = []
        same = 0
        for unit in {one.id: one for one in document.units}.values():
            row = known.get(unit.id)
            why = _misfit(unit, row)
            if row is None or why is not None:
                misfits.append((unit, why or Misfit.UNKNOWN))
            elif (change := self._change(row, unit, status)) is None:
                same += 1
            else:
                changes.append(change)
        return Preview(name, target, tuple(changes), same, tuple(misfits))

    def _change(self, row: Row, unit: Unit, status: Status) -> Change | None:
        history = self._translations.history(row.place)
        stands = standing(history)
        before = self._translations.words(stands.text) if stands else ""
        after = plain(unit.target)
        # What was checked and says the same stays checked.
        if before == after and row.status in (status, Status.CHECKED):
            return None
        return Change(row, before, after, status, seen_of(history))

    def apply(self, preview: Preview, *, over_checked: bool = False) -> int:
        """Keep what a preview has shown; how many. A checked translation gives way only with `over_checked`.

        What was checked by anybody since the preview stays.
        """
        chosen = [one for one in preview.changes if over_checked or not one.replaces_checked]
        return sum(map(self._keep, chosen))

    def _keep(self, change: Change) -> bool:
        try:
            self._translations.keep(change.row.place, change.after, change.status, seen=change.seen)
        except Fault as fault:
            if fault.code is not Code.TRANSLATION_CHECKED:
                raise
            return False
        return True


def _misfit(unit: Unit, row: Row | None) -> Misfit | None:
    if row is None:
        return Misfit.UNKNOWN
    if not unit.target.strip():
        return Misfit.EMPTY
    if source_of(unit.source) != row.place.source:
        return Misfit.CHANGED
    return Misfit.TOO_LONG if len(unit.target) > MAX_TEXT else None


def misfits_of(preview: Preview) -> Iterator[tuple[Misfit, Sequence[Unit]]]:
    """What did not fit, by reason."""
    for why in Misfit:
        if units := [unit for unit, reason in preview.misfits if reason is why]:
            yield why, units
