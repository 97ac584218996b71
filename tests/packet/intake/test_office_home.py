"""Word processor files without a converter, or with one that makes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.intake import office_home
from packet.intake.request import Request
from packet.intake.result import Refusal
from packet.intake.work import work


def test_without_libreoffice_the_remedy_is_to_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Word file is refused with the way out when nothing can convert it."""
    monkeypatch.setattr(office_home, "program", lambda: None)
    path = tmp_path / "x.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    assert work(Request("x", path), tmp_path, lambda _done, _of: None) == Refusal("x", "office_missing")


def test_a_converter_that_makes_nothing_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No PDF after the conversion: said, and nothing is left."""
    monkeypatch.setattr(office_home, "program", lambda: "true")
    path = tmp_path / "x.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    room = tmp_path / "room"
    room.mkdir()
    assert work(Request("x", path), room, lambda _done, _of: None) == Refusal("x", "office_failed")
    assert list(room.iterdir()) == []
