"""Resource names on a page that others drew: ours cannot be theirs, and theirs are found without their page."""

from __future__ import annotations

import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from packet.resources import ALL, DRAWN, ending, lend, settle


def _form(pdf: Pdf, content: bytes, resources: Dictionary | None = None) -> Stream:
    form = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100]))
    if resources is not None:
        form["/Resources"] = resources
    return form


def _of_page(pdf: Pdf) -> Dictionary:
    """Resources with an entry X and an entry Y in every category."""
    return Dictionary({category: Dictionary(X=pdf.make_stream(b""), Y=pdf.make_stream(b"")) for category in ALL})


def _held(form: Stream) -> dict[str, list[str]]:
    resources = form["/Resources"]
    return {key: sorted(value.keys()) for key, value in resources.items() if isinstance(value, Dictionary)}


def test_an_ending_follows_from_its_seed_and_needs_no_escape() -> None:
    """Other papers, other names; the same papers, the same bytes (ISO 32000-1 7.3.5: regular characters only)."""
    assert ending(b"one") == ending(b"one") != ending(b"two")
    assert re.fullmatch(r"\.[0-9a-f]{16}", ending(b""))


def test_a_seed_does_not_hold_its_own_ending() -> None:
    """A packet that is a paper of the next packet has other names than the next one gives."""
    seed = b"a paper that draws with /F1"
    for _ in range(100):
        named = seed + ending(seed).encode()
        assert ending(named).encode() not in named
        seed = named


@pytest.mark.parametrize("category", DRAWN)
def test_what_a_form_names_in_a_category_that_it_lacks_is_lent(category: str) -> None:
    """The name used, and no other of that category."""
    pdf = pikepdf.new()
    own = Dictionary({other: Dictionary() for other in ALL if other != category})
    form = _form(pdf, b"/X use", own)
    lend(pdf, form, _of_page(pdf))
    assert _held(form)[category] == ["/X"]
    assert all(names == [] for other, names in _held(form).items() if other != category)


def test_a_category_that_the_form_has_is_not_looked_up_on_the_page() -> None:
    """PDFium does not either: the name stays undefined, as it was in the source."""
    pdf = pikepdf.new()
    form = _form(pdf, b"/X use", Dictionary(Font=Dictionary(Z=Dictionary())))
    lend(pdf, form, _of_page(pdf), ("/Font",))
    assert _held(form) == {"/Font": ["/Z"]}


@pytest.mark.parametrize(("content", "lent"), [(b"/#58 use", ["/X"]), (b"(/Y)/X use", ["/X", "/Y"]), (b"/Xy use", [])])
def test_names_are_found_however_they_are_written(content: bytes, lent: list[str]) -> None:
    """An escape is the letter it stands for; what only looks like a name is lent; a longer name is none."""
    pdf = pikepdf.new()
    form = _form(pdf, content, Dictionary())
    lend(pdf, form, _of_page(pdf), ("/Font",))
    assert _held(form).get("/Font", []) == lent


def test_a_form_whose_content_cannot_be_read_is_lent_everything() -> None:
    """A viewer draws the part that it can read, so any of the names may be drawn with."""
    pdf = pikepdf.new()
    form = _form(pdf, b"no deflated data", Dictionary())
    form["/Filter"] = Name.FlateDecode
    lend(pdf, form, _of_page(pdf), ("/Font",))
    assert _held(form) == {"/Font": ["/X", "/Y"]}


def test_resources_that_forms_share_are_not_changed_for_the_others() -> None:
    """The other form may stand on a page where the same name means something else."""
    pdf = pikepdf.new()
    shared = pdf.make_indirect(Dictionary())
    one, other = _form(pdf, b"/X use", shared), _form(pdf, b"/X use", shared)
    lend(pdf, one, _of_page(pdf))
    assert _held(one) != {}
    assert _held(other) == {}


def test_forms_within_forms_and_soft_masks_are_settled() -> None:
    """Without resources a form draws with those around it, and with its page's where those lack a category."""
    pdf = pikepdf.new()
    inmost, mask = _form(pdf, b"/X use"), _form(pdf, b"/X use", Dictionary())
    state = Dictionary(SMask=Dictionary(S=Name.Alpha, G=mask))
    middle = _form(pdf, b"", Dictionary(XObject=Dictionary(I=inmost), ExtGState=Dictionary(S=state)))
    page = _of_page(pdf)
    page["/XObject"] = Dictionary(M=middle)
    top = _form(pdf, b"/M Do")
    settle(pdf, top, page)
    assert _held(top) == _held(_form(pdf, b"", page))
    assert _held(inmost)["/Font"] == ["/X"]
    assert _held(inmost)["/XObject"] == ["/I"]
    assert _held(mask)["/Font"] == ["/X"]


def test_a_form_that_draws_itself_is_settled_once() -> None:
    """A loop of forms ends, as it does in viewers."""
    pdf = pikepdf.new()
    page = Dictionary(XObject=Dictionary())
    form = _form(pdf, b"/Me Do")
    page["/XObject"]["/Me"] = form
    settle(pdf, form, page)
    assert _held(form) == {"/XObject": ["/Me"]}


def test_every_category_that_paints_is_lent() -> None:
    """ISO 32000-2 table 34: all but the procedure sets, which are obsolete; marked content has properties."""
    painting = {"/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/Shading", "/XObject"}
    assert set(DRAWN) == painting
    assert set(ALL) == painting | {"/Properties"}


def test_resources_of_a_form_that_borrows_nothing_stay_the_same_object() -> None:
    """Of many forms with one dictionary none gets a copy for nothing: the packet would grow with every page."""
    pdf = pikepdf.new()
    shared = pdf.make_indirect(Dictionary())
    form = _form(pdf, b"/Z use", shared)
    assert lend(pdf, form, _of_page(pdf)).objgen == shared.objgen
    assert form["/Resources"].objgen == shared.objgen


def test_what_is_no_form_and_no_soft_mask_is_passed_over() -> None:
    """Broken files name numbers and dictionaries where forms should be: nothing is drawn, and nothing fails."""
    pdf = pikepdf.new()
    none = _form(pdf, b"/X use", Dictionary())
    resources = Dictionary(
        XObject=Dictionary(A=3, B=Dictionary(Subtype=Name.Form), C=pdf.make_stream(b"/X use", Subtype=Name.Image)),
        ExtGState=Dictionary(A=3, B=Dictionary(SMask=Name("/None")), C=Dictionary(SMask=Dictionary(G=Dictionary()))),
    )
    settle(pdf, _form(pdf, b"/A Do", resources), _of_page(pdf))
    assert _held(none) == {}
    assert "/Resources" not in resources["/XObject"]["/C"]
