"""Towns that exist nowhere, one in each language of statements, and who signs for them: all are samples."""

from __future__ import annotations

from typing import NamedTuple

from hrcapp.statement import Names


class SampleTown(NamedTuple):
    """A town as its own language names it; `people` are three names with their offices."""

    name: str
    country: str
    region: str
    type: str
    people: tuple[tuple[str, str], ...]

    def names(self, language: str) -> Names:
        return Names(language, self.name, self.country, self.region, self.type, self.name)


TOWNS = {
    "en": SampleTown(
        "Sample municipality", "Sample country", "Sample region", "municipality",
        (("Sample Name", "Mayor"), ("Second Sample Name", "Councillor"), ("Third Sample Name", "Deputy")),
    ),
    "fr": SampleTown(
        "Municipalité-modèle", "Pays-modèle", "Région-modèle", "commune",
        (("Nom Modèle", "Maire"), ("Deuxième Nom", "Conseillère"), ("Troisième Nom", "Adjoint")),
    ),
    "es": SampleTown(
        "Municipio de muestra", "País de muestra", "Región de muestra", "municipio",
        (("Nombre de Muestra", "Alcaldesa"), ("Segundo Nombre", "Concejal"), ("Tercer Nombre", "Concejala")),
    ),
    "ar": SampleTown(
        "بلدية نموذجية", "بلد نموذجي", "إقليم نموذجي", "بلدية",
        (("اسم نموذجي", "رئيسة البلدية"), ("اسم ثانٍ", "عضو المجلس"), ("اسم ثالث", "نائب")),
    ),
    "ca": SampleTown(
        "Vila de mostra", "País de mostra", "Regió de mostra", "municipi",
        (("Nom de Mostra", "Alcaldessa"), ("Segon Nom", "Regidor"), ("Tercer Nom", "Regidora")),
    ),
    "gl": SampleTown(
        "Concello de mostra", "País de mostra", "Rexión de mostra", "concello",
        (("Nome de Mostra", "Alcaldesa"), ("Segundo Nome", "Concelleiro"), ("Terceiro Nome", "Concelleira")),
    ),
    "pt": SampleTown(
        "Município-modelo", "País-modelo", "Região-modelo", "município",
        (("Nome Modelo", "Prefeita"), ("Segundo Nome", "Vereador"), ("Terceiro Nome", "Vereadora")),
    ),
    "it": SampleTown(
        "Comune di esempio", "Paese di esempio", "Regione di esempio", "comune",
        (("Nome di Esempio", "Sindaca"), ("Secondo Nome", "Assessore"), ("Terzo Nome", "Consigliera")),
    ),
    "nl": SampleTown(
        "Voorbeeldgemeente", "Voorbeeldland", "Voorbeeldregio", "gemeente",
        (
            ("Voorbeeld Naam", "Burgemeester"),
            ("Tweede Naam", "Gemeentesecretaris"),
            ("Derde Naam", "Schepen"),
        ),
    ),
    "de": SampleTown(
        "Mustergemeinde Übergroßmusterstadt", "Musterland", "Musterregion", "Gemeinde",
        (
            ("Muster Name", "Oberbürgermeisterin"),
            ("Zweiter Mustername", "Stadtverordnetenvorsteher"),
            ("Dritter Mustername", "Gleichstellungsbeauftragte"),
        ),
    ),
    "tr": SampleTown(
        "Örnek Büyükşehir Belediyesi", "Örnek Ülke", "Örnek İl", "büyükşehir belediyesi",
        (("Örnek Ad", "Belediye Başkanı"), ("İkinci Ad", "Meclis Üyesi"), ("Üçüncü Ad", "Başkan Vekili")),
    ),
    "bs": SampleTown(
        "Ogledna općina", "Ogledna država", "Ogledni kanton", "općina",
        (("Ogledno Ime", "Načelnica"), ("Drugo Ime", "Vijećnik"), ("Treće Ime", "Vijećnica")),
    ),
    "ko": SampleTown(
        "견본시", "견본국", "견본도", "기초자치단체",
        (("견본 이름", "시장"), ("둘째 이름", "부시장"), ("셋째 이름", "시의원")),
    ),
}  # fmt: skip
