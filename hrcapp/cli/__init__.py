"""The command line, one file per noun. Never loads Qt."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from hrcapp import __version__
from hrcapp.cli.say import complain
from hrcapp.i18n import _, activate
from hrcapp.i18n.languages import negotiate
from hrcapp.model.faults import Fault

NOUNS = ("demo", "form", "statement", "bundle", "kit", "desk", "copy", "update", "audit", "guide")

DONE, FAULT, INTERRUPTED = 0, 1, 130


def main(arguments: Sequence[str]) -> int:
    """Run one command. 0: done; 1: a fault was found and told; 2: the command was not understood."""
    activate(negotiate())
    options = _parser().parse_args(list(arguments))
    try:
        return int(options.run(options))
    except Fault as fault:
        complain(fault)
        return FAULT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return FAULT


def commands() -> dict[tuple[str, ...], frozenset[str]]:
    """Every command by its words, with the options it knows: what documentation is held against."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    _collect(_parser(), (), found)
    return found


def _collect(
    parser: argparse.ArgumentParser, words: tuple[str, ...], found: dict[tuple[str, ...], frozenset[str]]
) -> None:
    found[words] = frozenset(option for action in parser._actions for option in action.option_strings)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                _collect(below, (*words, name), found)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hrcapp",
        description=_(
            "Offline pledge forms, signed statements and sealed files. Without a command, the window."
        ),
    )
    parser.add_argument("--version", action="version", version=f"hrcapp {__version__}")
    nouns = parser.add_subparsers(metavar=_("COMMAND"), required=True)
    for noun in NOUNS:
        importlib.import_module(f"hrcapp.cli.{noun}").add_to(nouns)
    return parser
