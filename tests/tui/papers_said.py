"""What papers say, given to the screens and the plain lines in the place of a reading. Not collected by pytest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from forms.finders.offer import Offer, PaperSays
from packet.reading import Reading
from tui.paper_offers import ReadPaper

SPOT = ("0110", "1001", "0110", "0000")


def says(kind: str, date: str = "", *offers: tuple[str, str, float]) -> Reading:
    """A paper of this kind that says these (key, value, sure), each on page 1 with a picture of its spot."""
    found = tuple(Offer(key, value, 1, (1.0, 2.0, 3.0, 4.0), sure, "label") for key, value, sure in offers)
    return Reading(PaperSays(kind, 0.95, "", date, found, "english"), spots=(SPOT,) * len(found))


LETTER = says(
    "denial_letter",
    "2026-08-17",
    ("first_name", "Ada", 0.95),
    ("last_name", "Quill", 0.95),
    ("date_of_birth", "1988-11-30", 0.96),
    ("plan_name", "Sutter Health Plan", 0.97),
    ("membership_number", "R0714425501", 0.95),
    ("denied_on", "2026-08-17", 0.94),
    ("denial_reason", "not_medically_necessary", 0.94),
    ("treatment_requested", "MRI of the left knee", 0.94),
    ("providers", "Leo Marsh, MD", 0.94),
    ("coverage_kind", "dmhc_plan", 0.93),
    ("about", "care", 0.93),
    ("letter_deadline", "2026-12-01", 0.93),
)
ANSWER = says(
    "plan_decision",
    "2026-10-02",
    ("membership_number", "R0714425501", 0.95),
    ("grievance_filed_on", "2026-09-01", 0.95),
    ("plan_decision_on", "2026-10-02", 0.96),
)
CARD = says(
    "id_card",
    "",
    ("first_name", "ADA", 0.93),
    ("membership_number", "R0714425507", 0.95),
    ("medical_group", "Sierra Medical Group", 0.95),
    ("plan_name", "Sutter Health Plan", 0.97),
)


def read(*readings: Reading) -> list[ReadPaper]:
    """Papers of a case with these readings."""
    return [ReadPaper(number, f"paper-{number}.pdf", reading) for number, reading in enumerate(readings)]


def reader(**by_stem: Reading) -> Callable[..., Reading]:
    """In the place of `packet.reading.read_paper`: what the file of this name says."""
    return lambda path, *_: by_stem.get(Path(path).stem, Reading(None))
