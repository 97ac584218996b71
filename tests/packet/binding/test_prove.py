"""Whose page came out changed: a paper's, an agency's, or one of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.sheet import Rect
from packet.binding.assemble import assemble
from packet.binding.bind import Bound
from packet.binding.plan import Exhibit, PacketPlan, lay_out
from packet.binding.prove import prove_packet, prove_pages
from packet.binding.request_page import Requests
from packet.errors import Exit, Refused, Unproved
from packet.filling.filled import Filled, Placed
from packet.lettering.paint import Paint
from packet.pdf.placement import Fit, PageRef
from packet.progress import BuildWatch

EXHIBITS = (Exhibit(2, "denial_letter", 3, "A"), Exhibit(0, "bill", 2, "B"))
PLAN = lay_out({"cover": 1, "contents": 1, "dmhc_20_224": 2}, EXHIBITS, slips=True)
"""Cover, contents, the agency's form on 3 and 4, slip, A on 6 to 8, slip, B on 10 and 11."""


def _papers(monkeypatch: pytest.MonkeyPatch, *changed: int) -> dict[int, list[int]]:
    """What is told of these pages of the packet (from 1)."""
    bound = Bound(PLAN, (), (), {}, Requests(b"", 0, ()), {}, {"dmhc_20_224": "agency.pdf"})
    monkeypatch.setattr("packet.binding.prove.changed", lambda *_: tuple(page - 1 for page in changed))
    return prove_pages(Path("packet.pdf"), bound, BuildWatch(None, None))


def test_papers_are_told_with_pages_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """By their places in the case, slips not counted."""
    assert _papers(monkeypatch) == {}
    assert _papers(monkeypatch, 6, 8, 11) == {2: [0, 2], 0: [1]}


@pytest.mark.parametrize("page", [1, 2, 5, 9])
def test_a_page_of_ours_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch, page: int) -> None:
    """Front pages and slips: no paper is to blame."""
    with pytest.raises(Unproved) as told:
        _papers(monkeypatch, 11, page)
    assert (told.value.code, told.value.params) == ("page_changed", {"page": page})


def test_a_page_of_the_agency_is_told_with_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """And with its page there; what to do instead is said in both languages."""
    with pytest.raises(Refused) as told:
        _papers(monkeypatch, 4)
    assert (told.value.code, told.value.params) == ("official_page_changed", {"file": "agency.pdf", "page": 2})
    assert told.value.exit is Exit.REFUSED
    for language in ("en", "es"):
        assert "agency.pdf" in told.value.message(language)


QUIET = BuildWatch(None, None)
ROOM = Rect(40, 150, 120, 16)


def _page(text: str) -> bytes:
    """One page of ours with this text in ROOM."""
    paint = Paint()
    paint.new_page()
    paint.paragraph(ROOM, text)
    return paint.save()


def _packet(tmp_path: Path, *texts: str) -> tuple[Path, tuple[PageRef, ...], tuple[Fit, ...]]:
    """A packet of pages of ours."""
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.pdf").write_bytes(_page(text))
    leaves = tuple(PageRef(tmp_path / f"{number}.pdf", 0, own=True) for number in range(len(texts)))
    return tmp_path / "packet.pdf", leaves, assemble(leaves, tmp_path / "packet.pdf")


def _placed(key: str, text: str) -> Placed:
    return Placed(key, "dmhc_20_224", 0, ROOM, text)


def _bound(
    made: tuple[Path, tuple[PageRef, ...], tuple[Fit, ...]], plan: PacketPlan, wanted: str, asked: str = ""
) -> Bound:
    _, leaves, fits = made
    requests = Requests(b"", 1, (_placed("urgent_reason", asked),)) if asked else Requests(b"", 0, ())
    filled = {"dmhc_20_224": Filled(b"", 1, (_placed("city", wanted),)), "dmhc_20_160": Filled(b"", 1, ())}
    return Bound(plan, leaves, fits, filled, requests, {})


def test_every_value_is_looked_for_on_its_page_of_the_packet(tmp_path: Path) -> None:
    """Forms and requests are moved behind what stands before them; a form that the plan has not has no values."""
    made = _packet(tmp_path, "Cover", "It hurts", "Sacramento")
    plan = lay_out({"cover": 1, "request": 1, "dmhc_20_224": 1}, ())
    results = prove_packet(made[0], _bound(made, plan, "Sacramento", "It hurts"), "en", QUIET)
    assert [(one.key, one.page, one.proved) for one in results] == [("city", 2, True), ("urgent_reason", 1, True)]


def test_values_are_looked_for_where_the_page_was_put(tmp_path: Path) -> None:
    """A page that was made smaller has its values elsewhere."""
    path, leaves, _ = _packet(tmp_path, "Cover", "Sacramento")
    leaves = (leaves[0], PageRef(leaves[1].pdf, 0, ink=Rect(0, 0, 612, 792)))
    fits = assemble(leaves, path)
    plan = lay_out({"cover": 1, "dmhc_20_224": 1}, ())
    assert fits[1].scale < 0.95
    (result,) = prove_packet(path, _bound((path, leaves, fits), plan, "Sacramento"), "en", QUIET)
    assert result.proved


def test_a_value_that_is_not_there_stops_the_packet(tmp_path: Path) -> None:
    """By its name on the form and its page, never by its text."""
    made = _packet(tmp_path, "Cover", "Fresno")
    with pytest.raises(Unproved) as told:
        prove_packet(made[0], _bound(made, lay_out({"cover": 1, "dmhc_20_224": 1}, ()), "Sacramento"), "en", QUIET)
    assert told.value.code == "values_not_found"
    assert "Sacramento" not in told.value.message("en")


def test_a_request_that_is_not_there_stops_the_packet(tmp_path: Path) -> None:
    """It stands on no form, and is told by its key and its page of the packet."""
    made = _packet(tmp_path, "Cover", "Something else", "Sacramento")
    plan = lay_out({"cover": 1, "request": 1, "dmhc_20_224": 1}, ())
    with pytest.raises(Unproved) as told:
        prove_packet(made[0], _bound(made, plan, "Sacramento", "It hurts"), "en", QUIET)
    assert (told.value.code, told.value.params) == ("value_lost", {"key": "urgent_reason", "page": 2})


def test_pages_are_told_as_they_are_proved(tmp_path: Path) -> None:
    """Now and then, and the last one always; a packet that shows what it was made of has nothing to tell."""
    made = _packet(tmp_path, "Cover", "Sacramento")
    told: list[tuple[str, int, int]] = []
    bound = _bound(made, lay_out({"cover": 1, "dmhc_20_224": 1}, ()), "Sacramento")
    watch = BuildWatch(lambda one: told.append((one.stage, one.done, one.total)), None)
    assert prove_pages(made[0], bound, watch) == {}
    assert told[-1] == ("prove", 2, 2)
    assert set(told) <= {("prove", 1, 2), ("prove", 2, 2)}
