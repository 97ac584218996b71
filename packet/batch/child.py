"""Makes packets of a batch, one after the other, in a process of its own: `python -m packet.batch.child`.

An order is a line of JSON on stdin: names of files and what is wished, never an answer; those are in the case file. Its
result is a line on stdout. When stdin ends, or SIGTERM comes, the packet that is being made is given up and nothing of
it is left.
"""

from __future__ import annotations

import datetime as dt
import json
import queue
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from packet.errors import PacketError


def main() -> int:
    """Make what is ordered until no order comes."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    orders: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(orders, stop), daemon=True).start()
    while line := orders.get():
        sys.stdout.write(json.dumps(_result(json.loads(line), stop)) + "\n")
        sys.stdout.flush()
    return 0


def _listen(orders: queue.SimpleQueue[str], stop: threading.Event) -> None:
    for line in sys.stdin:
        orders.put(line)
    stop.set()  # whoever ordered is gone
    orders.put("")


def _result(order: dict[str, Any], stop: threading.Event) -> dict[str, Any]:
    try:
        return _made(order, stop)
    except PacketError as error:
        return {"exit": int(error.exit), "code": error.code, "message": error.message(order["language"])}
    except Exception as fault:  # its text may hold an answer
        return {"exit": 1, "code": "fault", "message": type(fault).__name__}


def _made(order: dict[str, Any], stop: threading.Event) -> dict[str, Any]:
    from forms.answers import parse
    from forms.catalog import made_into
    from forms.doors import put_first
    from packet.build import build
    from packet.case_reader import open_case
    from packet.shelf import files_for
    from packet.stops import StoppedByProblems

    path, today = Path(order["case"]), dt.date.fromisoformat(order["today"])
    answers, accept = open_case(path), frozenset(order["accept"])
    case, problems = parse(answers, today)
    if problems:
        raise StoppedByProblems(problems)
    case = made_into(case, answers.to or put_first(case, today, accept))
    official = tuple(map(Path, order["official"])) or files_for(case, today, Path(order["shelf"]), stop.is_set)
    built = build(
        case,
        today,
        path.parent,
        path.parent / "packet",
        accept=accept,
        fax=order["fax"] is True,
        official=official,
        slips=order["slips"] is True,
        replace=True,
        cancelled=stop.is_set,
    )
    return {
        "exit": 0,
        "code": "",
        "message": "",
        "packet": built.packet_id,
        "pages": built.pages,
        "to_sign": len(built.signatures),
        "warnings": sum(finding.level == "warn" for finding in built.findings),
    }


if __name__ == "__main__":
    raise SystemExit(main())
