"""What a fault of a place means at a desk, where the usual sentence would send people to the secretariat."""

from __future__ import annotations

from collections.abc import Mapping

from hrcapp.i18n import N_, _
from hrcapp.i18n.sentences import Sentence, sentence
from hrcapp.model.faults import Code, Fault

_NEXT: Mapping[Code, str] = {
    Code.BOX_SETTINGS: N_("Look at its address and settings; for a place of the kit, make the next kit."),
    Code.BOX_CERTIFICATE: N_("Nothing was sent. Ask whoever runs the server; check this computer's date."),
    Code.BOX_HOST_KEY: N_("Nothing was sent. Ask whoever runs the server whether its key has changed."),
    Code.BOX_REFUSED: N_("Look at the user name, the password and the folder."),
    Code.BOX_FULL: N_("Make room there. What is here is kept and goes the next time."),
    Code.BOX_FOLDER_MISSING: N_("Look at its address: the folder must be there before."),
    Code.DROP_BOX_MISSING: N_("Choose a place here, or make a kit that names a drop box."),
}


def told(fault: Fault) -> Sentence:
    """What happened and what to do, in the language of now."""
    usual = sentence(fault, _)
    following = _NEXT.get(fault.code)
    return Sentence(usual.what, _(following)) if following else usual
