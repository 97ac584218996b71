"""Names of health plans to offer while one is typed. Never a closed list, and no claim that a plan is licensed.

Sources: two 2026 rosters of Medi-Cal plans and one of Covered California plans (August 2026); the other commercial,
dental, vision and behavioral names are common knowledge, not read from a list. The name on the person's card decides;
the official search is at wpso.dmhc.ca.gov/hpsearch.
"""

from __future__ import annotations

from typing import Final

from forms.dates import plain

PLANS: Final = (
    "Access Dental Plan",
    "Aetna Health of California",
    "Alameda Alliance for Health",
    "Anthem Blue Cross",
    "Anthem Blue Cross Partnership Plan",
    "Blue Shield of California",
    "Blue Shield of California Promise Health Plan",
    "California Dental Network",
    "CalOptima Health",
    "CalViva Health",
    "CenCal Health",
    "Central California Alliance for Health",
    "Chinese Community Health Plan",
    "Cigna HealthCare of California",
    "Community Care Health Plan",
    "Community Health Group",
    "Community Health Plan of Imperial Valley",
    "Contra Costa Health Plan",
    "Delta Dental of California",
    "Dental Health Services",
    "EyeMed Vision Care",
    "FirstSight Vision Services",
    "Gold Coast Health Plan",
    "Health Net",
    "Health Net Community Solutions",
    "Health Plan of San Joaquin",
    "Health Plan of San Mateo",
    "Human Affairs International of California",
    "Inland Empire Health Plan",
    "Kaiser Permanente",
    "Kern Family Health Care",
    "L.A. Care Health Plan",
    "LIBERTY Dental Plan of California",
    "Medical Eye Services (MESVision)",
    "MHN",
    "Molina Healthcare of California",
    "Mountain Valley Health Plan",
    "Partnership HealthPlan of California",
    "San Francisco Health Plan",
    "Santa Clara Family Health Plan",
    "Scripps Health Plan",
    "Sharp Health Plan",
    "Sutter Health Plan",
    "U.S. Behavioral Health Plan, California",
    "UnitedHealthcare of California",
    "Valley Health Plan",
    "Ventura County Health Care Plan",
    "VSP Vision Care",
    "Western Dental Services",
    "Western Health Advantage",
)


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
