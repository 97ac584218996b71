"""Names of health plans to offer while one is typed, and what kind of plan each is. Never a closed list, and no claim
that a plan is licensed.

Sources: two 2026 rosters of Medi-Cal plans and one of Covered California plans (August 2026); the other commercial,
dental, vision and behavioral names are common knowledge, not read from a list. The name on the person's card decides;
the official search is at wpso.dmhc.ca.gov/hpsearch.
County organised health systems need no Knox-Keene licence for Medi-Cal (healthlaw.org); the ones without are named by
Disability Rights California #5534.01, whose list is cut off after four; Partnership by all other sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from forms.dates import plain

PlanKind = Literal["medical", "medi_cal", "county", "dental", "vision", "behavioral"]
"""`medi_cal`: a plan mostly for Medi-Cal. `county`: a county organised health system that may hold no Knox-Keene
licence for Medi-Cal, so that DMHC may not be able to take its cases."""

KINDS: Final[Mapping[str, PlanKind]] = MappingProxyType(
    {
        "Access Dental Plan": "dental",
        "Aetna Health of California": "medical",
        "Alameda Alliance for Health": "medi_cal",
        "Anthem Blue Cross": "medical",
        "Anthem Blue Cross Partnership Plan": "medi_cal",
        "Blue Shield of California": "medical",
        "Blue Shield of California Promise Health Plan": "medi_cal",
        "California Dental Network": "dental",
        "CalOptima Health": "county",
        "CalViva Health": "medi_cal",
        "CenCal Health": "county",
        "Central California Alliance for Health": "county",
        "Chinese Community Health Plan": "medical",
        "Cigna HealthCare of California": "medical",
        "Community Care Health Plan": "medical",
        "Community Health Group": "medi_cal",
        "Community Health Plan of Imperial Valley": "medi_cal",
        "Contra Costa Health Plan": "medi_cal",
        "Delta Dental of California": "dental",
        "Dental Health Services": "dental",
        "EyeMed Vision Care": "vision",
        "FirstSight Vision Services": "vision",
        "Gold Coast Health Plan": "county",
        "Health Net": "medical",
        "Health Net Community Solutions": "medi_cal",
        "Health Plan of San Joaquin": "medi_cal",
        "Health Plan of San Mateo": "medi_cal",
        "Human Affairs International of California": "behavioral",
        "Inland Empire Health Plan": "medi_cal",
        "Kaiser Permanente": "medical",
        "Kern Family Health Care": "medi_cal",
        "L.A. Care Health Plan": "medi_cal",
        "LIBERTY Dental Plan of California": "dental",
        "Medical Eye Services (MESVision)": "vision",
        "MHN": "behavioral",
        "Molina Healthcare of California": "medical",
        "Mountain Valley Health Plan": "medi_cal",
        "Partnership HealthPlan of California": "county",
        "San Francisco Health Plan": "medi_cal",
        "Santa Clara Family Health Plan": "medi_cal",
        "Scripps Health Plan": "medical",
        "Sharp Health Plan": "medical",
        "Sutter Health Plan": "medical",
        "U.S. Behavioral Health Plan, California": "behavioral",
        "UnitedHealthcare of California": "medical",
        "Valley Health Plan": "medical",
        "Ventura County Health Care Plan": "medical",
        "VSP Vision Care": "vision",
        "Western Dental Services": "dental",
        "Western Health Advantage": "medical",
    }
)
PLANS: Final = tuple(KINDS)

_COUNTY_ALSO: Final = ("caloptima", "cencal", "centralcaliforniaalliance", "goldcoast", "partnershiphealth", "ccah")
"""How the name of a county plan begins, however it is spaced; "Anthem Blue Cross Partnership Plan" is another plan."""
_DENTAL_ALSO: Final = ("dental",)
_VISION_ALSO: Final = ("vision", "eyemed", "mesvision", "vsp")


def plan_kind(typed: str | None) -> PlanKind | None:
    """What kind of plan bears this name; None for a name that says nothing."""
    written = _letters(typed or "")
    if written in _KINDS:
        return _KINDS[written]
    words = f" {written} "
    if written.replace(" ", "").startswith(_COUNTY_ALSO):
        return "county"
    if any(f" {name} " in words for name in _DENTAL_ALSO):
        return "dental"
    return "vision" if any(f" {name} " in words for name in _VISION_ALSO) else None


def _letters(name: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in plain(name)).split())


_KINDS: Final[Mapping[str, PlanKind]] = MappingProxyType({_letters(name): kind for name, kind in KINDS.items()})
"""`KINDS` by the letters of the name: every rule asks, so the roster is not spelled out anew each time."""


def suggestions(typed: str, most: int = 5) -> list[str]:
    """Plans with every word typed at the beginning of one of their own words; those that begin as typed come first."""
    wanted = plain(typed).split()
    if not wanted:
        return []
    fitting = [name for name in PLANS if all(_begins_a_word(word, name) for word in wanted)]
    return sorted(fitting, key=lambda name: not plain(name).startswith(plain(typed)))[:most]


def _begins_a_word(word: str, name: str) -> bool:
    written = plain(name)
    return any(part.startswith(word) for part in f"{written} {written.replace('.', '')}".split())
