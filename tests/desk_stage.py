"""A desk with sample files at every stage of their way: for tests and pictures of the desk's window."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from hrcapp.demo import first_forms
from hrcapp.demo.samples import sample_answers
from hrcapp.exchange import bundle
from hrcapp.exchange.keys import DeviceKeys
from hrcapp.secretariat.campaign import NewCampaign
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.intake import Imported
from hrcapp.secretariat.shipped_forms import shipped_forms
from hrcapp.store import Home
from hrcapp.submission.questions import named, record_language
from hrcapp.submission.version import FormIdentity, Version, content_of
from hrcapp.ui.context import AppContext
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.style import Style
from hrcapp.xforms import FormSession
from tests.officer_stage import AtOnce
from tests.unit.secretariat.desk_world import Clock, Town, new_campaign

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


@dataclass
class SampleTown(Town):
    """A town that fills in the whole form, in the language it is written in."""

    language: str = "en"

    def instance(self, **more: str) -> tuple[FormSession, bytes]:
        session = FormSession.new(
            self.form, now=NOW, language=self.language, instance_id=f"uuid:{self.submission}"
        )
        own = {
            "name_official": self.name,
            "country": self.country,
            "admin1": self.admin1,
            "sig_place": self.name,
            "scope": "full_form",
            **more,
        }
        typed = sample_answers(self.language)
        for path in sorted(typed, key=lambda path: ("intro" not in path, path.count("["))):
            session.set_value(path, typed[path])
        for name, value in own.items():
            if (question := named(session, name)) is not None:
                session.set_value(question.path, value)
        record_language(session)
        return session, session.finalize(now=NOW)


@dataclass
class DeskStage:
    """An open desk on a folder of its own."""

    folder: Path
    clock: Clock = field(default_factory=lambda: Clock(NOW - timedelta(days=6)))
    assessment: bool = False
    """Whether the kit has the local human rights assessment, too."""

    def __post_init__(self) -> None:
        self.home = Home.open(self.folder / "desk")
        self.mail = self.folder / "mail"
        self.mail.mkdir(parents=True, exist_ok=True)
        titles = {"en": "Sample campaign", "fr": "Campagne d’exemple", "ar": "حملة نموذجية"}
        self.campaign: NewCampaign = new_campaign(
            self.home,
            self.clock.now,
            title=titles,
            contact={"email": "desk@sample.example"},
            forms=shipped_forms(assessment=self.assessment),
        )
        self.desk = Desk.open(self.home, clock=self.clock)

    def town(self, name: str, **values: Any) -> SampleTown:
        return SampleTown(self.campaign.kit, name, **{"country": "TN", "admin1": "Sample region", **values})

    def file(self, name: str, data: bytes) -> Path:
        path = self.mail / name
        path.write_bytes(data)
        return path

    def take(self, name: str, data: bytes) -> Imported:
        """Import one file, some hours after the one before."""
        self.clock.later(hours=7, minutes=23)
        return self.desk.intake.import_paths([self.file(name, data)])[0]

    def with_first_results(self) -> DeskStage:
        first_forms.load(self.desk)
        return self

    def accepted(self, name: str, **answers: str) -> tuple[Town, Imported]:
        town = self.town(name)
        taken = self.take(f"{name.lower().replace(' ', '-')}.hrcb", town.pack(**answers).data)
        assert taken.submission is not None
        self.desk.review.accept(taken.submission)
        return town, taken

    def new_version(self, town: Town, file: str, **answers: str) -> Imported:
        return self.take(file, town.pack(2, "0" * 64, **answers).data)

    def with_attachment(self, town: Town, name: str, data: bytes, **answers: str) -> bytes:
        """A sealed version that carries a file."""
        session, instance = town.instance(**answers)
        version = Version(
            submission_id=town.submission,
            revision=1,
            form=FormIdentity(town.form.id, town.form.version, town.form.digest),
            instance_xml=instance,
            statement_pdf=town.statement(session, instance),
            attachments={name: data},
        )
        content = content_of(version, self.campaign.kit, town.device, 1)
        return bundle.seal(content, town.device, self.campaign.kit, now=self.clock.now).data

    def usual_week(self) -> DeskStage:
        """Files of every kind, as a week brings them."""
        town, _taken = self.accepted("Sample city")
        self.take("old-form.hrcb", self._changed_statement("Sample district"))
        self.take("بلدية-نموذجية.hrcb", self.town("بلدية نموذجية", language="ar").pack().data)
        other = self.town("Sample village")
        whole = other.pack().data
        self.take("taller-03.hrcb", whole[: len(whole) // 2])
        self.take("holiday-photos.zip", b"PK\x03\x04 no form at all" * 40)
        self.take(
            "municipio-12.hrcb", self.town("Municipio de muestra", country="MX", language="es").pack().data
        )
        self.new_version(town, "sample-city-v2.hrcb", population="48310")
        stranger = SampleTown(
            self.campaign.kit,
            "Sample city",
            "TN",
            "Sample region",
            device=DeviceKeys.generate(),
            submission=town.submission,
        )
        self.take("sample-city-v3.hrcb", stranger.pack(3, "1" * 64).data)
        same = self.town("Sample city", admin1="Another sample region")
        self.take("sample-city-north.hrcb", same.pack().data)
        return self

    def _changed_statement(self, name: str) -> bytes:
        town = self.town(name)
        session, instance = town.instance()
        return town.pack(pdf=town.statement(session, instance) + b"\n% a line too much\n").data

    def office(self, app: QApplication, style: Style, look: Look, tasks: Any = None) -> Office:
        """The window with a desk of its own on this folder, which it closes; its clock is ours."""
        context = AppContext(app, style, self.home, tasks or AtOnce(), look)
        made = Office(context, Desk.open(self.home, clock=self.clock))
        made.now = self.clock  # type: ignore[method-assign]
        return made

    def close(self) -> None:
        self.desk.close()
