"""The menu: go to a step, looks, languages, passphrase, own details, leave. Every line does what its words say."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.binding import Binding
from textual.css.query import NoMatches
from textual.widget import Widget

from forms.editions import EDITIONS
from forms.interview import STEPS
from forms.words import say
from tui.flow import menu
from tui.screens.window import Window
from tui.showing import step_name
from tui.widgets.action import Action
from tui.widgets.words import Words


class MenuScreen(Window[None]):
    """Opened with F10. The number of a step goes there at once."""

    BINDINGS = [  # noqa: RUF012 - Textual reads a class attribute
        Binding(str(number), f"step({number})", show=False) for number in range(1, len(STEPS) + 1)
    ]

    def heading(self) -> str:
        return self.say("menu")

    def content(self) -> Iterable[Widget]:
        imr = self.imr
        if imr.keeper.is_open:
            yield Words(self.say("menu.steps"), classes="label")
            places = imr.keeper.session.places()
            for number, step in enumerate(STEPS, 1):
                place = next((place for place in places if place.step == step.id), None)
                if place is None:
                    continue
                status = imr.keeper.session.status(step)
                words = f"{number} {step_name(step.id, imr.keeper.session.case, imr.language)}"
                words += f" - {self.say(f'status.{status}')}" if status else ""
                yield Action(words, f"step-{step.id}", classes="-link", about=place)
        yield Words(self.say("menu.more"), classes="label")
        yield from self._more()
        yield Action(self.say("close"), "close", classes="-main")

    def _more(self) -> Iterable[Widget]:
        imr = self.imr
        yield Action(self.say("menu.theme"), "theme", classes="-link")
        other = imr.policy.other_language(imr.language)
        if other:
            yield Action(say("screens.menu.language", other), "speak", classes="-link")
        yield Action(self.say("menu.hide"), "hide", classes="-link")
        keeper = imr.keeper
        paper = EDITIONS[keeper.session.answers.form_language]
        for name, words in menu(imr.setup, in_case=keeper.is_open, sealed=keeper.sealed):
            yield Action(self.say(f"menu.{words}", name=paper), name, classes="-link")

    def action_step(self, number: int) -> None:
        """As Enter on the line that begins with this number; a step that does not concern this case has none."""
        try:
            self.query_one(f"#step-{STEPS[number - 1].id}", Action).action_press()
        except NoMatches:
            return

    @on(Action.Pressed)
    def _pressed(self, event: Action.Pressed) -> None:
        self.dismiss(None)
        action = event.action
        if action.about is not None:
            self.app.call_later(self.imr.navigator.show, action.about)
        elif action.id != "close":
            self.app.call_later(self.imr.menu_chosen, action.id)
