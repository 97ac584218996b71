"""Looks that a file lacks: letters that a field's font has not, and notes that nobody draws."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from packet.intake.appearances import Undrawn, give
from packet.intake.render import Renderer
from packet.intake.request import Request
from packet.intake.result import Taken
from packet.intake.work import work


def _form(value: str, *, needs: bool = True, flags: int = 0, rect: tuple[int, ...] = (100, 600, 400, 620)) -> Pdf:
    """A page with one text field whose font is Helvetica."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), V=String(value), F=4, Ff=flags,
        Rect=Array(rect), DA=String("/Helv 12 Tf 0 g"),
    )  # fmt: skip
    page.obj["/Annots"] = Array([pdf.make_indirect(field)])
    resources = Dictionary(Font=Dictionary(Helv=font))
    pdf.Root.AcroForm = Dictionary(Fields=Array([page.obj.Annots[0]]), DR=resources, NeedAppearances=needs)
    return pdf


def _words(pdf: Pdf, folder: Path) -> str:
    """What the clean page says."""
    source = folder / "paper.pdf"
    pdf.save(source)
    (folder / "work").mkdir()
    taken = work(Request("paper.pdf", source), folder / "work", lambda *_: None)
    assert isinstance(taken, Taken)
    with Renderer(taken.pdf) as made, made.page(0) as page:
        return str(page.get_textpage().get_text_range())


@pytest.mark.parametrize("needs", [True, False])
def test_letters_that_the_fields_font_lacks_are_drawn_with_ours(needs: bool, tmp_path: Path) -> None:
    """PDFium leaves them out, whether or not the form asks for new looks."""
    assert "Nguyễn Thị Hạnh" in _words(_form("Nguyễn Thị Hạnh", needs=needs), tmp_path)


def test_several_lines_stay_several_lines() -> None:
    """A field of several lines wraps, and its size shrinks until all of it is in the box."""
    pdf = _form("Thị Hạnh\n" * 12, flags=1 << 12, rect=(100, 500, 400, 620))
    assert give(pdf) == ({0}, [])
    assert pdf.pages[0].obj.Annots[0].AP.N.read_bytes().count(b" Tf ") >= 12


def test_western_letters_stay_the_viewers_work() -> None:
    """Their look is what every viewer shows."""
    assert give(_form("Peña “niño” €")) == (set(), [])


@pytest.mark.parametrize(("value", "rect"), [("\ue123", (100, 600, 400, 620)), ("Thị " * 200, (100, 600, 130, 604))])
def test_letters_that_cannot_be_drawn_are_named_by_their_field(value: str, rect: tuple[int, ...]) -> None:
    """No font has them, or they do not fit."""
    assert give(_form(value, rect=rect)) == (set(), [Undrawn(0, "letters", "name")])


def test_a_secret_stays_secret() -> None:
    """The value of a password field is shown by nobody."""
    assert give(_form("Thị", flags=1 << 13)) == (set(), [])
