"""Characters: what two spellings have in common, and which way they stand."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from packet.locate.letters import Letter, letter_turns, plain, read_letters, read_slanted, unreadable
from tests.packet.locate.view_parts import mute


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("First Name:", "firstname"),
        ("Teléfono", "telefono"),
        ("ﬁle №2", "fileno2"),
        ("Straße", "strasse"),
        ("ÑANDÚ", "nandu"),
        ("(__/__)", ""),
        ("x²", "x2"),
        ("ﻧﻌﻢ", "نعم"),  # the shapes of letters within a word
        ("کلی ھ", "كلي\u0647"),  # Persian letters for the Arabic ones
        ("خطـــة", "خطه"),  # a word drawn out
        ("家⻑", "家長"),  # a radical's code point for the whole character
    ],
)
def test_plain_text_is_letters_and_digits_alone(text: str, bare: str) -> None:
    """Without case, accents, ligatures and signs."""
    assert plain(text) == bare


def _page(
    draw: str, *, turn: float = 0, scale: float = 1, size: float = 10
) -> tuple[list[Letter], str, dict[int, int]]:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    canvas.translate(300, 400)
    canvas.rotate(turn)
    canvas.scale(scale, scale)
    canvas.setFont("Helvetica", size)
    canvas.drawString(0, 0, draw)
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    text_page = document[0].get_textpage()
    try:
        return read_letters(text_page), read_slanted(text_page), letter_turns(text_page)
    finally:
        text_page.close()
        document.close()


def test_letters_stand_where_they_are_drawn() -> None:
    """Spaces are none; the baseline is that of the line, the ink within the advance."""
    found, slanted, _ = _page("A b")
    assert [letter.text for letter in found] == ["A", "b"]
    assert [letter.base for letter in found] == pytest.approx([400, 400])
    assert found[0].area.x0 == pytest.approx(300, abs=0.2)
    assert found[0].area.y0 <= found[0].ink.y0 < found[0].ink.y1 <= found[0].area.y1
    assert slanted == ""


@pytest.mark.parametrize(("scale", "size"), [(1, 10), (10, 1), (0.5, 20)])
def test_the_size_is_that_on_the_page(scale: float, size: float) -> None:
    """Whether the font or the matrix makes it."""
    assert _page("A", scale=scale, size=size)[0][0].size == pytest.approx(10)


@pytest.mark.parametrize(("turn", "upright"), [(0, True), (3, True), (-3, True), (8, False), (90, False), (180, False)])
def test_letters_that_do_not_stand_upright_are_slanted(turn: float, upright: bool) -> None:
    """They are no labels, but a mark across the page is read of them."""
    found, slanted, _ = _page("Void", turn=turn)
    assert bool(found) is upright
    assert slanted == ("" if upright else "void")


@pytest.mark.parametrize(("turn", "told"), [(0, 0), (90, 90), (180, 180), (270, 270), (40, 0), (50, 90)])
def test_the_turn_that_sets_letters_upright_is_told(turn: float, told: int) -> None:
    """Clockwise, in quarters."""
    assert _page("Void", turn=turn)[2] == {told: 4}


@pytest.mark.parametrize("told", [True, False])
def test_letters_without_a_unicode_value_are_counted(told: bool) -> None:
    """Shapes that a person reads and a program does not: the font says no letters for its glyphs."""
    document = pypdfium2.PdfDocument(mute("Приложение", muted=not told))
    text_page = document[0].get_textpage()
    try:
        assert unreadable(text_page) == (0 if told else len("Приложение"))
    finally:
        text_page.close()
        document.close()
