"""Everything that a person can be shown, in one language: `python -m tests.third_language_walk FACE FOLDER`, JSON out.

Run by `tests/test_third_language.py` in a copy of the program that knows one language more. FACE is "screens" or
"lines". The answers are written without Latin vowels, so that every vowel that is shown comes from the program.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import json
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, cast

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from forms.answers import Answers, PaperEntry
from forms.case import Language, Paper
from forms.editions import EDITIONS
from forms.interview import QUESTIONS
from forms.words import domain, say
from packet.errors import CannotWrite
from packet.intake.result import Change, Hint, Refusal, Taken
from packet.store import case
from packet.store.case import create_case
from packet.store.sealed import Cost, new_key
from tests.tui import settling
from tests.tui.driving import WIDE, app_for, press, said, until
from tui import case_keeper
from tui.app import ImrApp
from tui.kiosk import IdleScreen
from tui.making import Made, Making, News
from tui.paper_loader import Look, PaperLoader
from tui.plain import packet as plain_packet
from tui.plain import run
from tui.plain.kiosk import run_kiosk
from tui.policy import Policy
from tui.screens.building import BuildingScreen
from tui.screens.folder import FolderScreen
from tui.screens.menu import MenuScreen
from tui.screens.page import Page
from tui.screens.paper import PaperScreen
from tui.screens.step import StepScreen
from tui.screens.window import HelpScreen
from tui.session import Place
from tui.showing import extra
from tui.widgets.action import Action
from tui.widgets.field import FormField

PSEUDO: Final[Language] = "xx"
TYPED: Final = MappingProxyType(
    {
        key: value if QUESTIONS[key].kind in ("choice", "yes_no", "tick", "date", "phone", "zip", "state") else "Щ" * 3
        for key, value in WIDE.items()
    }
)
PAPERS: Final = ("good.pdf", "locked.pdf", "attached.pdf", "linked.pdf", "fault.pdf", "slow.pdf", "good.pdf")
FACTS: Final[dict[str, Any]] = {
    "packet": {"pages": 9},
    "signatures": [{"form": "dmhc_20_224", "page": 4, "who": "patient"}],
    "fax": {"parts": [{"file": "1.tif", "pages": 9, "seconds_14400": 300}]},
}
NAMES: Final = frozenset(
    [
        "CA",
        *(word for name in EDITIONS.values() for word in re.findall(r"[^\W\d_]{2,}", name)),
        *(name.removesuffix(".pdf") for name in PAPERS),
        *("scan", "case", "home", "runtime", "form", "tif", "json"),
    ]
)
"""Words that are no sentence: a state, files, folders, what languages call themselves."""


class QuickLoader(PaperLoader):
    """Every end that a paper can have, by its name. `waits`: one is always being opened; plain lines wait for it."""

    waits = True

    def show(self, papers: object) -> None:
        """Nothing is opened."""

    def look(self, paper: Paper) -> Look:
        name = Path(paper.file).name
        match name.partition(".")[0]:
            case "locked":
                return Look(refusal=Refusal(name, "password_needed"))
            case "attached":
                return Look(refusal=Refusal(name, "attachments_ask", {"count": 1, "names": "x.xml"}))
            case "linked":
                return Look(refusal=Refusal(name, "outside_ask", {"count": 1, "names": "x.png"}))
            case "fault":
                return Look(fault=CannotWrite("cannot_save", file="1"))
            case "slow" if type(self).waits:
                return Look(1, 3)
        hints, changes = (Hint(1, "ssn"), Hint(1, "sideways", {"turn": 90})), (Change(1, "turned", {"degrees": 90}),)
        return Look(taken=Taken(name, "0" * 64, "pdf", 2, Path(name), (1, 2), hints=hints, changes=changes))


def made(folder: Path) -> Made:
    """A packet whose own sentences are in every language already."""
    return Made(folder / "1.pdf", folder / "1.json", FACTS, {PSEUDO: ["Щ"]}, {PSEUDO: ["Щ"]})


def case_of(folder: Path) -> Answers:
    """A case with nearly every question, and papers."""
    kinds = ("denial_letter", "bill", "other", "photo", "bill", "bill", "denial_letter")
    papers = [PaperEntry(str(folder / name), kind) for name, kind in zip(PAPERS, kinds, strict=True)]
    papers[0] = PaperEntry(papers[0].file, "denial_letter", pages="9-1", rotate={"1": 90})
    return Answers(language=PSEUDO, typed=TYPED, papers=tuple(papers))


# The screens


class Walk:
    """The screens one after another; `seen` is what stood on each."""

    def __init__(self, app: ImrApp, pilot: Pilot[None], seen: dict[str, str]) -> None:
        self.app, self.pilot, self.seen = app, pilot, seen

    async def see(self, name: str) -> None:
        """Remember every word of the screen on top."""
        await self.pilot.pause()
        boxes = [f"{box.value} {box.placeholder}" for box in self.app.screen.query(Input) if not box.password]
        self.seen[name] = "\n".join([said(self.app), *boxes])

    async def window(self, name: str, window: Screen[Any]) -> None:
        """Open a window, see it, close it."""
        await self.app.push_screen(window)
        await self.see(name)
        await self.app.pop_screen()

    async def asked(self, name: str, ask: Callable[[], object]) -> None:
        """Something that opens a window and waits for its answer: see it, and leave it with Escape."""
        before = self.app.screen
        ask()
        await until(self.pilot, lambda: self.app.screen is not before)
        await self.see(name)
        await self.pilot.press("escape")
        await until(self.pilot, lambda: self.app.screen is before)

    async def place(self, place: Place) -> None:
        """One place with its help, and with its errors."""
        await self.stand(place)
        await self.see(str(place))
        page = self.app.screen
        assert isinstance(page, Page)
        for field in page.query(FormField):
            if help := extra(field.question, "help", PSEUDO):
                self.seen[f"help of {field.question.key}"] = help
        self.seen[f"{place} help"] = page.help_words()

    async def stand(self, place: Place) -> None:
        """Go to a place and wait until it is drawn."""
        self.app.navigator.show(place)
        await until(self.pilot, lambda: self._stands(place))
        await self.pilot.pause()

    def _stands(self, place: Place) -> bool:
        screen = self.app.screen
        drawn = screen._drawn == place if isinstance(screen, StepScreen) else bool(screen.query("#body > *"))
        return isinstance(screen, Page) and drawn and self.app.keeper.session.place == place


async def screens(folder: Path) -> dict[str, str]:
    """Every page, window and message of the screens."""
    seen: dict[str, str] = {}
    _old_cases(folder / "home")
    app = app_for(folder, language=PSEUDO, policy=Policy(advocate=True))
    async with app.run_test(size=(120, 200)) as pilot:
        walk = Walk(app, pilot, seen)
        await walk.see("start")
        await walk.window("menu at the start", MenuScreen())
        app.navigator.begin(case_of(folder), create_case(folder / "home", app.setup.today))
        await until(pilot, lambda: bool(app.screen.query("#continue")))
        await pilot.pause()
        for place in app.keeper.session.places():
            await walk.place(place)
        await walk.window("help", HelpScreen(""))
        await _errors(walk)
        await _papers(walk)
        await _making(walk, folder)
        await _windows(walk)
        app.close_work()
    kiosk = app_for(folder, language=PSEUDO, policy=Policy(kiosk=True, read_folders=(folder,), staff_pin="1$1"))
    async with kiosk.run_test(size=(120, 200)) as pilot:
        walk = Walk(kiosk, pilot, seen)
        await walk.see("kiosk")
        kiosk.navigator.begin(case_of(folder), None)
        await walk.see("kiosk page")
        await walk.window("kiosk menu", MenuScreen())
        setattr(kiosk._guard, "tick", lambda _now: None)  # noqa: B010 - it would close a question that it did not ask
        await walk.window("kiosk idle", IdleScreen())
        await walk.asked("kiosk staff", lambda: kiosk.menu_chosen("staff"))
        while kiosk.screen.is_modal:  # the window goes in its own time
            await pilot.pause(0.05)
        await pilot.pause()
        kiosk.navigator.made(made(folder))
        await walk.see("kiosk done")
        kiosk.close_work()
    return seen


def _old_cases(home: Path) -> None:
    """One with a name, one without, one locked, one broken."""
    today = dt.date(2026, 11, 1)
    for number, passphrase in enumerate(("", "", "1", "")):
        with create_case(home, today, passphrase, cost=Cost(log2_n=4)) as file:
            file.save(Answers(language=PSEUDO, typed=TYPED if number == 0 else {}))
            file.remember("plan/plan")
            if number == 3:
                file.path.write_text("{", encoding="utf-8")


async def _errors(walk: Walk) -> None:
    """Every page with answers that are missing or cannot be understood."""
    app = walk.app
    places = [place for place in app.keeper.session.places() if place.page]
    for key, question in QUESTIONS.items():
        if question.kind not in ("choice", "yes_no", "tick"):
            app.keeper.session.type(key, "??" if question.kind in ("date", "phone", "zip", "state") else "")
    for place in places:
        await walk.stand(place)
        await press(walk.pilot, "#continue")
        await until(walk.pilot, lambda: _went_on(app, place))  # noqa: B023 - awaited at once
        await walk.see(f"{place} with errors")
        if app.screen.query("#on"):  # advice, over the page
            await app.pop_screen()
    app.navigator.show(Place("check"))
    await until(walk.pilot, lambda: bool(app.screen.query("#make")))
    await press(walk.pilot, "#make")
    await walk.see("check with problems")
    for key, text in TYPED.items():
        app.keeper.session.type(key, text)


def _went_on(app: ImrApp, place: Place) -> bool:
    """Whether Continue has brought the errors of the page, advice, or another page."""
    return bool(app.screen.query("#summary, #on")) or app.keeper.session.place != place


async def _papers(walk: Walk) -> None:
    app = walk.app
    app.navigator.show(Place("papers"))
    await until(walk.pilot, lambda: bool(app.screen.query("#path")))
    for number in range(len(PAPERS)):
        await walk.window(f"paper {number}", PaperScreen(number))
    await app.push_screen(PaperScreen(1))
    await walk.pilot.pause()
    for control in ("password", "kind", "remove"):
        await walk.asked(f"a paper's {control}", app.screen.query_one(f"#{control}", Action).action_press)
    app.screen.query_one("#up", Action).action_press()
    await walk.see("paper that cannot move by itself")
    while not app.screen.query("#path"):  # a move past another kind is asked about in a window
        await app.pop_screen()
    await walk.window("folders", FolderScreen())
    await walk.pilot.pause()
    app.screen.query_one("#path", Input).value = "/no/scan.pdf"
    await press(walk.pilot, "#path")
    await walk.see("paper not found")


async def _making(walk: Walk, folder: Path) -> None:
    app = walk.app
    app.navigator.show(Place("check"))
    await until(walk.pilot, lambda: bool(app.screen.query("#make")))
    await press(walk.pilot, "#make")
    await walk.see("check that stops")
    app.keeper.session.accepted = frozenset({finding.id for finding in app.keeper.session.findings()})
    await press(walk.pilot, "#make")
    await walk.see("check with a paper that is out")
    app.navigator.form_paper()
    await until(walk.pilot, lambda: bool(app.screen.query("#official")))
    await walk.see("paper form")
    await walk.asked("official", app.screen.query_one("#official", Action).action_press)
    building = BuildingScreen(cast("Making", None))
    building.on_show = lambda: None  # type: ignore[method-assign]
    building.cancel = lambda: None  # type: ignore[method-assign]
    app.navigator.put(building)
    await walk.see("building")
    for key in domain("commands", PSEUDO):
        if key.startswith("stage."):
            building._tell(News(key.removeprefix("stage."), 1, 2, "good.pdf"))
            await walk.see(key)
    building._failure = CannotWrite("cannot_save", file="1").message(PSEUDO)
    await building._show_failure()
    await walk.see("building failed")
    app.navigator.made(made(folder))
    await until(walk.pilot, lambda: bool(app.screen.query("#again")))
    await walk.see("done")


async def _windows(walk: Walk) -> None:
    app = walk.app
    app.navigator.show(Place("patient", "name"))
    await until(walk.pilot, lambda: isinstance(app.screen, StepScreen) and bool(app.screen.query("#continue")))
    await walk.pilot.pause()
    await walk.window("menu", MenuScreen())
    await walk.asked("leave", app.action_ask_to_leave)
    await walk.asked("profile", lambda: app.menu_chosen("profile"))
    await walk.asked("lock", lambda: app.menu_chosen("lock"))
    app.keeper.session.save_error = CannotWrite("cannot_save", file="1")
    await walk.asked("unsaved", app.cases.ask_unsaved)
    await walk.see("not saved")
    app.keeper.session.save_error = None
    await walk.asked("conflict", app.cases.ask_conflict)
    app.keeper.session.type("has_medicare", "yes")
    app.keeper.session.go(Place("plan", "plan"))
    app.keeper.told = set()
    app.navigator.go_on()
    await walk.see("advice")


# The plain lines


class Builder:
    """Stands where the child process is."""

    def __init__(self, _order: object, runtime: Path | None = None) -> None:
        self._folder = runtime or Path()

    def run(self, tell: Callable[[News], None]) -> Made:
        """Tell every stage, and give a packet."""
        for key in domain("commands", PSEUDO):
            if key.startswith("stage."):
                tell(News(key.removeprefix("stage."), 1, 20, "good.pdf"))
        return made(self._folder)

    def cancel(self) -> None:
        """Nothing runs."""


def lines(folder: Path) -> dict[str, str]:
    """The talk of a new case with every sign, then of one begun before, then of a kiosk."""
    QuickLoader.waits = False
    setattr(plain_packet, "Making", Builder)  # noqa: B010 - as above
    _old_cases(folder / "home")
    with create_case(folder / "home", dt.date(2026, 11, 2)) as file:
        file.save(case_of(folder))
    signs = ["??", "?", "!", "", "=", "", "*", ""]
    questions = ["?", ""] * len(QUESTIONS)
    papers = ["?", "1", "kind", "", "/no/scan.pdf", say("plain.papers.look.word", PSEUDO), "", *map(str, range(1, 8))]
    check = ["?", "1", "", "1", *["yes"] * 6, "", "2", "", "3", "", "4", "5", "", "6", "7", ""]
    seen = {"new case": _talk(folder, Policy(advocate=True), ["1", *signs, *questions])}
    wrong = [line for _ in QUESTIONS for line in ("¿¿", "-", "")]
    seen["wrong answers"] = _talk(folder, Policy(), ["1", *wrong])
    number = str(_number_of(folder, file.path))
    seen["a whole case"] = _talk(folder, Policy(), [number, *signs, *questions])
    for part, told in (("papers", papers), ("check", check)):
        file.remember(part)
        seen[part] = _talk(folder, Policy(), [number, *told])
    seen["locked"] = _talk(folder, Policy(), ["2", "", "*", "8", "", "", ""])
    seen["kiosk"] = _talk(
        folder, Policy(kiosk=True, read_folders=(folder,), staff_pin="1$1"), ["1", *signs, *questions]
    )
    return seen


def _number_of(folder: Path, path: Path) -> int:
    from packet.store.listing import list_cases
    from tests.tui.driving import TODAY

    return 3 + [line.path for line in list_cases(folder / "home", TODAY)].index(path)


def _talk(folder: Path, policy: Policy, said_to_it: Sequence[str]) -> str:
    setup = app_for(folder, language=PSEUDO, policy=policy).setup
    out, given = io.StringIO(), io.StringIO("\n".join([*said_to_it, ""]))
    if policy.kiosk:
        run_kiosk(setup, stdin=given, stdout=out)
    else:
        assert run(setup, stdin=given, stdout=out) != 1, out.getvalue()[-500:]
    return out.getvalue()


def main() -> None:
    """Walk, and print what was seen by the name of the place."""
    face, folder = sys.argv[1], Path(sys.argv[2])
    settling.install(setattr, draws=False)
    setattr(case_keeper, "PaperLoader", QuickLoader)  # noqa: B010 - a stand-in, which the type checker would refuse
    setattr(case, "new_key", lambda words, _cost, random: new_key(words, Cost(log2_n=4), random))  # noqa: B010 - quick
    seen = asyncio.run(screens(folder)) if face == "screens" else lines(folder)
    print(json.dumps(seen, ensure_ascii=False))


if __name__ == "__main__":
    main()
