"""What happened to a packet, in the case file: read, checked and written back as it was."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from forms.answers import CaseFileError, parse, read_case_file, write_case_file
from forms.case import Case
from forms.returned import (
    AnyEntry,
    HandedOver,
    Reply,
    SentPacket,
    SignedPage,
    WrongEntry,
    entry_schema,
    plain_entry,
    read_entry,
)

DAY = dt.date(2026, 10, 5)
_SIGNED = SignedPage("signed/p.pdf", "signed/s.jpg", "IMG 1.jpg", "dmhc_20_160", 1, "A0B1C2", "7K3F-9Q2M", 5, DAY)
SIGNED = replace(_SIGNED, printed={"city": "x"})
SENT = SentPacket("dmhc", DAY, "mail", "7K3F-9Q2M", "ab", 11, "sent/receipt.pdf")
HANDED = HandedOver("dmhc", DAY, "fax", "5", "fax-1.tif", "failed", "7K3F-9Q2M", 5, "Busy signal detected")
REPLY = Reply("dmhc", DAY, "decision", "sent/decision.pdf")


def _file(**lists: object) -> str:
    return json.dumps({"format": "imr-packet case 1", "answers": {"city": "Davis"}, **lists})


def test_entries_come_back_as_they_were_written() -> None:
    lists: dict[str, AnyEntry] = {"signed": SIGNED, "sent": SENT, "replies": REPLY, "handed": HANDED}
    text = _file(**{key: [plain_entry(entry)] for key, entry in lists.items()})
    answers = read_case_file(text)
    assert (answers.signed, answers.sent, answers.replies, answers.handed) == ((SIGNED,), (SENT,), (REPLY,), (HANDED,))
    assert read_case_file(write_case_file(answers)) == answers
    case, problems = parse(answers)
    assert problems == []
    assert (case.signed, case.sent, case.replies, case.handed) == ((SIGNED,), (SENT,), (REPLY,), (HANDED,))


def test_a_case_of_which_nothing_was_sent_has_none_of_it_in_its_file() -> None:
    written = json.loads(write_case_file(read_case_file(_file())))
    assert not {"signed", "sent", "replies", "handed"} & set(written)
    assert not {"signed", "sent", "replies", "handed"} & set(json.loads(Case().model_dump_json()))


def test_what_is_as_usual_is_not_written() -> None:
    assert plain_entry(SentPacket("dmhc", DAY)) == {"to": "dmhc", "on": "2026-10-05"}


@pytest.mark.parametrize(
    ("plain", "key"),
    [
        ({"to": "dmhc"}, "on"),
        ({"to": "dmhc", "on": "yesterday"}, "on"),
        ({"to": "dmhc", "on": "2026-10-05", "how": "pigeon"}, "how"),
        ({"to": "dmhc", "on": "2026-10-05", "pages": True}, "pages"),
        ({"to": "dmhc", "on": "2026-10-05", "pages": "11"}, "pages"),
        ({"to": 1, "on": "2026-10-05"}, "to"),
        ({"to": "dmhc", "on": "2026-10-05", "fax": "x"}, "fax"),
    ],
)
def test_an_entry_that_cannot_be_understood_names_its_key(plain: dict[str, object], key: str) -> None:
    with pytest.raises(WrongEntry) as told:
        read_entry(SentPacket, plain)
    assert told.value.key == key
    with pytest.raises(CaseFileError) as wrong:
        read_case_file(_file(sent=[plain]))
    assert (wrong.value.code, wrong.value.params) == ("wrong_entry", {"key": f"sent 1: {key}"})


@pytest.mark.parametrize("lists", [{"sent": {}}, {"sent": ["x"]}, {"signed": "x"}, {"replies": [{}] * 501}])
def test_lists_of_another_shape_are_refused(lists: dict[str, object]) -> None:
    with pytest.raises(CaseFileError):
        read_case_file(_file(**lists))


def test_the_schema_names_what_is_needed_and_what_may_be_said() -> None:
    schema = entry_schema(SentPacket)
    assert schema["required"] == ["to", "on"]
    assert schema["properties"]["how"]["enum"] == ["fax", "mail", "online"]
    assert schema["properties"]["pages"]["type"] == "integer"
    assert entry_schema(SignedPage)["properties"]["printed"]["type"] == "object"
