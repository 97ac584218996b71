"""The screens of every test wait as `settling` says; what takes long and proves nothing is stood in for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from packet.reading import Reading
from packet.store.files import Lock
from packet.store.sealed import Cost, new_key
from tests.tui import settling


@pytest.fixture(autouse=True)
def _settling(monkeypatch: pytest.MonkeyPatch) -> None:
    settling.install(monkeypatch.setattr)


@pytest.fixture
def undrawn(_settling: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a walk that asks for the focus and the answers, or draws its own pictures: no picture at each rest."""
    settling.install(monkeypatch.setattr, draws=False)


@pytest.fixture(autouse=True)
def _cases_let_go(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A test may end with its case open, as a program does that is killed. The system lets go of the lock then; here it
    would be found open when some later test collects garbage."""
    held: list[Lock] = []
    take = Lock.__init__

    def noted(lock: Lock, path: Path) -> None:
        take(lock, path)
        held.append(lock)

    monkeypatch.setattr(Lock, "__init__", noted)
    yield
    for lock in held:
        lock.release()


@pytest.fixture(autouse=True)
def _papers_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No paper is read for what it seems to be, unless a test gives what it says: a worker process takes seconds."""
    monkeypatch.setattr("packet.reading.read_paper", lambda *_: Reading(None))


@pytest.fixture(autouse=True)
def _quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second of scrypt for every sealed case would prove nothing more."""
    monkeypatch.setattr(
        "packet.store.case.new_key", lambda words, _cost, random: new_key(words, Cost(log2_n=4), random)
    )
