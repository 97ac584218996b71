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


def test_letters_that_cannot_be_drawn_are_named_by_their_field() -> None:
    """No font has them."""
    assert give(_form("\ue123")) == (set(), [Undrawn(0, "letters", "name")])


def test_letters_that_do_not_fit_are_said_elsewhere() -> None:
    """They can be drawn, and the box has no room for all of them."""
    value = "Thị " * 200
    assert give(_form(value, rect=(100, 600, 130, 604))) == (set(), [Undrawn(0, "entry", "name", f"name: {value}")])


def _with_look(pdf: Pdf, content: bytes, **entries: object) -> Pdf:
    """The form with this appearance of its field."""
    look = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 20]), **entries)
    pdf.pages[0].obj.Annots[0]["/AP"] = Dictionary(N=look)
    pdf.pages[0].obj.Annots[0]["/AP"]["/N"]["/Resources"] = pdf.Root.AcroForm.DR
    return pdf


def test_a_value_whose_look_is_empty_is_drawn(tmp_path: Path) -> None:
    """Programs that fill forms write the value and leave the look as it was: every viewer shows an empty box."""
    pdf = _with_look(_form("denied in May", needs=False), b"1 g 0 0 300 20 re f /Tx BMC EMC")
    assert "denied in May" in _words(pdf, tmp_path)


def test_a_look_that_a_layer_empties_stays_empty() -> None:
    """What is hidden is not missing."""
    pdf = _with_look(_form("hidden", needs=False), b"")
    pdf.pages[0].obj.Annots[0].AP.N.Resources["/Properties"] = Dictionary()
    assert give(pdf) == (set(), [])


def _box(**entries: object) -> Pdf:
    """A form of one check box."""
    pdf = _form("")
    field = pdf.pages[0].obj.Annots[0]
    del field["/V"]
    field["/FT"] = Name.Btn
    for key, value in entries.items():
        field[f"/{key}"] = value
    return pdf


def test_a_button_that_is_on_and_has_no_look_gets_a_mark() -> None:
    """PDFium shows an empty frame, other viewers nothing."""
    pdf = _box(V=Name.Yes, AS=Name.Yes, MK=Dictionary(CA=String("8")))
    assert give(pdf) == ({0}, [])
    assert pdf.pages[0].obj.Annots[0].AP.N.read_bytes().count(b" l ") == 2


def test_a_button_whose_value_its_look_denies_is_told_by_its_name() -> None:
    """Which of the two is right nobody knows."""
    pdf = _box(V=Name.Yes, AS=Name.Off)
    pdf.pages[0].obj.Annots[0]["/AP"] = Dictionary(N=Dictionary(Yes=pdf.make_stream(b""), Off=pdf.make_stream(b"")))
    assert give(pdf) == (set(), [Undrawn(0, "entry", "name", "name: Yes")])


def test_a_note_in_its_only_state_shows_it() -> None:
    """A stamp without /AS: PDFium shows nothing of it. One of several states without a choice is told."""
    pdf = _box(Subtype=Name.Stamp)
    note = pdf.pages[0].obj.Annots[0]
    note["/AP"] = Dictionary(N=Dictionary(Only=pdf.make_stream(b"")))
    assert give(pdf) == ({0}, [])
    assert note.AS == "/Only"
    del note["/AS"]
    note.AP.N["/Other"] = pdf.make_stream(b"")
    assert give(pdf) == (set(), [Undrawn(0, "note", "Stamp")])


def test_a_secret_stays_secret() -> None:
    """The value of a password field is shown by nobody."""
    assert give(_form("Thị", flags=1 << 13)) == (set(), [])
