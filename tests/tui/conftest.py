"""The screens of every test wait as `settling` says."""

from __future__ import annotations

import pytest

from tests.tui import settling


@pytest.fixture(autouse=True)
def _settling(monkeypatch: pytest.MonkeyPatch) -> None:
    settling.install(monkeypatch.setattr)


@pytest.fixture
def undrawn(_settling: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a walk that asks for the focus and the answers, or draws its own pictures: no picture at each rest."""
    settling.install(monkeypatch.setattr, draws=False)
