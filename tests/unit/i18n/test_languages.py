"""The names that languages give themselves."""

from __future__ import annotations

import pytest
from babel import Locale

from hrcapp.i18n.languages import SHIPPED, endonym


@pytest.mark.parametrize("language", SHIPPED)
def test_a_language_calls_itself_as_in_cldr(language: str) -> None:
    own = Locale.parse(language)
    name = str(own.get_display_name(own))
    assert endonym(language) == name[:1].upper() + name[1:]
