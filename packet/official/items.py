"""The items of the two DMHC forms as something to be found on a page: which form, which section, what kind of room.

Plain data, in the forms' own order. It knows no wording (wording.py) and no geometry; tests hold it to the Sheets of
`forms`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from forms.catalog import FORMS
from forms.sheet import FormId

Kind = Literal["text", "date", "long", "choice", "tick", "signature"]
"""One line, a date, several lines, a group of tick boxes, one tick box alone, a line for ink."""
Section = Literal["patient", "problem", "release", "statistical", "a", "b"]

NUMBERS: Final[dict[FormId, str]] = {spec.id: spec.number for spec in FORMS}
KNOWN_EDITIONS: Final[dict[FormId, str]] = {spec.id: spec.edition.revision for spec in FORMS}
FORM_OF: Final[dict[str, FormId]] = {
    "patient": "dmhc_20_224",
    "problem": "dmhc_20_224",
    "release": "dmhc_20_224",
    "statistical": "dmhc_20_224",
    "a": "dmhc_20_160",
    "b": "dmhc_20_160",
}


@dataclass(frozen=True)
class Item:
    """One fact that a form asks for. `values`: the tick boxes of a choice, in the form's order."""

    key: str
    section: Section
    kind: Kind = "text"
    values: tuple[str, ...] = ()

    @property
    def form(self) -> FormId:
        return FORM_OF[self.section]

    @property
    def yes_no(self) -> bool:
        return self.values == YES_NO


YES_NO: Final = ("yes", "no")

ITEMS: Final[tuple[Item, ...]] = (
    Item("first_name", "patient"),
    Item("middle_initial", "patient"),
    Item("last_name", "patient"),
    Item("date_of_birth", "patient", "date"),
    Item("gender", "patient", "choice", ("male", "female", "something_else")),
    Item("guardian_name", "patient"),
    Item("street_address", "patient"),
    Item("city", "patient"),
    Item("state", "patient"),
    Item("zip", "patient"),
    Item("phone", "patient"),
    Item("email", "patient"),
    Item("email_ok", "patient", "choice", YES_NO),
    Item("plan_name", "patient"),
    Item("membership_number", "patient"),
    Item("medical_group", "patient"),
    Item("employer", "patient"),
    Item("wants_assistant", "patient", "choice", YES_NO),
    Item("has_medi_cal", "patient", "choice", YES_NO),
    Item("filed_state_hearing", "patient", "choice", YES_NO),
    Item("has_medicare", "patient", "choice", YES_NO),
    Item("filed_grievance", "patient", "choice", YES_NO),
    Item("wants_payment", "patient", "choice", YES_NO),
    Item("payment_details", "patient", "long"),
    Item("wants_future_services", "problem", "choice", YES_NO),
    Item("condition", "problem", "long"),
    Item("treatment_requested", "problem", "long"),
    Item("plan_denied", "problem", "choice", YES_NO),
    Item(
        "denial_reason",
        "problem",
        "choice",
        ("not_medically_necessary", "experimental", "not_emergency", "not_covered", "other"),
    ),
    Item("providers", "problem", "long"),
    Item("out_of_network", "problem", "choice", YES_NO),
    Item("problem_description", "problem", "long"),
    Item("release_name", "release"),
    Item("release_signature", "release", "signature"),
    Item("release_date", "release", "date"),
    Item("primary_language", "statistical"),
    Item("correspond_in_language", "statistical", "tick", ("yes",)),
    Item("race_ethnicity", "statistical"),
    Item("aaf_patient_name", "a"),
    Item("aaf_patient_signature", "a", "signature"),
    Item("aaf_patient_date", "a", "date"),
    Item("assistant_name", "b"),
    Item("assistant_address", "b"),
    Item("assistant_city", "b"),
    Item("assistant_state", "b"),
    Item("assistant_zip", "b"),
    Item("assistant_relationship", "b"),
    Item("assistant_phone", "b"),
    Item("assistant_phone2", "b"),
    Item("assistant_email", "b"),
    Item("poa_attached", "b", "tick", ("yes",)),
)

BY_KEY: Final[dict[str, Item]] = {item.key: item for item in ITEMS}


def places_of(item: Item) -> tuple[str, ...]:
    """The names of an item's places on paper: its key, or "key.value" for every tick box."""
    return tuple(f"{item.key}.{value}" for value in item.values) if item.values else (item.key,)
