"""Operators that show glyphs: `packet.lettering.show`."""

from __future__ import annotations

import pytest

from packet.lettering.shape import Glyph
from packet.lettering.show import clusters, number


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.00001, "0"), (1e7, "10000000"), (100.0, "100"), (1.5, "1.5"), (-0.25, "-0.25"), (2 / 3, "0.667")],
)
def test_a_number_has_no_exponent_and_no_idle_zero(value: float, written: str) -> None:
    """PDF knows no exponents (ISO 32000-2, 7.3.3); whole hundreds keep their zeros."""
    assert number(value) == written


def test_glyphs_without_text_belong_to_the_one_before_them() -> None:
    """A mark is told with its letter; one that begins the line stands alone and is not lost."""
    mark, a, b = (Glyph(place, 500.0, 0.0, 0.0, text) for place, text in enumerate(("", "a", "b")))
    assert clusters((mark, a, mark, mark, b)) == [[mark], [a, mark, mark], [b]]
