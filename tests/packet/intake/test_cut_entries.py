"""An entry that is longer than its box is told, with all of its words."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from packet.intake.cut_entries import cut
from packet.intake.request import Request
from packet.intake.result import Refusal, Taken
from packet.intake.work import work

_LONG = "The plan refused the infusion and gave no reason for it"


def _form(value: str, content: bytes, flags: int = 0) -> Pdf:
    """A page with one field of 100 by 30 points, and this content of its look."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792)).obj
    fonts = Dictionary(Font=Dictionary(Helv=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)))
    box = Array([0, 0, 100, 30])
    look = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=fonts)
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("reason"), V=String(value), F=4, Ff=flags,
        Rect=Array([50, 600, 150, 630]), DA=String("/Helv 12 Tf 0 g"), AP=Dictionary(N=look),
    )  # fmt: skip
    page["/Annots"] = Array([pdf.make_indirect(field)])
    pdf.Root.AcroForm = Dictionary(Fields=Array([page.Annots[0]]), DR=fonts)
    return pdf


def _line(words: str, across: float = 2, up: float = 9) -> bytes:
    return f"q 1 1 98 28 re W n BT /Helv 12 Tf {across} {up} Td ({words}) Tj ET Q ".encode()


@pytest.mark.parametrize(
    "content",
    [_line(_LONG), _line(_LONG, across=-150), _line("The plan refused", up=18) + _line("the infusion and", up=4)],
)
def test_words_beyond_the_box_are_told(content: bytes, tmp_path: Path) -> None:
    """Off its end, scrolled off its start, or below what the look still has."""
    (found,) = cut(_form(_LONG, content), tmp_path / "trial.pdf")
    assert (found.page, found.what, found.name, found.words) == (0, "entry", "reason", f"reason: {_LONG}")


@pytest.mark.parametrize(
    ("value", "content"),
    [
        ("The plan refused", _line("The plan refused")),
        ("1234567.5", _line("$1,234,567.50")),
        ("2026-05-03", _line("May 3, 2026")),
        ("ABC", b"".join(_line(letter, across=9 + 20 * n) for n, letter in enumerate("ABC"))),
    ],
)
def test_what_is_shown_in_another_way_is_not_cut(value: str, content: bytes, tmp_path: Path) -> None:
    """All of it in the box, as numbers, dates and combs are written."""
    assert not list(cut(_form(value, content), tmp_path / "trial.pdf"))


def test_a_secret_is_not_looked_into(tmp_path: Path) -> None:
    """The value of a password field is nobody's."""
    assert not list(cut(_form(_LONG, _line(_LONG), flags=1 << 13), tmp_path / "trial.pdf"))


@pytest.mark.parametrize("look", [True, False])
def test_a_cut_entry_is_printed_on_a_page_of_its_own_or_stops_the_paper(look: bool, tmp_path: Path) -> None:
    """With its look in the file, and with the one that PDFium gives it."""
    pdf = _form(_LONG, _line(_LONG))
    if not look:
        del pdf.pages[0].obj.Annots[0]["/AP"]
    pdf.save(source := tmp_path / "paper.pdf")
    results = []
    for wish in ("ask", "include"):
        (room := tmp_path / wish).mkdir()
        results.append(work(Request("paper.pdf", source, attachments=wish), room, lambda *_: None))
    asked, included = results
    assert isinstance(asked, Refusal)
    assert [loss.reason for loss in asked.losses] == ["lost_entry"]
    assert "reason" in asked.message("es")
    assert isinstance(included, Taken)
    assert len(included.sources) == 2
