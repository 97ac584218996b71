"""The making of a packet in plain lines: each stage in words, and a way to stop."""

from __future__ import annotations

import threading
from typing import Final

from forms.visible import visible
from forms.words import Said
from packet.errors import Interrupted, PacketError
from tui.making import Made, Making, News
from tui.plain.signals import signals_cancel
from tui.plain.visit import Visit

_A_WHILE: Final = 0.2
_LONG: Final = 10
"""Pieces of a stage that is long enough to be told how far it is."""


def make_of(visit: Visit, work: Making) -> Made | None:
    """Wait for the packet, telling how far it is; None when it was not made, which is said."""
    console = visit.console
    console.gap()
    console.say("screens.building.heading")
    console.say("plain.stop")
    try:
        with signals_cancel(work.cancel):
            made = _Work(visit, work).done()
    except Interrupted:
        console.say("screens.building.kept")
    except PacketError as error:
        console.say("screens.building.failed")
        console.tell(error.message(console.language))
        console.say("screens.building.kept")
    else:
        visit.rest()
        return made
    return None


class _Work:
    """The making in a thread of its own, so that keys are heard and said is only what has changed."""

    def __init__(self, visit: Visit, work: Making) -> None:
        self._visit = visit
        self._work = work
        self._news: list[News] = []
        self._said = ("", "", 0)
        self._made: Made | None = None
        self._fault: Exception | None = None

    def done(self) -> Made:
        """Wait for the end, telling and listening. Raises what the making raises; it never outlives this call."""
        thread = threading.Thread(target=self._run)
        thread.start()
        try:
            while thread.is_alive():
                thread.join(_A_WHILE)
                self._tell()
                if self._visit.console.stop_wanted():
                    self._work.cancel()
        except BaseException:
            self._work.cancel()
            raise
        finally:
            thread.join()
        self._tell()
        if self._made is None:
            raise self._fault or Interrupted("interrupted")
        return self._made

    def _run(self) -> None:
        try:
            self._made = self._work.run(self._news.append)
        except Exception as error:  # told in the thread that talks
            self._fault = error

    def _tell(self) -> None:
        """Each stage and each paper once; of a long stage every tenth that it has come to, in a line of its own."""
        news, self._news[:] = list(self._news), []
        for number, one in enumerate(news, 1):
            if number == len(news) or (news[number].stage, news[number].name) != (one.stage, one.name):
                self._say(one)

    def _say(self, news: News) -> None:
        tenth = min(9, news.done * 10 // news.total) if news.total >= _LONG else 0
        if (news.stage, news.name, tenth) == self._said:
            return
        self._said = (news.stage, news.name, tenth)
        console = self._visit.console
        words = console.words(f"plain.stage.{news.stage}")
        words = Said(f"{words}: {visible(news.name)}") if news.name else words
        console.tell(console.words("plain.stage", stage=words, done=news.done, total=news.total) if tenth else words)
