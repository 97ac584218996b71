"""Cutting a packet into calls: nothing lost, nothing empty, cut where it hurts least."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packet.fax.parts import CallLimits, Load, Span, plan
from packet.fax.time import SET_UP

COVER = Load(3_000, 5.0)
WIDE = CallLimits(100, 4_000_000, 1800.0)


def _loads(sizes: list[int]) -> list[Load]:
    return [Load(size, 3.2 + size * 8.64 / 14400) for size in sizes]


@settings(max_examples=60, deadline=None)
@given(
    total=st.integers(1, 300),
    seed=st.integers(0, 10_000),
    pages=st.integers(2, 120),
    size=st.integers(1, 4_000_000),
    seconds=st.floats(1, 3600),
    largest=st.sampled_from([300, 40_000, 1_200_000]),
)
def test_every_page_once_in_order_and_no_empty_part(
    total: int, seed: int, pages: int, size: int, seconds: float, largest: int
) -> None:
    """For any number of pages of any size and any limits: each page is in one part, each part holds a page besides its
    cover, and is within the limits unless it is one page that alone is over them, which is said."""
    import random

    random_ = random.Random(seed)
    loads = _loads([random_.randint(200, largest) for _ in range(total)])
    starts = sorted(random_.sample(range(1, total + 1), random_.randint(0, min(total, 12))))
    limits = CallLimits(pages, size, seconds)
    spans = plan(loads, starts, limits, COVER, 400)
    assert [page for span in spans for page in range(span.first, span.last + 1)] == list(range(1, total + 1))
    for span in spans:
        assert span.pages >= 1
        cover = COVER if len(spans) > 1 else Load(0, 0.0)
        held = loads[span.first - 1 : span.last]
        sheets = span.pages + (len(spans) > 1)
        within = (
            sheets <= pages
            and 400 + cover.bytes + sum(load.bytes for load in held) <= size
            and SET_UP + cover.seconds + sum(load.seconds for load in held) <= seconds
        )
        assert within or (span.pages == 1 and span.too_large)


def test_every_total_up_to_300_with_the_limits_as_delivered() -> None:
    """Usual pages, usual limits: the fewest parts that can be, as even as can be."""
    for total in range(1, 301):
        loads = _loads([30_000] * total)
        spans = plan(loads, (), WIDE, COVER)
        seconds = loads[0].seconds
        alone = total <= 100 and SET_UP + total * seconds <= 1800 and total * 30_000 <= 4_000_000
        room = min(99, int((1800 - SET_UP - COVER.seconds) / seconds), (4_000_000 - COVER.bytes) // 30_000)
        assert len(spans) == (1 if alone else -(-total // room))
        lengths = [span.pages for span in spans]
        assert max(lengths) - min(lengths) <= 1


def test_it_cuts_where_an_exhibit_begins() -> None:
    """With a boundary in reach no exhibit is cut in two, though the parts are less even."""
    spans = plan(_loads([1000] * 84), (1, 8, 31, 61), CallLimits(60, 10**9, 1e9), COVER)
    assert [span.first for span in spans] in ([1, 31], [1, 61])
    assert all(span.first in (1, 8, 31, 61) for span in spans)


def test_an_exhibit_too_long_for_a_part_is_cut_alone() -> None:
    """Only the exhibit that does not fit is cut; the others stay whole."""
    spans = plan(_loads([1000] * 120), (1, 11, 101), CallLimits(41, 10**9, 1e9), COVER)
    inside = [span.first for span in spans if span.first not in (1, 11, 101)]
    assert len(inside) == 2
    assert all(11 < first < 101 for first in inside)


def test_what_fits_goes_in_one_call_without_a_cover() -> None:
    """100 pages are one part, 101 are two."""
    assert plan(_loads([1000] * 100), (), CallLimits(100, 10**9, 1e9), COVER) == (Span(1, 100),)
    assert len(plan(_loads([1000] * 101), (), CallLimits(100, 10**9, 1e9), COVER)) == 2


def test_a_page_over_every_limit_still_goes() -> None:
    """A huge photograph is a part of its own and said to be too large; alone it needs no cover."""
    spans = plan(_loads([1000, 9_000_000, 1000]), (), WIDE, COVER)
    assert [(span.first, span.last, span.too_large) for span in spans] == [
        (1, 1, False),
        (2, 2, True),
        (3, 3, False),
    ]
    assert plan(_loads([9_000_000]), (), WIDE, COVER) == (Span(1, 1, too_large=True),)


def test_no_pages_is_a_mistake_of_the_caller() -> None:
    """There is no plan for nothing."""
    with pytest.raises(ValueError, match=r"^no pages$"):
        plan([], (), WIDE, COVER)


_PAGE = Load(1000, 4.0)


@pytest.mark.parametrize(
    ("limits", "parts"),
    [
        (CallLimits(4, 4400, SET_UP + 16), 1),
        (CallLimits(3, 4400, SET_UP + 16), 2),
        (CallLimits(4, 4399, SET_UP + 16), 2),
        (CallLimits(4, 4400, SET_UP + 15.9), 2),
    ],
)
def test_four_pages_exactly_at_a_limit_are_one_call(limits: CallLimits, parts: int) -> None:
    """Sheets, bytes with those of every file, seconds with the set-up: what is reached is not exceeded."""
    assert len(plan([_PAGE] * 4, (), limits, Load(0, 0.0), 400)) == parts


@pytest.mark.parametrize(
    ("limits", "parts"),
    [
        (CallLimits(3, 10**9, 1e9), 2),
        (CallLimits(2, 10**9, 1e9), 4),
        (CallLimits(100, 2_300 + 400, 1e9), 2),
        (CallLimits(100, 2_299 + 400, 1e9), 4),
        (CallLimits(100, 10**9, SET_UP + 13), 2),
        (CallLimits(100, 10**9, SET_UP + 12.9), 4),
    ],
)
def test_a_part_exactly_at_a_limit_holds_its_cover_and_two_pages(limits: CallLimits, parts: int) -> None:
    """And one that has less room holds one page; none of them is too large."""
    spans = plan([_PAGE] * 4, (), limits, Load(300, 5.0), 400)
    assert len(spans) == parts
    assert not any(span.too_large for span in spans)


@pytest.mark.parametrize(
    ("limits", "too_large"),
    [
        (CallLimits(2, 1_700, SET_UP + 9), False),
        (CallLimits(1, 1_700, SET_UP + 9), True),
        (CallLimits(2, 1_699, SET_UP + 9), True),
        (CallLimits(2, 1_700, SET_UP + 8.9), True),
    ],
)
def test_a_page_is_too_large_beyond_a_limit_and_not_at_it(limits: CallLimits, too_large: bool) -> None:
    """With its cover, in any of the three measures."""
    spans = plan([_PAGE] * 3, (), limits, Load(300, 5.0), 400)
    assert spans == (Span(1, 1, too_large), Span(2, 2, too_large), Span(3, 3, too_large))


def test_of_two_cuts_as_good_the_later_part_is_the_shorter() -> None:
    """The same papers are cut the same way every time."""
    assert plan([_PAGE] * 5, (), CallLimits(4, 10**9, 1e9), Load(0, 0.0)) == (Span(1, 3), Span(4, 5))


def test_an_exhibit_that_begins_at_the_first_or_after_the_last_page_changes_nothing() -> None:
    """There is nothing to cut there."""
    limits = CallLimits(3, 10**9, 1e9)
    plain = plan([_PAGE] * 4, (), limits, Load(0, 0.0))
    assert plan([_PAGE] * 4, (1,), limits, Load(0, 0.0)) == plain
    assert plan([_PAGE] * 4, (5, 9), limits, Load(0, 0.0)) == plain
