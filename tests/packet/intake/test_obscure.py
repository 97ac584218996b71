"""Pages whose words no picture can judge."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.intake.obscure import obscure
from tests.packet.intake.making import document, pdf, stream

WORDS = b"BT /F 12 Tf (Words) Tj ET"
TILE = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"


def _pages(folder: Path, resources: bytes, more: dict[int, bytes]) -> frozenset[int]:
    path = folder / "clean.pdf"
    named = b"/Pattern cs /P scn /G gs /X Do"  # a page is drawn with what its content names
    path.write_bytes(pdf(document(named, named, resources=resources, more=more)))
    return obscure(path)


@pytest.mark.parametrize(
    ("resources", "thing"),
    [
        (
            b"/Pattern<</P 5 0 R>>",
            stream(WORDS, TILE),
        ),
        (b"/ExtGState<</G<</SMask<</S/Alpha/G 5 0 R>>>>>>", stream(WORDS, FORM)),
        (b"/XObject<</X 5 0 R>>", stream(WORDS, FORM + b"/Group<</S/Transparency/K true>>")),
    ],
    ids=["pattern", "mask", "knockout"],
)
def test_words_in_tiles_masks_and_knockouts_are_obscure(resources: bytes, thing: bytes, tmp_path: Path) -> None:
    assert _pages(tmp_path, resources, {5: thing}) == {0, 1}


def test_words_of_a_plain_form_are_not_and_a_pattern_without_words_neither(tmp_path: Path) -> None:
    assert _pages(tmp_path, b"/XObject<</X 5 0 R>>", {5: stream(WORDS, FORM)}) == frozenset()
    tile = stream(b"0 0 9 9 re f", TILE)
    assert _pages(tmp_path, b"/Pattern<</P 5 0 R>>", {5: tile}) == frozenset()
