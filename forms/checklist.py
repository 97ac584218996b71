"""What to attach: a checklist worked out from the case, with what is already there. Pure.

A paper is "missing" when the law or the agency asks for it in this case, "optional" when it only helps. Nothing here
stops a filing: the findings of `forms.rules` say what does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from forms.case import Case, PaperKind
from forms.dispute import is_cancelled, is_experimental, is_fast
from forms.doctor_pages import DoctorPage, page_for
from forms.roads import to_dmhc
from forms.signing import represented
from forms.triage import kind
from forms.words import say

Fate = Literal["in", "opening", "out"]
"""What became of a paper: it goes in, it is still being opened, it cannot go in."""
State = Literal["in", "opening", "out", "missing", "optional"]


@dataclass(frozen=True)
class Advice:
    """One line of the checklist. `variant` picks a closer sentence for the same kind of paper."""

    kind: PaperKind
    state: State
    variant: str = ""

    def title(self, language: str) -> str:
        """The kind of paper in words."""
        return say(f"questions.paper_kind.{self.kind}", language)

    def reason(self, language: str) -> str:
        """Why it helps, and what it should say."""
        return say(f"checklist.{self.kind}.{self.variant}" if self.variant else f"checklist.{self.kind}", language)

    @property
    def page(self) -> DoctorPage | None:
        """The page for the doctor that can become this paper, while it is not there."""
        return None if self.state in ("in", "opening") else page_for(self.kind)


def advise(case: Case, fates: Sequence[Fate] = ()) -> list[Advice]:
    """The papers for this case: first those asked for, then those that help, then whatever else is already there.

    `fates` are those of the case's papers, in their order, where they have been opened; without them every paper is
    taken to go in. Of several papers of a kind the best fate counts.
    """
    known = _fates(case, fates)
    asked, helpful = list(_asked(case)), list(_helpful(case))
    named = {kind for kind, _ in (*asked, *helpful)}
    lines = [Advice(kind, known.get(kind, "missing"), variant) for kind, variant in asked]
    lines += [Advice(kind, known.get(kind, "optional"), variant) for kind, variant in helpful]
    return lines + [Advice(kind, state) for kind, state in known.items() if kind not in named]


def _fates(case: Case, fates: Sequence[Fate]) -> dict[PaperKind, Fate]:
    best: dict[PaperKind, Fate] = {}
    for number, paper in enumerate(case.papers):
        fate: Fate = fates[number] if fates else "in"
        best[paper.kind] = min(best.get(paper.kind, fate), fate, key=get_args(Fate).index)
    return best


def _asked(case: Case) -> Iterator[tuple[PaperKind, str]]:
    """Kinds of papers that this case cannot well do without."""
    if is_experimental(case) and to_dmhc(case):
        yield "denial_letter", "experimental"
        yield "experimental_certification", ""
    if is_fast(case):
        yield "urgent_letter", ""
    if case.dispute.out_of_network is True:
        yield "out_of_network_records", ""


def _helpful(case: Case) -> Iterator[tuple[PaperKind, str]]:
    """Kinds of papers that can make things faster or clearer; a relative may act without one of authority."""
    elsewhere = "" if to_dmhc(case) else "elsewhere"  # that it makes things faster was said of DMHC alone
    if represented(case):
        yield "power_of_attorney", ""
    if not (is_experimental(case) and to_dmhc(case)):
        yield "denial_letter", "cancelled" if is_cancelled(case) else elsewhere
    if case.dispute.filed_grievance is True:
        yield "plan_decision", elsewhere
    if kind(case) != "complaint":
        yield "doctor_letter", ""
    if case.dispute.wants_payment is True or case.dispute.emergency_care_denied is True:
        yield "eob", ""
        yield "bill", ""
    yield "id_card", ""
