"""`imr-packet sent`: what was sent, when and how, and what came back; dates count from it.

Exit codes: 0, 2 wrong use, 6 the case cannot be written.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from forms.catalog import FILINGS
from forms.dates import show_date
from forms.returned import CHOICES
from forms.words import ENGLISH, say, tell
from packet.commands.columns import wrapped
from packet.commands.opening import day, to_note_in
from packet.errors import Exit, UsageError

if TYPE_CHECKING:
    from packet.take_back import PacketRecord


def arguments(parser: argparse.ArgumentParser) -> None:
    """CASE.json --on DAY [--to FILING] [--how fax|mail|online] [--confirmation FILE] [--came KIND [--paper FILE]]."""
    language = parser.get_default("language") or ENGLISH

    def told(option: str) -> str:
        return say(f"sent.option.{option}", language)

    parser.add_argument("case", type=Path, metavar="CASE.json", help=say("commands.option.case", language))
    parser.add_argument("--to", choices=[filing.id for filing in FILINGS], default="", help=told("to"))
    parser.add_argument("--on", required=True, metavar="DAY", help=told("on"))
    parser.add_argument("--how", choices=CHOICES["how"], default="fax", help=told("how"))
    parser.add_argument("--confirmation", type=Path, metavar="FILE", help=told("confirmation"))
    parser.add_argument("--receipt", default="", metavar="NUMBER", help=told("receipt"))
    parser.add_argument("--came", choices=CHOICES["what"], help=told("came"))
    parser.add_argument("--paper", type=Path, metavar="FILE", help=told("paper"))
    parser.add_argument("--packet", type=Path, metavar="DIR", help=told("packet"))
    parser.add_argument("--today", metavar="DATE", help=say("commands.option.today", language))


def run(options: argparse.Namespace) -> int:
    from packet.note_sent import note_reply, note_sent

    _, passphrase = to_note_in(options)
    language: str = options.language
    today = day(options.today)
    try:
        on = dt.date.fromisoformat(options.on)
    except ValueError:
        raise UsageError("sent_day") from None
    if options.came:
        reply, record = note_reply(
            options.case, options.to, on, options.came, options.paper, options.packet, today, passphrase
        )
        what = say(f"next_steps.reply.{reply.what}", language)
        lines = [say("sent.came", language, on=show_date(on, language), what=what)]
    else:
        sent, record = note_sent(
            options.case,
            options.to,
            on,
            options.how,
            options.confirmation,
            options.packet,
            today,
            " ".join(options.receipt.split()),
            passphrase,
        )
        facts = {"on": show_date(on, language), "how": say(f"next_steps.sent.{sent.how}", language)}
        facts |= {"number": sent.number, "pages": str(sent.pages)}
        lines = [say("sent.noted" if sent.number else "sent.noted.no_packet", language, **facts)]
        lines += _unsigned(record, language)
    if record is not None:
        lines.append(say("sent.renewed", language))
    sys.stderr.write("".join(f"{wrapped(line)}\n" for line in lines))
    return Exit.DONE


def _unsigned(record: PacketRecord | None, language: str) -> Iterator[str]:
    for sign in record.ledger["signatures"] if record else ():
        if not sign["signed"]:
            form = say(f"form.{sign['form']}.name", language)
            yield tell("sent.pending", language, page=sign["page"], form=form)
