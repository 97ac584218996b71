"""Making the packet in plain lines: progress in words, then where it is, who signs, and what comes next."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from typing import Any

from forms.agencies import DMHC
from forms.answers import write_case_file
from forms.dates import show_date
from forms.deadlines import dates
from forms.spoken import days_left
from packet.errors import Interrupted, PacketError
from packet.store.files import write_whole
from tui.making import Made, Making, News, Order
from tui.plain.signals import signals_cancel
from tui.plain.visit import Leave, Visit


def make(visit: Visit, making: Callable[[Order], Making] | None = None) -> None:
    """Build in a child process and show the result; a failure is said, and the answers are as they were."""
    session, console = visit.session, visit.console
    order = Order(
        write_case_file(session.answers),
        session.today.isoformat(),
        session.base,
        visit.out_folder(),
        session.accepted,
        visit.wants_fax,
        session.official,
    )
    work = making(order) if making else Making(order, visit.setup.runtime)
    console.gap()
    console.say("screens.building.heading")
    console.say("plain.stop")
    try:
        with signals_cancel(work.cancel):
            made = work.run(_Teller(visit))
    except Interrupted:
        console.say("screens.building.kept")
    except PacketError as error:
        console.say("screens.building.failed")
        console.tell(error.message(console.language))
        console.say("screens.building.kept")
    else:
        _result(visit, made)


class _Teller:
    """Says each stage and each paper once, not each page."""

    def __init__(self, visit: Visit) -> None:
        self._console = visit.console
        self._said = ("", "")

    def __call__(self, news: News) -> None:
        if (news.stage, news.name) == self._said:
            return
        self._said = (news.stage, news.name)
        words = self._console.words(f"plain.stage.{news.stage}")
        self._console.tell(f"{words}: {news.name}" if news.name else words)


def _result(visit: Visit, made: Made) -> None:
    console = visit.console
    console.gap()
    console.say("screens.done.heading")
    if not visit.setup.policy.kiosk:
        console.say("screens.done.file", file=made.packet)
    console.say("screens.done.pages", pages=made.facts["packet"]["pages"])
    _tell_steps(visit, made.facts)
    while True:
        console.gap()
        match console.choose(_options(visit)):
            case "print":
                _print(visit, made)
            case "save":
                _save(visit, made)
            case "leave":
                raise Leave
            case _:
                return


def _tell_steps(visit: Visit, facts: dict[str, Any]) -> None:
    console = visit.console
    signatures = [
        console.words("screens.done.sign", who=console.words(f"screens.done.who.{one['who']}"), page=one["page"])
        for one in facts.get("signatures", [])
    ]
    rest = ["\n".join([console.words("screens.done.fax", fax=DMHC.fax), *_parts(visit, facts)])]
    rest += [console.words(f"screens.done.{key}", phone=DMHC.phone) for key in ("keep", "wait")]
    console.gap()
    console.say("screens.done.next")
    for number, words in enumerate((*signatures, *rest), 1):
        console.tell(f"{number}. {words}", hang=3)
    safest = dates(visit.session.case, visit.session.today).safest_deadline
    if safest is not None:
        key = "screens.done.deadline" if safest >= visit.session.today else "plain.deadline_passed"
        left = days_left(safest, visit.session.today, console.language)
        console.say(key, day=show_date(safest, console.language), left=left)


def _parts(visit: Visit, facts: dict[str, Any]) -> list[str]:
    return [
        visit.console.words(
            "screens.done.part",
            file=part["file"],
            pages=part["pages"],
            minutes=max(1, round(part["seconds_14400"] / 60)),
        )
        for part in (facts.get("fax") or {}).get("parts", [])
    ]


def _options(visit: Visit) -> list[tuple[str, str]]:
    console, policy = visit.console, visit.setup.policy
    options = [("again", console.words("screens.done.again"))]
    if policy.may_print and shutil.which("lp"):
        options.append(("print", console.words("screens.done.print")))
    if policy.kiosk and policy.write_folders:
        options.append(("save", console.words("screens.done.save")))
    options.append(("leave", console.words("screens.done.end" if policy.kiosk else "screens.menu.leave")))
    return options


def _print(visit: Visit, made: Made) -> None:
    console, printer = visit.console, visit.setup.policy.printer
    if console.agree("screens.done.print.about", pages=made.facts["packet"]["pages"]):
        named = ["-d", printer] if printer else []
        done = subprocess.run(["lp", *named, "--", str(made.packet)], capture_output=True, check=False)
        console.say("screens.done.printed" if done.returncode == 0 else "screens.done.not_printed")


def _save(visit: Visit, made: Made) -> None:
    """Copy everything that was made to the first folder of the policy that takes it."""
    for folder in visit.setup.policy.write_folders:
        if folder.is_dir() and visit.setup.policy.writable(folder) is not None:
            try:
                for file in sorted(made.packet.parent.iterdir()):
                    if file.is_file():
                        write_whole(folder / file.name, file.read_bytes())
            except (PacketError, OSError):
                continue
            visit.console.say("screens.done.saved", folder=folder)
            return
    visit.console.say("screens.done.not_saved")
