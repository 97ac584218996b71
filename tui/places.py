"""City and state of a ZIP code, from an offline table when the optional package is there. A proposal, never an answer
by force.
"""

from __future__ import annotations

from functools import cache

PROPOSES = {"zip": ("city", "state"), "assistant_zip": ("assistant_city", "assistant_state")}
"""Question about a ZIP code -> the questions it can fill while they are blank."""


@cache
def place_of_zip(code: str) -> tuple[str, str] | None:
    """(city, state) of a five-digit ZIP code, or None when it is unknown or the table is not installed."""
    try:
        import zipcodes
    except ImportError:
        return None
    try:
        rows = zipcodes.matching(code[:5])  # type: ignore[no-untyped-call]
    except (TypeError, ValueError):
        return None
    return (str(rows[0]["city"]), str(rows[0]["state"])) if rows else None
