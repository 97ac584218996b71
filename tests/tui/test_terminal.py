"""Signals that end the program reach it, however busy it is."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from typing import Any

import pytest

from tui.terminal import on_end_signals, put_cursor
from tui.widgets.action import Action


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="this system has no hang-up")
async def test_a_hang_up_is_heard_while_more_keys_wait_than_the_loop_can_be_woken_for() -> None:
    """The socket that wakes the loop is full, as after 2,000 keys in one burst."""
    loop: Any = asyncio.get_running_loop()
    before = signal.getsignal(signal.SIGHUP)
    heard: list[int] = []
    on_end_signals(heard.append, ("SIGHUP", "SIGNONE"))
    try:
        with contextlib.suppress(BlockingIOError):
            while True:
                loop._csock.send(bytes(4096))
        os.kill(os.getpid(), signal.SIGHUP)
        for _ in range(1000):
            await asyncio.sleep(0)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert heard == [128 + signal.SIGHUP]


def test_a_control_that_has_left_its_page_takes_no_cursor() -> None:
    """It is asked after a refresh, when the page may be another one; the program does not stop for it."""
    app: Any = None
    put_cursor(app, Action("Go on", "next"))
