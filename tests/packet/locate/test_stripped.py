"""The pages without what is not the form's own wording."""

from __future__ import annotations

from packet.locate.form_map import MapPage, PageKind
from packet.locate.labels import find
from packet.locate.recognise import Recognised
from packet.locate.runs import Run
from packet.locate.stripped import Stripped, stripped
from packet.locate.wording import Table, spellings
from tests.packet.locate.view_parts import page, run

FORM = "dmhc_20_224"


def _strip(*runs: Run, kind: PageKind = "form") -> Stripped:
    view = page(runs)
    found = (tuple(find(view, spellings(Table("dmhc", "en")))),)
    pages = (MapPage(0, kind, FORM if kind == "form" else None, view.size),)
    return stripped([view], Recognised(Table("dmhc", "en"), (FORM,), {FORM: ""}, pages, found, {FORM: (0,)}))


def test_a_value_goes_and_the_label_stays() -> None:
    """Whether it stands apart or behind the colon of its label."""
    bare = _strip(run("First Name: Rosa", 50, 700), run("Davis", 200, 700), run("Zip:", 50, 600))
    assert [one.text for one in bare.views[0].runs] == ["FirstName:", "Zip:"]
    assert [one.text for one in bare.strange[0]] == ["Rosa", "Davis"]


def test_labels_are_found_again_where_they_are_now() -> None:
    """Numbers of runs are those of the stripped page."""
    bare = _strip(run("Rosa", 20, 710), run("First Name:", 50, 700))
    (label,) = (match for match in bare.known.found[0] if match.key == "first_name")
    assert bare.views[0].runs[label.spans[0].run].text == "FirstName:"


def test_a_page_of_no_form_keeps_its_words() -> None:
    """Instructions are not filled in."""
    bare = _strip(run("First Name: Rosa", 50, 700), kind="instructions")
    assert [one.text for one in bare.views[0].runs] == ["FirstName:Rosa"]
    assert bare.strange == ((),)
