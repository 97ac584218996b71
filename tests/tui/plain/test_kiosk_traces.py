"""After a session in plain lines at a kiosk nothing that was typed is found anywhere, however it ended."""

from __future__ import annotations

import secrets
import signal
import time
from collections.abc import Callable

import pytest

from tests.tui.plain.speaking import FIRST_MENU, PIN, STAFF, Talk, passes, type_pin, watched
from tests.tui.pty.place import Place, kiosk_of
from tests.tui.pty.traces import files_with, memory_holds


def _staff(_place: Place, talk: Talk) -> None:
    type_pin(talk, PIN)


def _quiet(place: Place, talk: Talk) -> None:
    passes(place, 1100)


def _by_menu(_place: Place, talk: Talk) -> None:
    talk.says("*", "End and erase everything")
    talk.types("9\r")


ENDINGS: dict[str, Callable[[Place, Talk], None]] = {
    "by the menu": _by_menu,
    "sign": lambda _, talk: talk.types("#\r"),
    "word": lambda _, talk: talk.types("/ocultar\r"),
    "F9": lambda _, talk: talk.types("\x1b[20~"),
    "quiet": _quiet,
    "SIGTERM": lambda _, talk: talk.terminal.kill(signal.SIGTERM),
    "SIGHUP": lambda _, talk: talk.terminal.kill(signal.SIGHUP),
    "fault": lambda _, talk: talk.types("break\r"),
    "staff": _staff,
}


@pytest.mark.parametrize(("ending", "term"), [*((ending, "xterm") for ending in ENDINGS), ("sign", "dumb")])
def test_nothing_typed_is_found_after_the_end(place: Place, ending: str, term: str) -> None:
    """Not in a file, not on the screen, not in the memory of the process that goes on under the same number."""
    since, word = time.time() - 2, f"Zqx{secrets.token_hex(6)}"
    talk = watched(place, STAFF, "--plain", term=term)
    process = kiosk_of(talk.terminal)
    talk.to_name()
    talk.says(word, "Middle initial")
    talk.says("", "Last name")
    talk.says(word[::-1], "Date of birth")
    assert memory_holds(process, [word])
    seen = len(talk.terminal.raw)
    ENDINGS[ending](place, talk)
    if ending == "staff":
        assert talk.terminal.ended() == 0
    else:
        talk.terminal.until(lambda: talk.sessions == 2)
        talk.hears(FIRST_MENU)
        assert kiosk_of(talk.terminal) == process
        assert not any(memory_holds(one, [word, word[::-1]]) for one in (process, talk.terminal.process.pid))
    told = talk.terminal.raw[seen:].decode()
    assert word not in talk.terminal.text
    assert word[::-1] not in talk.terminal.text
    assert ("\x1b[2J\x1b[3J" in told) is (term == "xterm")
    assert "Traceback" not in told
    assert files_with([word, word[::-1]], [place.folder, place.memory], since) == []
    assert [path for path in place.memory.rglob("*") if path.is_file()] == []
