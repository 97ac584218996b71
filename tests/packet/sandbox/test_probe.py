"""Walls tried from inside: what was refused stands, what was let through does not."""

from __future__ import annotations

import sys

import pytest

from packet.sandbox import probe


def test_where_walls_cannot_be_tried_none_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert probe.tried() == dict.fromkeys(probe.WALLS, False)


@pytest.mark.skipif(sys.platform != "linux", reason="walls are tried on Linux")
def test_in_a_process_without_a_fence_files_and_programs_are_open() -> None:
    """This one: the tests read and start what they like."""
    assert not probe.WALLS["files"]()
    assert not probe.WALLS["programs"]()
    assert not probe.WALLS["others"]()


def test_only_the_systems_refusal_counts_as_a_wall() -> None:
    def refused() -> None:
        raise PermissionError

    assert probe._refused(refused)
    assert not probe._refused(lambda: None)
    with pytest.raises(ZeroDivisionError):
        probe._refused(lambda: 1 / 0)
