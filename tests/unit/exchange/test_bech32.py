"""Keys of age as 32 bytes and back."""

from __future__ import annotations

import pytest

from hrcapp.exchange import age, bech32


def test_an_identity_comes_back_from_its_bytes() -> None:
    for _ in range(20):
        identity, recipient = age.generate()
        secret = age.secret_of(identity)
        assert len(secret) == 32
        assert age.identity_of(secret) == identity
        assert age.recipient_of(age.identity_of(secret)) == recipient


@pytest.mark.parametrize("text", ["A12UEL5L", "a12uel5l", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"])
def test_examples_of_bip_173_are_read(text: str) -> None:
    name = text.lower().rpartition("1")[0]
    assert bech32.encode(name, bech32.decode(name, text)) == text.lower()


@pytest.mark.parametrize("text", ["", "1", "a1", "a12UEL5L", "a12uel5m", "b12uel5l", "abcdef1b", "a12uel5lq"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not|wrong"):
        bech32.decode("a", text)


def test_no_sign_of_an_identity_may_change() -> None:
    identity, _recipient = age.generate()
    for place in range(len("AGE-SECRET-KEY-1"), len(identity)):
        wrong = identity[:place] + ("Q" if identity[place] != "Q" else "P") + identity[place + 1 :]
        with pytest.raises(ValueError, match="identity"):
            age.secret_of(wrong)
