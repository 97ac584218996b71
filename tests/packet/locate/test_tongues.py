"""The language that the letters themselves give away."""

from __future__ import annotations

import pytest

from packet.locate.tongues import script_of
from packet.locate.tuning import PAGES
from tests.packet.locate.view_parts import page, run


@pytest.mark.parametrize(
    ("sign", "tongue"),
    [
        ("あ", "Japanese"),
        ("가", "Korean"),
        ("中", "Chinese"),
        ("ب", "Arabic"),
        ("Ա", "Armenian"),
        ("अ", "Hindi"),
        ("ਅ", "Punjabi"),
        ("Ж", "Russian"),
        ("ก", "Thai"),
        ("ກ", "Lao"),
        ("ក", "Khmer"),
        ("ế", "Vietnamese"),
        ("é", ""),
    ],
)
def test_a_script_tells_the_language(sign: str, tongue: str) -> None:
    """From so many letters on that no list of languages has them."""
    assert script_of([page([run(sign * (PAGES.script + 1), 10, 700)])]) == tongue
    assert script_of([page([run(sign * PAGES.script, 10, 700)])]) == ""


def test_japanese_is_not_taken_for_chinese() -> None:
    """It has Chinese characters too."""
    assert script_of([page([run("中" * 50 + "あ" * 50, 10, 700)])]) == "Japanese"
