"""Whose page came out changed: a paper's, an agency's, or one of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.binding.bind import Bound
from packet.binding.plan import Exhibit, lay_out
from packet.binding.prove import prove_pages
from packet.binding.request_page import Requests
from packet.errors import Exit, Refused, Unproved
from packet.progress import BuildWatch

EXHIBITS = (Exhibit(2, "denial_letter", 3, "A"), Exhibit(0, "bill", 2, "B"))
PLAN = lay_out({"cover": 1, "contents": 1, "dmhc_20_224": 2}, EXHIBITS, slips=True)
"""Cover, contents, the agency's form on 3 and 4, slip, A on 6 to 8, slip, B on 10 and 11."""


def _papers(monkeypatch: pytest.MonkeyPatch, *changed: int) -> dict[int, list[int]]:
    """What is told of these pages of the packet (from 1)."""
    bound = Bound(PLAN, (), (), {}, Requests(b"", 0, ()), {}, {"dmhc_20_224": "agency.pdf"})
    monkeypatch.setattr("packet.binding.prove.verify", lambda *_: None)
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
