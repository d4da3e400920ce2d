"""The ways to sign on a screen, and giving one signature in one of them.

The store is not needed for it: a card may keep its person waiting, and nothing else waits with them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from hrcapp import statement
from hrcapp.media import Ink
from hrcapp.statement import SignatureKind
from hrcapp.vault import Vault

Stroke = Sequence[tuple[float, float]]
_SEAL = "seal"


@dataclass(frozen=True)
class Drawn:
    """A mark drawn by the signatory: strokes of points in a unit square, neither timing nor pressure."""

    strokes: Sequence[Stroke]
    kind: SignatureKind = SignatureKind.DRAWN


@dataclass(frozen=True)
class Pictured:
    """A mark out of a picture of the signature: of the same kind as a drawn one."""

    ink: Ink
    kind: SignatureKind = SignatureKind.DRAWN


@dataclass(frozen=True)
class Typed:
    """A name typed by the signatory, for those who can't draw one."""

    name: str
    kind: SignatureKind = SignatureKind.TYPED


@dataclass(frozen=True)
class Certificate:
    """A PKCS#12 file and its password; neither is kept."""

    p12: bytes = field(repr=False)
    password: str = field(repr=False)
    kind: SignatureKind = SignatureKind.CERTIFICATE


@dataclass(frozen=True)
class CardKey:
    """A card or token by the library of its maker; `label` and `serial` choose among several.

    The PIN is not kept; it is empty where the reader has a pad of its own.
    """

    library: Path
    label: str
    serial: str
    pin: str = field(repr=False)
    kind: SignatureKind = SignatureKind.CERTIFICATE


OnScreen = Drawn | Pictured | Typed | Certificate | CardKey


@dataclass(frozen=True)
class Turn:
    """Whose turn it is: the file to sign, the number of the place from 1, the language of its words."""

    pdf: bytes = field(repr=False)
    place: int
    language: str
    seal: statement.SealKey


def give(turn: Turn, way: OnScreen, now: datetime, stopped: Callable[[], bool] = lambda: False) -> bytes:
    """The file with the signature appended.

    Raises Fault SIGNATURE_EMPTY, PKCS12_*, CERTIFICATE_*, CARD_*, FIELD_TAKEN, INTERRUPTED once `stopped`.
    """
    pdf, place, language = turn.pdf, turn.place, turn.language
    if isinstance(way, CardKey):
        return statement.sign_card(
            pdf,
            way.library,
            way.pin,
            field=place,
            now=now,
            appearance_language=language,
            label=way.label,
            serial=way.serial,
            stopped=stopped,
        )
    if isinstance(way, Certificate):
        return statement.sign_pkcs12(
            pdf, way.p12, way.password, field=place, now=now, appearance_language=language
        )
    if isinstance(way, Typed):
        return statement.sign_typed(
            pdf, way.name, turn.seal, field=place, now=now, appearance_language=language
        )
    if isinstance(way, Pictured):
        return statement.sign_pictured(
            pdf, way.ink, turn.seal, field=place, now=now, appearance_language=language
        )
    return statement.sign_drawn(
        pdf, way.strokes, turn.seal, field=place, now=now, appearance_language=language
    )


def seal_of(vault: Vault, now: datetime) -> statement.SealKey:
    """The device's integrity seal: a self-made certificate, made when first needed."""
    if found := vault.get(_SEAL):
        return statement.SealKey.from_bytes(found)
    made = statement.SealKey.generate(now)
    vault.put(_SEAL, made.to_bytes())
    return made
