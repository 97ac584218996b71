"""The colours: every contrast is computed, none is believed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tui
from tui.themes import PALETTES, Palette, theme


def _luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_itself() -> None:
    """Black on white is 21 : 1, a colour on itself 1 : 1."""
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#123a5a", "#123a5a") == pytest.approx(1)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_text_stands_at_seven_to_one(palette: Palette) -> None:
    """Text, muted text, text in fields, in the bar, in the focused control, and in the accent: AAA (WCAG 1.4.6)."""
    pairs = [
        (palette.text, palette.page),
        (palette.muted, palette.page),
        (palette.text, palette.field),
        (palette.muted, palette.side),
        (palette.text, palette.side),
        (palette.on_bar, palette.bar),
        (palette.on_focus, palette.focus),
        (palette.focus, palette.page),
        (palette.focus, palette.side),
        (palette.focus, palette.field),
        (palette.error, palette.page),
    ]
    assert min(_contrast(*pair) for pair in pairs) >= 7


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_marks_stand_at_three_to_one(palette: Palette) -> None:
    """The bar of the focus against page and field, the bar of an error, the saved line when it is not saved
    (1.4.11).
    """
    pairs = [
        (palette.focus, palette.page),
        (palette.focus, palette.field),
        (palette.text, palette.field),
        (palette.error, palette.page),
        (palette.page, palette.error),
    ]
    assert min(_contrast(*pair) for pair in pairs) >= 3


def test_high_contrast_is_higher_than_the_others() -> None:
    """The third theme is for people who need more."""
    ratios = [_contrast(palette.muted, palette.page) for palette in PALETTES]
    assert ratios[-1] == max(ratios)


def test_the_style_sheet_uses_our_colours_only() -> None:
    """A colour of a built-in theme would have a contrast nobody computed."""
    sheet = (Path(tui.__file__).parent / "imr.tcss").read_text(encoding="utf-8")
    names = set(re.findall(r"\$([a-z][\w-]*)", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)))
    given = theme(PALETTES[0]).variables
    assert names
    assert names <= set(given)
    assert not re.search(r"#[0-9a-fA-F]{6}\b|\brgb\(", sheet)
