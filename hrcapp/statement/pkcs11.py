"""Signing with a card or a token through its maker's PKCS#11 library; the key never leaves the card.

Runs in the process of `card_worker`: the library is loaded into it, and may wait for ever or take it down.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pkcs11
from asn1crypto import x509
from pkcs11.constants import TokenFlag
from pkcs11.exceptions import (
    PinExpired,
    PinIncorrect,
    PinInvalid,
    PinLenRange,
    PinLocked,
    PKCS11Error,
    TokenNotPresent,
    TokenNotRecognised,
    UserPinNotInitialized,
)

from hrcapp.model.faults import Code, Fault
from hrcapp.statement.card_process import Card
from hrcapp.statement.certificates import check_usable, common_name, holds_number, made_for_signing

_HASHING = {"rsa": pkcs11.Mechanism.SHA256_RSA_PKCS, "ec": pkcs11.Mechanism.ECDSA_SHA256}


def cards(library: Path) -> tuple[Card, ...]:
    """The cards that the maker's library sees now, by label. Faults CARD_LIBRARY_UNUSABLE, CARD_FAILED."""
    with _library(library) as loaded:
        return tuple(sorted((_card(token) for token in _tokens(loaded)), key=lambda card: card.label))


def sign_card(
    pdf: bytes,
    library: Path,
    pin: str,
    *,
    field: int,
    now: datetime,
    appearance_language: str,
    label: str = "",
    serial: str = "",
) -> bytes:
    """As `card_process.sign_card`, in this process."""
    # pyHanko is needed for signing only: cards are listed without it, in half the time.
    from hrcapp.statement.embedding import embed_certificate, open_field

    writer, size = open_field(pdf, field)
    with (
        _library(library) as loaded,
        _session(_choose(_tokens(loaded), label, serial), pin) as session,
    ):
        signer = _signer(session, now, pin)
        return embed_certificate(writer, size, signer, field, now, appearance_language)


@contextmanager
def _library(path: Path) -> Iterator[Any]:
    """The library, begun and ended around one task."""
    try:
        loaded = pkcs11.lib(str(path))
    except (PKCS11Error, RuntimeError, OSError) as error:
        raise Fault(Code.CARD_LIBRARY_UNUSABLE, name=path.name) from error
    try:
        yield loaded
    except PKCS11Error as error:
        raise Fault(Code.CARD_FAILED) from error
    finally:
        with suppress(PKCS11Error):
            loaded.finalize()


def _tokens(loaded: Any) -> list[Any]:
    found = []
    for slot in loaded.get_slots(token_present=True):
        with suppress(TokenNotPresent, TokenNotRecognised):
            token = slot.get_token()
            if token.flags & TokenFlag.TOKEN_INITIALIZED:
                found.append(token)
    return found


def _card(token: Any) -> Card:
    certificate = _shown(token)
    return Card(
        token.label,
        _serial(token),
        token.manufacturer_id,
        bool(token.flags & TokenFlag.PROTECTED_AUTHENTICATION_PATH),
        bool(token.flags & TokenFlag.USER_PIN_FINAL_TRY),
        common_name(certificate.subject) if certificate else "",
        holds_number(certificate.subject) if certificate else False,
    )


def _serial(token: Any) -> str:
    return str(token.serial.decode("ascii", "replace"))


def _shown(token: Any) -> Any:
    """The certificate that would sign, as far as the card shows it before the PIN; None when it does not."""
    with suppress(PKCS11Error), token.open() as session:
        found = [one for _, one in _certificates(session)]
        return max(found, key=lambda one: _fitness(one, datetime.now(UTC)), default=None)
    return None


def _choose(tokens: list[Any], label: str, serial: str) -> Any:
    wanted = [
        one for one in tokens if (not label or one.label == label) and (not serial or _serial(one) == serial)
    ]
    if not wanted:
        raise Fault(Code.CARD_MISSING)
    if len(wanted) > 1:
        raise Fault(Code.CARD_CHOOSE, labels=", ".join(sorted(token.label for token in wanted)))
    return wanted[0]


@contextmanager
def _session(token: Any, pin: str) -> Iterator[Any]:
    """An open session, logged in; closed whatever happens, which logs out."""
    own_pad = bool(token.flags & TokenFlag.PROTECTED_AUTHENTICATION_PATH)
    try:
        session = token.open(user_pin=pkcs11.PROTECTED_AUTH if own_pad else pin)
    except PinLocked as error:
        raise Fault(Code.CARD_PIN_BLOCKED) from error
    except (PinIncorrect, PinInvalid, PinLenRange) as error:
        raise Fault(_after_wrong_pin(token)) from error
    except (PinExpired, UserPinNotInitialized) as error:
        raise Fault(Code.CARD_PIN_UNSET) from error
    try:
        yield session
    finally:
        with suppress(PKCS11Error):
            session.close()


def _after_wrong_pin(token: Any) -> Code:
    """What the card tells of the tries that are left: PKCS#11 knows no more than few, one and none.

    Some makers call the last wrong PIN wrong only; the card itself knows that it is blocked now.
    """
    try:
        flags = token.slot.get_token().flags
    except PKCS11Error:
        return Code.CARD_PIN_WRONG
    if flags & TokenFlag.USER_PIN_LOCKED:
        return Code.CARD_PIN_BLOCKED
    return Code.CARD_PIN_LAST_TRY if flags & TokenFlag.USER_PIN_FINAL_TRY else Code.CARD_PIN_WRONG


def _signer(session: Any, now: datetime, pin: str) -> Any:
    from pyhanko.sign.pkcs11 import PKCS11Signer

    certificates = _certificates(session)
    key, certificate = _signing_key(session, certificates, now)
    check_usable(certificate, now)
    hashing = _HASHING.get(certificate.public_key.algorithm)
    again = key[pkcs11.Attribute.ALWAYS_AUTHENTICATE] if _says(key) else False
    return PKCS11Signer(
        session,
        signing_cert=certificate,
        ca_chain=[other for _, other in certificates if other is not certificate],
        key_id=key.id,
        use_raw_mechanism=hashing is not None and hashing not in session.token.slot.get_mechanisms(),
        base_sign_kwargs={"pin": pin} if again else None,
    )


def _says(key: Any) -> bool:
    """Whether the card tells if a PIN is wanted for each signature; old ones do not know the question."""
    try:
        key[pkcs11.Attribute.ALWAYS_AUTHENTICATE]
    except (PKCS11Error, KeyError):
        return False
    return True


def _certificates(session: Any) -> list[tuple[bytes, Any]]:
    """The readable certificates on the card with the number that ties each to its key."""
    found = []
    for entry in session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE}):
        with suppress(PKCS11Error, ValueError, TypeError):
            certificate = x509.Certificate.load(entry[pkcs11.Attribute.VALUE], strict=True)
            found.append((bytes(entry[pkcs11.Attribute.ID]), certificate))
    return found


def _signing_key(session: Any, certificates: list[tuple[bytes, Any]], now: datetime) -> tuple[Any, Any]:
    """The key made for signing documents: cards carry others, for logging in and for opening letters."""
    wanted = {pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY, pkcs11.Attribute.SIGN: True}
    keys = {bytes(key.id): key for key in session.get_objects(wanted)}
    pairs = [(keys[number], one) for number, one in certificates if number in keys]
    if not pairs:
        raise Fault(Code.CARD_WITHOUT_KEY)
    return max(pairs, key=lambda pair: _fitness(pair[1], now))


def _fitness(certificate: Any, now: datetime) -> tuple[bool, bool, bool]:
    usage = certificate.key_usage_value
    return (
        made_for_signing(certificate),
        certificate.not_valid_before <= now <= certificate.not_valid_after,
        usage is not None and "non_repudiation" in usage.native,
    )
