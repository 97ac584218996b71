"""Names of health plans to suggest while one is typed: never a closed list, and no claim that a plan is licensed.

Two 2026 rosters of Medi-Cal and Covered California plans, and larger commercial, dental and vision plans. The official list
is at wpso.dmhc.ca.gov/hpsearch; the name on the person's card decides.
"""

from typing import Final

PLANS: Final = (
    "Aetna Health of California",
    "Alameda Alliance for Health",
    "Anthem Blue Cross",
    "Anthem Blue Cross Partnership Plan",
    "Blue Shield of California",
    "Blue Shield of California Promise Health Plan",
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
    "EyeMed",
    "Gold Coast Health Plan",
    "Health Net",
    "Health Net Community Solutions",
    "Health Plan of San Joaquin",
    "Health Plan of San Mateo",
    "Inland Empire Health Plan",
    "Kaiser Permanente",
    "Kern Family Health Care",
    "L.A. Care Health Plan",
    "LIBERTY Dental Plan of California",
    "Magellan",
    "Molina Healthcare of California",
    "Mountain Valley Health Plan",
    "Partnership HealthPlan of California",
    "San Francisco Health Plan",
    "Santa Clara Family Health Plan",
    "Scripps Health Plan",
    "Sharp Health Plan",
    "Sutter Health Plan",
    "UnitedHealthcare of California",
    "Valley Health Plan",
    "Ventura County Health Care Plan",
    "VSP",
    "Western Dental",
    "Western Health Advantage",
)
