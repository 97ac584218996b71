"""Papers are read once each beside the screens, never one that may not be opened, and forgotten at the end."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from forms.case import Paper
from packet.errors import Interrupted
from packet.reading import Reading
from tests.tui.papers_said import CARD
from tui.paper_reader import PaperReader


def _wait(reader: PaperReader) -> None:
    for thread in reader._threads:
        thread.join(20)


def test_a_paper_is_read_once_and_again_when_its_file_was_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another title or kind is no other paper."""
    opened: list[str] = []

    def read(path: Path, *_: object) -> Reading:
        opened.append(path.name)
        return CARD

    monkeypatch.setattr("packet.reading.read_paper", read)
    changes: list[int] = []
    reader, paper = PaperReader(tmp_path, lambda: changes.append(1)), Paper(file="card.pdf")
    reader.show([paper])
    _wait(reader)
    reader.show([paper.model_copy(update={"title": "Card", "kind": "id_card"})])
    assert (reader.reading(paper), reader.waits(paper), opened, changes) == (CARD, False, ["card.pdf"], [1])
    reader.again(paper)
    reader.show([paper])
    _wait(reader)
    assert opened == ["card.pdf"] * 2
    reader.close()
    assert reader.reading(paper) is None


def test_a_paper_that_may_not_be_opened_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waits for its yes, as for the packet."""
    monkeypatch.setattr("packet.reading.read_paper", lambda *_: CARD)
    yes: set[str] = set()
    reader, paper = PaperReader(tmp_path, lambda: None, lambda _base, file: file in yes), Paper(file="../x.pdf")
    for answer, reading in ((set[str](), None), ({"../x.pdf"}, CARD)):
        yes |= answer
        reader.show([paper])
        _wait(reader)
        assert reader.reading(paper) is reading
        assert not reader.waits(paper)


def test_a_paper_that_is_taken_out_is_read_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    began = threading.Event()

    def read(_path: Path, _password: str, cancelled: object) -> Reading:
        assert callable(cancelled)
        began.set()
        while not cancelled():
            threading.Event().wait(0.01)
        raise Interrupted("interrupted")

    monkeypatch.setattr("packet.reading.read_paper", read)
    reader, paper = PaperReader(tmp_path, lambda: None), Paper(file="card.pdf")
    reader.show([paper])
    assert began.wait(20)
    assert reader.waits(paper)
    reader.show([])
    _wait(reader)
    assert not reader.waits(paper)
