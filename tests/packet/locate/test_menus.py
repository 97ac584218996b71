"""Drop-down fields of yes and no: taken for what they offer, filled with a word, left alone when in doubt."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from forms.case import Case
from forms.words import LANGUAGES, say
from packet.locate import fill_official, overflow_official, read_map
from packet.locate.geometry import Area
from packet.locate.menus import is_menu
from packet.locate.report import lines
from packet.locate.widgets import Widget
from packet.proof.values import prove
from tests.packet.locate.conftest import Maker
from tests.packet.locate.lookalikes.catalogue import LookAlike, everything
from tests.packet.locate.lookalikes.score import score
from tests.packet.locate.lookalikes.style import Style

MENUS = [alike for alike in everything() if alike.style.menus]
TICKS = LookAlike("flat", "ticks", Style(label="left", frame="rule"))
pytestmark = pytest.mark.usefixtures("looked_through_once")


@pytest.mark.parametrize(
    ("options", "menu"),
    [
        (("Yes", "No"), True),
        (("", "NO", "yes"), True),
        (("Seleccione", "Sí", "No"), True),
        ((), False),
        (("Yes",), False),
        (("Yes", "Yes", "No"), False),
        (("CA", "NV"), False),
        (("Yes", "No", "Not sure", "Other"), False),
    ],
)
def test_a_menu_offers_yes_and_no_and_little_else(options: tuple[str, ...], menu: bool) -> None:
    """A list of states, or one with answers that the form does not know, is no such field."""
    assert is_menu(Widget(0, 0, Area(0, 0, 50, 12), "choice", "f", "", options=options)) is menu


@pytest.mark.parametrize("alike", MENUS, ids=lambda alike: alike.name)
def test_every_menu_goes_to_its_question(alike: LookAlike, made: Maker) -> None:
    """Right of the question, after it, below it or before it: none is missed, none is another's."""
    path, truths = made(alike)
    judged = score(read_map(path), truths)
    assert (judged.wrong, judged.absent) == ([], [])


def test_the_answer_is_written_as_a_word_and_proved(made: Maker, case: Case) -> None:
    """The field is gone, the word of the form stands in its room, and nothing overflows."""
    path, _ = made(MENUS[0])
    found = read_map(path)
    assert "has_medi_cal" not in {over.key for over in overflow_official(found, case)}
    filled = fill_official(path, case, {over.key: 9 for over in overflow_official(found, case)}, found)
    words = {value.key: value.text for value in filled.placed}
    assert (words["has_medi_cal"], words["has_medicare"]) == ("Yes", "No")
    assert all(result.proved for result in prove(filled.pdf, filled.placed))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_words_for_a_menu(made: Maker, language: str) -> None:
    """What speaks for the place is said, as for any other place."""
    path, _ = made(MENUS[0])
    assert say("official.evidence.yes_and_no_offered", language) in "\n".join(lines(read_map(path), language))


def test_a_menu_that_stands_by_no_question_stays_empty(made: Maker) -> None:
    """In the margin of a form whose questions have boxes it means nothing, and takes no place from anyone."""
    path, truths = made(TICKS)
    path.write_bytes(_with_menu(path, (560, 20, 605, 34)))
    found = read_map(path)
    assert score(found, truths).wrong == []
    assert not [place for place in found.places if place.kind == "choice_text"]


def test_two_menus_at_one_question_are_a_doubt(made: Maker) -> None:
    """Which of them holds the answer is not ours to guess: it goes to the continuation sheet."""
    path, truths = made(MENUS[0])
    first = next(truth for truth in truths if truth.title == "has_medi_cal")
    area = first.area
    path.write_bytes(_with_menu(path, (area.x0 - 62, area.y0, area.x0 - 4, area.y1), first.page))
    assert read_map(path).place("has_medi_cal") is None


def _with_menu(path: Path, rect: tuple[float, float, float, float], page: int = 0) -> bytes:
    """The file with one more drop-down field."""
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
        options = Array([String("Yes"), String("No")])
        menu = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Ch, F=4, T=String("more"), Opt=options)
        menu.Rect = Array(list(rect))
        leaf = pdf.pages[page].obj
        if "/Annots" not in leaf:
            leaf.Annots = Array()
        field = pdf.make_indirect(menu)
        leaf.Annots.append(field)
        if "/AcroForm" not in pdf.Root:
            pdf.Root.AcroForm = Dictionary(Fields=Array())
        pdf.Root.AcroForm.Fields.append(field)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()
