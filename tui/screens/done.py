"""The packet is made: where it is, how many pages, where to sign, where to fax it, what happens next."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterable
from typing import Any

from textual import on, work
from textual.containers import Horizontal
from textual.widget import Widget

from forms.catalog import help_center
from forms.spoken import days_left
from tui.export import open_folder, opener, print_file
from tui.making import Made
from tui.screens.page import Page, actions
from tui.screens.window import Choose
from tui.widgets.action import Action
from tui.widgets.words import Words


class DoneScreen(Page):
    """After a build."""

    def __init__(self, made: Made) -> None:
        super().__init__()
        self._made = made
        self._said = ""

    def title_words(self) -> str:
        return self.say("done.title")

    def shows_tasks(self) -> bool:
        return False

    def body(self) -> Iterable[Widget]:
        facts = self._made.facts
        yield Words(self.say("done.heading"), classes="heading")
        yield Words(self._said, id="said", classes=f"para fault {'-shown' if self._said else ''}")
        if not self.imr.policy.kiosk:
            yield Words(self.say("done.file", file=self._made.packet))
        yield Words(self.say("done.pages", pages=facts["packet"]["pages"]), classes="para")
        for words in self._made.official.get(self.language, []):
            yield Words(words, classes="para official")
        yield Words(self.say("done.next"), classes="label")
        for mark, words in self._steps():
            yield Horizontal(Words(mark, classes="number"), Words(words), classes="numbered")
        yield from self._deadline()
        yield actions(*self._buttons())

    def _steps(self) -> list[tuple[str, str]]:
        """What to do now: (number, words). The fax's parts, and its pages that may come out badly, stand under its step
        without a number."""
        facts = self._made.facts
        signing = [self._sign_words(signature) for signature in facts.get("signatures", [])]
        keeping = [self.say(key, phone=help_center().phone) for key in ("done.keep", "done.wait")]
        numbered = [*signing, self.say("done.fax", fax=help_center().fax), *keeping]
        steps = [(f"{number}.", words) for number, words in enumerate(numbered, 1)]
        parts = [("", self._part_words(part)) for part in (facts.get("fax") or {}).get("parts", [])]
        hard = [("!", words) for words in self._made.fax.get(self.language, [])]
        after_fax = len(signing) + 1
        return [*steps[:after_fax], *parts, *hard, *steps[after_fax:]]

    def _part_words(self, part: dict[str, Any]) -> str:
        minutes = max(1, round(part["seconds_14400"] / 60))
        return self.say("done.part", file=part["file"], pages=part["pages"], minutes=minutes)

    def _sign_words(self, signature: dict[str, object]) -> str:
        who = self.say(f"done.who.{signature['who']}")
        return self.say("done.sign", who=who, page=signature["page"])

    def _deadline(self) -> Iterable[Widget]:
        from forms.dates import show_date
        from forms.deadlines import dates
        from forms.waiting import goes_now

        session = self.session
        if goes_now(session.case):
            yield Words(self.say("done.now", phone=help_center().phone), classes="para section")
            return
        safest = dates(session.case, session.today).safest_deadline
        if safest:
            left = days_left(safest, session.today, self.language)
            words = self.say("done.deadline", day=show_date(safest, self.language), left=left)
            yield Words(words, classes="para section")

    def _buttons(self) -> Iterable[Action]:
        policy = self.imr.policy
        if policy.may_print and shutil.which("lp"):
            yield Action(self.say("done.print"), "print")
        if policy.kiosk:
            if policy.write_folders:
                yield Action(self.say("done.save"), "save")
            yield Action(self.say("done.end"), "end", classes="-main")
        elif opener():
            yield Action(self.say("done.open"), "open")
        yield Action(self.say("done.again"), "again")
        if not policy.kiosk:
            yield Action(self.say("menu.leave"), "leave")

    async def _tell(self, words: str) -> None:
        self._said = words
        said = self.query_one("#said", Words)
        said.update(words)
        said.add_class("-shown")

    @on(Action.Pressed, "#print")
    @work
    async def _print(self) -> None:
        answers = [("print", self.say("done.print")), ("no", self.say("cancel"))]
        pages = self._made.facts["packet"]["pages"]
        if (
            await self.app.push_screen_wait(
                Choose(self.say("done.print"), self.say("done.print.about", pages=pages), answers)
            )
            == "print"
        ):
            printed = await asyncio.to_thread(print_file, self._made.packet, self.imr.policy.printer)
            await self._tell(self.say("done.printed" if printed else "done.not_printed"))

    @on(Action.Pressed, "#save")
    async def _save(self) -> None:
        await self._tell(await asyncio.to_thread(self.imr.save_packet, self._made.packet.parent))

    @on(Action.Pressed, "#open")
    def _open_folder(self) -> None:
        open_folder(self._made.packet.parent, opener())

    @on(Action.Pressed, "#again")
    def _again(self) -> None:
        self.imr.back_to_check()

    @on(Action.Pressed, "#end")
    def _end(self) -> None:
        self.imr.menu_chosen("end")

    @on(Action.Pressed, "#leave")
    def _leave(self) -> None:
        self.imr.menu_chosen("leave")

    def action_back(self) -> None:
        self.imr.back_to_check()
