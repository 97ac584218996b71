"""A finished packet given to the printer or the fax server of this computer, for both faces; the case keeps its jobs.

The same functions as those of the command `hand-over` do the work. What a kiosk's policy or the helper's own profile
does not allow is not offered (`tui.export.ways_out`).
"""

from __future__ import annotations

from collections.abc import Sequence

from forms.case import Case
from forms.catalog import filing_for, made_into
from forms.returned import HandedOver, HandWay
from forms.words import say, tell
from packet.errors import PacketError
from packet.hand_over import PartlyHandedOver, asked_again, doubts, fax_number, hand_over
from packet.jobs_told import doubt_lines, given_lines, job_lines
from packet.note_sent import with_jobs
from packet.take_back import PacketRecord
from tui.making import Made
from tui.policy import Policy
from tui.session import Session


def record_of_made(made: Made) -> PacketRecord:
    """The packet that was just made."""
    return PacketRecord(made.packet.parent, made.facts)


def question(record: PacketRecord, case: Case, way: HandWay, language: str) -> str:
    """What is asked before it is handed over: how many pages, and of a fax whereto and what to look at first. Raises
    UsageError where no number can be dialled.
    """
    pages = record.ledger["packet"]["pages"]
    if way == "print":
        return say("screens.done.print.about", language, pages=pages)
    number = fax_number(record, case)
    office = say(f"board.door.{record.made['to']}", language)
    parts = len(record.ledger["fax"]["parts"])
    asked = tell("hand_over.ask", language, office=office, number=number, parts=parts, pages=pages)
    return "\n".join((asked, *doubt_lines(doubts(record, case, way), record, case, language)))


def give(session: Session, record: PacketRecord, way: HandWay, policy: Policy) -> tuple[list[HandedOver], str]:
    """The jobs that were taken, and what went wrong, in the language of the session. Blocks its thread; nothing is kept
    yet.
    """
    try:
        return hand_over(record, session.case, way, policy.hands, session.today), ""
    except PartlyHandedOver as partly:
        return partly.jobs, partly.message(session.language)
    except PacketError as error:
        return [], error.message(session.language)


def kept(session: Session, jobs: Sequence[HandedOver], failed: str) -> list[str]:
    """Note the jobs in the case; what is to be said."""
    told = [failed] if failed else []
    if jobs:
        told += given_lines(jobs, session.language)
        session.note_jobs(with_jobs(session.answers, jobs))
        if not session.flush():
            told.append(say("hand_over.not_kept", session.language))
    return told


def kept_states(session: Session, record: PacketRecord, jobs: Sequence[HandedOver], failed: str) -> list[str]:
    """Note how far the jobs are; what is to be said."""
    session.note_jobs(with_jobs(session.answers, jobs))
    session.flush()
    return [*([failed] if failed else []), *lines(session, record)]


def jobs_of(session: Session, record: PacketRecord) -> list[HandedOver]:
    """The jobs of this packet's filing, the oldest first."""
    return [entry for entry in session.answers.handed if entry.to == record.made["to"]]


def can_ask(session: Session, record: PacketRecord) -> bool:
    """Whether there is a job whose state can be asked for."""
    return any(entry.job for entry in jobs_of(session, record))


def asked(jobs: Sequence[HandedOver], language: str) -> tuple[list[HandedOver], str]:
    """How far these jobs are now, or what went wrong. Blocks its thread."""
    try:
        return list(asked_again(jobs)), ""
    except PacketError as error:
        return list(jobs), error.message(language)


def lines(session: Session, record: PacketRecord) -> list[str]:
    """How far each job is, as it was last told."""
    return list(job_lines(jobs_of(session, record), session.language))


def may_fax(record: PacketRecord, case: Case) -> bool:
    """Whether there is a fax edition, and an office with a fax number."""
    agency = filing_for(made_into(case, str(record.made["to"]))).agency
    return bool(agency.fax and record.ledger["fax"]["parts"])
