"""The officer's campaign kit: compared with the letter once, then renewed only from the same root."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from hrcapp.exchange.kit import Kit, Pinned, open_kit, safety_words
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole
from hrcapp.model.places import resource
from hrcapp.store import Home

PRACTICE_FORM = "pledge.xml"


class CampaignKit:
    """The kit of this data folder; none before a person has opened one."""

    def __init__(self, home: Home, adopted: Callable[[], object] = lambda: None) -> None:
        """`adopted` is called when a kit was taken."""
        self._adopted = adopted
        self._folder = home.folder("kit")
        self._current: Kit | None = None
        self._by_digest: tuple[str, Mapping[str, Mapping[str, bytes]]] = ("", {})

    def look(self, data: bytes, name: str = "") -> Kit:
        """Check a kit without taking it: the face shows its title and safety words first. Raises KIT_*."""
        return open_kit(data, name=name, pinned=self._pinned())

    def adopt(self, data: bytes, name: str = "") -> Kit:
        """Take a kit. The first one pins its root; later ones must come from it, with a higher version."""
        kit = self.look(data, name)
        # The kit lies under its own digest; the pin, written last, says which one counts.
        write_whole(self._folder / f"{kit.digest}.hrckit", data)
        pin = {"campaign": kit.pin.campaign, "root": kit.pin.root, "version": kit.pin.version}
        write_whole(self._folder / "pinned.json", json.dumps({**pin, "digest": kit.digest}).encode())
        self._current = kit
        self._adopted()
        return kit

    def current(self) -> Kit | None:
        """The kit in use, or None."""
        if self._current is None and (pinned := self._pinned()):
            path = self._folder / f"{pinned.digest}.hrckit"
            try:
                data = path.read_bytes()
            except OSError as error:
                raise Fault(Code.KIT_UNREADABLE, name=path.name) from error
            self._current = open_kit(data, name=path.name)
        return self._current

    def pinned(self) -> tuple[str, int] | None:
        """The hash and version of the kit in use, without opening it. Raises Fault KIT_UNREADABLE."""
        found = self._pinned()
        return (str(found.digest), found.version) if found else None

    def required(self) -> Kit:
        """The kit in use. Raises Fault KIT_MISSING."""
        kit = self.current()
        if kit is None:
            raise Fault(Code.KIT_MISSING)
        return kit

    def mail_address(self) -> str:
        """Where the secretariat wants mail: the first address among its contacts, "" where there is none."""
        from hrcapp.exchange import mail

        kit = self.current()
        return next(filter(None, map(mail.address, kit.content.contact.values())), "") if kit else ""

    def forms(self) -> tuple[bytes, ...]:
        """The campaign's forms, in the kit's order; or the one that ships with the app, for practice."""
        kit = self.current()
        if kit is None:
            return (resource("forms", PRACTICE_FORM).read_bytes(),)
        return tuple(kit.content.forms.values())

    def files(self, digest: str) -> Mapping[str, bytes]:
        """The files that the kit in use brings for the form of this digest (SHA-256 of its XML), by name."""
        return self._files().get(digest, {})

    def has(self, digest: str, files: Mapping[str, bytes] | None = None) -> bool:
        """Whether the kit in use has the form of this digest; with `files`, whether those are the kit's."""
        brought = self._files().get(digest)
        if brought is None:
            return False
        return files is None or all(files.get(name) == data for name, data in brought.items())

    def _files(self) -> Mapping[str, Mapping[str, bytes]]:
        kit = self.current()
        if kit is None:
            return {}
        if self._by_digest[0] != kit.digest:
            self._by_digest = (kit.digest, kit.content.files_by_digest())
        return self._by_digest[1]

    def form(self) -> bytes:
        """The campaign's own form: the first one."""
        return self.forms()[0]

    @staticmethod
    def words(kit: Kit) -> tuple[str, ...]:
        """The eight safety words to compare with the secretariat's letter."""
        return safety_words(kit.root)

    def _pinned(self) -> Pinned | None:
        try:
            found = json.loads((self._folder / "pinned.json").read_text(encoding="utf-8"))
            return Pinned(found["campaign"], found["root"], int(found["version"]), found["digest"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            # Without the pin a foreign kit could pass for the first one: better to stop and say so.
            raise Fault(Code.KIT_UNREADABLE, name="pinned.json") from error
