"""The rows of a table made into packets, as many at once as there are processors. Each row has a folder of its own and
its own result in it; a row that cannot be made, or whose process dies, stops no other.

A row is made again when its cells, a paper, a wish or the program changed, and when its packet is gone; what was noted
in its case since (pages that came back signed, what was sent) stays. A case that somebody changed is left alone.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import Any, Final, Literal

from forms.answers import Answers, write_case_file
from forms.returned import LISTS
from forms.words import ENGLISH, tell
from packet.batch.rows import RowCase, RowFault, case_of, names_of, twice
from packet.batch.table import CaseTable, TableRow
from packet.errors import Exit, PacketError, UsageError
from packet.one_file import read_one
from packet.store.case import PLAIN, open_case
from packet.store.files import private_folder, write_whole

RESULT: Final = "result.json"
FOLDER: Final = "packet"
"""Where the packet of a row is, beside its case."""
_MOST_PAPER: Final = 1 << 30
"""Bytes of a paper that is hashed; the intake refuses far smaller ones."""
_SECONDS_TO_STOP: Final = 10.0
RowState = Literal["made", "same", "not_made"]


@dataclass(frozen=True)
class BatchWishes:
    """What all rows are made with. `papers`: the folder below which rows name their own; `profile`: the helper's own
    details; `shelf`: where agencies' own forms are taken from when `official` names none.
    """

    out: Path
    papers: Path
    today: dt.date
    shelf: Path
    profile: Mapping[str, str]
    fax: bool = False
    slips: bool = False
    to: str = ""
    accept: frozenset[str] = frozenset()
    official: tuple[Path, ...] = ()
    language: str = ENGLISH


@dataclass(frozen=True)
class RowResult:
    """What became of a row: `state`, the exit code that `build` would give, and what is to be told; no answer but the
    name of the row's folder. `other_papers` have a name that says no kind.
    """

    row: int
    case: str
    state: RowState
    exit: int = 0
    code: str = ""
    message: str = ""
    packet: str = ""
    pages: int = 0
    to_sign: int = 0
    warnings: int = 0
    papers: int = 0
    other_papers: int = 0


def run_rows(
    table: CaseTable,
    wishes: BatchWishes,
    jobs: int,
    tell_row: Callable[[RowResult], None] = lambda _result: None,
    only: Sequence[int] | None = None,
) -> list[RowResult]:
    """Make the rows, or `only` those with these numbers, `jobs` at once; their results in the order of the table.
    `tell_row` is called as each is done, in the caller's thread. An interrupt ends what is under way and leaves nothing
    of it; what was made stays. Raises CannotWrite when `out` cannot be made.
    """
    private_folder(wishes.out)
    names, doubles = names_of(table), twice(names_of(table))
    rows = [row for row in table.rows if only is None or row.number in only]
    crew = _Crew()
    done: queue.SimpleQueue[RowResult] = queue.SimpleQueue()

    def one(row: TableRow) -> RowResult:
        name = names[row.number]
        result = _fault(row, name, "twice", "case", wishes) if row.number in doubles else _row(row, name, wishes, crew)
        done.put(result)
        return result

    with ThreadPoolExecutor(jobs) as pool:
        try:
            futures = [pool.submit(one, row) for row in rows]
            for _ in rows:
                tell_row(done.get())
            return [future.result() for future in futures]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        finally:
            crew.close()


def _row(row: TableRow, name: str, wishes: BatchWishes, crew: _Crew) -> RowResult:
    """One row; whatever happens to it is its own result."""
    try:
        case = case_of(row, name, wishes.out, wishes.papers, wishes.profile)
        if wishes.to and not case.answers.to:
            case = replace(case, answers=replace(case.answers, to=wishes.to))
        result = _made(case, name, wishes, crew)
    except RowFault as fault:
        return _fault(row, name, fault.code, fault.name, wishes)
    except PacketError as error:
        message = error.message(wishes.language)
        result = RowResult(row.number, name, "not_made", int(error.exit), error.code, message)
    except Exception as fault:  # its text may hold an answer
        result = RowResult(row.number, name, "not_made", int(Exit.FAULT), "fault", type(fault).__name__)
    return result


def _fault(row: TableRow, name: str, code: str, what: str, wishes: BatchWishes) -> RowResult:
    message = tell(f"batch.row.{code}", wishes.language, name=what)
    return RowResult(row.number, name, "not_made", int(Exit.USAGE), code, message)


def _made(case: RowCase, name: str, wishes: BatchWishes, crew: _Crew) -> RowResult:
    before = _kept(case.folder / RESULT)
    written = _digest_of_answers(case.answers)
    digest = _digest(case, wishes, written)
    other = sum(entry.kind == "other" for entry in case.answers.papers)
    facts: dict[str, Any] = {"row": case.number, "case": name, "papers": len(case.papers), "other_papers": other}
    if before.get("digest") == digest and before.get("state") != "not_made" and _still_there(case.folder):
        told = {key: before[key] for key in ("packet", "pages", "to_sign", "warnings") if key in before}
        return RowResult(**{**facts, **told, "state": "same"})
    private_folder(case.folder)
    _write_case(case, before, written)
    order = {
        "case": str((case.folder / PLAIN).absolute()),
        "today": wishes.today.isoformat(),
        "accept": sorted(wishes.accept | {f"outside:{file.name}" for file in case.papers}),
        "fax": wishes.fax,
        "slips": wishes.slips,
        "official": [str(path.absolute()) for path in wishes.official],
        "shelf": str(wishes.shelf),
        "language": wishes.language,
    }
    told = crew.make(order)
    result = RowResult(**{**facts, **told, "state": "not_made" if told["exit"] else "made"})
    _keep(case.folder, {"digest": digest, "written": [written], **asdict(result)})
    return result


def _write_case(case: RowCase, before: Mapping[str, Any], written: str) -> None:
    """Write the row's case; what was noted in it since stays. Raises RowFault when somebody else wrote or changed it.

    What will be written is noted first: whoever is ended in between knows either for its own.
    """
    path = case.folder / PLAIN
    if path.exists() and not before:
        raise RowFault("foreign", PLAIN)
    file, there = open_case(path)
    with file:
        ours = [str(digest) for digest in before.get("written", ())]
        if path.exists() and _digest_of_answers(there) not in ours:
            raise RowFault("changed", PLAIN)
        _keep(case.folder, {**before, "state": "not_made", "written": [*ours[-1:], written]})
        file.save(replace(case.answers, **{key: getattr(there, key) for key in LISTS}))


def _digest_of_answers(answers: Answers) -> str:
    """Of what the table says alone."""
    return hashlib.sha256(
        write_case_file(replace(answers, signed=(), sent=(), replies=(), handed=())).encode()
    ).hexdigest()


def _digest(case: RowCase, wishes: BatchWishes, written: str) -> str:
    """Of all that the packet follows from but the day: a day that goes by makes no packet anew."""
    digest = hashlib.sha256(f"{metadata.version('imr-packet')}\0{written}".encode())
    wished = (wishes.fax, wishes.slips, wishes.to, sorted(wishes.accept), [path.name for path in wishes.official])
    digest.update(json.dumps(wished).encode())
    for file in (*case.papers, *wishes.official):
        try:
            digest.update(f"\0{file.name}\0{hashlib.sha256(read_one(file, _MOST_PAPER)).hexdigest()}".encode())
        except OSError:
            raise RowFault("paper", file.name) from None
    return digest.hexdigest()


def _kept(path: Path) -> Mapping[str, Any]:
    try:
        kept = json.loads(read_one(path, 1 << 20))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(folder: Path, plain: Mapping[str, Any]) -> None:
    write_whole(folder / RESULT, (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode())


def _still_there(folder: Path) -> bool:
    """Whether the packet is there, as it was made or as it was made again with what came back."""
    return (folder / PLAIN).is_file() and (folder / FOLDER / "packet.pdf").is_file()


class _Crew:
    """Processes that make packets, one for each row that is under way; one that died is started anew for the next."""

    def __init__(self) -> None:
        self._free: list[subprocess.Popen[str]] = []
        self._all: set[subprocess.Popen[str]] = set()
        self._held = threading.Lock()
        self._closed = False

    def make(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """The result of an order; a fault when its process died."""
        process = self._one()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(order) + "\n")
            process.stdin.flush()
            told: dict[str, Any] = json.loads(process.stdout.readline())
        except (OSError, ValueError):
            self._end(process)
            return {"exit": int(Exit.FAULT), "code": "died", "message": tell("errors.build_stopped", order["language"])}
        with self._held:
            self._free.append(process)
        return told

    def _one(self) -> subprocess.Popen[str]:
        with self._held:
            if self._closed:
                raise UsageError("interrupted")
            if self._free:
                return self._free.pop()
            process = subprocess.Popen(
                [sys.executable, "-m", "packet.batch.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
            self._all.add(process)
            return process

    def _end(self, process: subprocess.Popen[str]) -> None:
        with self._held:
            self._all.discard(process)
        _stop([process])

    def close(self) -> None:
        """End them all; what they were making is given up."""
        with self._held:
            self._closed = True
            processes = list(self._all)
        _stop(processes)


def _stop(processes: Sequence[subprocess.Popen[str]]) -> None:
    for process in processes:
        with suppress(OSError):
            process.terminate()
    for process in processes:
        with suppress(OSError, ValueError):
            if process.stdin is not None:
                process.stdin.close()
        try:
            process.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
