"""Who asks for it gets pages with covered or marked words as pictures: no word of them is in the file any more."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from packet.intake.pdf import chosen, is_photo
from packet.intake.render import Renderer, draw
from packet.intake.request import Refuse, Request
from packet.intake.result import Taken
from packet.intake.work import work
from tests.packet.intake.making import document, pdf, words

_COVERED = words("Secret and the rest of the line", 72, 650) + b"70 640 75 30 re f\n"
_PLAIN = words("Plain words", 72, 300)


def _taken(folder: Path, data: bytes, **wishes: object) -> Taken:
    (folder / "paper.pdf").write_bytes(data)
    (folder / "work").mkdir()
    request = Request("paper.pdf", folder / "paper.pdf", **wishes)  # type: ignore[arg-type]
    taken = work(request, folder / "work", lambda *_: None)
    assert isinstance(taken, Taken)
    return taken


def _words(pdf: Path) -> list[str]:
    told = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout.decode()
    return [" ".join(page.split()) for page in told.split("\f")[:-1]]


def _marked(turn: int = 0) -> bytes:
    """Two lines, of the first of which a part is marked for redaction, on a page whose box does not begin at 0."""
    quads = b"/QuadPoints[70 675 150 675 70 645 150 645]"
    note = b"<</Type/Annot/Subtype/Redact/Rect[60 200 500 700]%s/F 4>>" % quads
    entries = b"/MediaBox[20 30 632 822]/Rotate %d/Annots[%s]" % (turn, note)
    return pdf(document(words("Secret and the rest", 72, 650) + _PLAIN, entries=entries))


def test_a_page_with_words_under_a_box_becomes_a_picture(tmp_path: Path) -> None:
    """That page alone; it looks the same, and the person is told."""
    taken = _taken(tmp_path, pdf(document(_PLAIN, _COVERED)), as_pictures=True)
    assert _words(taken.pdf) == ["Plain words", ""]
    assert b"Secret" not in b"".join(
        item.read_bytes() for item in pikepdf.open(taken.pdf).objects if isinstance(item, pikepdf.Stream)
    )
    assert [(change.page, change.what) for change in taken.changes] == [(2, "covered_picture")]
    assert [hint.code for hint in taken.hints] == []


def test_without_the_wish_the_words_stay_and_are_told(tmp_path: Path) -> None:
    """The page is as it came, with the offer beside it."""
    taken = _taken(tmp_path, pdf(document(_PLAIN, _COVERED)))
    assert "Secret" in _words(taken.pdf)[1]
    assert [(hint.page, hint.code) for hint in taken.hints] == [(2, "covered")]


@pytest.mark.parametrize(("turn", "wished"), [(0, 0), (90, 0), (0, 90), (270, 180)])
def test_an_area_marked_for_redaction_becomes_black(turn: int, wished: int, tmp_path: Path) -> None:
    """Its quadrilaterals, not the rectangle around them; whichever way the page lies."""
    taken = _taken(tmp_path, _marked(turn), as_pictures=True, rotate={1: wished} if wished else {})
    assert _words(taken.pdf) == [""]
    assert (1, "redact_picture") in [(change.page, change.what) for change in taken.changes]
    assert "redact" not in [hint.code for hint in taken.hints]
    back = -(turn + wished) % 360
    with Renderer(taken.pdf) as made, made.page(0) as page:
        size = (612, 792) if back in (0, 180) else (792, 612)
        upright = draw(page, size).rotate(-back, expand=True)
    black = upright.crop((51, 792 - 644, 129, 792 - 616))
    assert max(high for _, high in black.getextrema()) < 64  # type: ignore[misc]
    assert upright.crop((132, 792 - 644, 300, 792 - 616)).convert("L").getextrema() != (255, 255)
    assert upright.crop((60, 792 - 600, 400, 792 - 300)).convert("L").getextrema() == (255, 255)


def test_a_mark_is_told_without_the_wish(tmp_path: Path) -> None:
    """What was marked is still to be read."""
    taken = _taken(tmp_path, _marked())
    assert "redact" in [hint.code for hint in taken.hints]
    assert "Secret" in _words(taken.pdf)[0]


@pytest.mark.parametrize(("pages", "code"), [("9", "pages_unknown"), ("1,1", "pages_twice"), ("one", "pages_spelling")])
def test_a_choice_that_cannot_be_is_refused(pages: str, code: str) -> None:
    with pytest.raises(Refuse, match=code):
        chosen(Request("paper.pdf", Path("paper.pdf"), pages=pages), 8)


def test_pages_come_in_the_order_of_the_wish() -> None:
    assert chosen(Request("paper.pdf", Path("paper.pdf"), pages="3,1-2"), 8) == (3, 1, 2)
    assert chosen(Request("paper.pdf", Path("paper.pdf")), 3) == (1, 2, 3)


def test_a_page_full_of_grey_is_a_photo_and_print_is_none() -> None:
    page = Image.new("L", (100, 100), 255)
    assert not is_photo(page)
    page.paste(0, (0, 0, 100, 50))
    assert not is_photo(page)
    page.paste(128, (0, 0, 100, 29))
    assert not is_photo(page)
    page.paste(128, (0, 0, 100, 31))
    assert is_photo(page)
