"""Where each rule comes from: a section of law, an agency's page or a guide, where it was read, when, and how good that
is.

A law is cited by an address of its own text. What only a guide, a summary or a plan's notice says is marked
`second_hand`, and an agency's page of which only an old copy was read is marked `copy` and has no live address; neither
is ever worded as law. What is only believed has no entry. The names in words are in `forms.words`, domain "law".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from forms.dates import show_date
from forms.words import say

READ_ON: Final = dt.date(2026, 11, 22)
TEXTS_READ_ON: Final = dt.date(2026, 11, 29)
"""The day the sections below were read in their own text."""

FORM_PDF: Final = "https://www.dmhc.ca.gov/Portals/0/Docs/HC/AccessibleIMRFormEnglish.pdf"
FORMS_PAGE: Final = "https://www.dmhc.ca.gov/FileaComplaint/IndependentMedicalReviewComplaintForms.aspx"
COMPLAINT_PAGE: Final = "https://www.dmhc.ca.gov/FileaComplaint.aspx"
CDI_PAGE: Final = "https://www.insurance.ca.gov/0500-about-us/05-contact/"
CDI_BOOKLET: Final = "https://www.insurance.ca.gov/flipbook/imr/4"
HEARINGS_PAGE: Final = "https://www.cdss.ca.gov/hearing-requests"
CODES: Final = "https://github.com/johnakelly-yahoo-com/california-codes"
"""The Legislature's own bulk data, text edition of spring 2026."""
CALREGS: Final = "https://govt.westlaw.com/calregs/Document/"
HSC_1368_03: Final = "https://law.onecle.com/california/health/1368.03.html"

Status = Literal["text", "agency", "copy", "second_hand"]
"""`text`: the law's own text. `agency`: the agency's own page or form. `copy`: an old copy of such a page.
`second_hand`: a guide, a summary, a plan's notice."""


@dataclass(frozen=True)
class Citation:
    """`id` names the words "law.<id>"; `source` is an address or a page's title; `read_on` the day it was read."""

    id: str
    source: str
    status: Status
    read_on: dt.date = READ_ON

    def law(self, language: str) -> str:
        """The section of law, the agency's page or the guide, named in `language`."""
        return say(f"law.{self.id}", language)

    def line(self, language: str) -> str:
        """The whole line under a finding; it says so when the source is not the law or the agency itself."""
        key = {"copy": "check.source_copy", "second_hand": "check.source_second_hand"}.get(self.status, "check.source")
        return say(key, language, law=self.law(language), date=show_date(self.read_on, language))


_SOURCES: Final[Mapping[str, tuple[Status, str]]] = {
    # Forms and pages of agencies, as they are now.
    "form": ("agency", FORM_PDF),
    "form_160": ("agency", FORMS_PAGE),
    "instructions": ("agency", FORM_PDF),
    "complaint_page": ("agency", COMPLAINT_PAGE),
    # DMHC's pages of which only old copies were read: one speaks of 120 plans, one of letters within 5 days, one still
    # names HSAG.
    "who_cannot": ("copy", "DMHC, “Independent Medical Review (IMR)”, stored copy of an older page"),
    "imr_page": ("copy", "DMHC, “Independent Medical Review (IMR)”, stored copy of an older page"),
    "questions": ("copy", "DMHC Help Center, “Questions and Answers About Independent Medical Review (IMR)”"),
}

_TEXTS: Final[Mapping[str, tuple[Status, str]]] = {
    # Sections of law, read in their own text.
    "hsc_1368_03": ("text", HSC_1368_03),
    "hsc_1374_30_k": ("text", f"{CODES} (Insurance Code 10169(k)) ; {FORM_PDF}"),
    "hsc_1374_31": ("text", "https://getpocketlaw.com/law/state_california (Health and Safety Code 1374.31)"),
    "hsc_1374_34": ("text", "https://legalfix.com (Health and Safety Code 1374.34)"),
    "ccr_1300_68_01": ("text", f"{CALREGS}I963583534C8A11ECA45D000D3A7C4BC3 ; {HSC_1368_03}"),
    "ccr_1300_65_5": (
        "text",
        "https://lawrina.com/us-law/state/california/regulations/title-28/division-1/chapter-2/article-6/"
        "section-1300-65-5",
    ),
    "ccr_1300_70_4": ("text", f"{CALREGS}I967572824C8A11ECA45D000D3A7C4BC3"),
    "ccr_1300_74_30": ("text", f"{CALREGS}I97083CA34C8A11ECA45D000D3A7C4BC3"),
    "wic_10951": ("text", "https://getpocketlaw.com/law/state_california (Welfare and Institutions Code 10951)"),
    "ins_10169": ("text", f"{CODES} (Insurance Code 10169)"),
    "letter_or_department": (
        "text",
        f"{CODES} (Insurance Code 10169.3(c)) ; DMHC Help Center, “Questions and Answers About Independent Medical "
        "Review (IMR)”, stored copy of an older page",
    ),
    "lab_4610_5": ("text", f"{CODES} (Labor Code 4610.5)"),
    "fam_6922": ("text", f"{CODES} (Family Code 6922 to 6930)"),
    # Agencies' pages.
    "hearings": ("agency", HEARINGS_PAGE),
    "cdi": ("agency", CDI_BOOKLET),
    "cdi_second_hand": ("second_hand", "a public program's model of CDI's application; one page without a date"),
    "dental": ("agency", "https://smilecalifornia.org/common-questions"),
    "tricare": ("copy", "tricare.mil, page on appeals, stored copy of 2014"),
    "opa": ("copy", "opa.ca.gov/filingcomplaints, stored copy of an older page"),
    # Guides, summaries, plans' notices.
    "county_plans": (
        "second_hand",
        "https://healthlaw.org/resource/county-organized-health-system-medi-cal-plans ; "
        "Disability Rights California #5534.01",
    ),
    "specialized": ("second_hand", "Health and Safety Code 1374.30(c), as quoted; its whole text was not at hand"),
    "mental_health": ("second_hand", "Disability Rights California #7134.01"),
    "medi_cal_rx": ("second_hand", "https://www.cahealthwellness.com/newsroom/ (notice 21-128)"),
    "keep_care": (
        "second_hand",
        "https://www.lacare.org/members/handbook/appeals ; https://www.libertydentalplan.com (Your Rights)",
    ),
    "hearing_or_imr": (
        "second_hand",
        "DMHC Help Center, “Questions and Answers About Independent Medical Review (IMR)” ; a summary of "
        "28 CCR 1300.74.30 of 2006 ; member handbook text used by L.A. Care",
    ),
    "self_funded": (
        "second_hand",
        "https://lysco.com/guides/erisa-denial-appeal ; U.S. Department of Labor, benefit claims questions, A-1",
    ),
    "medicare": ("second_hand", "https://attacconsulting.com (CMS Parts C and D guidance)"),
    "federal": ("second_hand", "5 CFR 890.105, edition of 2005 ; https://www.fedweek.com"),
}

LAW: Final[Mapping[str, Citation]] = MappingProxyType(
    {id: Citation(id, source, status) for id, (status, source) in _SOURCES.items()}
    | {id: Citation(id, source, status, TEXTS_READ_ON) for id, (status, source) in _TEXTS.items()}
)
"""Every citation by its id."""
