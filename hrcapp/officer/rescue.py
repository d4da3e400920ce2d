"""Answers that a damaged store does not take any more: kept beside it, and put back once it is whole.

One file for each form, `profiles/<profile>.<draft>.rescued`, with every answer as it stood on the screen,
under a key made from the profile's own (docs/formats/keys.md). A second copy that takes the place of the data
moves the file to what was set aside; it is found there too.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hrcapp import xforms
from hrcapp.exchange import canonical_json
from hrcapp.model.files import overwrite, write_whole
from hrcapp.store import Home
from hrcapp.store.setting_aside import FOLDER as SET_ASIDE
from hrcapp.vault import wrapping

if TYPE_CHECKING:
    from hrcapp.officer.drafts import Drafts
    from hrcapp.xforms import FormSession

_FORMAT, _ENDING, _MAX_BYTES = "hrc-rescued/1", ".rescued", 64 * 1024 * 1024
_ASKED = frozenset({"input", "select1", "select", "rank", "range", "trigger", "secret"})


@dataclass(frozen=True)
class PutBack:
    """How many forms got answers back; `waiting` are the files of those that are not here."""

    forms: int
    waiting: tuple[Path, ...]


@dataclass(frozen=True)
class Rescue:
    """What is rescued of one profile. `key`: that of its store."""

    home: Home
    profile: str
    _key: bytes = field(repr=False)

    @classmethod
    def of(cls, home: Home, profile: str, key: bytes) -> Rescue:
        """The key of the store itself is not kept: what is derived from it opens these files alone."""
        made = HKDF(SHA256(), length=wrapping.KEY_BYTES, salt=None, info=_FORMAT.encode()).derive(key)
        return cls(home, profile, made)

    def keep(self, draft: str, answers: Mapping[str, str]) -> Path:
        """Keep every answer of a form. Raises Fault DISK_FULL, STORE_READ_ONLY."""
        said = canonical_json.dump({"format": _FORMAT, "draft": draft, "answers": dict(answers)})
        path = self.home.folder("profiles") / f"{self.profile}.{draft}{_ENDING}"
        write_whole(path, wrapping.wrap(said, self._key, self._context))
        return path

    def drop(self, draft: str) -> None:
        """The store has it after all. Raises Fault DISK_FULL, STORE_READ_ONLY."""
        overwrite(self.home.path / "profiles" / f"{self.profile}.{draft}{_ENDING}")

    def waiting(self) -> tuple[Path, ...]:
        """The files there are, the newest first; here or among what was set aside."""
        name = f"profiles/{self.profile}.*{_ENDING}"
        found = [*self.home.path.glob(name), *self.home.path.glob(f"{SET_ASIDE}/*/{name}")]
        return tuple(sorted(found, key=lambda path: path.stat().st_mtime, reverse=True))

    def put_back(self, drafts: Drafts) -> PutBack:
        """Give each form that is here its answers, in its journal: they can be undone.

        Raises Fault STORE_*, DISK_FULL: then the file stays, and the next start tries again.
        """
        done: set[str] = set()
        left: list[Path] = []
        for path in self.waiting():
            found = self._read(path)
            if found is None or not drafts.has(str(found["draft"])):
                left.append(path)
                continue
            draft = str(found["draft"])
            if draft not in done:
                _give(drafts, draft, found["answers"])
                done.add(draft)
            overwrite(path)
        return PutBack(len(done), tuple(left))

    def _read(self, path: Path) -> dict[str, Any] | None:
        try:
            data = wrapping.unwrap(path.read_bytes(), self._key, self._context)
            found: dict[str, Any] = canonical_json.load(data, max_bytes=_MAX_BYTES)
        except (OSError, ValueError, wrapping.WrongKey):
            return None
        known = found.get("format") == _FORMAT and isinstance(found.get("answers"), dict)
        return found if known else None

    @property
    def _context(self) -> str:
        return f"rescued/{self.profile}"


def answers_of(session: FormSession) -> dict[str, str]:
    """Every answer as it stands on the screen, the empty ones too, by its path; files are not among them."""
    nodes = (session.node(path) for path in xforms.question_paths(session.entries()))
    return {one.path: one.value for one in nodes if one.control in _ASKED and not one.readonly}


def _give(drafts: Drafts, draft: str, answers: Mapping[str, str]) -> None:
    from hrcapp.submission.filled import give

    if drafts.card(draft).locked:
        return
    editor = drafts.open(draft)
    now = answers_of(editor.session)
    for path, value in answers.items():
        if now.get(path, "") != value:
            with suppress(LookupError):  # what the form of now fixes
                give({path: value}, there=editor.session.node, add=editor.add, set_value=editor.set)
    editor.save()
    drafts.summarise(draft, editor.session)
