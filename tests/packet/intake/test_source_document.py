"""A source that one engine alone opens, or none: what it hides, what is in it, and its password."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from packet.intake.render import draw
from packet.intake.request import Refuse, Request
from packet.intake.result import Refusal
from packet.intake.source_document import Reference, rewrite
from packet.intake.work import work
from packet.pdf import default_view
from tests.packet.intake.making import document, pdf, simple, stream, words
from tests.packet.intake.papers_pdf import locked_by
from tests.packet.pdf.test_default_view import deaf, made_paper

_OFF = b"/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>"


def _open(folder: Path, data: bytes) -> Reference:
    source = folder / "source.pdf"
    source.write_bytes(data)
    return Reference(source, "", folder)


def _ink(reference: Reference) -> Any:
    with reference.page(0) as page:
        return draw(page, (300, 400)).tobytes()


def test_a_source_only_pdfium_opens_hides_its_notes_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where qpdf cannot open the source, the copy PDFium writes is settled and drawn instead."""
    deaf(monkeypatch, "source.pdf", "rebuilt.pdf")
    (tmp_path / "twin").mkdir()
    with _open(tmp_path, made_paper("note-layer-off.pdf")) as found, _open(tmp_path / "twin", simple("SEEN")) as twin:
        assert found.layered
        assert _ink(found) == _ink(twin)


def test_a_source_only_pdfium_opens_tells_its_attachments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files inside are found in PDFium's copy, so that they are asked about."""
    deaf(monkeypatch, "source.pdf", "rebuilt.pdf")
    with _open(tmp_path, made_paper("attached-ask.pdf")) as found:
        assert found.facts.attached == ("inside.pdf",)


@pytest.mark.parametrize("name", ["rc4-40", "rc4-128", "aes-128", "aes-256"])
def test_a_password_with_accents_opens_for_every_engine(name: str, tmp_path: Path) -> None:
    """Up to AES-128 a password is no UTF-8 (7.6.4.3.2): qpdf must see into such a file, or files inside are lost."""
    source = tmp_path / "source.pdf"
    made = made_paper("attached-ask.pdf")
    source.write_bytes(locked_by(made, name, owner="dueño", user="contraseña"))
    with Reference(source, "contraseña", tmp_path) as found:
        assert found.facts.attached == ("inside.pdf",)
        assert not found.doubtful


def test_a_password_of_another_script_is_only_wrong(tmp_path: Path) -> None:
    """What PDFDocEncoding cannot hold is no password of an older file: said as any wrong one, no crash."""
    source = tmp_path / "source.pdf"
    source.write_bytes(locked_by(made_paper("one-page.pdf"), "rc4-128", owner="o", user="u"))
    with pytest.raises(Refuse) as told:
        Reference(source, "日本", tmp_path)
    assert told.value.code == "password_wrong"


def test_files_inside_that_no_engine_can_take_out_refuse_the_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for, known by name and out of reach: the paper is refused, never taken without them."""
    deaf(monkeypatch, "source.pdf", "rebuilt.pdf")
    source, room = tmp_path / "source.pdf", tmp_path / "room"
    source.write_bytes(made_paper("attached-ask.pdf"))
    room.mkdir()
    result = work(Request("x", source, attachments="include"), room, lambda _done, _of: None)
    assert result == Refusal("x", "attachment", {"inside": "inside.pdf"})


def test_layers_that_no_engine_can_look_into_refuse_the_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Better no page than one that may show what was hidden."""
    deaf(monkeypatch, "source.pdf", "rebuilt.pdf", "as-drawn.pdf")
    with pytest.raises(Refuse) as told:
        _open(tmp_path, made_paper("note-layer-off.pdf"))
    assert told.value.code == "unreadable_pdf"


def test_pages_that_pypdf_mended_hide_their_notes(tmp_path: Path) -> None:
    """When only pypdf can mend the file, its copy is settled as well."""
    look = stream(b"0 0 100 50 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 100 50]")
    note = b"<</Type/Annot/Subtype/Stamp/F 4/Rect[100 400 300 500]/OC 5 0 R/AP<</N 6 0 R>>>>"
    objects = document(words("SEEN"), entries=b"/MediaBox[0 0 612 792]/Annots[30 0 R]", catalog=_OFF)
    source, copy = tmp_path / "source.pdf", tmp_path / "copy.pdf"
    source.write_bytes(pdf(objects | {5: b"<</Type/OCG/Name(layer)>>", 6: look, 30: note}))
    rewrite(source, "", copy)
    assert default_view.settled(copy, tmp_path / "out.pdf")
    with pikepdf.open(tmp_path / "out.pdf") as made:
        assert len(made.pages[0].obj.Annots) == 0
