"""A long paper gives signs of life all the way: a worker that is silent for too long is ended as hung."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from packet.intake.request import Request
from packet.intake.result import Refusal
from packet.intake.source_document import Reference
from packet.intake.work import work
from packet.pdf.flatten import Flattener
from tests.packet.intake.making import document, pdf, simple, stream, words

_PAGES = 6


def _signs(folder: Path, data: bytes, **wishes: Any) -> list[tuple[int, int]]:
    """What is told while this paper is taken."""
    paper, room, told = folder / "paper", folder / "room", list[tuple[int, int]]()
    room.mkdir()
    paper.write_bytes(data)
    result = work(Request("paper", paper, **wishes), room, lambda done, of: told.append((done, of)))
    assert not isinstance(result, Refusal)
    return told


def test_progress_never_goes_back_and_ends_at_the_end(tmp_path: Path) -> None:
    """Pages done only grow, and the last sign says that all are done."""
    told = _signs(tmp_path, simple(*["page"] * _PAGES))
    done = [sign[0] for sign in told]
    assert done == sorted(done)
    assert told[-1] == (_PAGES, _PAGES)


def test_every_page_of_every_rung_is_a_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When all rungs fail, each page is drawn four times: as many signs at least."""
    monkeypatch.setattr(Flattener, "_content", lambda self, _contents: self._pdf.make_stream(b""))
    assert len(_signs(tmp_path, simple(*["page"] * _PAGES))) >= 4 * _PAGES


def test_decoding_a_page_of_an_image_file_is_a_sign(tmp_path: Path) -> None:
    """A TIFF of many pages tells while it is decoded, before its first page is judged, and never goes back."""
    pages = [Image.new("L", (40, 60), shade) for shade in range(0, 20 * _PAGES, 20)]
    pages[0].save(tmp_path / "x.tif", save_all=True, append_images=pages[1:])
    told = _signs(tmp_path, (tmp_path / "x.tif").read_bytes())
    done = [sign[0] for sign in told]
    assert len(told) >= 2 * _PAGES
    assert done == sorted(done)
    assert told[-1] == (_PAGES, _PAGES)


def test_the_pages_of_a_file_inside_are_signs(tmp_path: Path) -> None:
    """What is inside may be longer than the paper itself."""
    names = b"/Names<</EmbeddedFiles<</Names[(a) 5 0 R]>>>>"
    spec = b"<</Type/Filespec/F(inside.pdf)/EF<</F 6 0 R>>>>"
    inside = stream(simple(*["inside"] * _PAGES), b"/Type/EmbeddedFile")
    whole = pdf(document(words("SEEN"), catalog=names, more={5: spec, 6: inside}))
    assert len(_signs(tmp_path, whole, attachments="include")) > _PAGES


def test_looking_for_pages_that_damage_hides_is_a_sign(tmp_path: Path) -> None:
    """A damaged file has each page drawn twice before the work begins."""
    source, signs = tmp_path / "source.pdf", list[int]()
    source.write_bytes(simple(*["page"] * _PAGES).replace(b"startxref\n", b"startxref\n9"))
    with Reference(source, "", tmp_path, lambda: signs.append(1)) as reference:
        assert reference.doubtful
    assert len(signs) >= _PAGES
