"""What the rules say early: another agency, a step to take first. A page with the right number to call, never a dead
end.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Final

from textual import on, work
from textual.widget import Widget

from forms.finding import Finding
from packet.hand_over import HandOverFault, print_file
from tui.export import ways_out
from tui.flow import nothing_against
from tui.screens.page import Page, actions, visible_agency_line
from tui.showing import citation_words, verdict
from tui.widgets.action import Action
from tui.widgets.words import Words

_PAPER_CELLS: Final = 72
"""A line of a printed text: letters of ten to an inch, with a margin on a Letter page."""


class AdviceScreen(Page):
    """Over a page of questions; the person may go on all the same."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__()
        self._findings = findings
        self._said = ""

    def title_words(self) -> str:
        return self.say("advice.title")

    def body(self) -> Iterable[Widget]:
        for finding in self._findings:
            what, why = verdict(finding, self.language)
            yield Words(what, classes="heading")
            yield Words(why, classes=f"finding {finding.level}")
            yield Words(citation_words(finding, self.language, short=True), classes="hint source")
        yield Words(self._said, id="said", classes=f"para fault {'-shown' if self._said else ''}")
        yield Words(self.say(self._about), classes="para")
        on_words = self.say("continue" if self._for_now else "advice.on")
        buttons = [Action(on_words, "on", classes="-main"), Action(self.say("back"), "back")]
        if "print" in ways_out(self.imr.policy):
            buttons.append(Action(self.say("advice.print"), "print"))
        if self.imr.policy.may_keep:
            buttons.append(Action(self.say("advice.stop"), "stop"))
        yield actions(*buttons)

    @property
    def _for_now(self) -> bool:
        """Whether nothing speaks against going on."""
        return nothing_against(self._findings)

    @property
    def _about(self) -> str:
        return "advice.now" if self._for_now else "advice.about"

    def help_words(self) -> str:
        return f"{self.say(self._about)}\n\n{visible_agency_line(self.language)}"

    @on(Action.Pressed, "#on")
    def _on(self) -> None:
        self.imr.navigator.after_advice()

    @on(Action.Pressed, "#print")
    @work
    async def _print(self) -> None:
        printed = await asyncio.to_thread(self._printed, self._on_paper())
        self._said = self.say("done.printed" if printed else "done.not_printed")
        self.call_later(self._show_said)  # a page that was left meanwhile has no place for it any more

    def _printed(self, words: str) -> bool:
        page = self.imr.setup.runtime / "advice.txt"
        try:
            page.write_text(words, encoding="utf-8")
            print_file(page, self.imr.policy.printer)
        except (OSError, HandOverFault):
            return False
        else:
            return True
        finally:
            page.unlink(missing_ok=True)

    def _show_said(self) -> None:
        for said in self.query("#said").results(Words):
            said.update(self._said)
            said.add_class("-shown")

    def _on_paper(self) -> str:
        """What the page says, in lines that no printer cuts off: whoever calls has the numbers and the sources."""
        parts = [self.title_words()]
        for finding in self._findings:
            parts += [finding.message(self.language), citation_words(finding, self.language)]
        parts += [self.say(self._about), visible_agency_line(self.language)]
        lines = [wrap(line, _PAPER_CELLS) or [""] for part in parts for line in [*part.split("\n"), ""]]
        return "\n".join(line for wrapped in lines for line in wrapped)

    @on(Action.Pressed, "#stop")
    def _stop(self) -> None:
        self.imr.menu_chosen("leave")

    @on(Action.Pressed, "#back")
    def _back(self) -> None:
        self.action_back()

    def action_back(self) -> None:
        self.dismiss(None)
