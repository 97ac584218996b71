"""What was sent and what came back, noted in the case; the next steps and the calendar count from it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from forms import letter_to_plan
from forms.answers import Answers, parse
from forms.case import Case
from forms.catalog import FILINGS, filing_for, made_into
from forms.next_steps import NextFacts, SignHere
from forms.returned import HandedOver, How, Reply, ReplyKind, SentPacket
from packet.errors import CannotWrite, UsageError
from packet.next_steps import render
from packet.one_file import read_one, write_one
from packet.store.case import open_case
from packet.store.files import private_folder, write_whole
from packet.store.whole_case import SENT
from packet.take_back import PacketRecord, record_of

_FILED: Final = "filed_grievance"
_FILED_ON: Final = "grievance_filed_on"
_MOST_PAPER = 100 << 20
"""Bytes of a confirmation or a letter."""


def note_sent(
    case_path: Path,
    to: str,
    on: dt.date,
    how: How,
    confirmation: Path | None,
    folder: Path | None,
    today: dt.date,
    receipt: str = "",
    passphrase: str = "",
) -> tuple[SentPacket, PacketRecord | None]:
    """Note that the packet for the filing `to` ("" for the case's own) was sent, and write its next steps anew. What
    was noted for the same day and way is replaced. `passphrase` opens a sealed case. Raises UsageError, InUse,
    WrongPassphrase, CannotWrite.
    """
    no_day_to_come(on, today)
    record = _record(case_path, folder, to)
    noted: list[SentPacket] = []

    def change(answers: Answers, filing: str) -> Answers:
        kept = keep_paper(case_path.parent, confirmation)
        noted.append(sent_entry(record, filing, on, how, kept, receipt))
        return with_sent(answers, noted[0])

    _changed(case_path, passphrase, to, record, today, change)
    return noted[0], record


def note_reply(
    case_path: Path,
    to: str,
    on: dt.date,
    what: ReplyKind,
    paper: Path | None,
    folder: Path | None,
    today: dt.date,
    passphrase: str = "",
) -> tuple[Reply, PacketRecord | None]:
    """Note what came back of what was sent. Raises as `note_sent`, and UsageError when nothing was sent before."""
    no_day_to_come(on, today)
    record = _record(case_path, folder, to)
    noted: list[Reply] = []

    def change(answers: Answers, filing: str) -> Answers:
        was_sent(answers, filing, on)
        noted.append(Reply(filing, on, what, keep_paper(case_path.parent, paper)))
        return with_reply(answers, noted[0])

    _changed(case_path, passphrase, to, record, today, change)
    return noted[0], record


def no_day_to_come(on: dt.date, today: dt.date) -> None:
    """Raises UsageError for a day that is still to come."""
    if on > today:
        raise UsageError("sent_day")


def was_sent(answers: Answers, filing: str, on: dt.date) -> None:
    """Raises UsageError when nothing had been sent to this filing by that day."""
    if not any(one.to == filing and one.on <= on for one in answers.sent):
        raise UsageError("sent_before", on=on.isoformat())


def sent_entry(
    record: PacketRecord | None, filing: str, on: dt.date, how: How, confirmation: str, receipt: str
) -> SentPacket:
    """What was sent, with what is known of its packet."""
    entry = SentPacket(filing, on, how, confirmation=confirmation, receipt=receipt)
    if record is None:
        return entry
    packet = record.ledger["packet"]
    return replace(entry, number=record.number, sha256=str(packet["sha256"]), pages=int(packet["pages"]))


def with_sent(answers: Answers, entry: SentPacket) -> Answers:
    """The case with this noted; what was noted for the same filing, day and way is replaced. What went to the plan is
    the complaint that the later filings ask about: it is not asked again, unless the person said more of it.
    """
    same = (entry.to, entry.on, entry.how)
    sent = (*(one for one in answers.sent if (one.to, one.on, one.how) != same), entry)
    typed = dict(answers.typed)
    if entry.to == letter_to_plan.FILING.id and (typed.get(_FILED) != "yes" or not typed.get(_FILED_ON)):
        typed |= {_FILED: "yes", _FILED_ON: entry.on.isoformat()}
    return replace(answers, sent=sent, typed=typed)


def counts_as_filed(answers: Answers) -> dt.date | None:
    """The day on which what was sent to the plan counts as the complaint; None when the answers say another day."""
    sent = {entry.on for entry in answers.sent if entry.to == letter_to_plan.FILING.id}
    return next((on for on in sorted(sent) if on.isoformat() == answers.typed.get(_FILED_ON)), None)


def with_reply(answers: Answers, entry: Reply) -> Answers:
    """The case with this noted; the same thing of the same day is replaced."""
    same = (entry.to, entry.on, entry.what)
    return replace(answers, replies=(*(one for one in answers.replies if (one.to, one.on, one.what) != same), entry))


def with_jobs(answers: Answers, jobs: Sequence[HandedOver]) -> Answers:
    """The case with these jobs noted; the same job is replaced by what is known of it now."""
    known = {(one.way, one.job, one.file, one.on): place for place, one in enumerate(answers.handed)}
    handed = list(answers.handed)
    for entry in jobs:
        place = known.get((entry.way, entry.job, entry.file, entry.on)) if entry.job else None
        if place is None:
            handed.append(entry)
        else:
            handed[place] = entry
    return replace(answers, handed=tuple(handed))


def keep_jobs(case_path: Path, passphrase: str, jobs: Sequence[HandedOver]) -> None:
    """Note these jobs in the case. Raises InUse, WrongPassphrase, CannotWrite."""
    file, answers = open_case(case_path, passphrase)
    with file:
        file.save(with_jobs(answers, jobs))


def _record(case: Path, folder: Path | None, to: str) -> PacketRecord | None:
    """The packet of this filing, where there is one. Raises UsageError for a folder that was named and holds none."""
    if folder is not None:
        return record_of(case, folder)
    names = [filing.folder for filing in FILINGS if to in ("", filing.id)]
    try:
        record = record_of(case, case.parent / names[0]) if to else record_of(case)
    except UsageError:
        return None
    return record if to in ("", record.made["to"]) else None


def _changed(
    case_path: Path,
    passphrase: str,
    to: str,
    record: PacketRecord | None,
    today: dt.date,
    change: Callable[[Answers, str], Answers],
) -> None:
    file, answers = open_case(case_path, passphrase)
    with file:
        case, _ = parse(answers, today)
        filing = to or (str(record.made["to"]) if record else filing_for(case).id)
        after = change(answers, filing)
        file.save(after)
        if record is not None and record.made["to"] == filing:
            renew(made_into(parse(after, today)[0], filing), record, today)


def renew(case: Case, record: PacketRecord, today: dt.date) -> None:
    """Write next-steps.pdf and .ics of this packet anew. Raises CannotWrite."""
    ledger = record.ledger
    signs = [SignHere(one["who"], one["form"], one["page"]) for one in ledger["signatures"] if not one["signed"]]
    facts = NextFacts(
        record.number,
        int(ledger["packet"]["pages"]),
        tuple(signs),
        len(ledger["fax"]["parts"]),
        tuple(place for place, paper in enumerate(ledger["inputs"]) if paper["outcome"] == "excluded"),
        len(ledger["signatures"]) - len(signs),
    )
    letter, dates = render(case, today, facts)
    write_one(record.folder / "next-steps.pdf", letter, replace=True)
    write_one(record.folder / "next-steps.ics", dates, replace=True)


def keep_paper(base: Path, paper: Path | None) -> str:
    """Keep a copy of a paper in the case's folder `base`; its name from there, "" for none. It is never opened. Raises
    UsageError and CannotWrite.
    """
    if paper is None:
        return ""
    try:
        data = read_one(paper, _MOST_PAPER)
    except FileNotFoundError:
        raise UsageError("scan_missing", file=paper.name) from None
    except OSError:
        raise CannotWrite("cannot_save", file=paper.name) from None
    name = f"{hashlib.sha256(data).hexdigest()[:8]}{paper.suffix.lower()}"
    write_whole(private_folder(base / SENT) / name, data)
    return f"{SENT}/{name}"
