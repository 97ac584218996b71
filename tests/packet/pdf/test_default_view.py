"""What layers hide, where an engine cannot help: copies of other engines, and sources that only one engine opens."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from packet.intake.source_document import rewrite
from packet.pdf import default_view, tree
from tests.packet.intake.papers import ALL


def made_paper(name: str) -> bytes:
    return next(made for made in ALL if made.name == name).make()


def deaf(monkeypatch: pytest.MonkeyPatch, *deaf: str) -> None:
    """qpdf opens no file of these names."""
    opened = tree.opened

    def closed(path: Path, password: str = "") -> pikepdf.Pdf:
        if path.name in deaf:
            raise pikepdf.PdfError("unreadable")
        return opened(path, password)

    monkeypatch.setattr(tree, "opened", closed)


def test_the_copy_of_pypdf_keeps_the_layers(tmp_path: Path) -> None:
    """What is off in the source is off in the copy, for the same groups that the content names."""
    source, copy = tmp_path / "source.pdf", tmp_path / "copy.pdf"
    source.write_bytes(made_paper("layer-off.pdf"))
    rewrite(source, "", copy)
    with pikepdf.open(copy) as made:
        (off,) = made.Root.OCProperties.D.OFF
        assert made.pages[0].obj.Resources.Properties.L.objgen == off.objgen


def test_a_document_that_hides_nothing_is_left_as_it_is(tmp_path: Path) -> None:
    """No layers, or layers that are all on and plainly so: nothing to settle."""
    for name in ("one-page.pdf", "layer-on.pdf", "note-layer-on.pdf", "note-stamp.pdf"):
        (tmp_path / name).write_bytes(made_paper(name))
        assert not default_view.settled(tmp_path / name, tmp_path / "out.pdf"), name
        assert not (tmp_path / "out.pdf").exists()


def test_a_copy_with_layers_that_cannot_be_read_is_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Layers nobody can look into could hide anything: ValueError; without layers there is nothing to hide."""
    deaf(monkeypatch, "layers.pdf", "plain.pdf")
    (tmp_path / "layers.pdf").write_bytes(made_paper("layer-off.pdf"))
    (tmp_path / "plain.pdf").write_bytes(made_paper("one-page.pdf"))
    with pytest.raises(ValueError, match="layers"):
        default_view.settled(tmp_path / "layers.pdf", tmp_path / "out.pdf")
    assert not default_view.settled(tmp_path / "plain.pdf", tmp_path / "out.pdf")
