"""A sample town that exists nowhere, and a campaign for it: shared by tests of both sides."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from hrcapp.model.places import resource
from hrcapp.officer.editor import Editor
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

TOWN = {
    "/data/intro/privacy_read": "OK",
    "/data/intro/party_type": "local_government",
    "/data/intro/scope": "pledge_only",
    "/data/key_info/name_official": "Sample municipality",
    "/data/key_info/country": "TN",
    "/data/key_info/admin1": "Sample region",
    "/data/key_info/lg_type": "municipality",
    "/data/key_info/population": "48250",
    "/data/key_info/contact/contact_email": "office@sample.example",
    "/data/statement/statement_language": "en",
    "/data/statement/signatories[1]/sig_name": "Sample Name",
    "/data/statement/signatories[1]/sig_role_text": "Mayor",
    "/data/statement/sig_place": "Sample municipality",
}


class Clock:
    """A clock that a test sets."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        self.now += timedelta(**span)


def pledge_form() -> bytes:
    """The campaign's form as it ships."""
    return resource("forms", "pledge.xml").read_bytes()


def next_form() -> bytes:
    """The same form as if it came in another version."""
    return re.sub(rb'(<data [^>]*version=")\d+(")', rb"\g<1>2099010101\2", pledge_form(), count=1)


def other_form() -> bytes:
    """A second form of the same campaign, with a title and a description in two languages."""
    told = {
        "en": ("Sample survey", "For towns that have signed."),
        "ar": ("استبيان نموذجي", "للمدن الموقعة."),
    }
    form = pledge_form().replace(b' id="hrc_pledge"', b' id="sample_survey"', 1)
    for language, (title, description) in told.items():
        texts = (
            f'<text id="/data:label"><value>{title}</value></text>'
            f'<text id="/data:hint"><value>{description}</value></text>'
        )
        begin = rb'(<translation lang="' + language.encode() + rb'"[^>]*>)'
        form = re.sub(begin, lambda found, texts=texts: found[1] + texts.encode(), form, count=1)  # type: ignore[misc]
    return form


def open_workspace(path: Path, clock: Callable[[], datetime] | None = None) -> Workspace:
    """An officer's data folder with its key in a file."""
    return Workspace.open(Home.open(path), clock=clock or Clock())


def fill(editor: Editor, answers: dict[str, str] = TOWN) -> None:
    """Type the answers, one after the other, and save."""
    for path, value in answers.items():
        editor.set(path, value)
    editor.save()


def sample_arms() -> bytes:
    """A picture of arms that nobody bears: a sun over three waves."""
    image = Image.new("RGB", (240, 280), "white")
    draw = ImageDraw.Draw(image)
    shield = [(20, 20), (220, 20), (220, 170), (120, 262), (20, 170)]
    draw.polygon(shield, fill="#0B5A63", outline="#083F45", width=6)
    draw.ellipse((90, 42, 150, 102), fill="#BD8200")
    for top in (122, 152, 182):
        bow = [(120 + x, top + (8 if (x // 20) % 2 else 0)) for x in range(-80, 81, 20) if abs(x) < 250 - top]
        draw.line(bow, fill="white", width=7)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
