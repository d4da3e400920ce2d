"""Where the PKCS#11 libraries of cards and tokens lie, by maker and system.

The paths are those that the makers' installers use. A name without a folder is looked for where the system
keeps libraries. The list saves a search; any other file can be chosen by hand.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_LINUX_FOLDERS = (
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
    "/usr/lib64",
    "/usr/lib",
    "/usr/local/lib",
)
_MAC_FOLDERS = ("/usr/local/lib", "/opt/homebrew/lib", "/Library/OpenSC/lib")


@dataclass(frozen=True)
class Maker:
    """A maker's library: its files on Linux, Windows and macOS. `~` stands for the folder of programs."""

    name: str
    linux: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
    mac: tuple[str, ...] = ()


MAKERS: tuple[Maker, ...] = (
    Maker(
        "Thales SafeNet eToken, IDPrime",
        ("libeToken.so", "libeTPkcs11.so", "libIDPrimePKCS11.so"),
        (
            "eTPKCS11.dll",
            "IDPrimePKCS1164.dll",
            r"~\SafeNet\Authentication\SAC\x64\IDPrimePKCS1164.dll",
            r"~\Gemalto\IDGo 800 PKCS#11\IDPrimePKCS1164.dll",
        ),
        ("libeTPkcs11.dylib", "libIDPrimePKCS11.dylib"),
    ),
    Maker(
        "Gemalto Classic Client",
        ("libgclib.so", "/usr/lib/ClassicClient/libgclib.so"),
        ("gclib.dll", r"~\Gemplus\GemSafe Libraries\BIN\gclib.dll"),
    ),
    Maker("A.E.T. SafeSign", ("libaetpkss.so.3", "libaetpkss.so"), ("aetpkss1.dll",), ("libaetpkss.dylib",)),
    Maker(
        "Bit4id",
        ("/usr/lib/bit4id/libbit4xpki.so", "libbit4xpki.so", "libbit4ipki.so"),
        ("bit4xpki.dll", "bit4ipki.dll"),
        ("/Library/bit4id/pkcs11/libbit4xpki.dylib", "/Library/bit4id/pkcs11/libbit4ipki.dylib"),
    ),
    Maker(
        "IDEMIA, Oberthur AWP",
        ("/usr/local/AWP/lib/libOcsCryptoki.so",),
        ("OcsCryptoki.dll",),
        ("/Library/AWP/lib/libOcsCryptoki.dylib",),
    ),
    Maker("Athena IDProtect", ("/usr/lib/x64-athena/libASEP11.so", "libASEP11.so"), ("asepkcs.dll",)),
    Maker(
        "Charismathics",
        ("libcmP11.so",),
        ("cmP1164.dll", r"~\Charismathics\PKCS11\cmP1164.dll"),
    ),
    Maker("Feitian ePass2003", ("libcastle.so.1.0.0",), ("eps2003csp11v2.dll", "eps2003csp11.dll")),
    Maker(
        "Watchdata ProxKey",
        ("/usr/lib/WatchData/ProxKey/lib/libwdpkcs_SignatureP11.so", "libwdpkcs.so"),
        ("SignatureP11.dll", "wdpkcs.dll"),
        ("libwdpkcs_SignatureP11.dylib", "libwdpkcs.dylib"),
    ),
    Maker(
        "Yubico",
        ("libykcs11.so", "libykcs11.so.2"),
        (r"~\Yubico\Yubico PIV Tool\bin\libykcs11.dll",),
        ("libykcs11.dylib",),
    ),
    Maker(
        "Belgium eID",
        ("libbeidpkcs11.so.0",),
        ("beidpkcs11.dll",),
        ("/Library/Belgium Identity Card/Pkcs11/libbeidpkcs11.dylib",),
    ),
    Maker("Cartão de Cidadão", ("libpteidpkcs11.so",), ("pteidpkcs11.dll",), ("libpteidpkcs11.dylib",)),
    Maker("DNIe, FNMT", ("libpkcs11-dnie.so", "libpkcs11-fnmtdnie.so"), ("DNIe_P11_x64.dll",)),
    Maker("eID klient", ("/usr/lib/eID_klient/libpkcs11_x64.so",)),
    Maker("I.CA SecureStore", ("libICASecureStorePkcs11.so",)),
    Maker("proCertum", (), (r"~\Certum\SimplySign Desktop\proCertum SmartSign\cryptoCertum3PKCS.dll",)),
    Maker("AKİS", (), ("akisp11.dll",)),
    # Last: it reads many makers' cards too, and a maker's own library knows its card best.
    Maker(
        "OpenSC",
        ("opensc-pkcs11.so",),
        ("opensc-pkcs11.dll", r"~\OpenSC Project\OpenSC\pkcs11\opensc-pkcs11.dll"),
        ("opensc-pkcs11.so",),
    ),
)


def installed(platform: str = sys.platform) -> tuple[Path, ...]:
    """The makers' libraries that are on this computer, each file once, in the order of `MAKERS`."""
    found: dict[Path, Path] = {}
    for maker in MAKERS:
        for path in _places(_files(maker, platform), platform):
            if path.is_file():
                found.setdefault(path.resolve(), path)
    return tuple(found.values())


def _files(maker: Maker, platform: str) -> tuple[str, ...]:
    return {"win32": maker.windows, "darwin": maker.mac}.get(platform, maker.linux)


def _places(files: Sequence[str], platform: str) -> Iterator[Path]:
    for file in files:
        if file.startswith("~"):
            yield Path(os.environ.get("PROGRAMFILES", r"C:\Program Files") + file[1:])
        elif "/" in file or "\\" in file:
            yield Path(file)
        else:
            yield from (folder / file for folder in _folders(platform))


def _folders(platform: str) -> Iterator[Path]:
    if platform == "win32":
        yield Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32"
        return
    for folder in map(Path, _MAC_FOLDERS if platform == "darwin" else _LINUX_FOLDERS):
        yield folder
        yield folder / "pkcs11"
