"""The worker's tasks: every fault of a file ends as a refusal in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.errors import Refused
from packet.locate import work


def _asked(task: str, path: Path, folder: Path, **more: object) -> object:
    question = {"name": "form.pdf", "task": task, "path": str(path), **more}
    return work.answer(question, folder, lambda *_: None)["refused"]


@pytest.mark.parametrize("task", ["map", "upright"])
def test_a_file_that_is_not_there_is_unreadable(task: str, tmp_path: Path) -> None:
    more: dict[str, object] = {"filled": [], "turns": [], "squares": [], "sha256": ""}
    assert _asked(task, tmp_path / "gone.pdf", tmp_path, **more) == {
        "code": "official_unreadable",
        "params": {"file": "form.pdf"},
    }


def test_a_file_that_changed_since_it_was_mapped_is_not_filled(tmp_path: Path) -> None:
    (tmp_path / "form.pdf").write_bytes(b"%PDF-1.7 other bytes")
    told = _asked("upright", tmp_path / "form.pdf", tmp_path, filled=[], turns=[], sha256="0" * 64)
    assert told == {"code": "official_changed", "params": {"file": "form.pdf"}}


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "LARGEST", 8)
    (tmp_path / "form.pdf").write_bytes(bytes(9))
    assert _asked("map", tmp_path / "form.pdf", tmp_path) == {
        "code": "official_large",
        "params": {"file": "form.pdf", "most": 0},
    }


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (MemoryError(), "official_heavy"),
        (RuntimeError("words of the form"), "official_damaged"),
        (Refused("official_unknown", file="form.pdf"), "official_unknown"),
    ],
)
def test_a_fault_of_an_engine_is_a_refusal_that_quotes_nothing(
    fault: Exception, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise fault

    monkeypatch.setattr(work, "_read", broken)
    assert _asked("map", tmp_path, tmp_path) == {"code": code, "params": {"file": "form.pdf"}}
