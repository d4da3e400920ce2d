"""Keep of Qt's Unicode data (32 MB) what this program can reach: `icu.py PROGRAM`. Linux only.

Qt asks it for time zones, the order of words and letters of old encodings; names of the world's languages,
regions and currencies come from Qt itself and from Babel, and Qt breaks lines by rules of its own. Out go
other languages, rules and dictionaries for breaking lines, transliterations, tables of old encodings and
units. Needs icupkg (Debian: icu-devtools) and gcc; without them everything stays as it is.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LANGUAGES = ("root", "en", "fr", "es", "ar", "ca", "gl", "pt", "it", "nl", "de", "tr", "bs", "ko")
"""Those that the app or its statement speaks."""
_WITH_LANGUAGES = ("", "coll/", "zone/")
_WHOLE = frozenset({
    "cnvalias.icu", "icustd.res", "icuver.res", "keyTypeData.res", "likelySubtags.res", "metaZones.res",
    "nfkc.nrm", "nfkc_cf.nrm", "numberingSystems.res", "pnames.icu", "pool.res", "res_index.res",
    "supplementalData.res", "timezoneTypes.res", "uemoji.icu", "ulayout.icu", "uts46.nrm", "windowsZones.res",
    "zoneinfo64.res", "coll/res_index.res", "coll/ucadata.icu", "zone/res_index.res", "zone/pool.res",
    "zone/tzdbNames.res",
})  # fmt: skip
_SYMBOL = re.compile(r"\s([0-9a-f]{16})\s+(0x[0-9a-f]+|\d+) OBJECT\s+GLOBAL\s+DEFAULT\s+\d+ (icudt\d+_dat)")
_SECTION = re.compile(r"\.rodata\s+PROGBITS\s+([0-9a-f]+)\s+([0-9a-f]+)")
_ASSEMBLY = """
    .section .rodata
    .globl {symbol}
    .balign 16
    .type {symbol}, @object
    .size {symbol}, {size}
{symbol}:
    .incbin "{data}"
    .section .note.GNU-stack,"",@progbits
"""


def main() -> int:
    """Replace the library in place; print what was gained."""
    found = sorted(Path(sys.argv[1]).glob("_internal/PySide6/Qt/lib/libicudata.so.*"))
    tools = ("icupkg", "gcc", "readelf", "strip")
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if sys.platform != "linux" or missing or len(found) != 1:
        print(f"Unicode data left whole: no {', '.join(missing)}")
        return 0
    library = found[0]
    before = library.stat().st_size
    with tempfile.TemporaryDirectory() as folder:
        symbol, whole = _taken_out(library, Path(folder))
        _built(library, symbol, _reduced(whole), Path(folder))
    print(f"{(before - library.stat().st_size) / 1e6:.1f} MB of Unicode data taken out")
    return 0


def _taken_out(library: Path, folder: Path) -> tuple[str, Path]:
    """The one symbol of the library, as a file of its own."""
    told = subprocess.run(["readelf", "-sSW", library], capture_output=True, text=True, check=True).stdout
    symbol, section = _SYMBOL.search(told), _SECTION.search(told)
    if symbol is None or section is None:
        raise SystemExit(f"{library.name}: no ICU data in it")
    address, size, name = int(symbol[1], 16), int(symbol[2], 0), symbol[3]
    start = address - int(section[1], 16) + int(section[2], 16)
    whole = folder / f"{name.removesuffix('_dat')}l.dat"
    with library.open("rb") as file:
        file.seek(start)
        whole.write_bytes(file.read(size))
    return name, whole


def _reduced(whole: Path) -> Path:
    items = subprocess.run(["icupkg", "-l", whole], capture_output=True, text=True, check=True).stdout.split()
    out = whole.with_name("out.txt")
    out.write_text("".join(f"{item}\n" for item in items if not _kept(item)), "utf-8")
    made = whole.with_name("reduced") / whole.name
    made.parent.mkdir()
    subprocess.run(["icupkg", "-r", out, whole, made], check=True)
    return made


def _kept(item: str) -> bool:
    folder, _slash, name = item.rpartition("/")
    language = name.removesuffix(".res").split("_")[0]
    return item in _WHOLE or (
        name.endswith(".res") and language in LANGUAGES and f"{folder}/".lstrip("/") in _WITH_LANGUAGES
    )


def _built(library: Path, symbol: str, data: Path, folder: Path) -> None:
    source = folder / "data.s"
    source.write_text(_ASSEMBLY.format(symbol=symbol, size=data.stat().st_size, data=data), "utf-8")
    soname = f"-Wl,-soname,{library.name},--build-id=none"
    subprocess.run(["gcc", "-shared", "-nostdlib", soname, "-o", library, source], check=True)
    subprocess.run(["strip", "--strip-unneeded", library], check=True)


if __name__ == "__main__":
    sys.exit(main())
