"""A passphrase for an officer's data: the first one, another one, or one in the place of a forgotten one."""

from __future__ import annotations

from hrcapp.i18n import _
from hrcapp.ui.common.new_passphrase_form import NewPassphraseForm


class SetPassphrasePage(NewPassphraseForm):
    """Nobody had to type one until now."""

    name, menu_key = "set-passphrase", "settings"

    def title(self) -> str:
        return _("Ask for a passphrase at the start")

    def told(self) -> str:
        return _(
            "Now the drafts open by themselves, because their key is kept here: whoever finds this computer"
            " or this stick may be able to read them. With a passphrase they open only to those who know it."
            " If you forget it, the printed recovery code opens them; without both, nobody can."
        )

    def verb(self) -> str:
        return _("Set the passphrase")


class OfferedPassphrasePage(SetPassphrasePage):
    """At the first start of a program on a stick."""

    def back_words(self) -> str:
        return _("Later")


class ChangePassphrasePage(NewPassphraseForm):
    """Another one; the old one opens nothing any more."""

    name, menu_key = "change-passphrase", "settings"

    def title(self) -> str:
        return _("Change the passphrase")

    def told(self) -> str:
        return _("From the next start on the new one is asked. The printed recovery code stays good.")

    def missing(self) -> str:
        return _("Type the passphrase.")


class ForgottenPassphrasePage(NewPassphraseForm):
    """The printed code has opened the data; until a new one is set, the next start asks for the old one."""

    name = "forgotten-passphrase"

    def title(self) -> str:
        return _("New passphrase")

    def told(self) -> str:
        return _("The recovery code opened the data. Choose a new passphrase: the old one is then worthless.")

    def verb(self) -> str:
        return _("Set the passphrase")

    def back_words(self) -> str:
        return _("Later")
