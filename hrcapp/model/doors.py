"""A room's door that loads what is behind it when a name is first asked for (PEP 562).

The names of such a door stand in its `__init__` twice: under TYPE_CHECKING, as the imports that type checkers
and import contracts read, and in the table that is given here. A test holds that both say the same.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def door(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of `package`; `homes` gives each of its modules the names that it makes public.

    A name must not be that of a module: whoever imported the module would get it in the name's place.
    """
    home_of = {name: module for module, names in homes.items() for name in names.split()}

    def load(name: str) -> object:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(import_module(f"{package}.{home_of[name]}"), name)
        setattr(sys.modules[package], name, found)
        return found

    return load
