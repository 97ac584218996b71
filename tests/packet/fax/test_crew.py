"""The crew of workers: what dies, falls silent or lies ends the edition."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from packet.errors import Interrupted, Refused
from packet.fax import crew


def _order(folder: Path) -> crew.Order:
    return crew.Order(folder / "packet.pdf", frozenset(), frozenset(), "mmr", "fine", 1)


@pytest.mark.parametrize(
    "program",
    [
        "import sys; sys.exit(3)",
        "import sys; sys.stdin.readline(); print('{\"pages\": 2}', flush=True); sys.stdin.readline()",
        "print('nonsense', flush=True)",
        'print(\'{"pages": 1}\', flush=True); print(\'{"number": 1, "bytes": 99999999999}\', flush=True)',
        "while True: print('{\"pages\": 2}', flush=True)",
        "print('{\"pages\": 2}', flush=True)\nwhile True: print('{\"begin\": 1}', flush=True)",
        'print(\'{"number": 1, "bytes": 0}\', flush=True); import time; time.sleep(600)',
    ],
    ids=[
        *("dies", "dies at a page", "talks nonsense", "promises too much"),
        *("counts without end", "begins without end", "draws unasked"),
    ],
)
def test_a_broken_worker_ends_the_edition(program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page is left out when a worker dies or lies: it is refused with the page it was at."""
    monkeypatch.setattr(crew, "COMMAND", (sys.executable, "-c", program))
    with pytest.raises(Refused, match="fax_bad_page"):
        list(crew.draw_all(_order(tmp_path)))


def test_a_silent_worker_counts_as_stuck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that never ends does not hold the program for ever."""
    program = "import sys; sys.stdin.readline(); print('{\"pages\": 5}', flush=True); sys.stdin.read()"
    monkeypatch.setattr(crew, "COMMAND", (sys.executable, "-c", program))
    monkeypatch.setattr(crew, "SILENCE", 0.05)
    with pytest.raises(Refused, match="fax_bad_page"):
        list(crew.draw_all(_order(tmp_path)))


def test_waiting_in_an_earlier_silence_excuses_no_later_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that stood in line for its processor for long and then falls silent is stuck all the same."""
    program = "import sys; sys.stdin.readline(); print('{\"pages\": 5}', flush=True); sys.stdin.read()"
    monkeypatch.setattr(crew, "COMMAND", (sys.executable, "-c", program))
    monkeypatch.setattr(crew, "SILENCE", 0.2)
    monkeypatch.setattr(crew, "_QUIET", 0.0)
    monkeypatch.setattr(crew, "waited", lambda _worker: 1000.0)
    with pytest.raises(Refused, match="fax_bad_page"):
        list(crew.draw_all(_order(tmp_path)))


def test_who_stops_it_is_heard_while_a_worker_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "COMMAND", (sys.executable, "-c", "import sys; sys.stdin.read()"))
    with pytest.raises(Interrupted):
        list(crew.draw_all(_order(tmp_path), lambda: True))


def test_an_order_crosses_the_pipe_as_one_plain_line(tmp_path: Path) -> None:
    line = crew.Order(tmp_path / "niño.pdf", frozenset({7, 2}), frozenset(), "mh", "standard").line()
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line) == {
        "path": str(tmp_path / "niño.pdf"),
        "photo_pages": [2, 7],
        "lighter_pages": [],
        "coding": "mh",
        "resolution": "standard",
    }
