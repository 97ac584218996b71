"""Three themes of our own: light, dark, high contrast. Plain data; a test computes every contrast.

Text and muted text stand at 7 : 1 or more on the page, marks of focus and error at 3 : 1 or more (WCAG 2.2, 1.4.6,
1.4.11).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.theme import Theme


@dataclass(frozen=True)
class Palette:
    """Colours as #rrggbb. `focus` fills the control that has the focus, `on_focus` is the text in it; `rule` is for
    lines that only part, and tell nothing.
    """

    name: str
    dark: bool
    page: str
    text: str
    muted: str
    bar: str
    on_bar: str
    field: str
    side: str
    focus: str
    on_focus: str
    error: str
    rule: str


LIGHT: Final = Palette(
    "imr-light",
    False,
    "#fbfaf6",
    "#14181c",
    "#43484d",
    "#123a5a",
    "#ffffff",
    "#d5dadd",
    "#e7e9e4",
    "#123a5a",
    "#ffffff",
    "#9a1207",
    "#c3c8c6",
)
DARK: Final = Palette(
    "imr-dark",
    True,
    "#12171c",
    "#eceae4",
    "#b9bcbf",
    "#22465f",
    "#ffffff",
    "#33404c",
    "#27303a",
    "#f2d16b",
    "#10141a",
    "#ff9d8f",
    "#43505c",
)
CONTRAST: Final = Palette(
    "imr-contrast",
    True,
    "#000000",
    "#ffffff",
    "#ffffff",
    "#ffffff",
    "#000000",
    "#1c1c1c",
    "#1c1c1c",
    "#ffff00",
    "#000000",
    "#ffb0a8",
    "#b0b0b0",
)
PALETTES: Final = (LIGHT, DARK, CONTRAST)


def theme(palette: Palette) -> Theme:
    """The Textual theme of a palette; `imr.tcss` uses its `$imr-…` variables only."""
    from textual.theme import Theme

    names = ("page", "text", "muted", "bar", "on_bar", "field", "side", "focus", "on_focus", "error", "rule")
    return Theme(
        name=palette.name,
        primary=palette.bar,
        accent=palette.focus,
        error=palette.error,
        foreground=palette.text,
        background=palette.page,
        surface=palette.page,
        panel=palette.field,
        dark=palette.dark,
        variables={f"imr-{name.replace('_', '-')}": getattr(palette, name) for name in names},
    )
