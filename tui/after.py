"""What happens to a packet once it is made, for both faces: a page comes back signed, it is sent, an answer comes.

The screens (`tui.screens.after`) and the plain lines (`tui.plain.after`) only ask and say. The same functions as those
of the commands `signed` and `sent` do the work; here they stand on the session, whose file is open already.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import get_args

from forms import letter_to_plan
from forms.answers import write_case_file
from forms.catalog import FILINGS, filing_for, made_into
from forms.dates import completed, parse_date, show_date
from forms.problem import Unclear
from forms.returned import How, Reply, ReplyKind
from forms.words import has, say, tell
from packet.errors import UsageError
from packet.note_sent import counts_as_filed, keep_paper, renew, sent_entry, was_sent, with_reply, with_sent
from packet.sheets_told import Head, faults, sheet_lines
from packet.signed import Recognition
from packet.signed.verdict import SheetVerdict
from packet.take_back import PacketRecord, chosen, look_at, record_of, same_official, with_pages
from tui.case_keeper import CaseKeeper
from tui.flow import NotFound
from tui.handing import lines as handed_lines
from tui.making import BuildRequest, Made, folder_of
from tui.session import Session


def packets_of(keeper: CaseKeeper) -> list[PacketRecord]:
    """The packets of the open case, that of the filing it is made into first; none where nothing is kept."""
    if keeper.file is None or keeper.setup.policy.kiosk:
        return []
    named, base = keeper.setup.case, keeper.session.base
    first = filing_for(keeper.session.case)
    filings = [first, *(filing for filing in FILINGS if filing.id != first.id)]
    found: list[PacketRecord] = []
    for filing in filings:
        with suppress(UsageError):
            found.append(record_of(keeper.file.path, base / folder_of(filing, named)))
    if not found and named is not None:  # a packet that a command made beside this case, under a name of its own
        with suppress(UsageError, OSError):
            found.append(record_of(keeper.file.folder / keeper.file.path.name))
    return found


def filing_of(record: PacketRecord) -> str:
    """The filing that a packet was made for."""
    return str(record.made["to"])


# What is known of it


def state_lines(session: Session, record: PacketRecord, language: str) -> Iterator[str]:
    """What the packet is, which pages are signed, what was sent and what came back, what is due; one thing a line."""
    filing, made = filing_of(record), show_date(record.made_on, language)
    office, pages = say(f"board.door.{filing}", language), record.ledger["packet"]["pages"]
    yield tell("screens.after.made", language, number=record.number, office=office, pages=pages, day=made)
    for sign in record.ledger["signatures"]:
        form, who = say(f"form.{sign['form']}.name", language), say(f"screens.done.who.{sign['who']}", language)
        key = "signed" if sign["signed"] else "to_sign"
        yield tell(f"screens.after.{key}", language, page=sign["page"], form=form, who=who)
    sent = [entry for entry in session.answers.sent if entry.to == filing]
    for entry in sent:
        how = say(f"next_steps.sent.{entry.how}", language)
        yield tell("screens.after.sent", language, on=show_date(entry.on, language), how=how)
        if entry.receipt:
            yield tell("screens.after.receipt", language, number=entry.receipt)
        if entry.confirmation:
            yield tell("screens.after.kept", language, file=session.base / entry.confirmation)
    if filing == letter_to_plan.FILING.id and (on := counts_as_filed(session.answers)):
        yield tell("screens.after.filed", language, on=show_date(on, language))
    for reply in (one for one in session.answers.replies if one.to == filing):
        what = say(f"next_steps.reply.{reply.what}", language)
        yield tell("screens.after.came", language, on=show_date(reply.on, language), what=what)
    if not sent:
        yield say("screens.after.not_sent", language)
    yield from handed_lines(session, record)
    yield from due_lines(session, language)


def due_lines(session: Session, language: str) -> Iterator[str]:
    """What should come of it by when, and which page must be signed again, as the rules say it."""
    for finding in session.findings():
        if finding.id in ("sent.waiting", "signed.stale"):
            yield finding.message(language)


# A page that was signed


@dataclass
class SheetsBack:
    """Scans that were looked at. `folder` has the straightened pages, until `forget`."""

    record: PacketRecord
    scans: Sequence[Path]
    folder: Path
    found: Recognition
    told: tuple[SheetVerdict, ...]

    def lines(self, language: str) -> Iterator[tuple[str, SheetVerdict | None]]:
        """Each thing seen; with the sheet where a yes can put it in all the same."""
        for line in faults(self.found, self.scans, language):
            yield line, None
        for one in self.told:
            head: Head = "doubtful" if one.doubts else "fits"
            words = "\n".join(sheet_lines(one, head, self.record, self.scans[one.sheet.scan], language))
            yield words, one if one.usable and one.doubts else None

    def used(self, accepted: Collection[int]) -> tuple[SheetVerdict, ...]:
        """The sheets that go in, with a yes to those at these places of `told`."""
        return chosen(self.told, lambda one: self.told.index(one) in accepted)

    def forget(self) -> None:
        """The straightened pages that nobody keeps."""
        shutil.rmtree(self.folder, ignore_errors=True)


def look(
    keeper: CaseKeeper, record: PacketRecord, scans: Sequence[Path], cancelled: Callable[[], bool] | None = None
) -> SheetsBack:
    """Look at scans of signed pages; nothing is changed. Blocks its thread. Raises UsageError, CannotWrite and
    Interrupted.
    """
    folder = next(free for n in count(1) if not (free := keeper.setup.runtime / f"signed-{n}").exists())
    folder.mkdir(mode=0o700)
    try:
        found, told = look_at(record, keeper.session.case, scans, folder, cancelled)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return SheetsBack(record, scans, folder, found, told)


@dataclass(frozen=True)
class PutIn:
    """Signed pages on their way into the packet: the `order` of its making; `adopt` takes them into the case once it is
    made, and gives what is to be said.
    """

    order: BuildRequest
    adopt: Callable[[Made], list[str]]


def put_in(keeper: CaseKeeper, back: SheetsBack, used: Sequence[SheetVerdict]) -> PutIn:
    """The packet made again as it was made, with these pages. The scans are kept beside the case; the case names them
    when the packet is there. Raises UsageError and CannotWrite.
    """
    session, record, made = keeper.session, back.record, back.record.made
    after = with_pages(session.answers, used, record, back.scans, session.base)
    order = keeper.order()
    order = replace(
        order,
        case=write_case_file(replace(after, to=made_into(session.case, filing_of(record)).to or "")),
        today=record.made_on.isoformat(),
        out=record.folder,
        accept=order.accept | frozenset(map(str, made["accept"])),
        fax=made["fax"] is True,
        official=_official(keeper, record),
        shelf=None,
        slips=made["slips"] is True,
        instructions=made["instructions"] is True,
        mail=made.get("mail") is True,
    )

    def adopt(now: Made) -> list[str]:
        session.put_signed(after.signed)
        back.forget()
        return list(_renumbered(record, now, session.language))

    return PutIn(order, adopt)


def _renumbered(record: PacketRecord, made: Made, language: str) -> Iterator[str]:
    """What is to be said of a packet that is no longer the one that was printed."""
    number = made.facts["packet"].get("number", record.number)
    if number != record.number:
        yield tell("screens.done.older", language, number=number, before=record.number)


def _official(keeper: CaseKeeper, record: PacketRecord) -> tuple[Path, ...]:
    """The agency's own PDFs that the packet was made on: those that were chosen, else those of the shelf. Raises
    UsageError when they are others now.
    """
    if not record.made["official"]:
        return ()
    from packet.shelf import files_for

    session = keeper.session
    case = made_into(session.case, filing_of(record))
    forms = session.official or files_for(case, record.made_on, keeper.setup.shelf)
    same_official(record, forms)
    return tuple(forms)


# What was sent, what came


class WrongDay(UsageError):
    """A day that nobody can read, or that is still to come; its sentence is that of a date among the questions."""

    def message(self, language: str) -> str:
        key = f"problems.{self.code}"
        return tell(f"{key}.recent" if has(f"{key}.recent", language) else key, language)


def day_of(text: str, today: dt.date) -> dt.date:
    """The day that was typed; today for a blank. Raises WrongDay."""
    if not text.strip():
        return today
    date = completed(text, today) or parse_date(text)
    if isinstance(date, Unclear):
        raise WrongDay(date.code)
    if date > today:
        raise WrongDay("date.future")
    return date


def how_of(picked: str) -> How:
    """The way that was picked; the first for none."""
    ways: tuple[How, ...] = get_args(How)
    return next((way for way in ways if way == picked), ways[0])


def kind_of_reply(picked: str) -> ReplyKind:
    """What came, as it was picked; the first for none."""
    kinds: tuple[ReplyKind, ...] = get_args(ReplyKind)
    return next((kind for kind in kinds if kind == picked), kinds[0])


def note_sending(
    session: Session, record: PacketRecord, on: dt.date, how: How, proof: Path | None, receipt: str, language: str
) -> list[str]:
    """Note that this packet was sent, and write its next steps anew; what is to be said. Raises PacketError."""
    kept = keep_paper(session.base, proof)
    entry = sent_entry(record, filing_of(record), on, how, kept, " ".join(receipt.split()))
    session.note(with_sent(session.answers, entry))
    facts = {"on": show_date(on, language), "how": say(f"next_steps.sent.{how}", language)}
    told = [tell("sent.noted", language, number=record.number, pages=str(entry.pages), **facts)]
    for sign in record.ledger["signatures"]:
        if not sign["signed"]:
            form = say(f"form.{sign['form']}.name", language)
            told.append(tell("sent.pending", language, page=sign["page"], form=form))
    return [*told, *_renewed(session, record, language)]


def note_answer(
    session: Session, record: PacketRecord, on: dt.date, what: ReplyKind, paper: Path | None, language: str
) -> list[str]:
    """Note what came of it, and write its next steps anew; what is to be said. Raises PacketError."""
    was_sent(session.answers, filing_of(record), on)
    entry = Reply(filing_of(record), on, what, keep_paper(session.base, paper))
    session.note(with_reply(session.answers, entry))
    what_words = say(f"next_steps.reply.{what}", language)
    told = [tell("sent.came", language, on=show_date(on, language), what=what_words)]
    return [*told, *_renewed(session, record, language)]


def _renewed(session: Session, record: PacketRecord, language: str) -> list[str]:
    if not session.flush() and session.save_error is not None:
        raise session.save_error
    renew(made_into(session.case, filing_of(record)), record, session.today)
    return [say("sent.renewed", language)]


def one_file(text: str, files: Sequence[Path]) -> Path | None:
    """The one paper that was named; None for a blank. Raises NotFound."""
    if not text.strip():
        return None
    if len(files) != 1 or not files[0].is_file():
        raise NotFound("not_found", name=text.strip())
    return files[0]
