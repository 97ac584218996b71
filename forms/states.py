"""States as people write them: the two letters of the Postal Service, English and Spanish names, usual short forms.

Source of the codes: USPS Publication 28, Appendix B.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms.dates import plain
from forms.problem import Unclear

STATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "AL": "Alabama",
        "AK": "Alaska",
        "AS": "American Samoa",
        "AZ": "Arizona",
        "AR": "Arkansas",
        "CA": "California",
        "CO": "Colorado",
        "CT": "Connecticut",
        "DE": "Delaware",
        "DC": "District of Columbia",
        "FL": "Florida",
        "GA": "Georgia",
        "GU": "Guam",
        "HI": "Hawaii",
        "ID": "Idaho",
        "IL": "Illinois",
        "IN": "Indiana",
        "IA": "Iowa",
        "KS": "Kansas",
        "KY": "Kentucky",
        "LA": "Louisiana",
        "ME": "Maine",
        "MD": "Maryland",
        "MA": "Massachusetts",
        "MI": "Michigan",
        "MN": "Minnesota",
        "MS": "Mississippi",
        "MO": "Missouri",
        "MT": "Montana",
        "NE": "Nebraska",
        "NV": "Nevada",
        "NH": "New Hampshire",
        "NJ": "New Jersey",
        "NM": "New Mexico",
        "NY": "New York",
        "NC": "North Carolina",
        "ND": "North Dakota",
        "MP": "Northern Mariana Islands",
        "OH": "Ohio",
        "OK": "Oklahoma",
        "OR": "Oregon",
        "PA": "Pennsylvania",
        "PR": "Puerto Rico",
        "RI": "Rhode Island",
        "SC": "South Carolina",
        "SD": "South Dakota",
        "TN": "Tennessee",
        "TX": "Texas",
        "UT": "Utah",
        "VT": "Vermont",
        "VI": "Virgin Islands",
        "VA": "Virginia",
        "WA": "Washington",
        "WV": "West Virginia",
        "WI": "Wisconsin",
        "WY": "Wyoming",
        "AA": "Armed Forces Americas",
        "AE": "Armed Forces Europe",
        "AP": "Armed Forces Pacific",
    }
)
_OTHER_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cal": "CA",
        "calif": "CA",
        "nueva york": "NY",
        "nueva jersey": "NJ",
        "nuevo mexico": "NM",
        "carolina del norte": "NC",
        "carolina del sur": "SC",
        "dakota del norte": "ND",
        "dakota del sur": "SD",
        "luisiana": "LA",
        "misisipi": "MS",
        "misuri": "MO",
        "oregon": "OR",
        "pensilvania": "PA",
        "tejas": "TX",
        "virginia occidental": "WV",
        "washington dc": "DC",
    }
)


def _letters(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in plain(text).replace(".", "")).split())


_CODES: Final[Mapping[str, str]] = MappingProxyType(
    {_letters(name): code for code, name in STATES.items()}
    | {code.lower(): code for code in STATES}
    | dict(_OTHER_NAMES)
)


def parse_state(text: str) -> str | Unclear:
    """The two letters of a U.S. state; a state of another country as typed, for members who live abroad.

    Code: state.unknown, for anything short, with figures, or one slip away from a U.S. state.
    """
    written = _letters(text)
    code = _CODES.get(written)
    if code is not None:
        return code
    if len(written) < 4 or any(c.isdigit() for c in written):
        return Unclear("state.unknown")
    if difflib.get_close_matches(written, _CODES, n=1, cutoff=0.84):
        return Unclear("state.unknown")
    return " ".join(text.split()) if text.isprintable() else Unclear("state.unknown")
