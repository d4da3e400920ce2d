"""A heading and two sentences in each language of the product, with the letters that language is known by."""

from __future__ import annotations

WORDS = {
    "en": (
        "Political statement",
        "We join the campaign, and the office’s efficient affiliates follow (2026).",
        "Done at “Sample town” on 23 November 2026.",
    ),
    "fr": (
        "Déclaration politique",
        "Nous adhérons à la campagne : l’œuvre commune, où chacun reçoit « sa part ».",
        "Fait à Ville-modèle, le 1ᵉʳ novembre 2026.",
    ),
    "es": (
        "Declaración política",
        "Nos sumamos a la campaña: ¿quién da un año más? ¡Todas las vecinas y vecinos!",
        "Hecho en Municipio de muestra, el 23 de noviembre de 2026.",
    ),
    "ar": (
        "بيان سياسي",
        "ننضمّ إلى الحملة العالمية (10 و100 و1000) لمدن حقوق الإنسان، ونلتزم بها.",
        "حُرّر في بلدية نموذجية، في 23 نوفمبر 2026.",
    ),
    "ca": (
        "Declaració política",
        "Ens adherim a la campanya: l’il·lusió, la çedilla i els drets de tothom.",
        "Fet a Vila de mostra, el 23 de novembre de 2026.",
    ),
    "gl": (
        "Declaración política",
        "Adherímonos á campaña: a veciñanza, o xénero e a participación cidadá.",
        "Feito en Concello de mostra, o 23 de novembro de 2026.",
    ),
    "pt": (
        "Declaração política",
        "Aderimos à campanha: não há direitos sem atenção às pessoas e às ações públicas.",
        "Feito em Município-modelo, em 23 de novembro de 2026.",
    ),
    "it": (
        "Dichiarazione politica",
        "Aderiamo alla campagna: perché la città è di tutti, così più giusta.",
        "Fatto a Città di esempio, il 23 novembre 2026.",
    ),
    "nl": (
        "Politieke verklaring",
        "Wij sluiten ons aan: ĳver, coördinatie en één gemeente voor iedereen.",
        "Gedaan te Voorbeeldgemeente op 23 november 2026.",
    ),
    "de": (
        "Politische Erklärung",
        "Wir schließen uns an: für Maß, Größe und die Grundrechtsverwirklichung vor Ort.",
        "Geschehen zu Musterstadt am 23. November 2026.",
    ),
    "tr": (
        "Siyasi bildiri",
        "Kampanyaya katılıyoruz: İstanbul’dan Iğdır’a ışık, şeffaflık, çağrı ve öğüt; fikir, film.",
        "Örnek Belediyesi’nde 23 Kasım 2026 tarihinde yapıldı.",
    ),
    "bs": (
        "Politička izjava",
        "Pridružujemo se kampanji: ljudska prava žene i čovjeka, šansa, ćilim, đak, ǆep.",
        "Sačinjeno u Primjer-općini, 23. novembra 2026.",
    ),
    "ko": (
        "정치 선언문",
        "우리는 2030년까지 인권 도시와 지역을 위한 전 세계 캠페인(10, "
        "100, 1000)에 참여하며, “모두의 권리”를 지킨다.",
        "2026년 11월 23일, 견본시에서 작성함. 쀍·뷁·햏",
    ),
}
