"""The screens' side of making a packet: start the child, hand over the order, pass its news on, stop it when asked."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from forms.answers import write_case_file
from forms.catalog import filing_for, form
from forms.form_spec import Filing
from packet.errors import Exit, Interrupted, PacketError
from packet.intake.kept import KeptPapers
from packet.store.case import PLAIN, SEALED
from tui.session import Session

_SECONDS_TO_STOP: Final = 10.0


@dataclass(frozen=True)
class BuildRequest:
    """What to build. `case` is the text of the case file; `shelf` is where the agency's own forms are taken from when
    `official` names none; `kept` is what the sitting knows of papers that it has opened."""

    case: str = field(repr=False)
    today: str
    base: Path
    out: Path
    accept: frozenset[str] = frozenset()
    fax: bool = True
    official: tuple[Path, ...] = ()
    shelf: Path | None = None
    kept: KeptPapers | None = None
    slips: bool = False
    instructions: bool = False
    mail: bool = False

    def as_json(self) -> str:
        """One line for the child."""
        paths = {
            "base": str(self.base),
            "out": str(self.out),
            "official": [str(path) for path in self.official],
            "shelf": None if self.shelf is None else str(self.shelf),
            "kept": None if self.kept is None else [str(self.kept.folder), self.kept.secret.hex(), self.kept.stamp],
        }
        wishes = {"accept": sorted(self.accept), "fax": self.fax, "slips": self.slips}
        wishes |= {"instructions": self.instructions, "mail": self.mail}
        return json.dumps({"case": self.case, "today": self.today, **wishes, **paths})


def folder_of(filing: Filing, case: Path | None) -> str:
    """The name of the folder of a filing's packet; `case` is a case file that was named on the command line. A case
    that is alone in its folder has the same one however it is opened: else it had two packets for one office."""
    if case is None or case.name in (PLAIN, SEALED):
        return filing.folder
    return f"{case.stem}-{filing.folder}"


def order_of(session: Session, case: Path | None, *, fax: bool) -> BuildRequest:
    """The packet of a session, beside its case in the folder of its filing, on the agency's PDFs where the filing has
    such forms. `case` is a case file that was named on the command line.
    """
    filing = filing_for(session.case)
    official = session.official if any(form(one).official for one in filing.forms) else ()
    out = session.base / folder_of(filing, case)
    text, today = write_case_file(session.answers), session.today.isoformat()
    return BuildRequest(text, today, session.base, out, session.accepted, fax, official, mail=session.by_mail)


@dataclass(frozen=True)
class News:
    """How far the work is. `stage` names a sentence; `name` is a paper's, or ""."""

    stage: str
    done: int
    total: int
    name: str = ""


@dataclass(frozen=True)
class Made:
    """The finished packet. `facts` is its ledger: pages, signatures, fax parts; no answers. `fax` says in each language
    which pages may come out badly by fax, `official` what was filled of an agency's own PDF and what has no place."""

    packet: Path
    ledger: Path
    facts: dict[str, Any]
    fax: Mapping[str, list[str]] = field(default_factory=dict)
    official: Mapping[str, list[str]] = field(default_factory=dict)


class BuildFault(PacketError):
    """The child ended without a word: killed, or out of memory. The answers are untouched."""

    exit = Exit.FAULT


class NotMade(PacketError):
    """The build refused, and said why in every language."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        super().__init__("not_made")
        self._messages = messages

    def message(self, language: str) -> str:
        return self._messages[language]


class Making:
    """One build. `run` blocks its thread; `cancel` may come from any other."""

    def __init__(self, order: BuildRequest, runtime: Path | None = None) -> None:
        self._order = order
        self._runtime = runtime
        self._process: subprocess.Popen[str] | None = None
        self._cancelled = False

    def run(self, tell: Callable[[News], None]) -> Made:
        """Build. Raises PacketError as `packet.build.build` does, BuildFault when the child died."""
        environ = {**os.environ, **({"TMPDIR": str(self._runtime)} if self._runtime else {})}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tui.build_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environ,
        )
        if self._cancelled:
            self._process.terminate()
        try:
            return self._listen(self._process, tell)
        finally:
            self._end(self._process)

    def cancel(self) -> None:
        """Ask the child to stop."""
        self._cancelled = True
        if self._process is not None:
            with contextlib.suppress(OSError):
                self._process.terminate()

    def _listen(self, process: subprocess.Popen[str], tell: Callable[[News], None]) -> Made:
        assert process.stdin is not None
        assert process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(self._order.as_json() + "\n")
            process.stdin.close()
        for line in process.stdout:
            match json.loads(line):
                case {"progress": [stage, done, total, name]}:
                    tell(News(stage, done, total, name))
                case {"built": {"packet": packet, "ledger": ledger, "fax": fax, "official": official}}:
                    facts = json.loads(Path(ledger).read_text(encoding="utf-8"))
                    return Made(Path(packet), Path(ledger), facts, fax, official)
                case {"error": {"messages": messages, "exit": exit_code}}:
                    if exit_code == Exit.INTERRUPTED:
                        raise Interrupted("interrupted")
                    raise NotMade(messages)
        raise Interrupted("interrupted") if self._cancelled else BuildFault("build_stopped")

    def _end(self, process: subprocess.Popen[str]) -> None:
        if process.stdout is not None:
            process.stdout.close()
        try:
            process.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
