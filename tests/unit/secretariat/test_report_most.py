"""Which sentences of a report claim that something was said most: in each of its languages."""

from __future__ import annotations

import pytest

from hrcapp.i18n.languages import SHIPPED
from hrcapp.secretariat.report.most import says_most

SENTENCES = {
    "en": ("Water is mentioned most often.", "Most of all, we thank them."),
    "fr": ("L’eau est le plus souvent citée.", "L’eau est plus chère."),
    "es": ("El agua es el tema más citado.", "El agua es más cara."),
    "ar": ("الماء هو الموضوع الأكثر ذكرًا.", "الماء حق للجميع."),
    "ca": ("L’aigua és el tema més esmentat.", "L’aigua és més cara."),
    "gl": ("A auga é o tema máis citado.", "A auga é máis cara."),
    "pt": ("A água é o tema mais citado.", "A água é mais cara."),
    "it": ("L’acqua è il tema più citato.", "L’acqua è più cara."),
    "nl": ("Water is het vaakst genoemd.", "Water wordt genoemd."),
    "de": ("Wasser wird am häufigsten genannt.", "Wasser wird häufig genannt, das Meistern zählt."),
    "tr": ("En çok anılan konu sudur.", "Su daha pahalı; en son o anıldı."),
    "bs": ("Voda se najčešće spominje.", "Voda se često spominje."),
    "ko": ("물이 가장 많이 언급되었습니다.", "물은 모두의 권리입니다."),
}


@pytest.mark.parametrize("language", SHIPPED)
def test_a_claim_is_found_and_a_plain_sentence_is_not(language: str) -> None:
    claim, plain = SENTENCES[language]
    assert says_most(claim, language)
    assert not says_most(plain, language)


def test_a_region_speaks_its_language_and_an_unknown_language_claims_nothing() -> None:
    assert says_most("O tema mais citado é a água.", "pt-BR")
    assert not says_most("most often", "sw")
