"""Signed pages of a case that somebody else may have made."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from forms.form_spec import Due
from forms.next_steps import SignHere
from forms.returned import SignedPage
from packet.binding.bind import Bound
from packet.binding.plan import lay_out
from packet.binding.request_page import Requests
from packet.marks.mark import PageMark
from packet.progress import BuildWatch
from packet.returned import returned_pages
from tests.packet.cases import case
from tests.packet.drawn import write

FORM = "dmhc_20_224"
BOUND = Bound(
    lay_out({FORM: 2}, []), (), (), {}, Requests(b"", 0, ()),
    {Due("release_signature", FORM, "patient"): SignHere("patient", FORM, 2)},
    marks={0: PageMark("7K3F-9Q2M", 1, "DM", "AAAAAA"), 1: PageMark("7K3F-9Q2M", 2, "DM", "BBBBBB")},
)  # fmt: skip


def _entry(file: str, check: str, page: int = 2) -> SignedPage:
    return SignedPage(file, "signed/s.jpg", "s.jpg", FORM, page, check, "7K3F-9Q2M", page, dt.date(2026, 10, 5))


def test_only_a_page_that_waits_for_ink_and_still_shows_the_same_is_replaced_and_only_from_the_case_s_folder(
    tmp_path: Path,
) -> None:
    home = tmp_path / "case"
    home.mkdir()
    write(home / "page.pdf", b"0 g 100 100 50 50 re f", box=(0, 0, 612, 792))
    write(tmp_path / "elsewhere.pdf", b"0 g 100 100 50 50 re f", box=(0, 0, 612, 792))
    entries = (
        _entry("page.pdf", "AAAAAA", 1),  # nobody signs it
        _entry("page.pdf", "CCCCCC", 3),  # no longer what is printed
        _entry("../elsewhere.pdf", "BBBBBB", 4),
        _entry("missing.pdf", "BBBBBB", 5),
        _entry("page.pdf", "BBBBBB"),
    )
    signed = case().model_copy(update={"signed": entries})
    found = returned_pages(signed, home, BOUND, tmp_path, BuildWatch())
    assert {page: entry for page, (entry, _) in found.pages.items()} == {1: entries[4]}
    assert found.stale == entries[:4]
    (clean,) = [path for _, path in found.pages.values()]
    assert clean.parent == tmp_path
