"""Which walls stand on this machine, as they are told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from packet.sandbox.probe import WALLS
from packet.sandbox.standing import COMMAND, standing
from tests.packet.sandbox.test_linux import PEOPLE, launched, own_processes


@pytest.mark.parametrize("people", PEOPLE)
def test_what_the_doctor_says_is_what_was_tried(people: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every wall stands, but that of processes round a worker that no fork server forked; without namespaces, too."""
    monkeypatch.setattr("packet.sandbox.standing.COMMAND", launched(people, *COMMAND[1:]))
    assert standing() == dict.fromkeys(WALLS, True) | {"processes": people == "self" and own_processes(people)}


def test_the_worse_of_two_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that may start a program starts it: that alone is no hole."""
    held = {None: set(WALLS) - {"rights"}, Path("/bin/true"): set(WALLS) - {"network", "programs"}}
    monkeypatch.setattr(
        "packet.sandbox.standing._tried", lambda program: {name: name in held[program] for name in WALLS}
    )
    told = standing(Path("/bin/true"))
    assert [name for name, stands in told.items() if not stands] == ["network", "rights"]


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
