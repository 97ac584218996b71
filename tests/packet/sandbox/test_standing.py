"""Which walls stand on this machine, as they are told."""

from __future__ import annotations

import sys

import pytest

from packet.sandbox.probe import WALLS
from packet.sandbox.standing import COMMAND, standing
from tests.packet.sandbox.test_linux import PEOPLE, launched


@pytest.mark.parametrize("people", PEOPLE)
def test_what_the_doctor_says_is_what_was_tried(people: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the tests above pass, every wall of the doctor's table stands; without namespaces the calls are closed."""
    monkeypatch.setattr("packet.sandbox.standing.COMMAND", launched(people, *COMMAND[1:]))
    assert standing() == dict.fromkeys(WALLS, True)


def test_a_wall_that_is_missing_is_told_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker without any fence finds everything open; the table is no list of wishes."""
    no_fence = "from packet.sandbox import linux\nlinux.fence = lambda _: frozenset()\n"
    bare = no_fence + "from packet.sandbox.probe import main\nmain()"
    monkeypatch.setattr("packet.sandbox.standing.COMMAND", (sys.executable, "-c", bare))
    told = standing()
    assert not any(told[name] for name in ("files", "programs", "others", "memory"))


def test_a_worker_that_says_nothing_has_no_walls(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table then promises nothing."""
    monkeypatch.setattr("packet.sandbox.standing.COMMAND", (sys.executable, "-c", "raise SystemExit(1)"))
    assert standing() == dict.fromkeys(WALLS, False)
