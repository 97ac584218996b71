"""The packet in plain lines: its making in words, a way to stop; where it is then, who signs, how to send it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from forms.catalog import filing_for
from forms.visible import visible
from forms.words import Said
from packet.errors import Interrupted, PacketError
from tui.export import copy_to_drive, open_folder, print_file, ways_out
from tui.fax_pages import WAYS, FaxPage, choose, hard_pages, is_changed, page_of, way_of
from tui.making import BuildRequest, Made, Making, News
from tui.plain.signals import signals_cancel
from tui.plain.visit import Leave, Visit
from tui.showing import send_by, to_do

_A_WHILE: Final = 0.2
_LONG: Final = 10
"""Pieces of a stage that is long enough to be told how far it is."""


def make(visit: Visit, making: Callable[[BuildRequest], Making] | None = None) -> None:
    """Build in a child process and show the result; a failure is said, and the answers are as they were."""
    console = visit.console
    order = visit.keeper.order()
    work = making(order) if making else Making(order, visit.setup.runtime)
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
        show_result(visit, made)


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


def show_result(visit: Visit, made: Made) -> None:
    """Say what was made and what to do now; comes back for a change, leaves with `Leave`."""
    console, kiosk = visit.console, visit.setup.policy.kiosk
    console.gap()
    console.say("screens.done.heading")
    if not kiosk:
        console.say("screens.done.file", file=made.packet)
    console.say("screens.done.pages", pages=made.facts["packet"]["pages"])
    for words in made.official.get(console.language, []):
        console.tell(words)
    _tell_steps(visit, made)
    while True:
        console.gap()
        match console.choose(_options(visit, made)):
            case "fax":
                _fax_page(visit, made)
            case "remake":
                make(visit)
                return
            case "print":
                _print(visit, made)
            case "save":
                saved = copy_to_drive(made.packet.parent, visit.setup.policy, visit.session.today)
                console.say("screens.done.saved", folder=saved) if saved else console.say("screens.done.not_saved")
            case "open":
                opened = open_folder(made.packet.parent)
                console.say("plain.opened" if opened else "plain.not_opened", folder=made.packet.parent)
            case "leave":
                if kiosk or visit.save() or console.agree("plain.leave_unsaved"):
                    raise Leave
            case _:
                return


def _tell_steps(visit: Visit, made: Made) -> None:
    console = visit.console
    console.gap()
    console.say("screens.done.next")
    for number, step in enumerate(to_do(made, console.language, filing_for(visit.session.case).agency), 1):
        console.tell("\n".join([f"{number}. {step.words}", *step.parts, *step.warnings]), hang=3)
    when = send_by(visit.session, console.language)
    if when:
        console.tell(when)


def _options(visit: Visit, made: Made) -> list[tuple[str, str]]:
    console, policy = visit.console, visit.setup.policy
    ways = [(way, console.words(f"screens.done.{way}")) for way in ways_out(policy)]
    leave = "screens.done.end" if policy.kiosk else "screens.menu.leave"
    fax = [("fax", console.words("plain.done.fax"))] if hard_pages(made) else []
    if is_changed(visit.session, made):
        fax.append(("remake", console.words("screens.done.remake")))
    return [("again", console.words("screens.done.again")), *ways, ("leave", console.words(leave)), *fax]


def _fax_page(visit: Visit, made: Made) -> None:
    """Ask which page; say what came out badly and where; then how to fax it."""
    console = visit.console
    hard = hard_pages(made)
    console.say("plain.done.fax_pages", pages=", ".join(str(page.number) for page in hard))
    reply = console.line(prompt="plain.prompt.number")
    page = page_of(made, int(reply)) if isinstance(reply, str) and reply.strip().isdecimal() else None
    if page is None:
        return
    _tell_spots(visit, made, page)
    if page.paper is None:
        console.say("screens.faxpage.own")
        return
    way = way_of(visit.session, page)
    console.say("screens.faxpage.now", way=console.words(f"screens.way.{way}"))
    chosen = console.choose([(way, console.words(f"screens.faxpage.choose.{way}")) for way in WAYS], way)
    for one in WAYS:
        if one == chosen:
            choose(visit.session, page, one)
            visit.save()
    if is_changed(visit.session, made):
        console.say("screens.done.changed")


def _tell_spots(visit: Visit, made: Made, page: FaxPage) -> None:
    """Each spoilt place: what it is, and where on the sheet; what nobody sees in a frame is said."""
    console = visit.console
    console.say("fax.preview_score", page=page.number, score=page.legibility)
    told = next(entry for entry in made.facts["fax"]["pages"] if entry["number"] == page.number)
    for spot in told["spots"]:
        left, top, _, _ = spot["place"]
        kind = console.words(f"fax.spot_{spot['kind']}")
        console.tell(console.words("plain.done.spot", kind=kind, down=f"{top:.1f}", across=f"{left:.1f}"), hang=2)


def _print(visit: Visit, made: Made) -> None:
    console = visit.console
    if console.agree("screens.done.print.about", pages=made.facts["packet"]["pages"]):
        printed = print_file(made.packet, visit.setup.policy.printer)
        console.say("screens.done.printed" if printed else "screens.done.not_printed")
