"""For the installer of Windows: which endings of names open the app, for the user who installs it."""

from __future__ import annotations

from pathlib import Path

from hrcapp.exchange.names import FILE_TYPES

_LINES = (
    r'Root: HKCU; Subkey: "Software\Classes\{ext}"; ValueType: string; '
    r'ValueData: "{kind}"; Flags: uninsdeletevalue',
    r'Root: HKCU; Subkey: "Software\Classes\{kind}\shell\open\command"; ValueType: string; '
    r'ValueData: """{{app}}\hrcapp.exe"" ""%1"""; Flags: uninsdeletekey',
    r'Root: HKCU; Subkey: "Software\Classes\{kind}\DefaultIcon"; ValueType: string; '
    r'ValueData: "{{app}}\hrcapp.exe,0"; Flags: uninsdeletekey',
)


def associations(out: Path, version: str) -> None:
    """What hrcapp.iss includes: the version and the [Registry] section."""
    lines = [
        line.format(ext=one.extension, kind=f"hrcapp{one.extension}") for one in FILE_TYPES for line in _LINES
    ]
    head = [f'#define Version "{version}"', "[Registry]"]
    (out / "associations.iss").write_text("\n".join([*head, *lines]) + "\n", "utf-8")
