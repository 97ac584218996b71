"""The finished packet in plain lines: where it is, who signs where, where to fax it, what comes next."""

from __future__ import annotations

import shutil
from typing import Any

from forms.catalog import help_center
from forms.dates import show_date
from forms.deadlines import dates
from forms.spoken import days_left
from forms.waiting import goes_now
from tui.export import copy_to_drive, open_folder, opener, print_file
from tui.making import Made
from tui.plain.visit import Leave, Visit


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
        match console.choose(_options(visit)):
            case "print":
                _print(visit, made)
            case "save":
                saved = copy_to_drive(made.packet.parent, visit.setup.policy, visit.session.today)
                console.say("screens.done.saved", folder=saved) if saved else console.say("screens.done.not_saved")
            case "open":
                opened = open_folder(made.packet.parent, opener())
                console.say("plain.opened" if opened else "plain.not_opened", folder=made.packet.parent)
            case "leave":
                if kiosk or visit.save() or console.agree("plain.leave_unsaved"):
                    raise Leave
            case _:
                return


def _tell_steps(visit: Visit, made: Made) -> None:
    console, facts = visit.console, made.facts
    signatures = [
        console.words("screens.done.sign", who=console.words(f"screens.done.who.{one['who']}"), page=one["page"])
        for one in facts.get("signatures", [])
    ]
    hard = made.fax.get(console.language, [])
    rest = ["\n".join([console.words("screens.done.fax", fax=help_center().fax), *_parts(visit, facts), *hard])]
    rest += [console.words(f"screens.done.{key}", phone=help_center().phone) for key in ("keep", "wait")]
    console.gap()
    console.say("screens.done.next")
    for number, words in enumerate((*signatures, *rest), 1):
        console.tell(f"{number}. {words}", hang=3)
    _tell_when(visit)


def _tell_when(visit: Visit) -> None:
    console, case = visit.console, visit.session.case
    safest = dates(case, visit.session.today).safest_deadline
    if goes_now(case):
        console.say("screens.done.now", phone=help_center().phone)
    elif safest is not None:
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
    if not policy.kiosk and opener():
        options.append(("open", console.words("screens.done.open")))
    options.append(("leave", console.words("screens.done.end" if policy.kiosk else "screens.menu.leave")))
    return options


def _print(visit: Visit, made: Made) -> None:
    console = visit.console
    if console.agree("screens.done.print.about", pages=made.facts["packet"]["pages"]):
        printed = print_file(made.packet, visit.setup.policy.printer)
        console.say("screens.done.printed" if printed else "screens.done.not_printed")
