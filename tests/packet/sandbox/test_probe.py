"""Walls tried from inside: what was refused stands, what was let through does not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from packet.sandbox import probe


def _here() -> probe.Target:
    return probe.Target(Path(__file__), os.getpid(), os.getsid(0))


def test_where_walls_cannot_be_tried_none_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert probe.tried(_here()) == dict.fromkeys(probe.WALLS, False)


@pytest.mark.skipif(sys.platform != "linux", reason="walls are tried on Linux")
def test_in_a_process_without_a_fence_files_and_programs_are_open() -> None:
    """This one: the tests read and start what they like."""
    for wall in ("files", "programs", "others", "processes"):
        assert not probe.WALLS[wall](_here())


@pytest.mark.skipif(sys.platform != "linux", reason="walls are tried on Linux")
def test_a_number_that_another_process_has_is_not_who_asks() -> None:
    """In a namespace of its own a worker finds somebody else there, in another session, or nobody."""
    assert probe.WALLS["processes"](probe.Target(Path(__file__), os.getpid(), os.getsid(0) + 1))
    assert probe.WALLS["processes"](probe.Target(Path(__file__), 1 << 30, os.getsid(0)))


def test_only_the_systems_refusal_counts_as_a_wall() -> None:
    def refused() -> None:
        raise PermissionError

    assert probe._refused(refused)
    assert not probe._refused(lambda: None)
    with pytest.raises(ZeroDivisionError):
        probe._refused(lambda: 1 / 0)
