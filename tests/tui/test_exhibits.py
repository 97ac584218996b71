"""The order and the letters of the list of papers: what the packet has, and what a move can change there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal, get_args

from hypothesis import given
from hypothesis import strategies as st

from forms.answers import Answers, PaperEntry, parse
from forms.case import Paper, PaperKind
from packet.build import build
from packet.intake.result import Refusal, Taken
from tests.tui.driving import FULL, TODAY
from tui.exhibits import exchanged, neighbour, standings
from tui.paper_loader import Look

_KINDS = st.lists(st.sampled_from(get_args(PaperKind)), min_size=1, max_size=12)
_TAKEN = Look(taken=Taken("a", "", "pdf", 1, Path("a"), (1,)))
_REFUSED = Look(refusal=Refusal("a", "unreadable_pdf"))


def _papers(kinds: list[PaperKind]) -> list[Paper]:
    return [Paper(file=f"{number}.pdf", kind=kind) for number, kind in enumerate(kinds)]


def test_the_letters_of_the_list_are_those_of_the_packet(tmp_path: Path) -> None:
    """A real packet of five papers in a mixed order, one of which cannot go in: the ledger says the same letters."""
    kinds = {"photo": "photo", "letter": "denial_letter", "gone": "denial_letter", "bill": "bill", "second": "bill"}
    for name in kinds:
        if name != "gone":
            (tmp_path / f"{name}.txt").write_text(f"This is the {name}.\n", encoding="utf-8")
    entries = tuple(PaperEntry(f"{name}.txt", kind) for name, kind in kinds.items())
    case, _ = parse(Answers(typed=FULL, papers=entries), TODAY)
    built = build(case, TODAY, tmp_path, tmp_path / "out", accept=frozenset({"paper:gone.txt"}))
    ledger = json.loads(built.ledger.read_text(encoding="utf-8"))
    packet = {entry["file"]: entry["exhibit"] for entry in ledger["inputs"]}
    looks = [_REFUSED if name == "gone" else _TAKEN for name in kinds]
    shown = standings(case.papers, looks)
    assert {case.papers[at.number].file: at.letter for at in shown} == packet
    assert sorted(letter for letter in packet.values() if letter) == [at.letter for at in shown if at.letter]


@given(_KINDS, st.data())
def test_every_paper_is_listed_once_and_letters_go_on_without_a_gap(
    kinds: list[PaperKind], data: st.DataObject
) -> None:
    """Refused ones stand in their place without a letter."""
    looks = [data.draw(st.sampled_from([_TAKEN, _REFUSED, Look()])) for _ in kinds]
    listed = standings(_papers(kinds), looks)
    assert sorted(at.number for at in listed) == list(range(len(kinds)))
    letters = [at.letter for at in listed if at.letter]
    assert letters == sorted(letters) == [chr(ord("A") + place) for place in range(len(letters))]
    assert all(bool(at.letter) is (looks[at.number] is not _REFUSED) for at in listed)


@given(_KINDS, st.data())
def test_a_move_changes_the_place_of_two_papers_of_a_kind_and_nothing_else(
    kinds: list[PaperKind], data: st.DataObject
) -> None:
    """The list with the move differs in two neighbours of one kind; without a neighbour there is no move."""
    papers = _papers(kinds)
    number = data.draw(st.integers(0, len(kinds) - 1))
    step: Literal[-1, 1] = data.draw(st.sampled_from([-1, 1]))
    before = [papers[at.number].file for at in standings(papers, [_TAKEN] * len(kinds))]
    place, to = before.index(papers[number].file), neighbour(papers, number, step)
    if to is None:
        edge = place + step
        assert not 0 <= edge < len(kinds) or kinds[int(before[edge].removesuffix(".pdf"))] != kinds[number]
        return
    entries = exchanged([PaperEntry(paper.file, paper.kind) for paper in papers], number, to)
    moved = [Paper(file=entry.file, kind=paper.kind) for entry, paper in zip(entries, papers, strict=True)]
    after = [moved[at.number].file for at in standings(moved, [_TAKEN] * len(kinds))]
    before[place], before[place + step] = before[place + step], before[place]
    assert after == before
