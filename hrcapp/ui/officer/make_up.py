"""How the statement looks, in words: what can be chosen, and what comes of it. No Qt."""

from __future__ import annotations

from dataclasses import replace

from hrcapp.i18n import _
from hrcapp.i18n.countries import country_name
from hrcapp.i18n.languages import babel_locale, endonym, is_rtl
from hrcapp.officer.make_up import Choices, MakeUp
from hrcapp.statement import Emblem, Paper

NONE = "none"
PAPERS: dict[Paper, str] = {"a4": "A4", "letter": "Letter"}
"""Names of papers, the same in every language."""
PICTURES = "*.png *.jpg *.jpeg *.heic *.heif"
MOST_WORDS = 300
"""Characters in which arms are described."""


def summary(choices: Choices, language: str) -> str:
    """The look in a line that runs as `language` does: languages, paper, arms, each in an isolate."""
    look = choices.look
    parts = [*map(endonym, look.languages), PAPERS[look.paper]]
    if look.arms:
        parts.append(_("with arms or logo"))
    runs = "\u200f" if is_rtl(language) else "\u200e"
    return runs + " · ".join(f"\u2068{part}\u2069" for part in parts)


def seconds(choices: Choices) -> list[tuple[str, str]]:
    """The languages that the text speaks beside the first, by their own names."""
    return [(NONE, _("No second language")), *((each, endonym(each)) for each in choices.others)]


def with_second(choices: Choices, chosen: str) -> MakeUp:
    """Another second language; which text prevails is as the campaign has it until someone chooses."""
    return replace(choices.chosen, second="" if chosen == NONE else chosen, prevails="")


def with_prevailing(choices: Choices, chosen: str) -> MakeUp:
    return replace(choices.chosen, prevails=chosen)


def with_paper(choices: Choices, chosen: Paper) -> MakeUp:
    """The country's usual paper is no choice of its own."""
    return replace(choices.chosen, paper="" if chosen == choices.usual else chosen)


def with_arms(choices: Choices, image: bytes, words: str) -> MakeUp:
    """A picture counts once there are words for it."""
    arms = Emblem(image, words.strip()) if image and words.strip() else None
    return replace(choices.chosen, arms=arms)


def first_language(choices: Choices, language: str) -> str:
    """Where the first language comes from."""
    name = _language(choices.look.languages[0], language)
    return _("The statement is in {language}, as the form says.").format(language=name)


def name_there(choices: Choices, language: str) -> str:
    """Which name stands in the second text; "" without one."""
    first, second = choices.look.languages[0], choices.look.second
    if not second:
        return ""
    name = choices.names[second]
    told = (
        _("In the text in {language} the name stays “{name}”: the form gives no other.")
        if name == choices.names[first]
        else _("In the text in {language} the name is “{name}”, as the form gives it.")
    )
    return told.format(language=_language(second, language), name=name)


def usual(choices: Choices, language: str) -> str:
    """What paper the country uses; "" where no country is known."""
    country = country_name(choices.country, language)
    if not country:
        return ""
    return _("Usual in {country}: {paper}.").format(country=country, paper=PAPERS[choices.usual])


def printed(choices: Choices) -> str:
    """What a change does to a paper that was printed to be signed; "" where none was."""
    if not choices.printed:
        return ""
    return _("A paper was printed to be signed by hand. If you change how it looks, print it again.")


def missing_words(image: bytes, words: str) -> str:
    """Why a picture does not count yet; "" when it does or there is none."""
    return _("Say in a few words what the picture shows.") if image and not words.strip() else ""


def _language(language: str, within: str) -> str:
    """What a language is called within a sentence of another (CLDR)."""
    return babel_locale(language).get_display_name(babel_locale(within)) or language
