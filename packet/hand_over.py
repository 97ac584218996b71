"""A finished packet given to the programs of this computer that print (CUPS: lp, lpstat) and fax (HylaFAX: sendfax,
faxstat). Whatever connection there is, is theirs: this program opens none, and learns what they say.

No shell, and no answer of a person in an argument: a file is named from its own folder, by a name that says nothing,
and the number to dial, which may be one that was typed, stands in a file of its own.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from forms.case import Case
from forms.catalog import filing_for, made_into
from forms.returned import HandedOver, HandWay, JobState
from packet.digest import digest_of
from packet.errors import Exit, PacketError, UsageError
from packet.held_folder import held_folder
from packet.store.files import write_whole
from packet.store.profile import HandWishes
from packet.take_back import PacketRecord

PROGRAMS: Final[Mapping[HandWay, tuple[str, str]]] = {"print": ("lp", "lpstat"), "fax": ("sendfax", "faxstat")}
"""What gives a job, and what asks for it."""
_SECONDS: Final = 60.0
"""They only hand the file over to a server; one that takes longer is not there."""
_OURS: Final = "IMR_PACKET_"
"""Variables of the environment that begin so are for this program alone."""
_REQUEST: Final = re.compile(r"request id is (\S+)")
_LONGEST: Final = 120
"""Characters of another program's own words that are kept."""
_DIGITS: Final = 10
"""Of a telephone number in North America, without the 1 before it."""
_STATES: Final[Mapping[str, JobState]] = {
    **dict.fromkeys("TPSBW", "waiting"),
    "R": "active",
    "D": "done",
    "F": "failed",
}
"""HylaFAX's letters of a job's state (faxstat(1)): most wait for a time, a line or a modem."""


class HandOverFault(PacketError):
    """Nothing was handed over; its sentence is "errors.hand_over.<code>", `said` what the other program said."""

    exit = Exit.CANNOT_WRITE

    def __init__(self, code: str, program: str, said: str = "") -> None:
        super().__init__(f"hand_over.{code}", program=program, said=said or "-")


def installed(way: HandWay) -> bool:
    """Whether the program that takes a job is here."""
    return shutil.which(PROGRAMS[way][0]) is not None


def doubts(record: PacketRecord, case: Case, way: HandWay) -> tuple[str, ...]:
    """What a person must say yes to before this is handed over: "unsigned" pages of a fax, a "number" to be checked."""
    if way == "print":
        return ()
    unsigned = any(not sign["signed"] for sign in record.ledger["signatures"])
    agency = filing_for(_of(record, case)).agency
    return tuple(doubt for doubt, there in (("unsigned", unsigned), ("number", agency.check)) if there)


def fax_number(record: PacketRecord, case: Case) -> str:
    """The fax number of the packet's addressee, as it is shown. Raises UsageError where none can be dialled."""
    number = filing_for(_of(record, case)).agency.fax
    if len(_dialled(number)) != _DIGITS:
        raise UsageError("hand_over.fax_number")
    return number


def hand_over(record: PacketRecord, case: Case, way: HandWay, wishes: HandWishes, today: dt.date) -> list[HandedOver]:
    """Give the packet to the printer, or the parts of its fax edition to the fax server, one job each. Blocks its
    thread. Raises UsageError when there is nothing that can be given, HandOverFault when it was not taken, and
    PartlyHandedOver when some parts of a fax are on their way and the others are not.
    """
    packet = record.ledger["packet"]
    entry = HandedOver(str(record.made["to"]), today, way, "", number=record.number, pages=int(packet["pages"]))
    _hold(record, "packet.pdf", str(packet["sha256"]))
    if way == "print":
        return [replace(entry, job=print_file(record.folder / "packet.pdf", wishes.printer))]
    number, parts = wishes.prefix + _dialled(fax_number(record, case)), _parts(record)
    jobs: list[HandedOver] = []
    for file, pages in parts:
        try:
            job = _fax(record.folder / file, number)
        except HandOverFault as fault:
            raise (PartlyHandedOver(fault, file, jobs) if jobs else fault) from None
        jobs.append(replace(entry, job=job, file=file, pages=pages))
    return jobs


class PartlyHandedOver(HandOverFault):
    """Some parts of a fax were taken, `jobs`; the one named and those after it were not."""

    def __init__(self, fault: HandOverFault, file: str, jobs: Sequence[HandedOver]) -> None:
        super().__init__("partly", str(fault.params["program"]), str(fault.params["said"]))
        self.params |= {"file": file, "count": len(jobs)}
        self.jobs = list(jobs)


def _parts(record: PacketRecord) -> list[tuple[str, int]]:
    """The files of the fax edition with their pages. Raises UsageError where there is none, or one was changed."""
    parts: Sequence[Mapping[str, object]] = record.ledger["fax"]["parts"]
    if not parts:
        raise UsageError("hand_over.no_fax", folder=record.folder.name)
    if any("sha256" not in part for part in parts):
        raise UsageError("packet_too_old", folder=record.folder.name)
    for part in parts:
        _hold(record, str(part["file"]), str(part["sha256"]))
    return [(str(part["file"]), int(str(part["pages"]))) for part in parts]


def _hold(record: PacketRecord, name: str, sha256: str) -> None:
    """Raises UsageError unless this file of the packet's folder has the bytes that were made and checked. All files
    are held before the first is given: nobody wants half of a fax.
    """
    file = record.folder / name
    try:
        same = Path(name).name == name and file.is_file() and digest_of(file) == sha256
    except OSError:
        same = False
    if not same:
        raise UsageError("hand_over.changed", file=name, folder=record.folder.name)


def print_file(file: Path, printer: str = "") -> str:
    """Give a file to lp; the job, "" when lp named none. Blocks its thread. Raises HandOverFault."""
    named = ["-d", printer] if printer else []
    told = _run([PROGRAMS["print"][0], *named, "--", file.name], file.parent)
    return _request(told)


def _fax(file: Path, number: str) -> str:
    """Give a part of a fax to sendfax, without a cover of its own and with 196 lines an inch. Raises HandOverFault."""
    with held_folder(file.parent.absolute().parent, ".imr-packet-dial-") as folder:
        write_whole(folder / "number", f"{number}\n".encode())
        asked = [PROGRAMS["fax"][0], "-n", "-m", "-z", str(folder / "number"), "--", file.name]
        return _request(_run(asked, file.parent))


def asked_again(entries: Sequence[HandedOver]) -> tuple[HandedOver, ...]:
    """The same entries with what their programs say of each job now. Blocks its thread. An entry whose program cannot
    be asked stays as it was. Raises HandOverFault when none could.
    """
    open_ones = [entry for entry in entries if entry.job and entry.state not in ("done", "failed")]
    found: list[HandedOver] = []
    fault: HandOverFault | None = None
    for entry in entries:
        if entry not in open_ones:
            found.append(entry)
            continue
        try:
            state, said = _printing(entry.job) if entry.way == "print" else _faxing(entry.job)
            found.append(replace(entry, state=state, said=said))
        except HandOverFault as failed:
            fault = failed
            found.append(entry)
    if fault is not None and found == list(entries):
        raise fault
    return tuple(found)


def _printing(job: str) -> tuple[JobState, str]:
    """What CUPS says of a job. Its list of finished jobs does not tell a printed one from one that somebody took back:
    "done" is that the server has finished with it.
    """
    queue, program = job.rpartition("-")[0], PROGRAMS["print"][1]
    waiting = _about(_run([program, "-W", "not-completed", "-l", "-o", queue]), job)
    if waiting is not None:
        stopped = _stopped(_run([program, "-p", queue]))
        return "active" if any("printing" in line for line in waiting) else "waiting", stopped or _status(waiting)
    finished = _about(_run([program, "-W", "completed", "-l", "-o", queue]), job)
    if finished is None:
        return "gone", ""
    failed = any(word in line for line in finished for word in ("aborted", "canceled"))
    return "failed" if failed else "done", _status(finished)


def _about(told: str, job: str) -> list[str] | None:
    """The lines set in below a job in a long list of lpstat; None when it is not in the list."""
    lines = told.splitlines()
    for place, line in enumerate(lines):
        if line.split()[:1] == [job]:
            rest = lines[place + 1 :]
            end = next((n for n, other in enumerate(rest) if not other[:1].isspace()), len(rest))
            return [other.strip() for other in rest[:end]]
    return None


def _status(lines: Sequence[str]) -> str:
    return next((line.removeprefix("Status:").strip() for line in lines if line.startswith("Status:")), "")[:_LONGEST]


def _stopped(told: str) -> str:
    """Why a printer does not print, in the server's words."""
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    return lines[-1][:_LONGEST] if lines and " disabled " in lines[0] else ""


def _faxing(job: str) -> tuple[JobState, str]:
    """What HylaFAX says of a job: its line in the queue, or among those that are done (faxstat(1), JobFmt)."""
    number = job.split()[0]
    for line in _run([PROGRAMS["fax"][1], "-s", "-d"]).splitlines():
        words = line.split()
        if len(words) > 2 and words[0] == number and words[2] in _STATES:
            return _STATES[words[2]], _fax_said(words[3:])
    return "gone", ""


def _fax_said(words: Sequence[str]) -> str:
    """HylaFAX's own reason: what follows the counts of pages and dials, and the time of the next try."""
    counts = [place for place, word in enumerate(words) if re.fullmatch(r"\d+:\d+", word)]
    rest = list(words[counts[-1] + 1 :]) if counts else []
    if rest and re.fullmatch(r"\d{1,2}:\d\d(:\d\d)?|[ap]m", rest[0], re.IGNORECASE):
        rest = rest[1:]
    return " ".join(rest)[:_LONGEST]


def _run(arguments: Sequence[str], folder: Path | None = None) -> str:
    """What the program said. Raises HandOverFault: it is missing, silent, or refused."""
    program = arguments[0]
    try:
        done = subprocess.run(
            arguments,
            cwd=folder,
            env=_environment(os.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except OSError:
        raise HandOverFault("missing", program) from None
    except subprocess.TimeoutExpired:
        raise HandOverFault("silent", program) from None
    told = (done.stdout + b"\n" + done.stderr).decode("utf-8", "replace")
    if done.returncode != 0:
        raise HandOverFault("refused", program, " ".join(told.split())[:_LONGEST])
    return done.stdout.decode("utf-8", "replace")


def _request(told: str) -> str:
    found = _REQUEST.search(told)
    return found[1][:_LONGEST] if found else ""


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    """In the words that are looked for, and without what is for this program alone."""
    return {key: value for key, value in environ.items() if not key.startswith(_OURS)} | {"LC_ALL": "C"}


def _dialled(number: str) -> str:
    digits = "".join(re.findall(r"[0-9]", number))
    return digits[1:] if len(digits) == _DIGITS + 1 and digits[0] == "1" else digits


def _of(record: PacketRecord, case: Case) -> Case:
    return made_into(case, str(record.made["to"]))
