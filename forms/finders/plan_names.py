"""Plans by the names that papers print: the roster of `forms.plans`, what else they call themselves, and who is no plan.

Aliases, Medicare plans and pharmacy managers are common knowledge, not read from a list.
"""

from __future__ import annotations

import re
from typing import Final

from forms.finders.sheet import fold
from forms.plans import PLANS, plan_kind

_ALSO: Final = (
    "Kaiser Foundation Health Plan", "Kaiser", "Health Net of California", "Health Net Life", "Blue Shield", "IEHP",
    "Blue Cross of California", "Anthem", "Aetna", "Cigna", "UnitedHealthcare", "United Healthcare", "Molina Healthcare", "Molina",
    "L.A. Care", "LA Care", "CalOptima", "CalViva", "CenCal", "Partnership HealthPlan", "Partnership Health Plan",
    "Sharp", "Sutter Health Plus", "Oscar Health Plan of California", "Oscar", "SCAN Health Plan", "SCAN",
    "Alignment Health Plan", "Alignment Health", "Brand New Day", "Central Health Plan", "Humana", "Wellcare",
    "Wellcare by Health Net", "Alameda Alliance", "Santa Clara Family", "Gold Coast", "Delta Dental", "VSP", "MHN",
    "UHC", "Optum", "Positive Healthcare", "AIDS Healthcare Foundation", "Clever Care Health Plan", "Imperial Health Plan",
    "Astiva Health", "Promise Health Plan", "Blue Shield Promise", "Denti-Cal", "Liberty Dental Plan", "Carelon",
    "CCHP", "Kern Health Systems", "Aspire Health Plan", "Chinese Community Health Plan", "Inter Valley Health Plan",
    "Seniors First Health Plan", "Epic Health Plan", "Optum Health Plan of California", "Primecare Medical Network",
    "Heritage Provider Network", "Magellan", "Beacon", "Managed Health Network", "Vision Service Plan", "EyeMed", "Windstone Behavioral Health", "Western Dental",
    "Human Affairs International of California", "U.S. Behavioral Health Plan", "California Health and Wellness", "CHPIV",
    "Community Health Plan of Imperial Valley", "San Francisco Health Plan",
)  # fmt: skip
_SHORT: Final = frozenset({"sharp", "scan", "oscar", "optum", "beacon", "gold coast", "magellan", "santa clara family"})
"""Names that are words or places besides: they count only as the whole of a letterhead's line."""
MANAGERS: Final = re.compile(
    r"\b(?:medimpact|express scripts|cvs caremark|caremark|optum ?rx|prime therapeutics|navitus|magellan rx|evicore|"
    r"carelonrx|carelon|birdi|prime rx|elixir|capital rx|humana pharmacy|southern scripts|evernorth|aim specialty)\b"
)
"""Who decides for a plan about drugs or pictures: never the plan's own name."""
GROUP: Final = re.compile(
    r"\b(?:ipa|medical group|physicians|medical associates|medical network|provider network|grupo medico|"
    r"independent practice association|medical clinic|health partners|medical partners|mso|management services)\b"
)
_OFFICES: Final = re.compile(
    r"\b(?:department|departamento|state of california|estado de california|county of|dmhc|dhcs|cdi|medicare health insurance|benefits identification)\b"
)
_GENERIC: Final = re.compile(
    r"\b(?:health ?plan|(?:service|assurance|behavioral|benefit|eye ?care|community) plan|dental (?:services|benefits|insurance)|health ?care plan|plan de salud|dental plan|vision plan|health insurance|insurance company|"
    r"life insurance|health plans|medicare advantage|health insurance company|healthcare plan|hmo|ppo)\b"
)
_NAMES: Final = tuple(sorted({*map(fold, PLANS), *map(fold, _ALSO)}, key=len, reverse=True))
_KNOWN: Final = re.compile(
    r"(?<![\w])(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in _NAMES) + r")(?![\w])"
)


_ALSO_CALLED: Final = re.compile(r" \([a-z.]{2,8}\)$")
"""The short name that stands behind the whole one: "Vision Service Plan (VSP)"."""
_MIND: Final = re.compile(
    r"behavioral|magellan|human affairs|\bmhn\b|managed health network|beacon|windstone|carelon|evernorth|salud mental"
)


_LONGEST_NAME: Final = 8
"""Words of a plan's name, but for the whole name of a company."""
_COMPANY: Final = re.compile(r"\b(?:company|corporation|inc)$")


_FOR_ANOTHER: Final = re.compile(r"\b(?:on behalf of|acting for|en nombre de)\b")


def of_the_mind(text: str) -> bool:
    """Whether a line of a letterhead (folded) is of a house to which plans give the care of the mind."""
    return _MIND.search(text) is not None


def known(text: str) -> re.Match[str] | None:
    """The first name of a known plan in this text (folded), the longest there."""
    for found in _KNOWN.finditer(text):
        if found[0] in _SHORT and found[0] != text.strip():
            continue
        if not MANAGERS.search(found[0]):
            return found
    return None


def is_short(text: str) -> bool:
    """Whether a name (folded) is a word besides, or a house of many plans."""
    return text.strip(" .,|") in _SHORT


def all_known(text: str) -> list[re.Match[str]]:
    """Every name of a known plan in this text (folded), but those that are words besides and managers of pharmacies."""
    return [found for found in _KNOWN.finditer(text) if found[0] not in _SHORT and not MANAGERS.search(found[0])]


def _too_long(bare: str) -> bool:
    most = _LONGEST_NAME + 2 if _COMPANY.search(bare) else _LONGEST_NAME
    return len(bare.split()) > most


def letterhead(text: str) -> float:
    """How much a line of a letterhead (folded) is the name of a plan: 0 for another's."""
    bare = _ALSO_CALLED.sub("", text.strip(" .,|"))
    if not bare or _too_long(bare) or _OFFICES.search(bare) or MANAGERS.search(bare):
        return 0.0
    found = known(bare)
    if found is not None and found.start() == 0:
        if GROUP.search(bare) and "plan" not in bare:
            return 0.0
        rest = bare[found.end() :].strip(" .,")
        return 0.97 if len(rest.split()) <= 4 or _GENERIC.search(rest) else 0.7
    if GROUP.search(bare) or _FOR_ANOTHER.search(bare):
        return 0.0
    if re.search(r"\bplan\b", bare) and re.search(
        r"\b(?:employees?|trust|welfare|benefits? plan|group health)\b", bare
    ):
        return 0.6
    return 0.93 if _GENERIC.search(bare) and not re.search(r"\b(?:ppo|hmo)\b", bare) else 0.0


def brand(text: str) -> str:
    """The first telling word of a plan's name, to see whether two names are of one house."""
    words = [
        word for word in re.findall(r"[a-z]+", fold(text)) if word not in ("the", "of", "california", "plan", "health")
    ]
    return words[0] if words else ""


def is_medi_cal(text: str) -> bool:
    """Whether this plan is mostly for Medi-Cal."""
    return plan_kind(text) in ("medi_cal", "county")
