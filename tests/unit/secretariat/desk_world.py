"""A campaign with a desk and towns that really fill in, sign, pack and seal. All names are samples."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import uuid4

from hrcapp.exchange import bundle
from hrcapp.exchange.bundle import Sealed
from hrcapp.exchange.keys import DeviceKeys
from hrcapp.exchange.kit import Kit
from hrcapp.model.places import resource
from hrcapp.secretariat import drill
from hrcapp.secretariat.campaign import NewCampaign, create
from hrcapp.secretariat.desk import Desk
from hrcapp.statement import SealKey, SignatureKind, render, sign_drawn
from hrcapp.store import Home
from hrcapp.submission.facts import pledge_facts
from hrcapp.submission.questions import named, record_language
from hrcapp.submission.statement import statement_data
from hrcapp.submission.version import FormIdentity, Version, content_of
from hrcapp.xforms import FormDefinition, FormSession, load

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
STROKES = [[(0.0, 0.0), (40.0, 25.0), (80.0, 5.0)]]


class Clock:
    """A clock that a test sets."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def later(self, **delta: float) -> None:
        self.now += timedelta(**delta)


@cache
def form_bytes() -> bytes:
    return resource("forms", "pledge.xml").read_bytes()


@cache
def definition(form: bytes) -> FormDefinition:
    return load(form)


@cache
def seal_key() -> SealKey:
    return SealKey.generate(START)


def begin_campaign(home: Home, now: datetime = START, **values: object) -> NewCampaign:
    """A campaign whose recovery sheets nobody has tried yet."""
    chosen: dict[str, object] = {
        "title": {"en": "Sample campaign"},
        "contact": {"email": "desk@example.org"},
        "forms": {"pledge.xml": form_bytes()},
        "languages": ("en", "fr", "es", "ar"),
        "passphrase": None,
        "now": now,
    }
    return create(home, **{**chosen, **values})  # type: ignore[arg-type]


def new_campaign(home: Home, now: datetime = START, **values: object) -> NewCampaign:
    """A campaign whose kit may leave."""
    made = begin_campaign(home, now, **values)
    drill.practise(home, made.sheets[:2], now, way=drill.Way.FILES)
    return made


@dataclass
class Town:
    """A device that fills in and packs forms of one town."""

    kit: Kit
    name: str = "Sample Town"
    country: str = "SN"
    admin1: str = "Sample Region"
    lg_type: str = "municipality"
    device: DeviceKeys = field(default_factory=DeviceKeys.generate)
    submission: str = field(default_factory=lambda: str(uuid4()))
    sequence: int = 0

    @property
    def form(self) -> FormDefinition:
        return definition(next(iter(self.kit.content.forms.values())))

    def answers(self, **more: str) -> dict[str, str]:
        return {
            "party_type": "local_government",
            "scope": "pledge_only",
            "privacy_read": "yes",
            "name_official": self.name,
            "country": self.country,
            "admin1": self.admin1,
            "lg_type": self.lg_type,
            "population": "48250",
            "contact_email": "town@example.org",
            "statement_language": "en",
            "sig_name": "Sample Person",
            "sig_role_text": "Mayor",
            "sig_place": self.name,
            **more,
        }

    def instance(self, **more: str) -> tuple[FormSession, bytes]:
        session = FormSession.new(self.form, now=START, language="en", instance_id=f"uuid:{self.submission}")
        for name, value in self.answers(**more).items():
            if (question := named(session, name)) is not None:
                session.set_value(question.path, value)
        record_language(session)
        return session, session.finalize(now=START)

    def statement(self, session: FormSession, instance: bytes) -> bytes:
        data = statement_data(
            session,
            pledge_facts(instance),
            instance_xml=instance,
            document_id=self.submission,
            day=date(2026, 3, 1),
            kind=SignatureKind.DRAWN,
            practice=False,
        )
        pdf = render(data, instance_xml=instance, now=START)
        return sign_drawn(pdf, STROKES, seal_key(), field=1, now=START, appearance_language="en")

    def pack(
        self, revision: int = 1, replaces: str | None = None, *, pdf: bytes | None = None, **more: str
    ) -> Sealed:
        """A signed, sealed version; `pdf` goes in the place of the statement."""
        session, instance = self.instance(**more)
        version = Version(
            submission_id=self.submission,
            revision=revision,
            form=FormIdentity(self.form.id, self.form.version, self.form.digest),
            instance_xml=instance,
            statement_pdf=self.statement(session, instance) if pdf is None else pdf,
            replaces=replaces,
        )
        self.sequence += 1
        content = content_of(version, self.kit, self.device, self.sequence)
        return bundle.seal(content, self.device, self.kit, now=START)

    def send(self, folder: Path, revision: int = 1, **more: str) -> Path:
        """A version as a file."""
        sealed = self.pack(revision, None if revision == 1 else "0" * 64, **more)
        path = folder / f"{sealed.eid}.hrcb"
        path.write_bytes(sealed.data)
        return path


@dataclass
class World:
    """One data folder of a secretariat, its open desk, and a folder where files arrive."""

    home: Home
    campaign: NewCampaign
    desk: Desk
    clock: Clock
    mail: Path

    @classmethod
    def make(cls, folder: Path, **values: object) -> World:
        home = Home.open(folder / "desk")
        clock = Clock()
        campaign = new_campaign(home, clock.now, **values)
        mail = folder / "mail"
        mail.mkdir()
        return cls(home, campaign, Desk.open(home, clock=clock), clock, mail)

    @property
    def kit(self) -> Kit:
        return self.campaign.kit

    def town(self, name: str = "Sample Town", **values: str) -> Town:
        return Town(self.kit, name, **values)  # type: ignore[arg-type]
