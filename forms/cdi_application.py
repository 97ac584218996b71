"""The request to the Department of Insurance for its own IMR: the items of its application, in our own print.

The items were read in a public program's model of that application, not in the paper itself, and so were the fax number
and the bureau's name: the form and every page that names them say "check before sending". What the signature allows and
the warning beside it follow Insurance Code 10169(m), in our own words.
"""

from __future__ import annotations

from typing import Final

from forms.agencies import CDI, Edition
from forms.case import Language
from forms.form_spec import Filing, FormSpec
from forms.insurance import insurance
from forms.layout import lay
from forms.rows import Cell, Cells, Gap, Heading, Long, Options, Paragraph, Row, Running, Statement, Title, words_of
from forms.sheet import FormId, Sheet
from forms.signing import signed_once
from forms.words import LANGUAGES

FORM: Final[FormId] = "cdi_application"
_key = words_of(FORM)


def sheet(form_language: Language) -> Sheet:
    """The request in English or Spanish: two pages."""
    number, revision = SPEC.number, SPEC.edition.revision
    return lay(FORM, number, revision, form_language, (_FIRST, _second()), foot=_key("foot"))


_FIRST: Final[tuple[Row, ...]] = (
    Title(_key("title"), _key("below")),
    Heading(_key("section.patient")),
    Cells(
        (Cell("first_name", 40), Cell("middle_initial", 16), Cell("last_name", 42), Cell("date_of_birth", 30, "date"))
    ),
    Cells((Cell("street_address", 44), Cell("city", 28), Cell("state", 16), Cell("zip", 20))),
    Cells((Cell("phone", 34), Cell("alternate_phone", 34), Cell("email", 40))),
    Cells((Cell("guardian_name", 108),)),
    Options("gender", ("male", "female", "something_else"), 3),
    Heading(_key("section.insurer")),
    Cells((Cell("plan_name", 62), Cell("membership_number", 46))),
    Cells((Cell("claim_number", 62), Cell("denied_on", 46, "date"))),
    Heading(_key("section.service")),
    Options("denial_reason", ("not_medically_necessary", "experimental", "not_emergency", "not_covered", "other"), 3),
    Statement("urgent", 1),
    Cells((Cell("condition", 108),), 46),
    Long("treatment_requested", 20),
    Long("problem_description", 66),
)


def _second() -> tuple[Row, ...]:
    return (
        Running(_key("title")),
        Heading(_key("section.doctors")),
        Long("providers", 26),
        Long("payment_details", 22),
        Heading(_key("section.enclosed")),
        Statement("attach_id_card", 1),
        Statement("attach_correspondence", 1),
        Heading(_key("section.helper")),
        Paragraph(_key("helper"), 1),
        Cells((Cell("assistant_name", 42), Cell("assistant_relationship", 32), Cell("assistant_phone", 34))),
        Heading(_key("section.sign")),
        Paragraph(_key("release"), 4),
        Paragraph(_key("rights"), 2),
        Gap(2),
        Cells((Cell("cdi_signature", 76, "signature"), Cell("cdi_signed_on", 32, "date")), 40),
        Heading(_key("section.statistics"), note=_key("statistics")),
        Cells((Cell("primary_language", 50), Cell("race_ethnicity", 58))),
        Gap(4),
        Paragraph(_key("where"), 2, params=CDI.where),
        Paragraph(_key("check"), 2, bold=True, params=CDI.where),
    )


SPEC: Final = FormSpec(
    FORM,
    Edition(
        FORM,
        "CDI IMR-Application",
        "",
        "a public program's model of the application; insurance.ca.gov, IMR.pdf",
    ),
    languages=LANGUAGES,
    law="cdi",
    sheet=sheet,
    signatures=signed_once(FORM, "cdi_signature"),
    official=True,
    verbatim=False,
)
FILING: Final = Filing(
    "cdi",
    CDI,
    (FORM,),
    folder="packet-cdi",
    rules=(
        "answers.",
        "minor.",
        "sign.",
        "cdi.",
        "deadline.other",
        "urgent.letter",
    ),
    findings=insurance,
)
