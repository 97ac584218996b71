"""A talk in plain lines without a terminal: lines in, everything said out. Not collected by pytest."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from pathlib import Path

from forms.answers import Answers, read_case_file, write_case_file
from forms.case import Language, Paper
from packet.errors import Exit
from packet.intake.result import Hint, Refusal, Taken
from packet.store.case import create_case
from tui.paper_loader import Look, PaperLoader
from tui.plain import run
from tui.plain.kiosk import run_kiosk
from tui.policy import Policy
from tui.setup import Setup

TODAY = dt.date(2026, 6, 1)
HOME = Policy(may_print=False)
NEW = "1"
"""The first choice of the first menu: a new case."""


@dataclass(frozen=True)
class Talk:
    """What was said, the exit code, where the cases are, and at a kiosk whether the process is replaced."""

    said: str
    code: int
    home: Path
    again: bool = False

    @property
    def answers(self) -> Answers:
        """The answers of the only case that was kept."""
        (kept,) = self.home.glob("*/case.json")
        return read_case_file(kept.read_text(encoding="utf-8"))

    def typed(self, key: str) -> str | None:
        """One answer as kept."""
        return self.answers.typed.get(key)


class QuickLoader(PaperLoader):
    """Papers become one page each at once, or are refused, as their names say. Nothing is read or started."""

    def look(self, paper: Paper) -> Look:
        name = Path(paper.file).name
        if name.startswith("bad"):
            return Look(refusal=Refusal(name, "unreadable_pdf"))
        if name.startswith("locked") and not paper.password:
            return Look(refusal=Refusal(name, "password_needed"))
        if name.startswith("attached") and paper.attachments == "ask":
            return Look(refusal=Refusal(name, "attachments_ask", {"count": 1, "names": "a.xml"}))
        if name.startswith("linked") and paper.attachments == "ask":
            return Look(refusal=Refusal(name, "outside_ask", {"count": 1, "names": "scan.png"}))
        if name.startswith("torn") and not paper.pages:
            return Look(refusal=Refusal(name, "page_lost", {"page": 2, "whole": "1,3-9"}))
        hints = (Hint(1, "ssn"),) if name.startswith("noted") else ()
        hints = (Hint(1, "covered"),) if name.startswith("covered") else hints
        return Look(taken=Taken(name, "0" * 64, "pdf", 1, Path(paper.file), (1,), hints=hints))

    def show(self, papers: object) -> None:
        """Nothing needs opening."""


def setup(tmp_path: Path, policy: Policy = HOME, language: Language = "en", case: Path | None = None) -> Setup:
    """A run whose folders are in `tmp_path`."""
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    return Setup(policy, TODAY, tmp_path / "home", runtime, language, case)


def talk(
    tmp_path: Path, *lines: str, policy: Policy = HOME, language: Language = "en", case: Path | None = None
) -> Talk:
    """Say these lines to the program and let the input end after them."""
    said = io.StringIO()
    given, setting, again = io.StringIO("\n".join((*lines, ""))), setup(tmp_path, policy, language, case), False
    if policy.kiosk:
        code, again = run_kiosk(setting, stdin=given, stdout=said)
    else:
        code = run(setting, stdin=given, stdout=said)
    assert code != Exit.FAULT, "the talk broke off with an unexpected error"
    return Talk(said.getvalue(), code, tmp_path / "home", again)


def kept_case(tmp_path: Path, place: str = "", **typed: str) -> Path:
    """A case begun before, stopped at `place` such as "patient/name"; returns its file."""
    with create_case(tmp_path / "home", TODAY) as file:
        file.save(Answers(typed=typed))
        if place:
            file.remember(place)
        return file.path


def case_file(path: Path, **typed: str) -> Path:
    """A case file of these answers at `path`."""
    path.write_text(write_case_file(Answers(typed=typed)), encoding="utf-8")
    return path


COMPLETE = {
    "filer": "patient",
    "about": "care",
    "coverage_kind": "dmhc_plan",
    "urgent": "no",
    "filed_grievance": "yes",
    "grievance_filed_on": "2/1/2026",
    "plan_decision_on": "3/15/2026",
    "first_name": "Ana",
    "last_name": "Ruiz",
    "date_of_birth": "1985-03-27",
    "street_address": "12 Oak St",
    "zip": "95814",
    "city": "Sacramento",
    "state": "CA",
    "phone": "916-555-0142",
    "email_ok": "no",
    "plan_name": "Sharp Health Plan",
    "membership_number": "XYZ-1",
    "has_medi_cal": "no",
    "has_medicare": "no",
    "condition": "torn cartilage",
    "treatment_requested": "MRI",
    "plan_denied": "yes",
    "denial_reason": "not_medically_necessary",
    "problem_description": "The plan said no.",
    "wants_future_services": "yes",
    "wants_payment": "no",
    "providers": "Dr. Lee 916-555-0199",
    "out_of_network": "no",
    "wants_assistant": "no",
}
"""Every question of a plain case answered, and nothing that stops it."""
