"""What was sent and what came back: noted in the case, and the next steps count from it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest

from forms.answers import Answers, parse
from forms.returned import SentPacket
from packet.build import build
from packet.case_reader import open_case
from packet.errors import UsageError
from packet.ics import entries
from packet.note_sent import counts_as_filed, note_reply, note_sent, with_sent
from tests.packet.cases import TODAY, case_file
from tests.packet.drawn import words

LATER = TODAY + dt.timedelta(days=12)
SENT_ON = TODAY + dt.timedelta(days=2)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a packet, which was sent and acknowledged."""
    folder = tmp_path_factory.mktemp("case")
    (folder / "case.json").write_text(json.dumps(case_file()), encoding="utf-8")
    build(parse(open_case(folder / "case.json"), TODAY)[0], TODAY, folder, folder / "packet")
    (folder / "sheet.pdf").write_bytes(b"confirmation")
    note_sent(folder / "case.json", "", SENT_ON, "fax", folder / "sheet.pdf", None, LATER)
    note_reply(folder / "case.json", "", SENT_ON + dt.timedelta(days=5), "acknowledgement", None, None, LATER)
    return folder


def test_what_was_sent_is_known_by_the_hash_of_the_packet_and_its_confirmation_stays_with_the_case(home: Path) -> None:
    (sent,) = open_case(home / "case.json").sent
    packet = (home / "packet" / "packet.pdf").read_bytes()
    assert (sent.to, sent.on, sent.how) == ("dmhc", SENT_ON, "fax")
    assert sent.sha256 == hashlib.sha256(packet).hexdigest()
    assert (home / sent.confirmation).read_bytes() == b"confirmation"
    assert sent.number
    assert sent.pages > 3


def test_the_confirmation_is_no_paper_of_the_packet_and_its_number_stays(home: Path, tmp_path: Path) -> None:
    (sent,) = open_case(home / "case.json").sent
    again = build(parse(open_case(home / "case.json"), TODAY)[0], TODAY, home, tmp_path / "again")
    assert again.packet_id == sent.number
    assert again.packet.read_bytes() == (home / "packet" / "packet.pdf").read_bytes()


def test_the_next_steps_say_when_it_was_sent_and_count_from_then(home: Path) -> None:
    told = " ".join(words(home / "packet" / "next-steps.pdf", page) for page in range(2))
    flat = " ".join(told.split())
    assert "You sent it on October 7, 2026 by fax" in flat
    assert "October 12, 2026: a letter came" in flat
    assert "By October 14, 2026: a letter tells you" in flat
    assert "I sent it on" not in flat


def test_the_calendar_has_no_day_to_send_it_any_more(home: Path) -> None:
    case, _ = parse(open_case(home / "case.json"))
    listed = {entry.id: entry.day for entry in entries(case, LATER)}
    assert not {"safest", "form"} & set(listed)
    assert listed["decision_last"] == SENT_ON + dt.timedelta(days=45)


def test_the_same_day_noted_twice_is_one(home: Path) -> None:
    before = open_case(home / "case.json").sent
    note_sent(home / "case.json", "dmhc", SENT_ON, "fax", home / "sheet.pdf", None, LATER)
    assert open_case(home / "case.json").sent == before


def test_days_that_cannot_be_are_refused_and_nothing_is_written(home: Path) -> None:
    before = (home / "case.json").read_bytes()
    with pytest.raises(UsageError) as told:
        note_sent(home / "case.json", "", LATER, "mail", None, None, TODAY)
    assert told.value.code == "sent_day"
    with pytest.raises(UsageError) as told:
        note_reply(home / "case.json", "", TODAY, "decision", None, None, LATER)
    assert told.value.code == "sent_before"
    with pytest.raises(UsageError) as told:
        note_sent(home / "case.json", "", TODAY, "mail", home / "missing.pdf", None, LATER)
    assert told.value.code == "scan_missing"
    assert (home / "case.json").read_bytes() == before


def test_what_was_sent_without_a_packet_of_ours_is_noted_too(tmp_path: Path) -> None:
    """The form online, or a packet on another computer."""
    (tmp_path / "case.json").write_text(json.dumps(case_file()), encoding="utf-8")
    sent, record = note_sent(tmp_path / "case.json", "plan", TODAY, "online", None, None, TODAY)
    assert record is None
    assert (sent.to, sent.number, sent.sha256) == ("plan", "", "")


@pytest.mark.parametrize(
    ("typed", "filed_on"),
    [
        ({"filed_grievance": "no"}, "2026-05-04"),
        ({}, "2026-05-04"),
        ({"filed_grievance": "yes"}, "2026-05-04"),
        ({"filed_grievance": "yes", "grievance_filed_on": "2026-05-01"}, "2026-05-01"),
    ],
)
def test_what_was_sent_to_the_plan_is_the_complaint_that_later_filings_ask_about(
    typed: dict[str, str], filed_on: str
) -> None:
    """Its day is typed once; a day that the person gave before stays, and what went elsewhere is no complaint."""
    before, day = Answers(typed=typed), dt.date(2026, 5, 4)
    after = with_sent(before, SentPacket("plan", day, "mail"))
    assert (after.typed["filed_grievance"], after.typed["grievance_filed_on"]) == ("yes", filed_on)
    assert counts_as_filed(after) == (day if filed_on == "2026-05-04" else None)
    assert with_sent(before, SentPacket("dmhc", day, "mail")).typed == typed
