"""The guard of a kiosk: quiet time, "are you still here?", erase now, the staff's PIN. It only decides when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import events, on
from textual.widget import Widget

from tui.screens.window import Choose, TypeLine, Window
from tui.watch import IdleClock, StaffDoor
from tui.widgets.action import Action
from tui.widgets.words import Words

if TYPE_CHECKING:
    from tui.app import ImrApp


class IdleScreen(Window[None]):
    """Any key answers it."""

    def heading(self) -> str:
        return self.say("idle")

    def content(self) -> Iterable[Widget]:
        yield Words(self.say("idle.about", seconds=self.imr.policy.warning_seconds), classes="para", id="left")
        yield Action(self.say("idle.here"), "here", classes="-main")

    def count(self, seconds: int) -> None:
        """The seconds that are left. A slow machine may not have drawn the question yet when the clock ticks again."""
        for line in self.query("#left").results(Words):
            line.update(self.say("idle.about", seconds=seconds))

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.close()

    @on(Action.Pressed)
    def _here(self) -> None:
        self.close()

    def close(self) -> None:
        """Someone is here. One key may come twice: as a key and as the press of the button."""
        if self.is_current:
            self.dismiss(None)


class Guard:
    """Watches a kiosk for the program. `now`: seconds of its steady clock."""

    def __init__(self, app: ImrApp, now: float) -> None:
        self._app = app
        self._clock = IdleClock(app.policy, now)
        self._door = StaffDoor(app.policy)

    def touch(self, now: float) -> None:
        """A key or a click: someone is here. When the time was over before it came (the machine slept, and this key
        woke it), it may be someone else.
        """
        if self._app.is_open and self._clock.left(now) == 0:
            self._app.erase_now()
        else:
            self._clock.touch(now)

    def tick(self, now: float) -> None:
        """Once a second: ask, count, or end."""
        app, left = self._app, self._clock.left(now)
        shown = app.screen_stack[-1] if app.screen_stack else None  # a second may strike without a screen
        if left is None:
            # A click or a paste has answered the question too.
            if isinstance(shown, IdleScreen):
                shown.close()
        elif not app.is_open:
            return
        elif left <= 0:
            self._app.erase_now()
        elif isinstance(shown, IdleScreen):
            shown.count(left)
        elif shown is not None:
            app.push_screen(IdleScreen())

    async def ask_pin(self) -> None:
        """The staff leaves with its PIN; a wrong one is said, and after five the session ends."""
        app = self._app
        if not app.policy.staff_pin:
            await app.push_screen_wait(Choose(app.say("menu.staff"), app.say("staff.none"), [("ok", app.say("close"))]))
            return
        words = app.say("staff.about")
        while True:
            typed = await app.push_screen_wait(TypeLine(app.say("menu.staff"), words, secret=True))
            if typed is None:
                return
            match self._door.knock(typed):
                case "open":
                    app.leave_kiosk()
                    return
                case "end":
                    app.erase_now()
                    return
            words = app.say("staff.wrong")
