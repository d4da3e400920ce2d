"""The tokens of the look: colours, type, space, radii. A theme is a value; nothing here draws."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from PySide6.QtGui import QColor, QFont, QPalette

Kind = Literal["success", "warning", "danger", "info", "neutral"]
KINDS: Final[tuple[Kind, ...]] = ("success", "warning", "danger", "info", "neutral")

TOKENS: Final[dict[str, tuple[str, str]]] = {  # token: (light, dark)
    "window": ("#F3F6F5", "#0F1716"),
    "surface": ("#FFFFFF", "#18221F"),
    "surface_side": ("#E8EFED", "#131C1A"),
    "surface_head": ("#EEF3F1", "#1D2926"),
    "surface_hover": ("#F4F8F7", "#202C29"),
    "surface_locked": ("#EDF1F0", "#1C2624"),
    "text": ("#14211F", "#E7EEEC"),
    "text_soft": ("#4A5956", "#AAB9B5"),
    "text_disabled": ("#5F6D6A", "#899894"),
    "link": ("#0B5A63", "#7ACBD3"),
    "border": ("#C8D3D0", "#31403C"),
    "border_strong": ("#9AAAA6", "#51625E"),
    "border_input": ("#687975", "#8B9B97"),
    "brand": ("#0B5A63", "#67C2CB"),
    "brand_hover": ("#094A52", "#7FCFD7"),
    "brand_press": ("#073B42", "#98DAE0"),
    "brand_soft": ("#DBEAEB", "#17383C"),
    "on_brand": ("#FFFFFF", "#06272C"),
    "hero": ("#0B3F47", "#0E3B42"),
    "on_hero": ("#FFFFFF", "#FFFFFF"),
    "on_hero_soft": ("#BFD9DB", "#B4D3D6"),
    "hero_line": ("#2E6A72", "#2A5F67"),
    "accent": ("#F2A900", "#F5B83D"),
    "on_accent": ("#14211F", "#14211F"),
    "focus_ring": ("#F2A900", "#F5B83D"),
    "focus_core": ("#14211F", "#0F1716"),
    "second": ("#5F3A78", "#CFAFE2"),
    "second_soft": ("#F1EAF5", "#2D2236"),
    "success": ("#1C6B3A", "#7FCE9C"),
    "success_soft": ("#E1F1E7", "#163322"),
    "warning": ("#7A4A00", "#F2C266"),
    "warning_soft": ("#FCEFD3", "#3A2B0E"),
    "danger": ("#A8231C", "#F5A097"),
    "danger_soft": ("#FBE7E5", "#451C1B"),
    "info": ("#1F4E8C", "#97BFF0"),
    "info_soft": ("#E4ECF7", "#182D48"),
    "neutral": ("#44524F", "#B7C4C0"),
    "neutral_soft": ("#E5EBE9", "#283532"),
    "data_1": ("#0B5A63", "#67C2CB"),
    "data_2": ("#B5532A", "#F0976B"),
    "data_3": ("#5F3A78", "#CFAFE2"),
    "data_4": ("#6B7416", "#C5CF6A"),
    "data_5": ("#2F6DB5", "#7FB2EE"),
    "data_track": ("#DFE7E5", "#2A3633"),
    "map_land": ("#D3DDDA", "#30403C"),
    "map_line": ("#FFFFFF", "#18221F"),
    "map_sea": ("#F8FAFA", "#141E1C"),
}

TYPE: Final[dict[str, tuple[int, int]]] = {  # role: (px at 100 %, weight)
    "ceremony": (44, 700),
    "figure": (34, 700),
    "h1": (24, 700),
    "h2": (18, 700),
    "lead": (17, 400),
    "h3": (15, 700),
    "strong": (15, 700),
    "body": (15, 400),
    "small": (13, 400),
    "small_strong": (13, 700),
    "tiny": (12, 400),
}

SPACE: Final[dict[str, int]] = {"xs": 4, "sm": 8, "md": 12, "lg": 16, "xl": 24, "xxl": 32, "xxxl": 48}
RADIUS: Final[dict[str, int]] = {"sm": 4, "md": 6, "lg": 10, "hero": 12}
SCALES: Final[tuple[int, ...]] = (100, 125, 150, 175, 200)
"""The text sizes on offer, in per cent."""
ONE_COLUMN_FROM: Final = 1.5
"""From this scale on everything stands in one column."""


@cache
def _colour(token: str, dark: bool) -> QColor:
    return QColor(TOKENS[token][dark])


@dataclass(frozen=True)
class Theme:
    """Light or dark, how large (`scale` 1.0 to 2.0), and whether fingers or a mouse point at it."""

    dark: bool = False
    scale: float = 1.0
    touch: bool = False

    def px(self, n: float) -> int:
        """`n` pixels of the design at 100 %, as device-independent pixels at this scale; 0 stays 0."""
        return max(1, round(n * self.scale)) if n else 0

    def colour(self, token: str) -> QColor:
        return QColor(_colour(token, self.dark))

    @property
    def control_height(self) -> int:
        return self.px(48 if self.touch else 38)

    @property
    def small_control_height(self) -> int:
        return self.px(48 if self.touch else 32)

    def font(self, role: str = "body", *, arabic: bool = False) -> QFont:
        """The font of a type role; Arabic text needs its own family first or lines sit too high."""
        size, weight = TYPE[role]
        families = ["Noto Sans Arabic", "Noto Sans"] if arabic else ["Noto Sans", "Noto Sans Arabic"]
        font = QFont()
        font.setFamilies([*families, "Noto Sans CJK KR"])
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def palette(self) -> QPalette:
        """The palette every widget starts from (`setColorScheme` does nothing on bare platforms)."""
        palette, role = QPalette(), QPalette.ColorRole
        for each, token in _PALETTE.items():
            palette.setColor(each, self.colour(token))
        for each in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, self.colour("text_disabled"))
        palette.setColor(QPalette.ColorGroup.Disabled, role.Base, self.colour("surface_locked"))
        return palette


_PALETTE: Final[dict[QPalette.ColorRole, str]] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface_hover",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.Highlight: "brand",
    QPalette.ColorRole.HighlightedText: "on_brand",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.PlaceholderText: "text_soft",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Accent: "brand",
}


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
