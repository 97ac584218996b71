"""What the tests of the screens share: papers on a desk, and a stand-in that takes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.screens.desk import take


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """No worker process: the intake has its own tests."""
    monkeypatch.setattr("packet.intake.take", take)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with papers of every fate, inside that of a case without a file."""
    folder = tmp_path / "runtime" / "papers of mine"
    folder.mkdir(parents=True)
    for name in ("denial.pdf", "fault.pdf", "locked.pdf", "mail.pdf"):
        (folder / name).write_bytes(b"x")
    return folder
