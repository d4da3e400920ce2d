"""How the command line speaks: results on standard output, faults and progress on standard error."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault

_BAR = 30


def say(text: str = "") -> None:
    print(text)


def say_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def complain(fault: Fault) -> None:
    """The fault's sentences, and each problem on its own line where it carries a list."""
    print(sentence(fault, _), file=sys.stderr)


def in_words(fault: Fault | None) -> str | None:
    """A fault as one text for a table or JSON; None stays None."""
    return str(sentence(fault, _)) if fault else None


class Progress:
    """A bar on standard error where that is a terminal; elsewhere a line for each step."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._last = ""

    def __call__(self, done: int, total: int, what: str) -> None:
        if not self._terminal:
            if what != self._last:
                print(f"{what} …", file=sys.stderr)
            self._last = what
            return
        filled = _BAR * done // max(total, 1)
        bar = "█" * filled + "·" * (_BAR - filled)
        print(
            f"\r{bar} {done}/{total} {what:<40.40}",
            end="" if done < total else "\n",
            file=sys.stderr,
            flush=True,
        )


def passphrase_from_file() -> str | None:
    """The passphrase in the file that HRCAPP_PASSPHRASE_FILE names; None where it is not set."""
    name = os.environ.get("HRCAPP_PASSPHRASE_FILE")
    if not name:
        return None
    try:
        return Path(name).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Fault(Code.FILE_UNREADABLE, name=name) from error


def ask_passphrase(prompt: str) -> str:
    """From the file, else typed at a prompt. Raises Fault PASSPHRASE_MISSING where nobody can type."""
    found = passphrase_from_file()
    if found is not None:
        return found
    if not sys.stdin.isatty():
        raise Fault(Code.PASSPHRASE_MISSING)
    from getpass import getpass

    return getpass(prompt)


def read_file(path: Path, *, limit: int = 64 * 1024 * 1024) -> bytes:
    """A file named on the command line, within a bound. Raises Fault FILE_UNREADABLE or FILE_TOO_LARGE."""
    try:
        if path.stat().st_size > limit:
            raise Fault(Code.FILE_TOO_LARGE, name=path.name, limit=f"{limit // (1024 * 1024)} MB")
        return path.read_bytes()
    except OSError as error:
        raise Fault(Code.FILE_UNREADABLE, name=str(path)) from error
