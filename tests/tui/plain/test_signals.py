"""What a signal means to the talk. The handlers are called as the system would; nothing is sent."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable

import pytest

from tui.plain.console import Ended
from tui.plain.signals import signals_cancel, signals_end


def _handler(number: int) -> Callable[[int, None], object]:
    found = signal.getsignal(number)
    assert callable(found)
    return found


def test_a_signal_ends_the_talk_once_and_the_manners_of_before_come_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(Ended), signals_end():
        _handler(signal.SIGTERM)(signal.SIGTERM, None)
    assert signal.getsignal(signal.SIGTERM) is before
    with signals_end():
        with pytest.raises(Ended):
            _handler(signal.SIGTERM)(signal.SIGTERM, None)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN, "a second one does not disturb the saving"


def test_only_the_signals_that_are_named_end_it() -> None:
    before = signal.getsignal(signal.SIGINT)
    with signals_end("SIGTERM"):
        assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(("number", "ends"), [(signal.SIGINT, False), (signal.SIGTERM, True)])
def test_while_a_packet_is_made_a_signal_stops_the_making_first(number: int, ends: bool) -> None:
    stopped: list[bool] = []
    try:
        with signals_cancel(lambda: stopped.append(True)):
            _handler(number)(number, None)
        ended = False
    except Ended:
        ended = True
    assert stopped == [True]
    assert ended is ends


def test_a_signal_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with signals_cancel(lambda: None):
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_in_a_thread_nothing_is_changed_and_nothing_fails() -> None:
    done: list[str] = []

    def talk() -> None:
        with signals_end():
            done.append("talked")

    thread = threading.Thread(target=talk)
    thread.start()
    thread.join()
    assert done == ["talked"]
