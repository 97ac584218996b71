"""The packet is being made: words, a bar of plain letters, and a way to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, get_args

from textual import on, work
from textual.widget import Widget

from forms.visible import visible
from forms.words import say
from packet.errors import Interrupted, PacketError
from packet.progress import Stage
from tui.making import Made, Making, News
from tui.screens.page import Page, actions
from tui.widgets.action import Action
from tui.widgets.words import Words

_BAR = 40
STAGES: Final[tuple[str, ...]] = get_args(Stage)
"""In the order in which they come."""


class BuildingScreen(Page):
    """Starts the making when it is shown; goes on to Done, or says why not. `then` is done once the packet is there and
    gives what is to be said of it; `leave` is where a stop and a failure lead back to, without one the check.
    """

    def __init__(
        self,
        making: Making,
        then: Callable[[Made], Sequence[str]] | None = None,
        leave: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self._making = making
        self._then = then
        self._leave = leave
        self._failure = ""
        self._news = News("start", 0, 0)
        self._part = 0.0

    def title_words(self) -> str:
        return self.say("building.title")

    def shows_tasks(self) -> bool:
        return False

    def body(self) -> Iterable[Widget]:
        heading = "building.failed" if self._failure else "building.heading"
        yield Words(self.say(heading), classes="heading")
        yield Words(self._failure or self._words(), id="progress", classes="para")
        if self._failure:
            yield Words(self.say("building.kept"), classes="para")
            yield actions(Action(self.say("back"), "back", classes="-main"))
        else:
            yield Words(self._bar(), id="meter")
            yield actions(Action(self.say("building.stop"), "stop"))

    def _words(self) -> str:
        if self._news.stage == "start":
            return self.say("building.start")
        words = say(f"commands.stage.{self._news.stage}", self.language)
        name = f": {visible(self._news.name)}" if self._news.name else ""
        count = self.say("building.count", done=self._news.done, total=self._news.total) if self._news.total > 1 else ""
        return f"{words}{name} {count}".rstrip()

    def _bar(self) -> str:
        full = round(self._part * _BAR)
        return f"[{'#' * full}{'.' * (_BAR - full)}] {self._part:4.0%}"

    def _reached(self, news: News) -> float:
        """How much of all is done: the stages one after the other, each with its own count. It never goes back."""
        at = STAGES.index(news.stage) if news.stage in STAGES else 0
        within = news.done / news.total if news.total else 0.0
        return max(self._part, (at + within) / len(STAGES))

    def on_show(self) -> None:
        if not self._failure and self._news.stage == "start":
            self._work()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _work(self) -> None:
        try:
            made = self._making.run(self._tell_later)
        except Interrupted:
            self.app.call_later(self._go_back)
        except PacketError as error:
            self._failure = error.message(self.language)
            self.app.call_later(self._show_failure)
        else:
            self.app.call_later(self._finish, made)

    def _tell_later(self, news: News) -> None:
        self.app.call_later(self._tell, news)

    def _tell(self, news: News) -> None:
        self._news, self._part = news, self._reached(news)
        for progress in self.query("#progress").results(Words):
            progress.update(self._words())
        for meter in self.query("#meter").results(Words):
            meter.update(self._bar())

    async def _show_failure(self) -> None:
        await self.rebuild()

    def _go_back(self) -> None:
        (self._leave or self.imr.navigator.back_to_check)()

    def _finish(self, made: Made) -> None:
        self.imr.navigator.made(made, self._then(made) if self._then is not None else ())

    @on(Action.Pressed, "#stop")
    def _stop(self) -> None:
        self._making.cancel()

    @on(Action.Pressed, "#back")
    def _back(self) -> None:
        self._go_back()

    def action_back(self) -> None:
        if self._failure:
            self._go_back()
        else:
            self._making.cancel()

    def cancel(self) -> None:
        """The program ends: stop the child too."""
        self._making.cancel()
