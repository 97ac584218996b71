"""The packet in plain lines: its making in words, a way to stop; where it is then, who signs, how to send it."""

from __future__ import annotations

from collections.abc import Callable

from forms.catalog import filing_for
from forms.returned import HandWay
from packet.errors import PacketError
from packet.hand_over import print_file
from tui.after import packets_of
from tui.export import copy_to_drive, open_folder, ways_out
from tui.fax_pages import WAYS, FaxPage, choose, hard_pages, is_changed, page_of, way_of
from tui.handing import can_ask, give, kept, may_fax, question, record_of_made
from tui.making import BuildRequest, Made, Making
from tui.plain.after import after, ask_jobs
from tui.plain.visit import Leave, Visit
from tui.plain.work import make_of
from tui.showing import send_by, to_do


def make(visit: Visit, making: Callable[[BuildRequest], Making] | None = None) -> None:
    """Build in a child process and show the result; a failure is said, and the answers are as they were."""
    order = visit.keeper.order()
    made = make_of(visit, making(order) if making else Making(order, visit.setup.runtime))
    if made is not None:
        show_result(visit, made)


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
            case "after":
                if (again := after(visit)) is not None:
                    show_result(visit, again)
                    return
            case "print" | "fax_now" | "save" | "open" | "mail_print" | "jobs" as way:
                _hand_out(visit, made, way)
            case "mail_sheet":
                visit.session.by_mail = True
                make(visit)
                return
            case "leave":
                if kiosk or visit.save() or console.agree("plain.leave_unsaved"):
                    raise Leave
            case _:
                return


def _hand_out(visit: Visit, made: Made, way: str) -> None:
    match way:
        case "print":
            _hand_over(visit, made, "print")
        case "fax_now":
            _hand_over(visit, made, "fax")
        case "mail_print":
            _print_sheet(visit, made)
        case "jobs":
            ask_jobs(visit, record_of_made(made))
        case "save":
            _save(visit, made)
        case _:
            _open(visit, made)


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
    record, mail = record_of_made(made), made.packet.with_name("mail.pdf").is_file()
    can = ["fax_now" if way == "fax" else way for way in ways_out(policy)]
    if "fax_now" in can and not may_fax(record, visit.session.case):
        can.remove("fax_now")
    can += ["mail_print"] if mail and "print" in can else []
    can += ["jobs"] if can_ask(visit.session, record) else []
    ways = [(way, console.words(f"screens.done.{way}")) for way in can]
    leave = "screens.done.end" if policy.kiosk else "screens.menu.leave"
    fax = [("fax", console.words("plain.done.fax"))] if hard_pages(made) else []
    if is_changed(visit.session, made):
        fax.append(("remake", console.words("screens.done.remake")))
    if packets_of(visit.keeper):
        fax.append(("after", console.words("screens.done.after")))
    if not mail:
        fax.append(("mail_sheet", console.words("screens.done.mail_sheet")))
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


def _open(visit: Visit, made: Made) -> None:
    folder = made.packet.parent
    visit.console.say("plain.opened" if open_folder(folder) else "plain.not_opened", folder=folder)


def _save(visit: Visit, made: Made) -> None:
    console = visit.console
    saved = copy_to_drive(made.packet.parent, visit.setup.policy, visit.session.today)
    console.say("screens.done.saved", folder=saved) if saved else console.say("screens.done.not_saved")


def _hand_over(visit: Visit, made: Made, way: HandWay) -> None:
    """Ask, give it to the printer or the fax server, and say what they said."""
    console, session, record = visit.console, visit.session, record_of_made(made)
    try:
        console.tell(question(record, session.case, way, console.language))
    except PacketError as error:
        console.tell(error.message(console.language))
        return
    if console.agree("screens.done.hand_over"):
        for line in kept(session, *give(session, record, way, visit.setup.policy)):
            console.tell(line)


def _print_sheet(visit: Visit, made: Made) -> None:
    try:
        print_file(made.packet.with_name("mail.pdf"), visit.setup.policy.printer)
    except PacketError as error:
        visit.console.tell(error.message(visit.console.language))
    else:
        visit.console.say("screens.done.printed")
