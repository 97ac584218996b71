"""One question about one page: what its worker is told and may reach, and that no end of it troubles the person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from packet import page_look
from packet.errors import CannotWrite
from packet.page_look import LIMITS, look_at
from packet.sandbox.supervisor import Failure
from tests.packet.papers import letter


def test_the_worker_answers_about_a_file_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker stands in a folder of its own, where "letter.pdf" is nothing."""
    letter(tmp_path / "letter.pdf", "Dear Ms Ruiz")
    monkeypatch.chdir(tmp_path)
    told = look_at(Path("letter.pdf"), 0, {"longest": 60})
    assert told["facts"]
    assert [path.name for path in tmp_path.iterdir()] == ["letter.pdf"]


def test_the_worker_reaches_this_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its real place, through whatever link; with the page and what is wanted, in a folder that is gone after."""
    real = tmp_path / "real.pdf"
    real.touch()
    (tmp_path / "link.pdf").symlink_to(real)
    asked: list[Any] = []

    def ask(question: Mapping[str, Any], folder: Path, *rest: Any, command: Any) -> dict[str, Any]:
        assert folder.is_dir()
        asked.extend((question, folder, *rest, command))
        return {"dots": [1]}

    monkeypatch.setattr(page_look, "ask", ask)
    assert look_at(tmp_path / "link.pdf", 3, {"columns": 7, "rows": 5}) == {"dots": [1]}
    question, folder, limits, reads, read, command = asked
    assert question == {"path": str(real), "page": 3, "columns": 7, "rows": 5}
    assert not folder.exists()
    assert (limits, reads) == (LIMITS, (real,))
    assert read({"dots": []}) == {"dots": []}
    assert tuple(command)[1:] == ("-m", "packet.page_worker")


def test_a_worker_that_ends_without_an_answer_has_said_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever ended it."""
    monkeypatch.setattr(page_look, "ask", lambda *_, **__: Failure("crashed"))
    assert look_at(Path("x.pdf"), 0, {}) == {}


def test_on_a_full_disk_there_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is no reason to stop a person."""

    @contextmanager
    def private() -> Iterator[Path]:
        raise CannotWrite("no_work_folder")
        yield Path()

    monkeypatch.setattr(page_look, "private", private)
    assert look_at(Path("x.pdf"), 0, {}) == {}


def test_a_person_waits_half_a_minute_at_most() -> None:
    """By the clock, by the processor and without a sign; with 2 GiB of memory and 1 MiB of answer."""
    assert LIMITS.wall_seconds == LIMITS.stall_seconds == LIMITS.cpu_seconds == 30
    assert (LIMITS.memory_bytes, LIMITS.output_bytes) == (1 << 31, 1 << 20)
