"""Which section a place belongs to, and which wording is whose label."""

from __future__ import annotations

import pytest

from packet.locate.form_map import MapPage
from packet.locate.geometry import Area
from packet.locate.labels import find
from packet.locate.page_view import PageView
from packet.locate.recognise import Recognised
from packet.locate.runs import Run
from packet.locate.sections import Label, labels_of, section_at
from packet.locate.sections import _Mark as Mark
from packet.locate.tuning import RUNS, SECTIONS
from packet.locate.wording import Table, spellings
from tests.packet.locate.view_parts import page, run

SIZE = (600.0, 800.0)
TOP, MIDDLE = Mark(0, Area(40, 700, 200, 710), "top"), Mark(0, Area(40, 400, 200, 410), "middle")
RIGHT = Mark(0, Area(320, 600, 500, 610), "right")


@pytest.mark.parametrize(
    ("y", "section"),
    [(720, ""), (690, "top"), (405, "top"), (400, "middle"), (100, "middle")],
    ids=["before any", "below", "on its line", "at its foot", "far below"],
)
def test_a_section_begins_at_its_heading(y: float, section: str) -> None:
    """And ends at the next one."""
    assert section_at(0, Area(50, y - 5, 90, y + 5), [TOP, MIDDLE], SIZE, (0,)) == section


@pytest.mark.parametrize(
    ("x", "y", "section"),
    [(50, 500, "top"), (330, 500, "right"), (330, 650, "middle"), (317, 500, "right"), (315, 500, "top")],
)
def test_columns_have_sections_of_their_own(x: float, y: float, section: str) -> None:
    """The second goes on with the first one's last until its own heading."""
    assert section_at(0, Area(x, y, x + 40, y + 10), [TOP, MIDDLE, RIGHT], SIZE, (0,)) == section


def test_a_heading_across_the_page_is_above_both_columns() -> None:
    """It is wider than one of them."""
    wide = Mark(0, Area(40, 550, 41 + SIZE[0] * SECTIONS.full, 560), "wide")
    assert section_at(0, Area(330, 500, 370, 510), [TOP, RIGHT, wide], SIZE, (0,)) == "wide"


def test_a_section_runs_on_over_the_forms_pages() -> None:
    """In the form's order, whatever the file's: the last heading of the page before."""
    spot = Area(50, 700, 90, 710)
    assert section_at(1, spot, [TOP, MIDDLE], SIZE, (0, 1)) == "middle"
    assert section_at(1, spot, [TOP, RIGHT], SIZE, (0, 1)) == "right"
    assert section_at(1, spot, [TOP, MIDDLE], SIZE, (1, 0)) == ""
    assert section_at(7, spot, [TOP, MIDDLE], SIZE, (0, 1)) == ""


def test_what_is_important_is_no_section() -> None:
    """Labels below such a heading belong to none."""
    assert section_at(0, Area(50, 300, 90, 310), [TOP, Mark(0, MIDDLE.area, "important")], SIZE, (0,)) == ""


def _labels(*runs: Run) -> dict[str, Label]:
    view: PageView = page(runs)
    form = "dmhc_20_224"
    known = Recognised(
        Table("dmhc", "en"),
        (form,),
        {form: ""},
        (MapPage(0, "form", form, view.size),),
        (tuple(find(view, spellings(Table("dmhc", "en")))),),
        {form: (0,)},
    )
    return labels_of([view], known)


def test_a_label_is_found_with_its_baseline() -> None:
    """Around its wording."""
    label = _labels(run("First Name", 50, 700), run("Zip", 50, 600))["first_name"]
    assert (label.base, label.area.x0, label.area.y1) == (700, 50, 708)


@pytest.mark.parametrize(
    ("drop", "x", "words", "lines"),
    [
        (12, 50, "with the treatment", 2),
        (SECTIONS.remark_line * 10, 50, "with the treatment", 2),
        (SECTIONS.remark_line * 10 + 0.1, 50, "with the treatment", 1),
        (12, 50 + SECTIONS.column, "with the treatment", 1),
        (12, 50, "plan care", 1),
        (RUNS.same_line, 50, "with the treatment", 1),
    ],
    ids=["next line", "just near", "too far", "indented", "too short", "same line"],
)
def test_a_questions_remark_belongs_to_it(drop: float, x: float, words: str, lines: int) -> None:
    """The lines that go on below it, with its own left edge."""
    label = _labels(run("Describe the problem", 50, 700), run(words, x, 700 - drop)).get("problem_description")
    if label is None:
        pytest.fail("the question was not found")
    assert (label.area.y0 < 698) is (lines == 2)
