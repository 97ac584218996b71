"""Order and numbers of the packet: `packet.binding.plan`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import catalog
from forms.case import PaperKind
from packet.binding.plan import KIND_ORDER, Exhibit, PacketPlan, front_order, lay_out, letter, lettered, settle

fronts = st.fixed_dictionaries({}, optional={source: st.integers(1, 9) for source in front_order()})
papers = st.lists(st.tuples(st.sampled_from(KIND_ORDER), st.integers(1, 40)), max_size=60)


def _exhibits(kinds: list[tuple[PaperKind, int]]) -> tuple[Exhibit, ...]:
    return lettered([Exhibit(place, kind, pages) for place, (kind, pages) in enumerate(kinds)])


@given(fronts, papers, st.booleans())
def test_every_page_has_one_number_and_no_number_is_missing(
    front: dict[str, int], kinds: list[tuple[PaperKind, int]], slips: bool
) -> None:
    """The numbers run 1, 2, 3 … to the total, in the order of the parts."""
    plan = lay_out(front, _exhibits(kinds), slips=slips)
    assert [number for number, _, _ in plan.numbered()] == list(range(1, plan.pages + 1))


@given(fronts, papers)
def test_slips_add_exactly_one_page_to_each_exhibit(front: dict[str, int], kinds: list[tuple[PaperKind, int]]) -> None:
    """With slips the packet is longer by the number of exhibits, and sections cover all of it."""
    exhibits = _exhibits(kinds)
    bare, slipped = lay_out(front, exhibits), lay_out(front, exhibits, slips=True)
    assert slipped.pages - bare.pages == len(exhibits)
    assert sum(section.pages for section in slipped.sections()) == slipped.pages
    assert [s.source for s in slipped.sections()] == [s.source for s in bare.sections()]


@given(papers)
def test_papers_of_one_kind_keep_the_person_s_order(kinds: list[tuple[PaperKind, int]]) -> None:
    """Exhibits are sorted by kind and, within a kind, stand as they were given; none is lost."""
    exhibits = _exhibits(kinds)
    assert sorted(e.paper for e in exhibits) == list(range(len(kinds)))
    keys = [(KIND_ORDER.index(e.kind), e.paper) for e in exhibits]
    assert keys == sorted(keys)
    listed = lettered([Exhibit(place, kind, pages) for place, (kind, pages) in enumerate(kinds)], order="listed")
    assert [(e.paper, e.letter) for e in listed] == [(place, letter(place)) for place in range(len(kinds))]


def test_every_kind_of_paper_has_its_place() -> None:
    """A kind added to the case without a place in the order would crash a build."""
    assert sorted(KIND_ORDER) == sorted(get_args(PaperKind))


@pytest.mark.parametrize(
    ("place", "shown"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_letters_go_on_after_z(place: int, shown: str) -> None:
    """Exhibits are lettered like the columns of a spreadsheet."""
    assert letter(place) == shown


def test_forms_stand_before_the_exhibits_and_photographs_last() -> None:
    """A fax that breaks off has by then carried what matters most."""
    plan = lay_out({"contents": 1, "dmhc_20_224": 2, "cover": 1}, _exhibits([("photo", 1), ("denial_letter", 2)]))
    assert [part.source for part in plan.parts] == ["cover", "contents", "dmhc_20_224", "A", "B"]
    assert plan.parts[-1].exhibit == Exhibit(0, "photo", 1, "B")


def test_a_plan_is_settled_when_its_own_numbers_fit() -> None:
    """Contents that need a second page at 100 pages: the numbers are those of the plan with that page."""

    def measure(plan: PacketPlan) -> Mapping[str, int]:
        return {"cover": 1, "contents": 2 if plan.pages >= 100 else 1}

    plan = settle({"cover": 1, "contents": 1}, _exhibits([("other", 98)]), measure)
    assert plan.pages == 101
    part = plan.part("A")
    assert part is not None
    assert (part.first, part.last) == (4, 101)


def test_a_measure_that_never_agrees_with_itself_is_an_error() -> None:
    """No packet with untrue numbers is ever drawn."""
    with pytest.raises(RuntimeError):
        settle({"cover": 1}, (), lambda plan: {"cover": 2 if plan.pages == 1 else 1})


def test_a_part_without_pages_is_not_in_the_plan() -> None:
    """No request page, no helper: nothing is listed for them."""
    plan = lay_out({"cover": 1}, ())
    assert plan.part("request") is None
    assert plan.part("continuation") is None


@pytest.mark.parametrize("front", [{"cover": 1, "dhcs_9999": 1}, {"cover": 1, "request": 0}, {"dmhc_20_160": 0}])
def test_a_part_without_a_place_or_a_page_is_never_left_out_in_silence(front: dict[str, int]) -> None:
    """A form that the catalogue does not know, or that drew no page, would be missing from the packet with exit 0."""
    with pytest.raises(ValueError, match="without a place or a page"):
        lay_out(front, ())


def test_an_exhibit_without_pages_is_never_left_out_in_silence() -> None:
    """Its letter would stand in no list, and the paper in no packet."""
    with pytest.raises(ValueError, match="A"):
        lay_out({"cover": 1}, _exhibits([("bill", 0)]))


def test_what_stands_before_the_exhibits_has_its_order() -> None:
    """The agency's own pages of instructions follow all forms, and the answers that go on follow those."""
    first, *between = front_order()
    assert [first, *between[:2]] == ["cover", "request", "contents"]
    assert between[2:-2] == [spec.id for spec in catalog.FORMS]
    assert between[-2:] == ["instructions", "continuation"]
