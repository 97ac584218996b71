"""Pages for the doctor to complete and sign: why care is urgent, why it is needed, what experimental care needs.

No agency's forms, and no part of a packet until they come back signed, as papers of their kind. What the patient has
answered is printed on them; every other box is the doctor's (its key is no fact of the case). The boxes are the parts
that the rules ask for: 28 CCR 1300.68.01(a) and Insurance Code 10169.3(c) (urgent), H&S Code 1370.4(a) (experimental).
What a letter of necessity should say is guidance, not law.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from forms.case import FACTS, Language, PaperKind
from forms.layout import lay
from forms.rows import Cell, Cells, Heading, Long, Options, Paragraph, Row, Statement, Ticks, Title, YesNo, words_of
from forms.sheet import Box, CheckBox, FormId, Item, Sheet, SheetPage, Signature

FORM: Final[FormId] = "doctor"
_key = words_of(FORM)


@dataclass(frozen=True)
class DoctorPage:
    """`command`: its name on a command line. `kind`: the paper that it is when it comes back."""

    command: str
    kind: PaperKind
    rows: Callable[[], tuple[Row, ...]]

    def sheet(self, language: Language) -> Sheet:
        """The page in one language: everything printed, every box."""
        return lay(FORM, "", "", language, (self.rows(),), foot=f"form.{FORM}.foot")

    def known(self, language: Language) -> Sheet:
        """What is printed on the page, and the boxes that the case fills."""
        return _only(self.sheet(language), facts=True)

    def asked(self, language: Language) -> Sheet:
        """The boxes that the doctor fills, and nothing else. The signature's line is left for ink."""
        return _only(self.sheet(language), facts=False)


def _only(sheet: Sheet, *, facts: bool) -> Sheet:
    (page,) = sheet.pages
    items = tuple(item for item in page.items if _belongs(item, facts))
    return Sheet(sheet.form, sheet.number, sheet.edition, sheet.language, (SheetPage(items),))


def _belongs(item: Item, facts: bool) -> bool:
    match item:
        case Box(key=key) | CheckBox(key=key):
            return (key in FACTS) is facts
        case Signature():
            return False
        case _:
            return facts


def _head(topic: str, lines: int, tall: float = 58) -> tuple[Row, ...]:
    """Title, what the page is for, and what the patient and the case are known by."""
    return (
        Title(_key(f"{topic}.title"), _key("below")),
        Paragraph(_key(f"{topic}.lead"), lines, 9.0),
        Heading(_key("section.patient")),
        Cells(
            (
                Cell("first_name", 32),
                Cell("middle_initial", 14),
                Cell("last_name", 36),
                Cell("date_of_birth", 26, "date"),
            )
        ),
        Cells((Cell("plan_name", 46), Cell("membership_number", 30), Cell("denied_on", 32, "date"))),
        Cells((Cell("condition", 50), Cell("treatment_requested", 58)), tall),
    )


_REASON: Final[Row] = Options(
    "denial_reason", ("not_medically_necessary", "experimental", "not_emergency", "not_covered", "other")
)
_SIGN: Final[tuple[Row, ...]] = (
    Heading(_key("section.doctor")),
    Cells((Cell("doctor_name", 50), Cell("doctor_license", 24), Cell("doctor_specialty", 34))),
    Cells((Cell("doctor_phone", 34), Cell("doctor_fax", 34), Cell("doctor_date", 40))),
    Cells((Cell("doctor_signature", kind="signature"),), 36),
)


def _urgent() -> tuple[Row, ...]:
    threats = ("threat_pain", "threat_life", "threat_limb", "threat_function", "threat_worse", "threat_other")
    return (
        *_head("urgent", 3),
        _REASON,
        Heading(_key("section.threat")),
        Ticks(_key("threats"), threats, 2),
        Long("threat_what", 50, lines=1),
        Long("threat_waiting", 50, lines=1),
        YesNo("not_yet_given"),
        Statement("certify_urgent", 2),
        *_SIGN,
    )


def _necessity() -> tuple[Row, ...]:
    return (
        *_head("necessity", 3),
        _REASON,
        Heading(_key("section.necessity"), note=_key("more_pages")),
        Long("need_findings", 24),
        Long("need_tried", 22),
        Long("need_why", 26),
        Long("need_without", 20),
        Long("need_proof", 22),
        *_SIGN,
    )


def _experimental() -> tuple[Row, ...]:
    standard = ("standard_failed", "standard_unfit", "standard_none")
    return (
        *_head("experimental", 3, 46),
        Heading(_key("section.illness")),
        Options("serious", ("life", "function"), 1),
        Ticks(_key("standard"), standard, 1),
        Long("standard_tried", 1),
        Heading(_key("section.evidence")),
        Options("basis", ("plan_doctor", "two_documents"), 1),
        Long("evidence_1", 1),
        Long("evidence_2", 1),
        Statement("certify_experimental", 2),
        *_SIGN,
    )


PAGES: Final = (
    DoctorPage("doctor-urgent", "urgent_letter", _urgent),
    DoctorPage("doctor-necessity", "doctor_letter", _necessity),
    DoctorPage("doctor-experimental", "experimental_certification", _experimental),
)


def page_for(kind: PaperKind) -> DoctorPage | None:
    """The page that becomes a paper of this kind, if there is one."""
    return next((page for page in PAGES if page.kind == kind), None)
