"""The screens of every test wait as `settling` says."""

from __future__ import annotations

import pytest

from tests.tui import settling


@pytest.fixture(autouse=True)
def _settling(monkeypatch: pytest.MonkeyPatch) -> None:
    settling.install(monkeypatch.setattr)
