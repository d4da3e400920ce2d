"""A new passphrase: typed twice, and what is wrong with it. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hrcapp.i18n import _, ngettext
from hrcapp.ui.common.words import number
from hrcapp.ui.common.wrong import Wrong

SHORTEST = 10


@dataclass
class NewPassphrase:
    """A passphrase that is being chosen, typed twice."""

    passphrase: str = ""
    again: str = ""

    def clear(self) -> None:
        self.passphrase = self.again = ""


def with_passphrase(passphrase: str, again: str, language: str) -> Iterator[Wrong]:
    """What is wrong with a new passphrase that was typed twice."""
    if len(passphrase) < SHORTEST:
        few = ngettext(
            "Write at least {least} characters. You have written {count}.",
            "Write at least {least} characters. You have written {count}.",
            len(passphrase),
        )
        count = number(len(passphrase), language)
        yield Wrong("passphrase", few.format(least=number(SHORTEST, language), count=count))
    elif passphrase != again:
        yield Wrong("again", _("The two passphrases differ. Type the same twice."))
