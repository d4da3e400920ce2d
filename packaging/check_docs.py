"""Documentation that can't drift: links lead somewhere, named commands and make targets exist."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_CODE = re.compile(r"```[a-z]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
_COMMAND = re.compile(r"^\s*(?:HRCAPP_HOME=\S+ )?hrcapp ([a-z][^\n|]*)", re.MULTILINE)
_TARGET = re.compile(r"^\s*make ([a-z-]+)", re.MULTILINE)


def pages() -> list[Path]:
    """Every Markdown page of the project."""
    return sorted(
        page
        for page in ROOT.rglob("*.md")
        if not {".venv", "build", "node_modules"} & set(page.relative_to(ROOT).parts)
    )


def problems() -> Iterator[str]:
    """One line for each thing that is not as the page says."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in pages():
        text = page.read_text(encoding="utf-8")
        name = page.relative_to(ROOT)
        for link in _LINK.findall(text):
            if "://" not in link and not link.startswith("mailto:") and not (page.parent / link).exists():
                yield f"{name}: there is no {link}"
        code = "\n".join(block or span for block, span in _CODE.findall(text))
        for target in _TARGET.findall(code):
            if target not in targets:
                yield f"{name}: there is no `make {target}`"
        for command in _COMMAND.findall(code):
            if complaint := _unknown(command):
                yield f"{name}: `hrcapp {command.strip()}`: {complaint}"


def _unknown(command: str) -> str:
    """What the command line has against the beginning of a command and its options; empty when nothing."""
    from hrcapp.cli import commands

    words = shlex.split(command.partition(" #")[0].partition(";")[0], posix=True)
    known = commands()
    path: list[str] = []
    while words and words[0].isalpha() and (*path, words[0]) in known:
        path.append(words.pop(0))
    options = known.get(tuple(path))
    is_group = any(len(other) > len(path) and other[: len(path)] == tuple(path) for other in known)
    if options is None or (is_group and words and words[0].isalpha()):
        return "no such command"
    odd = [word for word in words if word.startswith("--") and word.partition("=")[0] not in options]
    return f"no option {odd[0]}" if odd else ""


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    found = list(problems())
    print("\n".join(found) or f"{len(pages())} pages hold.")
    sys.exit(bool(found))
