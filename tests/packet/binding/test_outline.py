"""Outline, page labels and links of the packet."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array

from forms.sheet import Rect
from packet.binding.assemble import assemble, leaves_of
from packet.binding.outline import Furniture, Mark, PageLink
from tests.packet.drawn import F_SHAPE, write


def test_outline_labels_and_links_lead_to_the_right_pages(tmp_path: Path) -> None:
    """Bookmarks and linked rows open the page they name; labels begin anew with every part; the title is shown."""
    paper = write(tmp_path / "paper.pdf", *[F_SHAPE] * 4)
    furniture = Furniture(
        "Packet Ñ", "es",
        marks=(Mark("Portada", 1, "Portada"), Mark("Anexo A: título", 2, "A")),
        jumps=(PageLink(1, Rect(54, 500, 400, 20), 2),),
    )  # fmt: skip
    assemble(list(leaves_of(paper, 4)), tmp_path / "packet.pdf", furniture=furniture)
    with pikepdf.open(tmp_path / "packet.pdf") as packet:
        with packet.open_outline() as outline:
            titles = [(item.title, _target(item.destination)) for item in outline.root]
        assert titles == [("Portada", packet.pages[0].obj.objgen), ("Anexo A: título", packet.pages[1].obj.objgen)]
        assert [str(page.label) for page in packet.pages] == ["Portada", "A-1", "A-2", "A-3"]
        (link,) = packet.pages[0].Annots
        assert link.Dest[0].objgen == packet.pages[1].obj.objgen
        assert str(packet.docinfo.Title) == "Packet Ñ"
        assert list(packet.docinfo.keys()) == ["/Title"]
        assert str(packet.Root.Lang) == "es"
        assert "/A" not in link


def _target(destination: object) -> tuple[int, int]:
    assert isinstance(destination, Array)
    return destination[0].objgen
