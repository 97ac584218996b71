"""Two pictures of a page, by two programs: letters that one of them lacks are seen, and ways of drawing are not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from packet.second.work import alike, answer
from tests.packet.intake.making import document, pdf, words

_PROGRAMS = [name for name in ("mutool", "pdftoppm") if shutil.which(name)]


def _page(*said: str, at: int = 0, size: tuple[int, int] = (618, 800)) -> Image.Image:
    picture = Image.new("L", size, 255)
    for line, text in enumerate(said):
        ImageDraw.Draw(picture).text((60 + at, 60 + at + 20 * line), text, fill=0, font_size=11)
    return picture


def test_the_same_words_a_dot_apart_are_alike() -> None:
    """Each program rounds in its own way, and one may make the page a dot wider."""
    assert alike(_page("The request is denied"), _page("The request is denied", at=1, size=(619, 800)))


def test_a_word_that_one_lacks_is_seen() -> None:
    """In either of the two."""
    more, fewer = _page("The request", "is denied"), _page("The request")
    assert [alike(more, fewer), alike(fewer, more)] == [False, False]


def test_a_page_that_was_turned_is_compared_as_it_lies() -> None:
    """The person's turn is no difference."""
    page = _page("The request is denied")
    assert alike(page, page.rotate(90, expand=True))


@pytest.mark.parametrize("name", _PROGRAMS)
def test_each_program_sees_what_a_clean_page_lacks(name: str, tmp_path: Path) -> None:
    """A page that lost its words is told, and a whole one is not."""
    whole, bare = tmp_path / "whole.pdf", tmp_path / "bare.pdf"
    whole.write_bytes(pdf(document(words("The request is denied"))))
    bare.write_bytes(pdf(document(b"")))

    def found(clean: Path) -> object:
        question = {"clean": str(clean), "source": str(whole), "pages": [1], "program": shutil.which(name)}
        return answer(question, tmp_path, lambda *_: None)

    assert [found(whole), found(bare)] == [{"apart": [], "undrawn": []}, {"apart": [0], "undrawn": []}]


@pytest.mark.parametrize("name", _PROGRAMS)
def test_a_piece_of_a_page_is_held_against_itself(name: str, tmp_path: Path) -> None:
    """No page of the paper looks like a piece of one."""
    whole, piece = tmp_path / "whole.pdf", tmp_path / "piece.pdf"
    whole.write_bytes(pdf(document(words("The request is denied"))))
    piece.write_bytes(pdf(document(words("because"), words("of this"))))
    question = {"clean": str(piece), "source": str(whole), "pages": [0, 0], "program": shutil.which(name)}
    assert answer(question, tmp_path, lambda *_: None) == {"apart": [], "undrawn": []}


def test_a_page_that_the_program_cannot_draw_is_told(tmp_path: Path) -> None:
    """No picture is no judgement."""
    whole = tmp_path / "whole.pdf"
    whole.write_bytes(pdf(document(words("denied"))))
    question = {"clean": str(whole), "source": str(whole), "pages": [1], "program": "/nowhere/mutool"}
    assert answer(question, tmp_path, lambda *_: None) == {"apart": [], "undrawn": [0]}
