"""Where each rule comes from: a section of law or an agency's page, where it was read and when.

Only what was read in the law's or an agency's own words, or in a named guide, is here. What is only believed has no
entry, so no finding can word it as law. The names in words are in `forms.words`, domain "law".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from forms.words import say

READ_ON: Final = dt.date(2026, 11, 22)
TEXTS_READ_ON: Final = dt.date(2026, 11, 29)
"""The day the sections below were read in their own text."""

FORM_PDF: Final = "https://www.dmhc.ca.gov/Portals/0/Docs/HC/AccessibleIMRFormEnglish.pdf"
FORMS_PAGE: Final = "https://www.dmhc.ca.gov/FileaComplaint/IndependentMedicalReviewComplaintForms.aspx"
COMPLAINT_PAGE: Final = "https://www.dmhc.ca.gov/FileaComplaint.aspx"
IMR_PAGE: Final = "https://www.dmhc.ca.gov/FileaComplaint/IndependentMedicalReview(IMR).aspx"
QUESTIONS_PAGE: Final = "DMHC Help Center, “Questions and Answers About Independent Medical Review (IMR)”"
HEARINGS_PAGE: Final = "https://www.cdss.ca.gov/hearing-requests"
IEHP_PAGE: Final = "https://iehp.org/en/browse-plans/dualchoice/problems-with-part-c"
CDI_PAGE: Final = "https://www.insurance.ca.gov/0500-about-us/05-contact/"
HSC_1368_03: Final = "https://law.onecle.com/california/health/1368.03.html"
CCR_1300_68_01: Final = "https://govt.westlaw.com/calregs/Document/I963583534C8A11ECA45D000D3A7C4BC3"
CCR_1300_65_5: Final = (
    "https://lawrina.com/us-law/state/california/regulations/title-28/division-1/chapter-2/article-6/section-1300-65-5"
)
HEARING_FORM: Final = "DHCS 8250, “Form to File a State Hearing from a Managed Care Denial”, revised 10/2025"


@dataclass(frozen=True)
class Citation:
    """`id` names the words "law.<id>"; `source` is an address or a page's title; `read_on` the day it was read."""

    id: str
    source: str
    read_on: dt.date = READ_ON

    def law(self, language: str) -> str:
        """The section of law or the agency's page, named in `language`."""
        return say(f"law.{self.id}", language)


_SOURCES: Final[Mapping[str, str]] = {
    # Read in the agency's own text, or quoted there.
    "form": FORM_PDF,
    "form_160": FORMS_PAGE,
    "instructions": FORM_PDF,
    "who_cannot": IMR_PAGE,
    "imr_page": IMR_PAGE,
    "complaint_page": COMPLAINT_PAGE,
    "questions": QUESTIONS_PAGE,
    "hearings": HEARINGS_PAGE,
    "cdi": CDI_PAGE,
    # Sections of law, each with the page on which its rule is told to patients.
    "hsc_1370_4": QUESTIONS_PAGE,
    "hsc_1374_30_b": IMR_PAGE,
    "hsc_1374_30_j": COMPLAINT_PAGE,
    "hsc_1374_30_k": FORM_PDF,
    "ccr_1300_70_4": QUESTIONS_PAGE,
    "ccr_1300_74_30": IEHP_PAGE,
}

_TEXTS: Final[Mapping[str, str]] = {
    # Sections of law, read whole.
    "hsc_1368_03": HSC_1368_03,
    "ccr_1300_68_01": f"{CCR_1300_68_01} ; {HSC_1368_03}",
    "ccr_1300_65_5": CCR_1300_65_5,
}

LAW: Final[Mapping[str, Citation]] = MappingProxyType(
    {id: Citation(id, source) for id, source in _SOURCES.items()}
    | {id: Citation(id, source, TEXTS_READ_ON) for id, source in _TEXTS.items()}
)
"""Every citation by its id."""
