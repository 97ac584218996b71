"""A long paper gives signs of life all the way: a worker that is silent for too long is ended as hung."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from packet.intake.request import Request
from packet.intake.result import Refusal
from packet.intake.source_document import Reference
from packet.intake.work import work
from packet.pdf.flatten import Flattener
from tests.packet.intake.making import simple

PAGES = 6


def signs(folder: Path, data: bytes, **wishes: Any) -> list[tuple[int, int]]:
    """What is told while this paper is taken."""
    paper, room, told = folder / "paper", folder / "room", list[tuple[int, int]]()
    room.mkdir()
    paper.write_bytes(data)
    result = work(Request("paper", paper, **wishes), room, lambda done, of: told.append((done, of)))
    assert not isinstance(result, Refusal)
    return told


def test_progress_never_goes_back_and_ends_at_the_end(tmp_path: Path) -> None:
    """Pages done only grow, and the last sign says that all are done."""
    told = signs(tmp_path, simple(*["page"] * PAGES))
    done = [sign[0] for sign in told]
    assert done == sorted(done)
    assert told[-1] == (PAGES, PAGES)


def test_every_page_of_every_rung_is_a_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When all rungs fail, each page is drawn four times: as many signs at least."""
    monkeypatch.setattr(Flattener, "_content", lambda self, _contents: self._pdf.make_stream(b""))
    assert len(signs(tmp_path, simple(*["page"] * PAGES))) >= 4 * PAGES


def test_looking_for_pages_that_damage_hides_is_a_sign(tmp_path: Path) -> None:
    """A damaged file has each page drawn twice before the work begins."""
    source, signs = tmp_path / "source.pdf", list[int]()
    source.write_bytes(simple(*["page"] * PAGES).replace(b"startxref\n", b"startxref\n9"))
    with Reference(source, "", tmp_path, lambda: signs.append(1)) as reference:
        assert reference.doubtful
    assert len(signs) >= PAGES
