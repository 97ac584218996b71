"""Errors that name several things at once: all stop findings, all refused papers, all doubts about an agency's PDF, so
that a person mends them in one go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from forms.doors import Door
from forms.finding import Finding
from forms.problem import Problem
from forms.words import has, say, tell
from packet.check_report import door_lines, problem_label, problem_message
from packet.errors import Refused, Stopped
from packet.intake import ASKED, ELSEWHERE, UNFENCED
from packet.intake.result import Refusal

if TYPE_CHECKING:  # whoever only stops needs none of the engines that find a form's boxes
    from packet.locate.form_map import Doubt

_ACCEPTED_AS: Final[Mapping[str, str]] = MappingProxyType({UNFENCED: "unfenced", ELSEWHERE: "outside"})
"""A yes to a question of these says what it is for; a yes to others leaves the paper, or a part of it, out."""


class StoppedByFindings(Stopped):
    """Stop findings that were not accepted. Their ids go after `--accept`. `instead` is the door that is open now."""

    def __init__(self, findings: Sequence[Finding], instead: Door | None = None) -> None:
        super().__init__("findings")
        self.findings = tuple(findings)
        self.instead = instead

    def message(self, language: str) -> str:
        lines: list[str] = []
        for finding in self.findings:
            lines.append(tell("commands.finding.stop", language, id=finding.id, message=finding.message(language)))
            lines.append("  " + tell("commands.finding.accept", language, id=finding.id))
        if self.instead:
            lines += ["", say("check.door.instead", language), *door_lines(self.instead, language)]
        return say("errors.findings", language, listed="\n".join(lines))


class StoppedByProblems(Stopped):
    """Answers that could not be understood; each is named by its key."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("problems")
        self.problems = tuple(problems)

    def message(self, language: str) -> str:
        listed = (
            tell(
                "commands.problem",
                language,
                label=problem_label(problem, language),
                key=problem.key,
                message=problem_message(problem, language),
            )
            for problem in self.problems
        )
        return say("errors.problems", language, listed="\n".join(listed))


class PapersRefused(Refused):
    """Papers that cannot go in and that nobody agreed to leave out."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__("papers_refused")
        self.refusals = tuple(refusals)

    def message(self, language: str) -> str:
        lines = []
        for refusal in self.refusals:
            lines.append(refusal.message(language))
            asked = refusal.code.removesuffix("_ask") if refusal.code in (*ASKED, *_ACCEPTED_AS) else ""
            remedy = f"paper_accept.{asked}" if asked else "paper_accept"
            what = _ACCEPTED_AS.get(refusal.code, "paper")
            lines.append("  " + tell(f"errors.{remedy}", language, accept=f"{what}:{refusal.name}"))
        return say("errors.papers_refused", language, listed="\n".join(lines))


class FileRefused(Refused):
    """The one file of a command cannot be used: nothing can be left out, or go on without it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__("file_refused", file=refusal.name)
        self.refusal = refusal

    def message(self, language: str) -> str:
        told = tell("errors.file_refused", language, reason=self.refusal.message(language))
        more = f"errors.file_refused.{self.refusal.code}"
        if not has(more, language):
            return told
        return f"{told}\n  {tell(more, language, accept=f'paper:{self.refusal.name}')}"


class OfficialDoubted(Refused):
    """Agencies' PDFs that nobody can be sure of, as (file name, doubt). Their ids go after `--accept`."""

    def __init__(self, doubts: Sequence[tuple[str, Doubt]]) -> None:
        super().__init__("official_doubted")
        self.doubts = tuple(doubts)

    def message(self, language: str) -> str:
        lines = []
        for accept, alike in groupby(self.doubts, key=lambda one: one[1].accept(one[0])):
            lines += [doubt.message(name, language) for name, doubt in alike]
            lines.append("  " + say("errors.official_accept", language, accept=accept))
        return say("errors.official_doubted", language, listed="\n".join(lines))
