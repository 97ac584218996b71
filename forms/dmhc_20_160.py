"""The Authorized Assistant Form: the items of DMHC 20-160, Rev. 01/20, Part A and Part B.

The only file that says where a box of this form stands. It prints who needs which part; whether Part A is filled is a
matter of the case (`forms.signing`), not of the paper. Part B has no line to sign.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from forms.agencies import Edition
from forms.case import Case, Language
from forms.form_spec import Due, FormSpec
from forms.law import FORMS_PAGE
from forms.layout import lay
from forms.rows import Cell, Cells, Gap, Heading, Paragraph, Row, Statement, Title, words_of
from forms.sheet import FormId, Sheet
from forms.signing import helper_form, represented, signer

FORM: Final[FormId] = "dmhc_20_160"
_key = words_of(FORM)
PART_A: Final = frozenset({"aaf_patient_name", "aaf_patient_signature", "aaf_patient_date"})
"""The keys of Part A: they stay empty when the patient cannot act (Part B only)."""


def sheet(form_language: Language) -> Sheet:
    """The form in English or Spanish: one page in either."""
    return lay(FORM, SPEC.number, SPEC.edition.revision, form_language, (_PAGE[form_language],))


def _rows(rules: tuple[int, int, int], permission: int, part_b: int, statement: int) -> tuple[Row, ...]:
    """The form; the numbers are the lines its longer texts take in one language."""
    names = ("rule.permission", "rule.parent", "rule.representative")
    return (
        Title(_key("title"), _key("below")),
        Gap(12),
        *(Paragraph(_key(name), count, 9.5, bullet=True) for name, count in zip(names, rules, strict=True)),
        Gap(14),
        Heading(_key("section.a")),
        Gap(2),
        Paragraph(_key("permission"), permission, 9.5),
        Gap(4),
        Cells((Cell("aaf_patient_name"),), 47),
        Cells((Cell("aaf_patient_signature", 76, "signature"), Cell("aaf_patient_date", 32, "date")), 54),
        Gap(18),
        Heading(_key("section.b")),
        Gap(2),
        Paragraph(_key("part_b"), part_b, 9.5),
        Gap(4),
        Cells((Cell("assistant_name"),), 47),
        Cells((Cell("assistant_address"),), 47),
        Cells((Cell("assistant_city", 56), Cell("assistant_state", 26), Cell("assistant_zip", 26)), 47),
        Cells((Cell("assistant_relationship"),), 47),
        Cells((Cell("assistant_phone"), Cell("assistant_phone2")), 47),
        Cells((Cell("assistant_email"),), 47),
        Gap(5),
        Statement("poa_attached", statement),
    )


_PAGE: Final = {"en": _rows((1, 1, 2), 4, 1, 1), "es": _rows((1, 1, 2), 5, 1, 1)}
"""The rows in every language that the agency prints and we know the room of."""


def _needed(case: Case, today: dt.date) -> bool:
    return helper_form(case, today) != "none"


def _signatures(case: Case, today: dt.date) -> tuple[Due, ...]:
    """The patient's permission in Part A. Part B has no line to sign."""
    if helper_form(case, today) != "both_parts" or case.helper.aaf_patient_signature:
        return ()
    return (Due("aaf_patient_signature", FORM, signer(case, today)),)


def _left_blank(case: Case) -> frozenset[str]:
    return PART_A if represented(case) else frozenset()


SPEC: Final = FormSpec(
    FORM,
    Edition(FORM, "DMHC 20-160", "01/20", FORMS_PAGE),
    languages=tuple(_PAGE),
    law="form_160",
    sheet=sheet,
    needed=_needed,
    signatures=_signatures,
    official=True,
    left_blank=_left_blank,
)
