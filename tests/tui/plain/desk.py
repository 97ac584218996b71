"""Papers on a desk, and the talk that stands before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.answers import PaperEntry
from tests.tui.plain.stage import QuickLoader, Talk, kept_case, talk
from tui import case_keeper
from tui.policy import Policy


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers open at once."""
    monkeypatch.setattr(case_keeper, "PaperLoader", QuickLoader)


def files(tmp_path: Path, *names: str) -> list[str]:
    """Make files of these names; their paths as typed."""
    folder = tmp_path / "scans"
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"x")
    return [str(folder / name) for name in names]


def at_papers(tmp_path: Path, *lines: str, policy: Policy | None = None) -> Talk:
    """Say these lines at the papers of a case."""
    kept_case(tmp_path, place="papers")
    return talk(tmp_path, "4", *lines, policy=policy or Policy(may_print=False))


def papers(spoken: Talk) -> list[PaperEntry]:
    """The papers that were kept."""
    return list(spoken.answers.papers)
