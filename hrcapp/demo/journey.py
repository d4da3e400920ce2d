"""The whole journey, from a new campaign to the report, through the same use cases as the windows.

The 67 entries of the first report come as reconstructed submissions; beside them sample towns fill in, sign
and send a pledge each. The first of them is asked for a correction and sends a second version.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hrcapp.demo import town
from hrcapp.demo.reconstruct import reconstruct
from hrcapp.exchange.keys import DeviceKeys
from hrcapp.exchange.names import ENVELOPE_NAMESPACE, KIT_EXTENSION, SUBMISSION_NAMESPACE
from hrcapp.exchange.place import put
from hrcapp.i18n import N_
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole
from hrcapp.model.party import Scope
from hrcapp.model.places import resource
from hrcapp.model.status import Outcome, ReviewState
from hrcapp.officer.workspace import Workspace
from hrcapp.secretariat import campaign, drill, first_results
from hrcapp.secretariat.desk import Desk
from hrcapp.statement import verify
from hrcapp.store import Home

Progress = Callable[[int, int, str], None]
RETURNED = "/data/key_info/population"

STEPS = (
    N_("Making the campaign's keys and its kit"),
    N_("Filling in and signing the sample forms"),
    N_("Sealing the 67 entries of the first report"),
    N_("Importing the sealed files"),
    N_("Reviewing, answering, asking for a correction"),
    N_("Taking in the answers, sending the corrected version"),
    N_("Writing the report"),
)


class Journey:
    """One run into an empty folder."""

    def __init__(self, out: Path, languages: Sequence[str], progress: Progress) -> None:
        self.out = out
        self.languages = tuple(dict.fromkeys(languages))
        if unknown := [one for one in self.languages if one not in SHIPPED]:
            raise Fault(Code.STATEMENT_LANGUAGE, language=unknown[0])
        self._progress = progress
        self._done = 0
        self._drafts: dict[str, str] = {}

    def run(self) -> dict[str, Any]:
        """Do it all; return the summary that is also written as `summary.json`."""
        self._prepare()
        self._step()
        kit = self._begin_campaign()
        desk = Desk.open(Home.open(self.out / "desk"))
        workspace = Workspace.open(Home.open(self.out / "officer"))
        try:
            self._step()
            self._towns(workspace, kit)
            self._step()
            device = self._entries(desk)
            self._step()
            desk.intake.import_paths([self.out / "outbox"])
            self._step()
            self._review(desk)
            self._step()
            self._answer(desk, workspace)
            self._step()
            summary = self._finish(desk, workspace, device)
        finally:
            workspace.close()
            desk.close()
        self._progress(len(STEPS), len(STEPS), "")
        write_whole(
            self.out / "summary.json",
            json.dumps(summary, ensure_ascii=False, indent=1).encode(),
            mode=0o644,
        )
        return summary

    def _step(self) -> None:
        self._progress(self._done, len(STEPS), STEPS[self._done])
        self._done += 1

    def _prepare(self) -> None:
        if self.out.exists() and any(self.out.iterdir()):
            raise Fault(Code.FOLDER_NOT_EMPTY, path=str(self.out))
        for name in ("outbox", "receipts", "keys"):
            (self.out / name).mkdir(parents=True, exist_ok=True)

    def _begin_campaign(self) -> bytes:
        home, now = Home.open(self.out / "desk"), datetime.now(UTC)
        made = campaign.create(
            home,
            title=dict.fromkeys(SHIPPED, "Sample campaign, for demonstration"),
            contact={"email": "secretariat@sample.example"},
            forms={"pledge.xml": resource("forms", "pledge.xml").read_bytes()},
            languages=SHIPPED,
            passphrase=None,
            now=now,
            wave="demonstration",
        )
        drill.practise(home, made.sheets[:2], now, way=drill.Way.FILES)
        kit = campaign.release(home)
        write_whole(self.out / f"campaign{KIT_EXTENSION}", kit, mode=0o644)
        mark = "# Demonstration key: protects nothing.\n"
        write_whole(self.out / "keys" / "desk.agekey", f"{mark}{made.desk_identity}\n".encode())
        write_whole(self.out / "keys" / "allowed_signers", made.allowed_signers.encode(), mode=0o644)
        return kit

    def _towns(self, workspace: Workspace, kit: bytes) -> None:
        workspace.kit.adopt(kit)
        self._allow("sample-officer", workspace.device)
        for number, language in enumerate(self.languages):
            draft = town.fill_in(workspace, language, Scope.PLEDGE_ONLY)
            signed = town.sign(workspace, draft, certificate=number == 0)
            write_whole(self.out / f"statement-{language}.pdf", signed.pdf, mode=0o644)
            town.hand_over(workspace, draft, self.out / "outbox")
            self._drafts[language] = draft

    def _entries(self, desk: Desk) -> DeviceKeys:
        """The desk packs the printed entries itself, with a device of its own."""
        device = DeviceKeys.generate()
        self._allow("reconstruction", device)
        desk.intake.approve_sender(device.signing.public.fingerprint, own=True)
        for entry in reconstruct(desk.kit, device, now=desk.clock()):
            put(self.out / "outbox", entry.file, entry.data)
        return device

    def _review(self, desk: Desk) -> None:
        """Accept everything but the first sample town, which is asked for a correction."""
        asked = self._drafts[self.languages[0]]
        for item in desk.review.items(ReviewState.TO_REVIEW):
            if item.submission == asked:
                comment = "Please check this number. (This is a sample comment.)"
                desk.review.return_(item.key, {RETURNED: comment}, "One answer to check.")
            else:
                desk.review.accept(item.key)
        first_results.add_to(desk)

    def _answer(self, desk: Desk, workspace: Workspace) -> None:
        """The receipts go back; the town corrects, signs and sends again; the desk accepts."""
        desk.outgoing.write(self.out / "receipts")
        workspace.answers.take_folder(self.out / "receipts")
        language = self.languages[0]
        draft = self._drafts[language]
        town.correct(workspace, draft, RETURNED, "48300")
        signed = town.sign(workspace, draft, certificate=True)
        write_whole(self.out / f"statement-{language}.pdf", signed.pdf, mode=0o644)
        town.hand_over(workspace, draft, self.out / "outbox")
        desk.intake.import_paths([self.out / "outbox"])
        for item in desk.review.items(ReviewState.TO_REVIEW):
            desk.review.accept(item.key, "Thank you. (This is a sample message.)")
        desk.outgoing.write(self.out / "receipts")
        workspace.answers.take_folder(self.out / "receipts")

    def _finish(self, desk: Desk, workspace: Workspace, device: DeviceKeys) -> dict[str, Any]:
        day = desk.clock().date()
        reports = {
            one: desk.report.build(day, one, self.out) for one in dict.fromkeys(("en", *self.languages))
        }
        statements = {one: self.out / f"statement-{one}.pdf" for one in self.languages}
        outcomes = desk.intake.import_paths([self.out / "outbox"])
        return {
            "kit": f"campaign{KIT_EXTENSION}",
            "statements": {
                one: {"file": path.name, "verdict": verify(path.read_bytes()).verdict}
                for one, path in statements.items()
            },
            "outbox": len(list((self.out / "outbox").iterdir())),
            "receipts": len(list((self.out / "receipts").iterdir())),
            "imported_again": sum(one.outcome is not Outcome.ALREADY for one in outcomes),
            "quarantined": len(desk.intake.quarantine()),
            "officer": {one: str(workspace.drafts.card(id_).status) for one, id_ in self._drafts.items()},
            "reports": {one: files.pdf.name for one, files in reports.items()},
            "counts": json.loads((self.out / "report.json").read_bytes())["counts"],
            "desk": "desk",
            "officer_home": "officer",
            "devices": [workspace.device.signing.public.fingerprint, device.signing.public.fingerprint],
        }

    def _allow(self, principal: str, device: DeviceKeys) -> None:
        """Add a device to the list that `ssh-keygen -Y verify` reads."""
        path = self.out / "keys" / "allowed_signers"
        line = device.signing.public.allowed_signer(principal, (ENVELOPE_NAMESPACE, SUBMISSION_NAMESPACE))
        write_whole(path, path.read_bytes() + line.rstrip("\n").encode() + b"\n", mode=0o644)


def run(out: Path, languages: Sequence[str], progress: Progress) -> dict[str, Any]:
    """The demonstration into an empty folder. Raises Fault FOLDER_NOT_EMPTY, STATEMENT_LANGUAGE."""
    return Journey(out, languages, progress).run()


def clear(out: Path) -> None:
    """Remove an earlier demonstration: only a folder that one was written into."""
    if (out / "summary.json").exists() and (out / "desk").is_dir():
        shutil.rmtree(out)
