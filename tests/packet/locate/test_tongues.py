"""The language that the letters themselves give away."""

from __future__ import annotations

import pytest

from forms.words import LANGUAGES, has
from packet.errors import Refused
from packet.locate.tongues import TONGUES, script_of
from packet.locate.tuning import PAGES
from tests.packet.locate.view_parts import page, run


@pytest.mark.parametrize(
    ("sign", "tongue"),
    [
        ("あ", "japanese"),
        ("가", "korean"),
        ("中", "chinese"),
        ("ب", "arabic"),
        ("Ա", "armenian"),
        ("अ", "hindi"),
        ("ਅ", "punjabi"),
        ("Ж", "russian"),
        ("ก", "thai"),
        ("ກ", "lao"),
        ("ក", "khmer"),
        ("ế", "vietnamese"),
        ("é", ""),
    ],
)
def test_a_script_tells_the_language(sign: str, tongue: str) -> None:
    """From so many letters on that no list of languages has them."""
    assert script_of([page([run(sign * (PAGES.script + 1), 10, 700)])]) == tongue
    assert script_of([page([run(sign * PAGES.script, 10, 700)])]) == ""


def test_japanese_is_not_taken_for_chinese() -> None:
    """It has Chinese characters too."""
    assert script_of([page([run("中" * 50 + "あ" * 50, 10, 700)])]) == "japanese"


def test_every_tongue_has_a_name_in_every_language_of_ours() -> None:
    """A Spanish sentence names a language in Spanish."""
    assert not [
        (one, language) for one in TONGUES for language in LANGUAGES if not has(f"errors.tongue_{one}", language)
    ]
    told = Refused("official_tongue", file="a.pdf", tongue="vietnamese")
    assert "vietnamita" in told.message("es")
    assert "Vietnamese" in told.message("en")
