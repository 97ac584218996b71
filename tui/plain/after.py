"""A packet since it was made, in plain lines: what is signed, sent and due, and the noting of it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from forms.dates import plain, show_date
from forms.returned import CHOICES
from packet.errors import PacketError
from packet.take_back import PacketRecord
from tui.after import (
    SheetsBack,
    day_of,
    filing_of,
    how_of,
    kind_of_reply,
    look,
    note_answer,
    note_sending,
    one_file,
    packets_of,
    put_in,
    state_lines,
)
from tui.doors import name_of_door
from tui.flow import named_files
from tui.handing import asked, can_ask, jobs_of, kept_states
from tui.making import Made, Making
from tui.plain.folder import pick
from tui.plain.visit import Leave, Visit
from tui.plain.work import make_of

_CHOICE = {"sent": "how", "came": "what"}


def after(visit: Visit) -> Made | None:
    """Say what became of the packet, and note what the person has to tell; comes back for the answers, with the packet
    where it was made again with signed pages. Raises Leave for the list of cases.
    """
    console, record = visit.console, _which(visit)
    while record is not None:
        console.gap()
        console.say("screens.after.title")
        for line in state_lines(visit.session, record, console.language):
            console.tell(line)
        console.gap()
        match console.choose(_options(visit, record)):
            case "signed_back":
                if (made := _signed_back(visit, record)) is not None:
                    return made
            case "sent":
                _note(visit, record, "sent")
            case "came":
                _note(visit, record, "came")
            case "jobs":
                ask_jobs(visit, record)
            case "cases":
                if visit.save() or console.agree("plain.leave_unsaved"):
                    raise Leave(cases=True)
            case _:
                break
        records = {filing_of(one): one for one in packets_of(visit.keeper)}
        record = records.get(filing_of(record))
    return None


def _which(visit: Visit) -> PacketRecord | None:
    """The packet to speak of: the only one, or the one chosen."""
    records = packets_of(visit.keeper)
    if len(records) < 2:
        return next(iter(records), None)
    console = visit.console
    options = [(filing_of(one), name_of_door(filing_of(one), console.language)) for one in records]
    console.gap()
    console.say("plain.after.which")
    picked = console.choose(options)
    return next((one for one in records if filing_of(one) == picked), None)


def _options(visit: Visit, record: PacketRecord) -> list[tuple[str, str]]:
    words = visit.console.words
    options = [("answers", words("screens.after.answers"))]
    if record.ledger["signatures"]:
        options.append(("signed_back", words("screens.after.signed_back")))
    options.append(("sent", words("screens.after.sent_it")))
    if any(entry.to == filing_of(record) for entry in visit.session.answers.sent):
        options.append(("came", words("screens.after.came_back")))
    if can_ask(visit.session, record):
        options.append(("jobs", words("screens.done.jobs")))
    return [*options, ("cases", words("screens.menu.cases"))]


def ask_jobs(visit: Visit, record: PacketRecord) -> None:
    """Say how far what was printed and faxed is."""
    now, failed = asked(jobs_of(visit.session, record), visit.console.language)
    for line in kept_states(visit.session, record, now, failed):
        visit.console.tell(line, hang=2)


def _signed_back(visit: Visit, record: PacketRecord) -> Made | None:
    """Ask for the scan, say what was seen, ask where it is in doubt, make the packet again."""
    console = visit.console
    console.say("screens.back.about")
    files = _files(visit, "screens.back.path")
    if not files:
        return None
    console.say("screens.back.looking")
    try:
        back = look(visit.keeper, record, files)
    except PacketError as error:
        console.tell(error.message(console.language))
        return None
    visit.rest()
    try:
        return _use(visit, back, _accepted(visit, back))
    finally:
        back.forget()


def _accepted(visit: Visit, back: SheetsBack) -> set[int]:
    """Say each thing seen; the places of the sheets that a yes lets in."""
    console, accepted = visit.console, set[int]()
    for words, doubtful in back.lines(console.language):
        console.tell(words, hang=2)
        if doubtful is not None and console.agree("screens.back.all_the_same", page=doubtful.sheet.page):
            accepted.add(back.told.index(doubtful))
    return accepted


def _use(visit: Visit, back: SheetsBack, accepted: set[int]) -> Made | None:
    console, used = visit.console, back.used(accepted)
    if not used:
        console.say("signed.nothing")
        return None
    if not console.agree("screens.back.put.about"):
        return None
    try:
        coming = put_in(visit.keeper, back, used)
    except PacketError as error:
        console.tell(error.message(console.language))
        return None
    made = make_of(visit, Making(coming.order, visit.setup.runtime))
    if made is not None:
        told = coming.adopt(made)
        visit.save()
        for line in told:
            console.tell(line)
    return made


def _note(visit: Visit, record: PacketRecord, what: Literal["sent", "came"]) -> None:
    """Ask day, way and proof, and note it; "back" at any of them leaves all as it was."""
    console, session = visit.console, visit.session
    console.say(f"screens.noted.{what}.about")
    console.say(f"screens.noted.{what}.day")
    day = console.line(console.words("screens.noted.day.hint", day=show_date(session.today, console.language)))
    if not isinstance(day, str):
        return
    console.say(f"screens.noted.{what}.choice")
    values = CHOICES[_CHOICE[what]]
    picked = console.choose([(value, console.words(f"screens.noted.{what}.{value}")) for value in values], values[0])
    if not isinstance(picked, str):
        return
    console.say("screens.noted.paper.hint")
    files = _files(visit, f"screens.noted.{what}.paper") if picked != "online" else []
    receipt = ""
    if what == "sent" and picked == "mail":
        console.say("screens.noted.receipt")
        typed = console.line()
        receipt = typed if isinstance(typed, str) else ""
    try:
        on_day, paper = day_of(day, session.today), one_file(" ".join(map(str, files)), files)
        if what == "sent":
            told = note_sending(session, record, on_day, how_of(picked), paper, receipt, console.language)
        else:
            told = note_answer(session, record, on_day, kind_of_reply(picked), paper, console.language)
    except PacketError as error:
        console.tell(error.message(console.language))
    else:
        for line in told:
            console.tell(line)


def _files(visit: Visit, key: str) -> list[Path]:
    """The files that are typed, or looked for with the word for that; [] for a blank."""
    console = visit.console
    console.say(key)
    word = console.words("plain.papers.look.word")
    console.say("plain.after.look", word=word)
    reply = console.line(prompt="plain.prompt.text")
    if not isinstance(reply, str) or not reply.strip():
        return []
    if plain(reply) == plain(word):
        return pick(console, visit.setup.policy)
    try:
        return named_files(reply, Path.home())
    except PacketError as error:
        console.tell(error.message(console.language))
        return []
