"""Citations: each has words, a source and a date; what was only believed is never worded as law."""

from __future__ import annotations

import pytest

from forms.law import LAW, READ_ON, TEXTS_READ_ON
from forms.rules import judge
from forms.words import LANGUAGES, domain
from tests.forms.facts import TODAY
from tests.forms.findings_examples import EXAMPLES

BELIEVED = ("1374.33", "1374.34", "1368.01", "1368(b)", "1374.30(e)", "(j)(1)", "1374.30(m)", "10951", "14450", "53858")
"""Provisions whose wording was not read: they may guide a sentence, but no citation names them."""


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
    """A citation that no finding names would only grow old."""
    cited = {finding.citation.id for example in EXAMPLES.values() for finding in judge(example, TODAY)}
    assert cited == set(LAW)
