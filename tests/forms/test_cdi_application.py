"""The request to the Department of Insurance: two pages, said to be no agency's print, open where the law opens it."""

from __future__ import annotations

import pytest

from forms.agencies import CDI
from forms.cdi_application import sheet
from forms.form_spec import Filing
from forms.printed import ticked
from forms.sheet import Print
from forms.words import LANGUAGES, say
from packet.lettering.typeset import height
from tests.forms.facts import case

LINE_ENDS = 1.5
"""Points by which a paragraph's last line may stand below its room: the room has so much air."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_stands_inside_its_room(language: str) -> None:
    """On both pages, the foot's line too: below it the packet's own band stands."""
    made = sheet(language)
    assert len(made.pages) == 2
    for item in (item for page in made.pages for item in page.items if isinstance(item, Print)):
        words = say(item.words, language, **dict(item.params))
        assert height(words, item.rect.width, item.size, item.bold) <= item.rect.height + LINE_ENDS, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_that_it_is_no_agencys_print_and_to_check_its_numbers(language: str) -> None:
    """Under its title, and beside the fax number that one page without a date has."""
    made = sheet(language)
    said = [say(item.words, language, **dict(item.params)) for _, item in made.items() if isinstance(item, Print)]
    assert {"en": "This is not CDI's own form", "es": "No es el formulario del CDI"}[language] in said[1]
    where = next(number for number, words in enumerate(said) if CDI.fax in words)
    assert said[where + 1].startswith({"en": "Check before sending", "es": "Confirme antes de enviar"}[language])


@pytest.mark.parametrize(
    ("kind", "key"), [("id_card", "attach_id_card"), ("eob", "attach_correspondence"), ("photo", "")]
)
def test_what_is_enclosed_is_ticked(kind: str, key: str) -> None:
    """By the papers of the case; an answer of its own stands before them."""
    of = case(papers=[kind])
    assert [name for name in ("attach_id_card", "attach_correspondence") if ticked(of, name, "yes")] == [key] * bool(
        key
    )
    if key:
        refused = of.model_copy(update={"filing": of.filing.model_copy(update={key: False})})
        assert not ticked(refused, key, "yes")


def test_a_number_to_check_is_the_only_one_that_says_so() -> None:
    """Every other filing goes to numbers of the agency's own text."""
    from forms.catalog import FILINGS

    unsure: list[Filing] = [filing for filing in FILINGS if filing.agency.check]
    assert [filing.id for filing in unsure] == ["cdi"]
