"""Citations: each has words, a source and a date; what was only believed is never worded as law."""

from __future__ import annotations

import re

import pytest

from forms.finding import Finding
from forms.law import LAW, READ_ON, TEXTS_READ_ON
from forms.rules import judge
from forms.words import LANGUAGES, domain
from tests.forms.facts import TODAY
from tests.forms.findings_examples import EXAMPLES

BELIEVED = ("1374.33", "1368.01", "1368(b)", "1374.30(e)", "(j)(1)", "1374.30(m)", "1370.4", "14450", "53858")
"""Provisions whose own words were not read: they may guide a sentence, but no citation names them."""
NAMED_AS_LAW = re.compile(r"\bCode\b|Code of Regulations")


@pytest.mark.parametrize("id", LAW)
def test_every_citation_is_complete(id: str) -> None:
    """A law or page in both languages, where it was read, and when."""
    citation = LAW[id]
    assert all(citation.law(language) for language in LANGUAGES)
    assert citation.source
    assert citation.read_on in (READ_ON, TEXTS_READ_ON)


def test_every_name_of_a_law_is_used() -> None:
    """The words hold no law without a source."""
    assert all(set(domain("law", language)) == set(LAW) for language in LANGUAGES)


@pytest.mark.parametrize("provision", BELIEVED)
def test_believed_provisions_are_never_cited(provision: str) -> None:
    """Neither a citation nor a sentence names a provision that was not read."""
    said = [domain(name, "en") for name in ("law", "findings", "next_steps", "checklist")]
    assert not [text for sentences in said for text in sentences.values() if provision in text]


def test_sentences_name_no_section_numbers() -> None:
    """Sections stand in the citation, for those who want them; the sentence itself stays plain."""
    assert not [text for text in domain("findings", "en").values() if "section" in text.lower()]


def test_every_citation_is_used() -> None:
    """A citation that no finding and no page names would only grow old."""
    cited = {finding.citation.id for example in EXAMPLES.values() for finding in judge(example, TODAY)}
    assert cited | {"hsc_1374_34"} == set(LAW)


def test_only_what_was_read_in_its_own_text_is_named_as_law() -> None:
    """A guide, a summary or an old copy that stands for a section says so in its own name and under the finding."""
    for id, citation in LAW.items():
        named = NAMED_AS_LAW.search(citation.law("en"))
        assert not named or citation.status == "text" or "quotation" in citation.law("en"), id
        if citation.status == "second_hand":
            assert citation.line("en").startswith("Not the law itself"), id
            assert citation.line("es").startswith("No es la ley misma"), id


def test_an_old_copy_has_no_live_address_and_says_that_it_is_a_copy() -> None:
    """Whoever follows an address must find there what was read."""
    for id, citation in LAW.items():
        if citation.status == "copy":
            assert "https://" not in citation.source, id
            assert "older copy" in citation.line("en"), id


LAW_SAID = re.compile(r"(?i)\b(the|by|under) law\b|\blegally\b|\b(la|por|según la) ley\b|legalmente")
HEDGED = re.compile(r"(?i)did not (read|find)|summary|no lo leímos|no (la )?encontramos|resumen")
NUMBER = re.compile(r"(?i)\b\d+ (days|months|días|meses)\b")
ATTRIBUTED = re.compile(r"(?i)guide|rule|page|handbook|summary|the form|guía|regla|página|manual|resumen|el formulario")
"""Who gives a number that no section and no agency's page stands for."""


def test_what_was_not_read_in_the_law_is_never_worded_as_law() -> None:
    """Every sentence that a guide, a summary or an old copy stands for: no language says "the law" of it, unless to say
    that it was not read there; and a number of days says who gives it, or is that of a section cited beside it.
    """
    for of in EXAMPLES.values():
        found = judge(of, TODAY)
        read = [finding for finding in found if finding.citation.status in ("text", "agency")]
        for finding in (finding for finding in found if finding not in read):
            for language in LANGUAGES:
                not_worded_as_law(finding, read, language)


def not_worded_as_law(finding: Finding, read: list[Finding], language: str) -> None:
    """Of one finding, beside those whose words were read."""
    told = finding.message(language)
    for sentence in re.split(r"(?<=[.;?!:])\s", told):
        assert not LAW_SAID.search(sentence) or HEDGED.search(sentence), (finding.words, sentence)
    beside = {number.group() for one in read for number in NUMBER.finditer(one.message(language))}
    numbers = {number.group() for number in NUMBER.finditer(re.sub(r"\([^)]*\)", "", told))}
    assert numbers <= beside or ATTRIBUTED.search(told) or HEDGED.search(told), (finding.words, told)
