"""One dated table of what changes without notice: phones, faxes, addresses, success figures. The editions of the forms
stand with the forms, and `forms.catalog.dated` has all rows.

Each row has its source and the day it was read. Where sources disagree the newest agency text wins; what was not taken
is kept in `NOT_USED` with the reason, so that nobody brings it back. Names and purposes in words: domain "agencies".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from forms.law import (
    CDI_PAGE,
    FORM_PDF,
    READ_ON,
    TEXTS_READ_ON,
)

HEARING_FORM: Final = "DHCS 8250, “Form to File a State Hearing from a Managed Care Denial”, revised 10/2025"
RELEASED: Final = TEXTS_READ_ON
"""The day of this release: no row may then be older than `GOOD_FOR_MONTHS`."""
GOOD_FOR_MONTHS: Final = 18

RELAY: Final = "711"
"""California Relay Service: for agencies that give no TDD number of their own."""


@dataclass(frozen=True)
class Agency:
    """`tdd` may be the relay number 711. `fax` and `address` are blank where no source was good enough to print.
    `check`: they were not read in the agency's own text, so every page that names them says to check before sending.
    """

    id: str
    phone: str
    tdd: str = RELAY
    fax: str = ""
    address: tuple[str, ...] = ()
    site: str = ""
    source: str = ""
    read_on: dt.date = READ_ON
    check: bool = False

    @property
    def where(self) -> tuple[tuple[str, str], ...]:
        """What a form's sentence about where it is sent is filled with."""
        return (("address", ", ".join(self.address)), ("fax", self.fax), ("phone", self.phone))


@dataclass(frozen=True)
class Edition:
    """A form's number and revision, as printed on it."""

    id: str
    number: str
    revision: str
    source: str
    read_on: dt.date = READ_ON


@dataclass(frozen=True)
class Figure:
    """A number that is only true of its edition: shown with the edition that prints it, never alone. The edition names
    no year for it, so neither does this table.
    """

    id: str
    value: str
    edition: str
    source: str
    read_on: dt.date = READ_ON


@dataclass(frozen=True)
class NotUsed:
    """A number seen in some source and set aside; `why` is for whoever keeps this table."""

    value: str
    why: str


DMHC: Final = Agency(
    "dmhc",
    phone="1-888-466-2219",
    tdd="1-877-688-9891",
    fax="916-255-5241",
    address=(
        "Department of Managed Health Care Help Center",
        "980 9th Street, Suite 500",
        "Sacramento, CA 95814-2725",
    ),
    site="www.DMHC.ca.gov",
    source=FORM_PDF,
)
HEARINGS: Final = Agency(
    "hearings",
    phone="1-800-743-8525",
    tdd="1-800-952-8349",
    fax="1-833-281-0903",
    address=(
        "California Department of Social Services",
        "State Hearings Division",
        "744 P Street, MS 9-17-433",
        "Sacramento, CA 95814",
    ),
    site="www.cdss.ca.gov",
    source=HEARING_FORM,
)
HEARINGS_RX: Final = Agency(
    "hearings_rx",
    phone="1-800-743-8525",
    tdd="1-800-952-8349",
    fax="1-833-281-0905",
    address=("State Hearings Division", "P.O. Box 944243, MS 21-37", "Sacramento, CA 94244-2430"),
    source="https://www.cahealthwellness.com/newsroom/ (notice 21-128, on Medi-Cal Rx)",
    read_on=TEXTS_READ_ON,
    check=True,
)
CDI: Final = Agency(
    "cdi",
    phone="1-800-927-4357",
    tdd="1-800-482-4833",
    fax="213-897-9641",
    address=(
        "California Department of Insurance",
        "Health Claims Bureau",
        "300 S. Spring Street, South Tower",
        "Los Angeles, CA 90013",
    ),
    site="www.insurance.ca.gov",
    source=f"{CDI_PAGE}; the bureau's name and its fax number: one page without a date",
    check=True,
)
MEDICARE: Final = Agency(
    "medicare",
    phone="1-800-633-4227",
    tdd="1-877-486-2048",
    site="www.medicare.gov",
    source="https://oag.ca.gov/consumers/general/health-care; the TTY number from plans' evidence of coverage",
)
HICAP: Final = Agency(
    "hicap", phone="1-800-434-0222", source="https://roadmap.rootandrebound.org (Medicare appeals, 1620)"
)
LABOR: Final = Agency(
    "labor", phone="1-866-444-3272", site="www.askebsa.dol.gov", source="plan notices that print 1-866-444-EBSA (3272)"
)
ALLIANCE: Final = Agency(
    "alliance", phone="1-888-804-3536", site="www.healthconsumer.org", source="https://www.healthconsumer.org"
)
OMBUDSMAN: Final = Agency(
    "ombudsman",
    phone="1-888-452-8609",
    source="https://www.dhcs.ca.gov/services/medi-cal/Pages/MMCDOfficeoftheOmbudsman.aspx",
)
MEDI_CAL: Final = Agency(
    "medi_cal",
    phone="1-800-541-5555",
    tdd="916-635-6491",
    source="https://www.cdii.ca.gov/consumer-reports/complaint-data-reports/state-consumer-assistance/dhcs/",
)
DENTAL: Final = Agency(
    "dental",
    phone="1-800-322-6384",
    source="https://smilecalifornia.org/common-questions",
    read_on=TEXTS_READ_ON,
)
TRICARE: Final = Agency(
    "tricare",
    phone="1-888-874-9378",
    site="www.tricare.mil/west",
    source="https://newsroom.tricare.mil (West Region contractor, February 2025)",
    read_on=TEXTS_READ_ON,
)
WORKERS_COMP: Final = Agency(
    "workers_comp",
    phone="1-800-736-7401",
    site="www.dir.ca.gov/dwc",
    source="https://pacificemployers.com/california-workers-compensation-law-resources/",
    read_on=TEXTS_READ_ON,
)

AGENCIES: Final = (
    DMHC,
    HEARINGS,
    HEARINGS_RX,
    CDI,
    MEDICARE,
    HICAP,
    LABOR,
    ALLIANCE,
    OMBUDSMAN,
    MEDI_CAL,
    DENTAL,
    TRICARE,
    WORKERS_COMP,
)


FIGURES: Final = (Figure("imr_success", "73", "09/25", FORM_PDF),)
"""Percent of patients who got the service they asked for, by the form's revision 09/25."""

NOT_USED: Final = (
    NotUsed(
        "1-800-952-5253",
        "hearing line of older pages (CDSS Public Inquiry and Response)",
    ),
    NotUsed("1-855-795-0634", "Covered California appeals, not Medi-Cal plans"),
    NotUsed("916-651-2789", "hearing fax before about 2022"),
    NotUsed("916-651-5210", "hearing fax before about 2022"),
    NotUsed("MS 9-17-37", "hearing address of older editions"),
    NotUsed("MS 9-17-442", "one plan's handbook; the 10/2025 form prints 433"),
    NotUsed("1-818-409-9229", "HSAG, only in DMHC pages of about 2011-2015; 1-800-MEDICARE and HICAP are current"),
    NotUsed("95814-2724", "a slip in third-party copies; every agency text has 2725"),
    NotUsed("800-927-4397", "a slip for 4357"),
    NotUsed("60 percent", "success figure of the 01/20 edition"),
    NotUsed("120 health plans", "how many plans DMHC watches over, from an old page"),
    NotUsed("within 5 days", "acknowledgement time of an older DMHC page; the form says seven"),
)


def help_center() -> Agency:
    """Whom to call with a question about the filing that is made when nothing says otherwise (`forms.catalog`)."""
    return DMHC


def contacts() -> Mapping[str, str]:
    """What sentences may name: "dmhc_phone", "dmhc_tdd", "dmhc_fax", "dmhc_address", "dmhc_site", and so on."""
    found: dict[str, str] = {}
    for agency in AGENCIES:
        found[f"{agency.id}_phone"] = agency.phone
        found[f"{agency.id}_tdd"] = agency.tdd
        found[f"{agency.id}_fax"] = agency.fax
        found[f"{agency.id}_site"] = agency.site
        found[f"{agency.id}_address"] = ", ".join(agency.address)
    return found
