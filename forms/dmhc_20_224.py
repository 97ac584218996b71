"""The IMR Application/Complaint Form: the items of DMHC 20-224, Rev. 09/25, in the form's own order and sections.

The only file that says where a box of this form stands: a row lower or higher, a share wider or narrower. The words are
in `forms.words`, domain "form". The English form has two pages and breaks after "future services"; the Spanish edition
has three, and here the release, its signature and its date stay on one page.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from forms.agencies import DMHC, FIGURES, Edition
from forms.case import Case, Language
from forms.form_spec import Due, FormSpec
from forms.law import FORM_PDF
from forms.layout import lay
from forms.rows import Cell, Cells, Gap, Heading, Long, Options, Paragraph, Pick, Row, Running, Title, YesNo, words_of
from forms.sheet import FormId, Sheet
from forms.signing import signer

FORM: Final[FormId] = "dmhc_20_224"
_key = words_of(FORM)
SUCCESS: Final = next(figure for figure in FIGURES if figure.id == "imr_success")


def sheet(form_language: Language) -> Sheet:
    """The form in English or Spanish."""
    return lay(FORM, SPEC.number, SPEC.edition.revision, form_language, _PAGES[form_language])


def _important(*lines: int) -> tuple[Row, ...]:
    params = {
        "fast": (),
        "success": (("percent", SUCCESS.value), ("edition", SUCCESS.edition)),
        "final": (("site", DMHC.site),),
    }
    names = ("free", "fast", "success", "final")
    return (
        Heading(_key("section.important")),
        *(
            Paragraph(_key(f"important.{name}"), count, bullet=True, params=params.get(name, ()))
            for name, count in zip(names, lines, strict=True)
        ),
        Gap(3),
    )


def _patient() -> tuple[Row, ...]:
    """From the patient's name to "Do you want someone to help you"."""
    return (
        Heading(_key("section.patient")),
        Cells((Cell("first_name", 40), Cell("middle_initial", 22), Cell("last_name", 46))),
        Cells((Cell("date_of_birth", 48, "date"), Pick("gender", ("male", "female", "something_else"), 60))),
        Cells((Cell("guardian_name"),)),
        Cells((Cell("street_address"),)),
        Cells((Cell("city", 56), Cell("state", 26), Cell("zip", 26))),
        Cells((Cell("phone", 36), Cell("email", 72))),
        YesNo("email_ok"),
        Cells((Cell("plan_name", 66), Cell("membership_number", 42))),
        Cells((Cell("medical_group", 60), Cell("employer", 48))),
        YesNo("wants_assistant", note=True),
    )


_STEPS: Final[tuple[Row, ...]] = (
    YesNo("has_medi_cal"),
    YesNo("filed_state_hearing"),
    YesNo("has_medicare"),
    YesNo("filed_grievance"),
    YesNo("wants_payment"),
)
_PROBLEM: Final[tuple[Row, ...]] = (
    Heading(_key("section.problem"), note=_key("section.problem.note")),
    YesNo("wants_future_services"),
)
_DENIAL: Final[tuple[Row, ...]] = (
    YesNo("plan_denied"),
    Options("denial_reason", ("not_medically_necessary", "experimental", "not_emergency", "not_covered", "other")),
)


def _release(lines: int) -> tuple[Row, ...]:
    return (
        Heading(_key("section.release")),
        Paragraph(_key("release"), lines),
        Gap(2),
        Cells((Cell("release_name"),), 31),
        Cells((Cell("release_signature", 76, "signature"), Cell("release_date", 32, "date")), 38),
    )


def _instructions(lines: int) -> tuple[Row, ...]:
    address = ", ".join(DMHC.address)
    params = (("address", address), ("fax", DMHC.fax), ("phone", DMHC.phone))
    return (Gap(4), Paragraph(_key("instructions"), lines, params=params))


def _statistics(lines: int) -> tuple[Row, ...]:
    return (
        Heading(_key("section.statistical")),
        Paragraph(_key("statistics"), lines),
        Gap(2),
        Cells((Cell("primary_language", 34), Pick("correspond_in_language", ("yes",), 74)), 31),
        Cells((Cell("race_ethnicity"),), 31),
    )


_ENGLISH: Final[tuple[tuple[Row, ...], ...]] = (
    (
        Title(_key("title"), _key("below")),
        *_important(1, 1, 1, 1),
        *_patient(),
        *_STEPS,
        Long("payment_details", 1),
        *_PROBLEM,
    ),
    (
        Running(_key("title")),
        Long("condition", 18),
        Long("treatment_requested", 22),
        *_DENIAL,
        Long("providers", 26, lines=2),
        YesNo("out_of_network", note=True),
        Long("problem_description", 40, lines=2),
        *_release(7),
        *_instructions(2),
        *_statistics(2),
    ),
)
_SPANISH: Final[tuple[tuple[Row, ...], ...]] = (
    (
        Title(_key("title"), _key("below")),
        *_important(1, 1, 1, 2),
        *_patient(),
        *_STEPS,
        Long("payment_details", 1),
    ),
    (
        Running(_key("title")),
        *_PROBLEM,
        Long("condition", 26),
        Long("treatment_requested", 30),
        *_DENIAL,
        Long("providers", 30, lines=2),
        YesNo("out_of_network", note=True),
    ),
    (
        Running(_key("title")),
        Long("problem_description", 1, lines=3),
        *_release(7),
        *_instructions(2),
        *_statistics(2),
    ),
)


_PAGES: Final = {"en": _ENGLISH, "es": _SPANISH}
"""The rows of each page, in every language that the agency prints and we know the room of."""


def _needed(_case: Case, _today: dt.date) -> bool:
    return True


def _signatures(case: Case, today: dt.date) -> tuple[Due, ...]:
    """The release of records, which every application needs."""
    return () if case.filing.release_signature else (Due("release_signature", FORM, signer(case, today)),)


SPEC: Final = FormSpec(
    FORM,
    Edition(FORM, "DMHC 20-224", "09/25", FORM_PDF),
    languages=tuple(_PAGES),
    law="form",
    sheet=sheet,
    needed=_needed,
    signatures=_signatures,
    official=True,
)
