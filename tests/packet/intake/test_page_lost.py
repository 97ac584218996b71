"""One page that no engine can show stops a paper, and the pages that can be shown are named, ready to be picked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from forms.words import LANGUAGES
from packet.intake.request import Request
from packet.intake.result import Refusal, Taken
from packet.intake.source_document import Reference
from packet.intake.work import work
from tests.packet.intake.making import document, pdf, words


def _worked(tmp_path: Path, pages: str = "") -> Taken | Refusal:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf(document(*(words(f"PAGE {number}") for number in range(1, 7)))))
    folder = tmp_path / "work"
    folder.mkdir()
    return work(Request("paper.pdf", path, pages=pages), folder, lambda *_: None)


@pytest.fixture
def lost(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Pages (0-based) that cannot be shown."""
    hidden: set[int] = set()
    real = Reference.page

    @contextmanager
    def page(self: Reference, index: int) -> Iterator[Any]:
        with real(self, index) as found:
            yield None if index in hidden else found

    monkeypatch.setattr(Reference, "page", page)
    return hidden


def test_the_pages_that_can_be_shown_are_named(tmp_path: Path, lost: set[int]) -> None:
    """Without the others that are lost, too: picked, they go in."""
    lost |= {1, 4}
    refused = _worked(tmp_path)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.params) == ("page_lost", {"page": 2, "whole": "1,3-4,6"})
    assert all("1,3-4,6" in refused.message(language) for language in LANGUAGES)


def test_the_pages_named_go_in(tmp_path: Path, lost: set[int]) -> None:
    lost |= {1, 4}
    taken = _worked(tmp_path, "1,3-4,6")
    assert isinstance(taken, Taken)
    assert taken.sources == (1, 3, 4, 6)


def test_of_picked_pages_only_picked_ones_are_named(tmp_path: Path, lost: set[int]) -> None:
    lost.add(4)
    refused = _worked(tmp_path, "6,5,2")
    assert isinstance(refused, Refusal)
    assert refused.params == {"page": 5, "whole": "6,2"}


def test_where_no_page_is_left_none_is_offered(tmp_path: Path, lost: set[int]) -> None:
    lost |= set(range(6))
    refused = _worked(tmp_path)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.params) == ("page_lost_only", {"page": 1})
    assert all("{" not in refused.message(language) for language in LANGUAGES)
