"""A packet since it was made: which pages are signed, what was sent, what came, what is due; and the noting of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from textual import on, work
from textual.widget import Widget

from forms.catalog import filing_for
from packet.take_back import PacketRecord
from tui.after import filing_of, packets_of, state_lines
from tui.doors import name_of_door
from tui.export import open_folder, opener
from tui.handing import asked, can_ask, jobs_of, kept_states
from tui.screens.noted import NotedScreen
from tui.screens.page import Page, actions, visible_agency_line
from tui.screens.signed_back import SignedBackScreen
from tui.showing import send_by
from tui.widgets.action import Action
from tui.widgets.words import Words


class AfterScreen(Page):
    """Shown when a case with a packet is opened, and from the result; leads on to the answers."""

    def __init__(self, told: Sequence[str] = (), filing: str = "") -> None:
        super().__init__()
        self._told = told
        self._filing = filing

    def title_words(self) -> str:
        return self.say("after.title")

    def help_words(self) -> str:
        return f"{self.say('after.help')}\n\n{visible_agency_line(self.language)}"

    def shows_tasks(self) -> bool:
        return False

    @property
    def _records(self) -> list[PacketRecord]:
        """The packets of this case, the one that is looked at first."""
        return sorted(packets_of(self.imr.keeper), key=lambda record: filing_of(record) != self._filing)

    def body(self) -> Iterable[Widget]:
        yield Words(self.say("after.title"), classes="heading")
        for words in self._told:
            yield Words(words, classes="para said")
        records = self._records
        for record in records[:1]:
            for words in state_lines(self.session, record, self.language):
                yield Words(words, classes="para")
            filing = filing_of(record)
            if filing == filing_for(self.session.case).id and not any(
                entry.to == filing for entry in self.session.answers.sent
            ):
                yield Words(send_by(self.session, self.language), classes="para")
            yield actions(*self._buttons(record))
        yield actions(Action(self.say("after.answers"), "answers"), *self._leaving())
        for number, record in enumerate(records[1:]):
            to = name_of_door(filing_of(record), self.language)
            yield Action(self.say("after.other", to=to), f"other-{number}", classes="-link", about=filing_of(record))

    def _is_sent(self, record: PacketRecord) -> bool:
        return any(entry.to == filing_of(record) for entry in self.session.answers.sent)

    def _buttons(self, record: PacketRecord) -> Iterable[Action]:
        sent = self._is_sent(record)
        waits = any(not sign["signed"] for sign in record.ledger["signatures"])
        ways = [("signed-back", "after.signed_back")] if record.ledger["signatures"] else []
        ways.append(("sent", "after.sent_it"))
        if sent:
            ways.append(("came", "after.came_back"))
        main = "came" if sent else "signed-back" if waits else "sent"
        if can_ask(self.session, record):
            ways.append(("jobs", "done.jobs"))
        for name, words in ways:
            yield Action(self.say(words), name, classes="-main" if name == main else "")

    def first_focus(self) -> str:
        return next((one.id or "" for one in self.query(".-main").results(Action)), "")

    def _leaving(self) -> Iterable[Action]:
        if opener():
            yield Action(self.say("done.open"), "open")
        yield Action(self.say("menu.cases"), "cases")

    @on(Action.Pressed, "#signed-back")
    def _signed_back(self) -> None:
        self.imr.navigator.put(SignedBackScreen(self._records[0]))

    @on(Action.Pressed, "#sent")
    def _sent(self) -> None:
        self.imr.navigator.put(NotedScreen(self._records[0], "sent"))

    @on(Action.Pressed, "#came")
    def _came(self) -> None:
        self.imr.navigator.put(NotedScreen(self._records[0], "came"))

    @on(Action.Pressed, "#jobs")
    @work
    async def _jobs(self) -> None:
        record, session = self._records[0], self.session
        now, failed = await asyncio.to_thread(asked, jobs_of(session, record), self.language)
        kept_states(session, record, now, failed)
        self._told = [failed] if failed else []
        if self.is_attached:
            await self.rebuild("jobs")

    @on(Action.Pressed, "#answers")
    def _answers(self) -> None:
        self.imr.navigator.show(self.session.place)

    @on(Action.Pressed, "#open")
    def _open(self) -> None:
        open_folder(self._records[0].folder)

    @on(Action.Pressed, "#cases")
    def _cases(self) -> None:
        self.imr.navigator.to_cases()

    @on(Action.Pressed, ".-link")
    async def _other(self, event: Action.Pressed) -> None:
        self._filing, self._told = str(event.action.about), ()
        await self.rebuild()

    def action_back(self) -> None:
        self.imr.navigator.to_cases()
