"""What the tests of official forms share: a filled case of an invented person, and files made from look-alikes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from forms.case import Case, Dispute, FilingDetails, Helper, Patient, Plan
from packet.locate import guard
from packet.locate.form_map import ANY, OfficialMap, Wanted
from tests.packet.locate.lookalikes.catalogue import LookAlike
from tests.packet.locate.lookalikes.style import Truth


@pytest.fixture
def case() -> Case:
    """An answer to every item but the signatures and their dates."""
    return Case(
        patient=Patient(
            first_name="María José",
            middle_initial="Q",
            last_name="Nguyễn-Álvarez",
            date_of_birth=dt.date(1985, 3, 27),
            gender="something_else",
            guardian_name="Rosa Álvarez",
            street_address="1234 Long Avenue",
            city="Sacramento",
            state="CA",
            zip="95814",
            phone="916-555-0142",
            email="maria@example.org",
            email_ok=True,
            primary_language="Spanish",
            correspond_in_language=True,
            race_ethnicity="Latina",
        ),
        plan=Plan(
            plan_name="Sunny Health",
            membership_number="XYZ 123-456",
            medical_group="Valley Group",
            employer="City of Davis",
            has_medi_cal=True,
            filed_state_hearing=False,
            has_medicare=False,
        ),
        dispute=Dispute(
            filed_grievance=True,
            wants_payment=True,
            payment_details="01/02/2026 Dr. Hoo",
            wants_future_services=False,
            condition="Lumbar disc disease",
            treatment_requested="MRI of the lumbar spine",
            plan_denied=True,
            denial_reason="experimental",
            providers="Dr. Ahn 916-555-0100\nDr. Bell 916-555-0101",
            out_of_network=False,
            problem_description="The plan says that the scan is not needed.",
        ),
        helper=Helper(
            wants_assistant=True,
            aaf_patient_name="María José Nguyễn-Álvarez",
            assistant_name="John Helper",
            assistant_address="9 Oak Street",
            assistant_city="Davis",
            assistant_state="CA",
            assistant_zip="95616",
            assistant_relationship="Brother",
            assistant_phone="530-555-0199",
            assistant_phone2="530-555-0198",
            assistant_email="john@example.org",
            poa_attached=True,
        ),
        filing=FilingDetails(filer="patient", release_name="María José Nguyễn-Álvarez"),
    )


_MAPS: dict[tuple[bytes, Wanted], OfficialMap] = {}
_ask_map = guard.ask_map


@pytest.fixture
def looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of the same bytes are looked through by one worker: what stands beside them, and what is made of the map,
    is another question. A refusal is asked for anew.
    """

    def ask_map(pdf: Path, cancelled: Callable[[], bool] | None = None, wanted: Wanted = ANY) -> OfficialMap:
        asked = pdf.read_bytes(), wanted
        if asked not in _MAPS:
            _MAPS[asked] = _ask_map(pdf, cancelled, wanted)
        return replace(_MAPS[asked], file=pdf.name)

    monkeypatch.setattr(guard, "ask_map", ask_map)


Maker = Callable[[LookAlike], tuple[Path, list[Truth]]]


@pytest.fixture
def made(tmp_path: Path) -> Maker:
    """Writes a look-alike to a file: its path and its truth."""

    def make(alike: LookAlike) -> tuple[Path, list[Truth]]:
        pdf, truths = alike.make()
        path = tmp_path / "form.pdf"
        path.write_bytes(pdf)
        return path, truths

    return make
