"""Statements for the desk that were signed with a certificate or on paper: for tests and pictures."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from PIL import Image, ImageDraw, ImageFilter

from hrcapp.media import Correction, correct
from hrcapp.statement import (
    Match,
    ScannedPage,
    Sheet,
    SignatureKind,
    StatementData,
    render,
    render_scanned,
    sign_scanned,
)
from hrcapp.submission.facts import pledge_facts
from hrcapp.submission.statement import statement_data
from tests.unit.secretariat.desk_world import START, Town, seal_key
from tests.unit.statement.pki import Pki
from tests.unit.statement.samples import scan_of, taken


def statement_of(town: Town, kind: SignatureKind, **answers: str) -> tuple[StatementData, bytes]:
    """What a town would sign: the values of its statement, and its answers."""
    session, instance = town.instance(**answers)
    data = statement_data(
        session,
        pledge_facts(instance),
        instance_xml=instance,
        document_id=town.submission,
        day=date(2026, 3, 1),
        kind=kind,
        practice=False,
    )
    return data, instance


def by_certificate(town: Town, pki: Pki) -> bytes:
    """Signed with a certificate."""
    data, instance = statement_of(town, SignatureKind.CERTIFICATE)
    return pki.signed(render(data, instance_xml=instance, now=START))


def on_paper(town: Town, *others: Image.Image, match: Match | None = None) -> bytes:
    """Printed, signed with a pen, scanned askew and with noise, then sealed; `others` are put in as well.

    `match` is what the sender's app claims of the pages, whatever they show.
    """
    data, instance = statement_of(town, SignatureKind.SCAN)
    return sealed_paper(data, instance, [*scans(data, instance), *others], match)


def sealed_paper(
    data: StatementData, instance: bytes, pictures: Sequence[Image.Image], match: Match | None = None
) -> bytes:
    """A statement with these pictures as its scans."""
    pages = []
    for number, picture in enumerate(pictures, 1):
        came = scan_of(picture)
        shown = correct(came, Correction(whiten=True))
        pages.append(ScannedPage(shown, came, match or Match(Sheet.RIGHT, number)))
    pdf = render_scanned(data, pages, instance_xml=instance, now=START)
    return sign_scanned(pdf, seal_key(), fields=1, now=START, appearance_language="en")


def scans(data: StatementData, instance: bytes) -> list[Image.Image]:
    """The printed pages as a scanner sees them, a pen's mark on the last."""
    pages = taken(render(data, instance_xml=instance, now=START), dpi=200)
    _sign(pages[-1])
    return [scanned_by_hand(page) for page in pages]


def _sign(page: Image.Image) -> None:
    width, height = page.size
    chance = random.Random(7)
    x, y, points = width * 0.16, height * 0.745, []
    for _step in range(60):
        x, y = x + width * 0.004, y + chance.uniform(-1, 0.9) * height * 0.006
        points.append((x, y))
    ImageDraw.Draw(page).line(points, fill=(20, 32, 110), width=5, joint="curve")


def scanned_by_hand(page: Image.Image) -> Image.Image:
    """A little askew, with noise, a little out of focus."""
    askew = page.rotate(0.8, fillcolor=(246, 244, 238), resample=Image.Resampling.BICUBIC)
    grain = Image.effect_noise(askew.size, 22).convert("RGB")
    return Image.blend(askew, grain, 0.09).filter(ImageFilter.GaussianBlur(0.6))
