"""The process of a kiosk: nothing is begun anew where there is no terminal, or where it is another program's."""

from __future__ import annotations

import io
import signal
import sys

import pytest

from tui import process


def test_without_a_terminal_nothing_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    process.replace(lambda *words: begun.append(words))
    assert begun == []


@pytest.mark.parametrize(("ours", "times"), [(True, 1), (False, 0)])
def test_the_same_command_line_is_begun_on_a_terminal_of_our_own(
    ours: bool, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(process, "is_terminal", lambda: True)
    monkeypatch.setattr(process, "_is_ours", lambda: ours)
    monkeypatch.setattr("termios.tcflush", lambda *_: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(open("/dev/null", "rb")))  # noqa: SIM115, PTH123 - closed with it
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "tui", "--kiosk", "p.toml"])
    process.replace(lambda *words: begun.append(words))
    assert begun == [(sys.executable, [sys.executable, "-m", "tui", "--kiosk", "p.toml"])] * times
    sys.stdin.close()


def test_a_terminal_has_all_three_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual draws on standard error: sent to a file, every answer would end up there."""

    class Tty(io.StringIO):
        def isatty(self) -> bool:
            return True

    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Tty())
    assert process.is_terminal()
    for wrong in (None, io.StringIO()):
        monkeypatch.setattr(sys, "stderr", wrong)
        assert not process.is_terminal()


def test_keys_that_stop_a_program_do_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    held: dict[int, object] = {}
    monkeypatch.setattr(signal, "signal", held.__setitem__)
    process.hold_the_terminal()
    assert set(held) == {signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU}
    assert set(held.values()) == {signal.SIG_IGN}
