"""Windows about a case: its passphrase, which version counts, what is not saved. The keeper does what is chosen."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

from packet.errors import CannotWrite, PacketError
from packet.store.case import needs_passphrase, open_case
from packet.store.listing import CaseLine
from packet.store.whole_case import copy_case, delete_case
from tui import later
from tui.case_keeper import SETTLINGS, new_case
from tui.case_list import case_parts
from tui.screens.window import Choose, TypeLine

if TYPE_CHECKING:
    from tui.app import ImrApp


P = ParamSpec("P")

_LOOKS, _A_LOOK = 100, 0.02
"""Two seconds at most, as `tui.keys` waits for a control: then the keys go on."""


class CaseWindows:
    """Each public method opens its windows beside what runs, and comes back at once."""

    def __init__(self, app: ImrApp) -> None:
        self._app = app
        self._asks_conflict = False

    def _start(self, asking: Coroutine[None, None, None]) -> None:
        self._app.run_worker(asking)

    def new(self, *, papers_first: bool = False) -> None:
        """A new case; at a kiosk one that is kept nowhere. `papers_first`: it begins with the papers."""
        self._start(self._new("", papers_first=papers_first))

    def new_sealed(self) -> None:
        """A new case that is never on the disk in plain."""
        self._start(self._new_sealed())

    def open(self, path: Path) -> None:
        """Open a case begun before, asking for its passphrase until it opens or the person gives up."""
        self._start(self._open(path))

    def ask_conflict(self) -> None:
        """Another program wrote this case: keep both, take theirs, or decide later. Asked once at a time."""
        if not self._asks_conflict:
            self._asks_conflict = True
            self._start(self._settle())

    def ask_unsaved(self) -> None:
        """Leaving is asked about when the answers could not be saved."""
        self._start(self._leave_unsaved())

    def lock_or_unlock(self) -> None:
        """A passphrase on, or off."""
        self._start(self._lock_or_unlock())

    def keep_profile(self) -> None:
        """An advocate's own details, for the next case."""
        self._start(self._keep_profile())

    def copy(self, lines: Sequence[CaseLine]) -> None:
        """Another case with the same answers; the person says which of these."""
        self._start(self._copy(lines))

    def delete(self, lines: Sequence[CaseLine]) -> None:
        """Erase one of these cases, after a yes."""
        self._start(self._delete(lines))

    async def _which(self, heading: str, words: str, lines: Sequence[CaseLine]) -> CaseLine | None:
        app = self._app
        answers = [(f"case-{n}", " - ".join(case_parts(line, app.language))) for n, line in enumerate(lines)]
        chosen = await app.push_screen_wait(Choose(heading, words, [*answers, ("cancel", app.say("cancel"))]))
        return lines[int(chosen.removeprefix("case-"))] if chosen and chosen != "cancel" else None

    async def _copy(self, lines: Sequence[CaseLine]) -> None:
        app = self._app
        line = await self._which(app.say("start.copy"), app.say("start.copy.about"), lines)
        if line is not None:
            await self._do(copy_case, line.path, app.setup.home, app.setup.today)

    async def _delete(self, lines: Sequence[CaseLine]) -> None:
        app = self._app
        line = await self._which(app.say("start.delete"), app.say("start.delete.about"), lines)
        if line is None:
            return
        answers = [("keep", app.say("paper.keep")), ("delete", app.say("start.delete.yes"))]
        heading = app.say("start.delete.sure", case=case_parts(line, app.language)[0])
        if await app.push_screen_wait(Choose(heading, app.say("start.delete.sure.about"), answers)) == "delete":
            await self._do(delete_case, line.path)

    async def _do(self, deed: Callable[P, object], *args: P.args, **named: P.kwargs) -> None:
        app = self._app
        try:
            await asyncio.to_thread(deed, *args, **named)
        except PacketError as error:
            await self._tell(app.say("problem"), error.message(app.language))
        await app.navigator.refresh_page()

    async def _tell(self, heading: str, words: str) -> None:
        await self._app.push_screen_wait(Choose(heading, words, [("close", self._app.say("close"))]))

    @contextlib.asynccontextmanager
    async def _busy(self, slow: bool, key: str) -> AsyncIterator[None]:
        """A passphrase is made slow to try, for whoever guesses; for its owner too."""
        if slow:
            async with self._app.busy(self._app.say(key)):
                yield
        else:
            yield

    async def _stands(self) -> None:
        """Until the page of the case takes keys: before, they would go to the page under the window."""
        for _ in range(_LOOKS):
            if later.is_of_a_case(self._app.screen) and self._app.focused:
                return
            await asyncio.sleep(_A_LOOK)

    async def _secret(self, heading: str, words: str) -> str | None:
        return await self._app.push_screen_wait(TypeLine(heading, words, secret=True))

    async def _new(self, passphrase: str, *, papers_first: bool = False) -> None:
        app = self._app
        try:
            async with self._busy(bool(passphrase), "passphrase.locking"):
                file, answers = await asyncio.to_thread(new_case, app.setup, app.language, passphrase)
                app.navigator.begin(answers, file, papers_first=papers_first)
                await self._stands()
            if passphrase:
                await self._label()
        except PacketError as error:
            await self._tell(app.say("problem"), error.message(app.language))

    async def _label(self) -> None:
        """Whoever has several cases finds a locked one by its label. Raises PacketError."""
        app = self._app
        if app.policy.advocate:
            asking = TypeLine(app.say("passphrase.label"), app.say("passphrase.label.about"))
            app.keeper.label(await app.push_screen_wait(asking) or "")

    async def _new_sealed(self) -> None:
        passphrase = await self._new_passphrase()
        if passphrase:
            await self._new(passphrase)

    async def _new_passphrase(self) -> str:
        say = self._app.say
        first = await self._secret(say("passphrase.new"), say("passphrase.about"))
        if not first:
            return ""
        if await self._secret(say("passphrase.again"), say("passphrase.about")) != first:
            await self._tell(say("problem"), say("passphrase.differ"))
            return ""
        return first

    async def _open(self, path: Path) -> None:
        app, passphrase, words = self._app, "", self._app.say("passphrase.ask")
        while True:
            if needs_passphrase(path):
                typed = await self._secret(app.say("passphrase"), words)
                if typed is None:
                    return
                passphrase = typed
            try:
                async with self._busy(bool(passphrase), "passphrase.opening"):
                    file, answers = await asyncio.to_thread(open_case, path, passphrase, speaks=app.language)
                    app.navigator.begin(answers, file)
                    await self._stands()
                return
            except PacketError as error:
                words = error.message(app.language)
                if not needs_passphrase(path) or error.code != "wrong_passphrase":
                    await self._tell(app.say("problem"), words)
                    return

    async def _settle(self) -> None:
        app = self._app
        answers = [(name, app.say(f"conflict.{name}")) for name in SETTLINGS]
        chosen = await app.push_screen_wait(Choose(app.say("conflict"), app.say("conflict.about"), answers))
        self._asks_conflict = False
        if chosen not in ("both", "theirs"):
            return  # later: "not saved" stands in the title, and the next saving asks again
        if app.keeper.settle(chosen) and chosen == "theirs":
            await app.navigator.refresh_page()
        app.save()

    async def _leave_unsaved(self) -> None:
        app, error = self._app, self._app.keeper.session.save_error
        answers = [("stay", app.say("unsaved.stay")), ("leave", app.say("unsaved.leave"))]
        words = error.message(app.language) if error else ""
        if await app.push_screen_wait(Choose(app.say("unsaved"), words, answers)) == "leave":
            app.close_work()
            app.exit(return_code=CannotWrite.exit)

    async def _lock_or_unlock(self) -> None:
        app, sealed = self._app, self._app.keeper.sealed
        if sealed is None:
            return
        try:
            if not sealed:
                app.keeper.may_lock()
            passphrase = "" if sealed else await self._new_passphrase()
            if not sealed and not passphrase:
                return
            app.keeper.lock(passphrase)  # not beside the screens: nothing may be saved meanwhile
            if passphrase:
                await self._label()
            words = app.say("passphrase.on" if passphrase else "passphrase.off")
        except PacketError as error:
            words = error.message(app.language)
        await self._tell(app.say("passphrase"), words)

    async def _keep_profile(self) -> None:
        app = self._app
        try:
            app.keeper.keep_profile()
            words = app.say("profile.kept")
        except PacketError as error:
            words = error.message(app.language)
        await self._tell(app.say("menu.profile"), words)
