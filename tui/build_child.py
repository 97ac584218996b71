"""The making of a packet in a process of its own: `python -m tui.build_child`, an order as JSON on stdin, news on
stdout.

The case comes through the pipe, so no answer is on a command line or in a temporary file, and the screens stay quick.
It loads no Textual. One line of JSON a piece of news: {"progress": …}, then {"built": …}, {"error": …} or {"fault":
true}. SIGTERM asks it to stop and to leave nothing behind.
"""

from __future__ import annotations

import datetime as dt
import json
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.words import LANGUAGES
from packet.errors import PacketError
from tui.process import end_with_parent, no_core_dump

if TYPE_CHECKING:
    from forms.case import Case
    from packet.intake.kept import KeptPapers


def main() -> int:
    """Read the order, build, tell. Returns the exit code."""
    stop = False

    def on_term(_number: int, _frame: object) -> None:
        nonlocal stop
        stop = True

    no_core_dump()  # being undumpable ends at exec: what the screens are, this process is not by itself
    signal.signal(signal.SIGTERM, on_term)
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        order = json.loads(sys.stdin.readline())
        _tell({"built": _build(order, lambda: stop)})
    except PacketError as error:
        _tell({"error": {"messages": {to: error.message(to) for to in LANGUAGES}, "exit": int(error.exit)}})
        return int(error.exit)
    except Exception:  # the text of an unexpected error can hold answers: it goes nowhere
        _tell({"fault": True})
        return 1
    return 0


def _build(order: dict[str, Any], cancelled: Any) -> dict[str, Any]:
    from forms.answers import parse, read_case_file
    from packet.build import build
    from packet.progress import Progress
    from packet.report import fax_warnings, official_told

    def progress(news: Progress) -> None:
        _tell({"progress": [news.stage, news.done, news.total, news.name]})

    today = dt.date.fromisoformat(order["today"])
    case, _ = parse(read_case_file(order["case"]), today)
    official, lacks = _official(order, case, today, cancelled)
    built = build(
        case,
        today,
        Path(order["base"]),
        Path(order["out"]),
        accept=frozenset(order["accept"]),
        fax=bool(order["fax"]),
        replace=True,
        slips=bool(order.get("slips")),
        instructions=bool(order.get("instructions")),
        mail=bool(order.get("mail")),
        official=official,
        progress=progress,
        cancelled=cancelled,
        kept=_kept(order["kept"]),
    )
    hard = {to: fax_warnings(built, to) for to in LANGUAGES}
    told = {to: [*lacks[to], *official_told(built.officials, to)] for to in LANGUAGES}
    return {"packet": str(built.packet), "ledger": str(built.ledger), "fax": hard, "official": told}


def _kept(told: list[str] | None) -> KeptPapers | None:
    """What the screens know of papers that they have opened: to be looked at, and nothing put there."""
    from packet.intake.kept import KeptPapers

    if told is None:
        return None
    folder, secret, stamp = told
    return KeptPapers(Path(folder), bytes.fromhex(secret), takes=False, stamp=stamp)


def _official(
    order: dict[str, Any], case: Case, today: dt.date, cancelled: Any
) -> tuple[tuple[Path, ...], dict[str, list[str]]]:
    """The agency's own PDFs, named or from the shelf; and what is to be said, by language, when it has none."""
    from packet.shelf import files_for, lacking

    named = tuple(Path(path) for path in order["official"])
    if named or order["shelf"] is None:
        return named, {to: [] for to in LANGUAGES}
    found = files_for(case, today, Path(order["shelf"]), cancelled)
    return found, {to: list(filter(None, [lacking(case, found, to)])) for to in LANGUAGES}


def _tell(news: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(news) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
