"""Words by which a sentence claims that something was said most, in each language of the reports. Pure.

A few frequent phrases: what they miss nobody is told of, what they find is a remark, not an error.
"""

from __future__ import annotations

import re

_MOST = {
    language: re.compile(words, re.IGNORECASE)
    for language, words in {
        "en": r"\b(most (often|mentioned|chosen|cited|frequent\w*)|mostly)\b",
        "fr": r"\ble plus (souvent|cité|mentionné|choisi|fréquemment)\w*",
        "es": r"\b(más (mencionad|citad|elegid|frecuente)\w*|(con|la) mayor frecuencia)",
        "ar": r"الأكثر|في الغالب|غالبًا",
        "ca": r"\b(més (sovint|esmenta|menciona|cita|triat|triad|escolli|freqüent)\w*"
        r"|(amb més|(amb )?la major) freqüència|majoritàriament)",
        "gl": r"\b(máis (mencionad|citad|escollid|elixid|frecuente)\w*"
        r"|(con|a) maior frecuencia|maioritariamente)",
        "pt": r"\b(mais (mencionad|citad|escolhid|frequente)\w*|com (mais|maior) frequência"
        r"|majoritariamente|maioritariamente)",
        "it": r"\b(più (spesso|menzionat|citat|scelt|frequent)\w*|con maggiore? frequenza|per lo più)",
        "nl": r"\b(meest (genoemd|gekozen|vermeld|voorkomend)\w*|vaakst|het meest|meestal)\b",
        "de": r"\b(am (häufigsten|meisten)|häufigst\w*|meist(ens|(genannt|gewählt|erwähnt)\w*)?)\b",
        "tr": r"\ben (çok|sık)\b|\bçoğunlukla\b",
        "bs": r"\b(najčešć\w*|najviše|uglavnom)\b",
        "ko": r"가장\s*(많|자주|흔)|대부분|주로\s",
    }.items()
}


def says_most(sentence: str, language: str) -> bool:
    """Whether a sentence in this language (BCP 47) claims that something was said most."""
    words = _MOST.get(language.partition("-")[0])
    return bool(words and words.search(sentence))
