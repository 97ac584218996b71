"""The screens of every test wait as `settling` says."""

from __future__ import annotations

import pytest

from packet.reading import Reading
from tests.tui import settling


@pytest.fixture(autouse=True)
def _settling(monkeypatch: pytest.MonkeyPatch) -> None:
    settling.install(monkeypatch.setattr)


@pytest.fixture
def undrawn(_settling: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a walk that asks for the focus and the answers, or draws its own pictures: no picture at each rest."""
    settling.install(monkeypatch.setattr, draws=False)


@pytest.fixture(autouse=True)
def _papers_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No paper is read for what it seems to be, unless a test gives what it says: a worker process takes seconds."""
    monkeypatch.setattr("packet.reading.read_paper", lambda _path, _password="": Reading(None))
