from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette

from hrcapp.ui.look import Look
from hrcapp.ui.theme import KINDS, SCALES, TOKENS, TYPE, Theme, contrast

TEXT = [
    *(("text", ground) for ground in ("window", "surface", "surface_side", "brand_soft", "surface_head")),
    *(
        ("text_soft", ground)
        for ground in ("window", "surface", "surface_side", "surface_head", "surface_locked")
    ),
    *(("text_disabled", ground) for ground in ("surface", "surface_locked", "window")),
    *(("on_brand", ground) for ground in ("brand", "brand_hover", "brand_press")),
    *(("link", ground) for ground in ("window", "surface", "surface_side", "brand_soft")),
    ("brand", "brand_soft"),
    *(("second", ground) for ground in ("surface", "second_soft", "window")),
    ("on_hero", "hero"),
    ("on_hero_soft", "hero"),
    ("on_hero", "hero_line"),
    ("on_accent", "accent"),
    ("danger", "window"),
    *((kind, f"{kind}_soft") for kind in KINDS),
    *((kind, "surface") for kind in KINDS),
    *(("text", f"{kind}_soft") for kind in KINDS),
    ("surface", "text"),
]
SHAPES = [
    *(("border_input", ground) for ground in ("surface", "window", "surface_side", "surface_locked")),
    *(("brand", ground) for ground in ("surface", "window", "surface_side", "data_track")),
    ("accent", "hero"),
    *((f"data_{number}", "surface") for number in range(1, 6)),
    ("data_1", "map_land"),
    ("data_2", "map_land"),
    ("focus_ring", "focus_core"),
    ("focus_ring", "brand"),
    ("danger", "surface"),
    *((kind, "surface_side") for kind in ("success", "danger")),
]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("least", "pairs"), [(4.5, TEXT), (3.0, SHAPES)], ids=["text", "shapes"])
def test_every_pair_has_its_contrast(dark: bool, least: float, pairs: list[tuple[str, str]]) -> None:
    theme = Theme(dark=dark)
    low = {
        (ink, ground): round(contrast(theme.colour(ink), theme.colour(ground)), 2)
        for ink, ground in pairs
        if (ink, ground) != ("focus_ring", "brand") or not dark  # in the dark the core parts ring and button
    }
    assert {pair: ratio for pair, ratio in low.items() if ratio < least} == {}


def test_contrast_is_the_ratio_of_wcag() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)
    assert contrast(QColor("#FFFFFF"), QColor("#777777")) == contrast(QColor("#777777"), QColor("#FFFFFF"))


def test_focus_is_seen_on_every_ground() -> None:
    for dark in (False, True):
        theme = Theme(dark=dark)
        for ground in ("window", "surface", "surface_side", "brand", "hero"):
            best = max(
                contrast(theme.colour(part), theme.colour(ground)) for part in ("focus_ring", "focus_core")
            )
            assert best >= 3, (dark, ground, best)


def test_every_token_is_a_colour_in_both_themes() -> None:
    for token, values in TOKENS.items():
        assert all(QColor(value).isValid() for value in values), token


def test_scale_multiplies_everything() -> None:
    for percent in SCALES:
        theme = Theme(scale=percent / 100)
        assert theme.px(20) == round(20 * percent / 100)
        assert theme.font("body").pixelSize() == round(15 * percent / 100)
        assert theme.control_height == round(38 * percent / 100)
    assert Theme().px(0) == 0
    assert Theme(touch=True).control_height == 48


def test_the_palette_carries_the_tokens() -> None:
    theme = Theme(dark=True)
    palette = theme.palette()
    assert palette.color(QPalette.ColorRole.Window) == theme.colour("window")
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == theme.colour(
        "text_disabled"
    )


def test_fonts_are_the_ones_that_ship(look: Look) -> None:
    for role in TYPE:
        info = QFontInfo(look.font(role))
        assert info.family() == "Noto Sans"
        assert info.bold() == (TYPE[role][1] == 700)
    assert QFontInfo(look.speaking("ar").font()).family() == "Noto Sans Arabic"
    assert QFontInfo(look.speaking("ar").font(latin=True)).family() == "Noto Sans"


def test_a_look_turns_with_its_language() -> None:
    look, turned = Look(), Look(language="ar")
    assert (look.margins(1, 2, 3, 4).left(), turned.margins(1, 2, 3, 4).left()) == (1, 3)
    assert look.start == turned.end
    assert Look(Theme(scale=1.5)).narrow
    assert Look(small_window=True).narrow
    assert not Look(Theme(scale=1.25)).narrow
