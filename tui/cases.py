"""Beginning a case, going on with one, locking it, keeping one's own details; and two programs writing one case."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import work

from forms.answers import Answers
from packet.errors import PacketError
from packet.store.case import CaseFile, create_case, needs_passphrase, open_case
from packet.store.profile import read_profile, write_profile
from tui.frame import Frame
from tui.paper_loader import PaperLoader
from tui.screens.start import StartScreen
from tui.screens.window import Choose, TypeLine
from tui.session import Session


class Cases(Frame):
    """Which case is open, and how it is kept."""

    @work
    async def new_case(self) -> None:
        """A new case; at a kiosk one that is kept nowhere."""
        await self._new("")

    @work
    async def new_sealed_case(self) -> None:
        """A new case that is never on the disk in plain."""
        passphrase = await self._new_passphrase()
        if passphrase:
            await self._new(passphrase)

    async def _new_passphrase(self) -> str:
        first = await self.push_screen_wait(
            TypeLine(self.say("passphrase.new"), self.say("passphrase.about"), secret=True)
        )
        if not first:
            return ""
        again = await self.push_screen_wait(
            TypeLine(self.say("passphrase.again"), self.say("passphrase.about"), secret=True)
        )
        if again != first:
            await self.say_window(self.say("passphrase.differ"))
            return ""
        return first

    async def _new(self, passphrase: str) -> None:
        language = self.language
        typed = read_profile(self.home) if self.policy.advocate else {}
        answers = Answers(language=language, form_language=language, typed=typed)
        if not self.policy.may_keep:
            self.begin(answers, None)
            return
        try:
            file = await asyncio.to_thread(create_case, self.home, self.today, passphrase)
        except PacketError as error:
            await self.say_window(error.message(language))
            return
        self.begin(answers, file)

    @work
    async def open_case(self, path: Path) -> None:
        """Open a case begun before, asking for its passphrase until it opens or the person gives up."""
        passphrase, words = "", self.say("passphrase.ask")
        while True:
            if needs_passphrase(path):
                typed = await self.push_screen_wait(TypeLine(self.say("passphrase"), words, secret=True))
                if typed is None:
                    return
                passphrase = typed
            try:
                file, answers = await asyncio.to_thread(open_case, path, passphrase)
                break
            except PacketError as error:
                words = error.message(self.language)
                if not needs_passphrase(path) or error.code != "wrong_passphrase":
                    await self.say_window(words)
                    return
        self.begin(answers, file)

    def begin(self, answers: Answers, file: CaseFile | None) -> None:
        """Open this case on the screens; without a file it is kept in memory only."""
        self.loader.close()
        self.case_file, self.in_case = file, True
        base = file.folder.absolute() if file else self.setup.runtime
        self.session = Session(answers, self.today, file, base=base, place=file.place() if file else "")
        (self.setup.runtime / "papers").mkdir(mode=0o700, exist_ok=True)
        self.loader = PaperLoader(self.setup.runtime / "papers", base, self.papers_came_further)
        self.told = {finding.id for finding in self.session.findings()}
        self.saved_at = ""
        self.papers_changed()
        self.show(self.session.place)

    def to_cases(self) -> None:
        """Back to the list of cases; the open one is saved and let go."""
        if not self.save():
            self.ask_unsaved()
            return
        self.close_work()
        self.case_file, self.in_case = None, False
        self.session = Session(Answers(language=self.language, form_language=self.language), self.today)
        self.put(StartScreen())

    def ask_conflict(self) -> None:
        """Another program wrote this case: keep both, take theirs, or decide later."""
        self._ask_both()

    @work
    async def _ask_both(self) -> None:
        answers = [
            ("both", self.say("conflict.both")),
            ("theirs", self.say("conflict.theirs")),
            ("later", self.say("conflict.later")),
        ]
        chosen = await self.push_screen_wait(Choose(self.say("conflict"), self.say("conflict.about"), answers))
        self._conflict_shown = False
        if self.case_file is None:
            return
        try:
            if chosen == "both":
                self.case_file.save_keeping_both(self.session.answers)
                self.session.save_error = None
            elif chosen == "theirs":
                self.session.replace_all(self.case_file.reload())
                await self.refresh_page()
        except PacketError as error:
            self.session.save_error = error
        self.save()

    @work
    async def lock_or_unlock(self) -> None:
        """A passphrase on, or off."""
        file = self.case_file
        if file is None:
            return
        try:
            if file.sealed:
                file.decrypt(self.session.answers)
                words = self.say("passphrase.off")
            else:
                passphrase = await self._new_passphrase()
                if not passphrase:
                    return
                file.encrypt(passphrase, self.session.answers)  # not beside the screens: nothing may be saved meanwhile
                words = self.say("passphrase.on")
        except PacketError as error:
            words = error.message(self.language)
        await self.push_screen_wait(Choose(self.say("passphrase"), words, [("close", self.say("close"))]))

    @work
    async def keep_profile(self) -> None:
        """An advocate's own details, for the next case."""
        try:
            write_profile(self.home, self.session.answers.typed)
            words = self.say("profile.kept")
        except PacketError as error:
            words = error.message(self.language)
        await self.push_screen_wait(Choose(self.say("menu.profile"), words, [("close", self.say("close"))]))
