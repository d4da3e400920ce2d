"""A new passphrase for the desk: in the place of the old one, or after two sheets where it is forgotten."""

from __future__ import annotations

from hrcapp.i18n import _
from hrcapp.ui.common.new_passphrase_form import NewPassphraseForm


class NewPassphrasePage(NewPassphraseForm):
    """All keys of the desk change at once."""

    name, menu_key = "new-passphrase", "keys"

    def title(self) -> str:
        return _("New passphrase of the desk")

    def told(self) -> str:
        return _("Every key of this desk is put under it in one step. Copies made before keep the old one.")

    def missing(self) -> str:
        return _("Type the passphrase of the desk.")
