"""A mention is no identity: other papers are refused by name, and a file that is not surely one whole form is asked
about."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import pikepdf
import pytest

from forms import dmhc_20_224
from forms.case import Language
from forms.words import LANGUAGES
from packet.errors import Refused
from packet.filling.draw import blank
from packet.locate import OfficialMap, Wanted
from packet.locate.normalise import straightened
from packet.locate.reading import map_of
from tests.packet.locate.lookalikes.draw import draw
from tests.packet.locate.lookalikes.fields import Fields
from tests.packet.locate.lookalikes.others import BOXED, RULED, Other, body, explained, others
from tests.packet.locate.lookalikes.plan import Block, Edition, application, assistant, instructions
from tests.packet.locate.lookalikes.style import Style

LANGUAGE_IDS: tuple[Language, ...] = ("en", "es")
OTHERS = [other for language in LANGUAGE_IDS for other in others(language)]
EXPLAINED = [told for language in LANGUAGE_IDS for told in explained(language)]


def _map(pdf: bytes) -> OfficialMap:
    """In this process: the door and its worker have tests of their own."""
    return map_of(straightened(pdf, "paper.pdf"))


def _refused(pdf: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        _map(pdf)
    for language in LANGUAGES:
        assert "paper.pdf" in caught.value.message(language)
    return caught.value


def _read(*forms: Sequence[Block], style: Style = RULED) -> OfficialMap:
    return _map(draw(style, forms).pdf)


def _pages(pdf: bytes, order: Sequence[int]) -> bytes:
    """The file's pages in this order; a page may come twice."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as made:
        for number in order:
            made.pages.append(source.pages[number])
        made.save(out)
    return out.getvalue()


def _reasons(found: OfficialMap) -> list[tuple[str, str]]:
    return [(doubt.reason, doubt.form) for doubt in found.doubts]


@pytest.mark.parametrize(
    ("style", "fields"), [(BOXED, None), (RULED, None), (BOXED, Fields())], ids=["boxes", "lines", "fields"]
)
@pytest.mark.parametrize("other", OTHERS, ids=lambda other: f"{other.language} {other.name}")
def test_another_paper_is_refused_by_what_it_says_of_itself(other: Other, style: Style, fields: Fields | None) -> None:
    """With the form's own labels, all of them too, and its number in a note or a box, it is not the form."""
    refused = _refused(other.pdf(style, fields))
    assert refused.code == other.code
    if other.code == "official_named":
        assert other.title in refused.message("en")


@pytest.mark.parametrize(("name", "blocks"), EXPLAINED, ids=[name for name, _ in EXPLAINED])
def test_a_paper_that_only_tells_of_the_form_is_refused(name: str, blocks: list[Block]) -> None:
    """A letter, a handbook's chapter, the instruction sheet alone: they name the form and have no room."""
    assert name
    assert _refused(draw(RULED, [blocks]).pdf).code == "official_no_room"


@pytest.mark.parametrize("language", LANGUAGE_IDS)
@pytest.mark.parametrize("opening", ["", "Before You File", "Antes de presentar el formulario:"])
def test_the_instruction_sheet_alone_is_called_that(language: Language, opening: str) -> None:
    """By its title, or by how the agency's sheet opens."""
    named = Block("header", "IMR APPLICATION/COMPLAINT FORM\nDMHC 20-224")
    title, *told = instructions(language)
    sheet = [named, Block("title", opening) if opening else title, *told]
    assert _refused(draw(RULED, [sheet]).pdf).code == "official_sheet"


@pytest.mark.parametrize("language", LANGUAGE_IDS)
def test_only_the_pages_of_the_form_are_filled(language: Language) -> None:
    """Between a hospital's release and a plan's form with the same parts, the agency's page alone has places."""
    by_name = {other.name: other.drawn() for other in others(language)}
    found = _read(by_name["release"], assistant(language), by_name["plan representative"], style=BOXED)
    mine = [page.number for page in found.pages if page.kind == "form"]
    others_pages = [page.number for page in found.pages if page.kind == "other"]
    assert found.forms == ("dmhc_20_160",)
    assert others_pages[0] == 0
    assert {place.page for place in found.places} == set(mine)
    assert found.doubts == ()
    assert found.missing == ()


@pytest.mark.parametrize("language", LANGUAGE_IDS)
def test_pages_in_any_order_are_the_same_form(language: Language) -> None:
    """Every page says what it is: reversed, the file has the same places."""
    pdf = draw(RULED, [application(language), assistant(language), instructions(language)]).pdf
    count = len(pikepdf.open(io.BytesIO(pdf)).pages)
    ahead = _map(pdf)
    back = _map(_pages(pdf, range(count - 1, -1, -1)))
    assert back.doubts == ()
    assert {place.title: count - 1 - place.page for place in back.places} == {
        place.title: place.page for place in ahead.places
    }


@pytest.mark.parametrize("language", LANGUAGE_IDS)
@pytest.mark.parametrize("kept", [[0], [1]], ids=["first page", "later page"])
def test_a_part_of_the_form_is_a_doubt(kept: list[int], language: Language) -> None:
    """Half a form says that it is the form; what is not in it is named. A later page may have the title alone."""
    found = _map(_pages(draw(RULED, [application(language)]).pdf, kept))
    titled = language == "es" and kept == [1]
    assert _reasons(found) == [*([("head", "dmhc_20_224")] if titled else []), ("part", "dmhc_20_224")]
    assert ("release_signature" in found.doubts[-1].keys) is (kept == [0] or language == "es")


@pytest.mark.parametrize("style", [BOXED, RULED], ids=["boxes", "lines"])
def test_half_a_form_before_another_paper_is_not_made_whole_by_it(style: Style) -> None:
    """The name and signature of a clinic's page are not those of the form whose second page is missing."""
    clinic = next(other for other in others("en") if other.name == "clinic")
    half = draw(style, [application("en")]).pdf
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(half)) as pdf, pikepdf.open(io.BytesIO(clinic.pdf(style))) as strange:
        del pdf.pages[1:]
        pdf.pages.extend(strange.pages)
        pdf.save(out)
    found = _map(out.getvalue())
    assert _reasons(found) == [("part", "dmhc_20_224")]
    assert {place.page for place in found.places} == {0}


@pytest.mark.parametrize(
    "second",
    [application("en"), application("en", Edition("01/20", old=True)), application("es")],
    ids=["a copy", "another edition", "another language"],
)
def test_one_form_twice_in_a_file_is_asked_about(second: list[Block]) -> None:
    """Two copies, two editions, two languages: the pages that would be filled, and those that would stay empty."""
    first = draw(RULED, [application("en"), assistant("en")])
    whole = draw(RULED, [application("en"), assistant("en"), second])
    found = _map(whole.pdf)
    (doubt,) = found.doubts
    assert doubt.reason == "several"
    assert {first.pages, whole.pages - 1} <= set(doubt.pages) <= set(range(first.pages, whole.pages))
    assert doubt.instead == tuple(page.number for page in found.pages if page.form == "dmhc_20_224")
    assert {place.page for place in found.places}.isdisjoint(doubt.pages)
    assert len(found.places) == len(_map(first.pdf).places)


def test_of_two_editions_the_newer_one_is_filled() -> None:
    """Also where it stands behind the other."""
    older = draw(RULED, [application("en", Edition("01/20", old=True))])
    found = _map(draw(RULED, [application("en", Edition("01/20", old=True)), application("en")]).pdf)
    assert [(doubt.reason, doubt.pages) for doubt in found.doubts] == [("several", tuple(range(older.pages)))]
    assert {place.page for place in found.places}.isdisjoint(range(older.pages))


@pytest.mark.parametrize("language", LANGUAGE_IDS)
def test_of_two_languages_that_of_the_case_is_filled(language: Language) -> None:
    """Whichever of them stands first."""
    both = draw(RULED, [application("en"), application("es")]).pdf
    found = map_of(straightened(both, "form.pdf"), Wanted(language=language))
    assert (found.language, [doubt.reason for doubt in found.doubts]) == (language, ["several"])


def test_two_forms_in_two_languages_are_asked_about() -> None:
    """The Spanish assistant form behind an English application would stay empty in silence."""
    found = _map(draw(RULED, [application("en"), assistant("es")]).pdf)
    (doubt,) = found.doubts
    assert (doubt.reason, found.forms) == ("tongues", ("dmhc_20_224",))
    assert {*doubt.pages, *doubt.instead} == {page.number for page in found.pages}


def test_a_page_of_an_edition_that_is_not_mapped_is_asked_about() -> None:
    """So would a page of the Vietnamese edition."""
    strange = [Block("header", "AUTHORIZED ASSISTANT FORM – VIETNAMESE\nDMHC 20-160"), Block("para", "Tên " * 60)]
    assert [doubt.reason for doubt in _map(draw(RULED, [application("en"), strange]).pdf).doubts] == ["tongues"]


@pytest.mark.parametrize("language", LANGUAGE_IDS)
@pytest.mark.parametrize(
    "head",
    [
        ["DMHC 20-160"],
        ["DMHC 20-160 (Rev. 01/20)", "Department of Managed Health Care"],
        ["State of California", "Form No. DMHC 20-160 Revised January 2020 Page 1 of 1"],
    ],
    ids=["number", "number and date", "number among small words"],
)
def test_a_number_alone_on_a_line_is_enough(head: list[str], language: Language) -> None:
    """Dates, page numbers and the agency's own names may stand beside it."""
    found = _read([Block("header", "\n".join(head)), *assistant(language)[2:]])
    assert (found.forms, found.doubts) == (("dmhc_20_160",), ())


def test_the_title_with_the_department_is_enough() -> None:
    """Some prints have no number."""
    blocks = [Block("header", "Department of Managed Health Care"), *application("en")[1:]]
    found = _read([block for block in blocks if block.kind != "break"])
    assert (found.forms, found.doubts) == (("dmhc_20_224",), ())


def test_a_number_at_the_foot_is_enough() -> None:
    """Many agencies print it there."""
    pdf = draw(RULED, [assistant("en")[1:]]).pdf
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as made:
        page = made.pages[0]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        name = page.add_resource(font, pikepdf.Name.Font)
        page.contents_add(f"BT {name} 8 Tf 40 30 Td (DMHC 20-160 \\(Rev. 01/20\\) Page 1 of 1) Tj ET".encode())
        made.save(out)
    found = _map(out.getvalue())
    assert (found.forms, found.doubts) == (("dmhc_20_160",), ())


@pytest.mark.parametrize(
    "head",
    [[], ["Golden Poppy Health Plan"], ["HC-12", "DMHC 20-160"]],
    ids=["title alone", "title of another house", "two numbers"],
)
def test_a_head_that_is_not_plain_is_a_doubt(head: list[str]) -> None:
    """All labels and the title, but neither number nor Department; or another number beside it."""
    found = _read([*([Block("header", "\n".join(head))] if head else []), *assistant("en")[1:]])
    assert _reasons(found) == [("head", "dmhc_20_160")]


def test_a_number_over_another_title_is_a_doubt() -> None:
    """A plan's own form may point to the agency's with the number alone on a line."""
    title = Block("title", "DESIGNATED REPRESENTATIVE FORM")
    found = _read([Block("header", "In place of\nDMHC 20-160"), title, *assistant("en")[2:]])
    assert _reasons(found) == [("head", "dmhc_20_160")]


def test_a_new_edition_with_other_words_is_a_doubt() -> None:
    """The head is sure, a fifth of the labels is not found: asked, not refused."""
    strange = {key: f"Something new {key}" for key in ("employer", "medical_group", "guardian_name", "primary_language",
                                                       "race_ethnicity", "providers", "email_ok")}  # fmt: skip
    found = _read(application("en", Edition("03/27", labels=strange)))
    assert _reasons(found) == [("part", "dmhc_20_224")]
    assert set(found.doubts[0].keys) == set(strange)
    assert found.newer == ("dmhc_20_224",)


def test_our_own_blank_is_no_doubt() -> None:
    """Our print has the title and the Department, and no number at its head."""
    found = _map(blank(dmhc_20_224.sheet("en")))
    assert (found.forms, found.doubts) == (("dmhc_20_224",), ())


def test_a_title_that_may_be_a_name_is_not_told() -> None:
    """A refusal never shows the largest line of a person's letter."""
    other = replace(OTHERS[-1], title="Maria Thompson")
    assert "Thompson" not in _refused(other.pdf()).message("en")


@pytest.mark.parametrize(
    "printed",
    ["DMHC 20-300 (New 01/28)", "DMHC 20-205 Rev. 1/23", "Form DMHC 20-300 (01/28)", "DMHC 20-224-B", "AG-20 (rev. 2)"],
)
def test_another_number_with_its_edition_outweighs_our_title(printed: str) -> None:
    """A form of the same Department with our title and labels has its number, its edition beside it in any letters."""
    asked = application("en")
    title = next(block.text for block in asked if block.kind == "title")
    head = ("State of California", "Department of Managed Health Care", printed)
    paper = Other("numbered", "", "en", head, title, body(asked))
    assert _reasons(_map(paper.pdf())) == [("head", "dmhc_20_224")]
