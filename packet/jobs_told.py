"""What is told of jobs of a printer or a fax server: what is to be looked at first, what was given, how far it is.

For the command and the screens; no answer is in a line but the fax number of a health plan, which is shown before it is
dialled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.case import Case
from forms.dates import show_date
from forms.returned import HandedOver
from forms.words import say, tell
from packet.hand_over import fax_number
from packet.take_back import PacketRecord


def doubt_lines(
    doubts: Sequence[str], record: PacketRecord, case: Case, language: str, *, accept: bool = False
) -> Iterator[str]:
    """What must be looked at before a fax is sent; with `accept` how a command is told to go on."""
    for doubt in doubts:
        if doubt == "unsigned":
            for sign in record.ledger["signatures"]:
                if not sign["signed"]:
                    form = say(f"form.{sign['form']}.name", language)
                    yield tell("sent.pending", language, page=sign["page"], form=form)
        else:
            yield tell("hand_over.check_number", language, number=fax_number(record, case))
        if accept:
            yield "  " + tell("hand_over.accept", language, id=doubt)


def given_lines(jobs: Sequence[HandedOver], language: str) -> Iterator[str]:
    """What was just given to the printer or the fax server."""
    for entry in jobs:
        key = f"hand_over.given.{entry.way}" + ("" if entry.job else ".no_job")
        yield tell(key, language, job=entry.job, file=entry.file, pages=entry.pages)
    yield say("hand_over.ask_later", language)


def job_lines(jobs: Sequence[HandedOver], language: str) -> Iterator[str]:
    """How far each job is, as it was last told."""
    for entry in jobs:
        what = say(f"hand_over.job.{entry.way}", language, file=entry.file, on=show_date(entry.on, language))
        state = say(f"hand_over.state.{entry.way}.{entry.state}", language)
        yield tell("hand_over.line", language, what=what, job=entry.job or "-", state=state)
        if entry.said:
            yield "  " + tell("hand_over.said", language, said=entry.said)
