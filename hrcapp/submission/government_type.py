"""What a local government is, in a word that stands within a sentence of the statement."""

from __future__ import annotations

from hrcapp.i18n import CAMPAIGN, catalog
from hrcapp.submission.questions import answer, named
from hrcapp.xforms import FormSession

_OTHER = "other"


def type_label(session: FormSession, language: str) -> str:
    """The town's own word where it is a word of this language, else the chosen type; "" for neither."""
    state = named(session, "lg_type")
    if state is None or not state.relevant:
        return ""
    if language == (answer(session, "name_language") or session.language):
        own = answer(session, "lg_type_local") or (state.value == _OTHER and answer(session, "lg_type_other"))
        if own and own.strip():
            return own.strip()
    chosen = next((one for one in state.choices if one.value == state.value != _OTHER), None)
    if chosen is None:
        return ""
    label = chosen.label_in(language) or _of_catalog(chosen.label_in("en") or "", language)
    return _within_a_sentence(label, language)


def _of_catalog(english: str, language: str) -> str:
    """The label in a language that statements are signed in, though no form is shown in it."""
    words = catalog(language, CAMPAIGN)
    return words.gettext(english) if words.has(english) else ""


def _within_a_sentence(label: str, language: str) -> str:
    """A label that began a line of the form; German nouns keep their capital, Turkish has two letters i."""
    if language == "de":
        return label
    small = {"I": "ı", "İ": "i"} if language == "tr" else {}
    return small.get(label[:1], label[:1].lower()) + label[1:]
