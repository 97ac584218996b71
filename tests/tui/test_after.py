"""What both faces decide about a packet since it was made: which one, what is said, what is noted, what goes in."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from forms.answers import read_case_file
from forms.dates import show_date
from forms.words import LANGUAGES, tell
from packet.errors import UsageError
from packet.store.case import open_case
from tests.tui.driving import TODAY
from tests.tui.packet_made import LEDGER, case_with_packet, put_packet, sees
from tui.after import (
    WrongDay,
    day_of,
    how_of,
    kind_of_reply,
    look,
    note_answer,
    note_sending,
    one_file,
    packets_of,
    put_in,
    state_lines,
)
from tui.case_keeper import CaseKeeper
from tui.flow import NotFound
from tui.making import Made
from tui.policy import Policy
from tui.setup import Setup


def keeper_of(folder: Path, path: Path, policy: Policy | None = None, named: Path | None = None) -> CaseKeeper:
    """The case at `path`, open."""
    runtime = folder / "runtime"
    runtime.mkdir(exist_ok=True)
    keeper = CaseKeeper(Setup(policy or Policy(), TODAY, folder / "home", runtime, case=named), lambda: None)
    file, answers = open_case(path)
    keeper.begin(answers, file)
    return keeper


def names_signed(keeper: CaseKeeper) -> list[str]:
    """The scans that the case names."""
    return [entry.name for entry in keeper.session.answers.signed]


@pytest.fixture
def keeper(tmp_path: Path) -> CaseKeeper:
    return keeper_of(tmp_path, case_with_packet(tmp_path))


def test_the_packet_of_the_filing_that_the_case_is_made_into_comes_first(keeper: CaseKeeper) -> None:
    plan = json.loads(json.dumps(LEDGER))
    plan["packet"]["made"]["to"] = "plan"
    put_packet(keeper.session.base / "packet-plan", plan)
    assert [record.made["to"] for record in packets_of(keeper)] == ["dmhc", "plan"]
    keeper.session.make_for("plan")
    assert [record.made["to"] for record in packets_of(keeper)] == ["plan", "dmhc"]


def test_a_packet_that_a_command_made_beside_a_named_case_is_found_too(tmp_path: Path) -> None:
    path = case_with_packet(tmp_path)
    assert len(packets_of(keeper_of(tmp_path, path, named=path))) == 1


def test_a_case_without_a_packet_or_with_an_old_one_has_none(tmp_path: Path, keeper: CaseKeeper) -> None:
    ledger = keeper.session.base / "packet" / "ledger.json"
    ledger.write_text('{"format": "imr-packet ledger 1", "packet": {}}', encoding="utf-8")
    assert packets_of(keeper) == []
    keeper.file = None
    assert packets_of(keeper) == []


def test_before_it_is_sent_the_page_to_sign_is_named_with_who_signs(keeper: CaseKeeper) -> None:
    told = "\n".join(state_lines(keeper.session, packets_of(keeper)[0], "en"))
    assert "Packet 7K3F-9Q2M for: DMHC. 9 pages" in told
    assert "Page 5 is not signed yet: Authorized Assistant" in told
    assert "the patient" in told
    assert "You have not said yet that you sent it" in told


def test_what_is_noted_is_kept_with_the_proof_and_the_next_steps_are_written_anew(
    keeper: CaseKeeper, tmp_path: Path
) -> None:
    """The proof is a copy beside the case, and no paper of the packet."""
    (record,) = packets_of(keeper)
    proof = tmp_path / "my receipt.pdf"
    proof.write_bytes(b"receipt")
    told = note_sending(keeper.session, record, TODAY - dt.timedelta(days=3), "mail", proof, " 7020 1 ", "en")
    assert "page that is not signed" in told[1]
    assert (record.folder / "next-steps.pdf").read_bytes().startswith(b"%PDF")
    assert b"VCALENDAR" in (record.folder / "next-steps.ics").read_bytes()
    assert keeper.file is not None
    kept = read_case_file(keeper.file.path.read_text(encoding="utf-8"))
    (sent,) = kept.sent
    assert (sent.how, sent.receipt, sent.pages, sent.number) == ("mail", "7020 1", 9, record.number)
    assert (keeper.session.base / sent.confirmation).read_bytes() == b"receipt"
    assert kept.papers == ()
    told = list(state_lines(keeper.session, record, "es"))
    assert any("7020 1" in line for line in told)
    assert any(sent.confirmation in line for line in told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_complaint_that_was_sent_to_the_plan_is_not_asked_again(keeper: CaseKeeper, language: str) -> None:
    """Its day is the one that was noted, and the person hears it."""
    plan = json.loads(json.dumps(LEDGER))
    plan["packet"]["made"]["to"] = "plan"
    put_packet(keeper.session.base / "packet-plan", plan)
    keeper.session.make_for("plan")
    keeper.session.type("filed_grievance", "no")
    record = packets_of(keeper)[0]
    note_sending(keeper.session, record, TODAY, "mail", None, "", language)
    assert keeper.session.case.dispute.filed_grievance is True
    assert keeper.session.case.dispute.grievance_filed_on == TODAY
    said = tell("screens.after.filed", language, on=show_date(TODAY, language))
    assert said in state_lines(keeper.session, record, language)


def test_a_letter_is_noted_only_of_what_was_sent(keeper: CaseKeeper) -> None:
    (record,) = packets_of(keeper)
    with pytest.raises(UsageError) as error:
        note_answer(keeper.session, record, TODAY, "decision", None, "en")
    assert error.value.code == "sent_before"
    assert keeper.session.answers.replies == ()
    note_sending(keeper.session, record, TODAY, "fax", None, "", "en")
    note_answer(keeper.session, record, TODAY, "acknowledgement", None, "en")
    assert "decision should be there by" in "\n".join(state_lines(keeper.session, record, "en"))


@pytest.mark.parametrize(
    ("typed", "read"),
    [("", TODAY), ("11/20/2026", dt.date(2026, 11, 20)), ("20 de nov", dt.date(2026, 11, 20))],
)
def test_a_day_is_read_in_many_spellings_and_a_blank_is_today(typed: str, read: dt.date) -> None:
    assert day_of(typed, TODAY) == read


@pytest.mark.parametrize(("typed", "code"), [("soon", "date.unclear"), ("12/24/2026", "date.future")])
def test_a_day_that_cannot_be_is_told_as_among_the_questions(typed: str, code: str) -> None:
    with pytest.raises(WrongDay) as error:
        day_of(typed, TODAY)
    assert error.value.code == code
    assert typed not in error.value.message("en")


def test_one_file_is_one_or_none(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert one_file(" ", ()) is None
    assert one_file("a", [tmp_path / "a"]) == tmp_path / "a"
    for files in ([tmp_path / "a", tmp_path / "a"], [tmp_path / "b"]):
        with pytest.raises(NotFound):
            one_file("a", files)


def test_a_pick_that_is_none_is_the_first() -> None:
    assert (how_of("mail"), how_of("?"), kind_of_reply("other"), kind_of_reply("")) == (
        "mail",
        "fax",
        "other",
        "acknowledgement",
    )


def test_a_signed_page_goes_in_with_the_wishes_that_the_packet_was_made_with(
    keeper: CaseKeeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The case has the page only once the packet is made; then nothing of it is left in the work folder."""
    sees(monkeypatch, "yes")
    scan = tmp_path / "IMG 1.jpg"
    scan.write_bytes(b"scan")
    back = look(keeper, packets_of(keeper)[0], [scan])
    assert "can take the place" in next(back.lines("en"))[0]
    coming = put_in(keeper, back, back.used(()))
    order = json.loads(coming.order.as_json())
    assert (order["fax"], order["slips"], order["instructions"], order["accept"]) == (
        True,
        True,
        False,
        ["grievance.waiting"],
    )
    assert order["today"] == TODAY.isoformat()
    assert Path(order["out"]) == back.record.folder
    assert json.loads(order["case"])["signed"][0]["name"] == "IMG 1.jpg"
    assert names_signed(keeper) == []
    facts = {"packet": {"number": "AAAA-AAAA"}}
    made = Made(back.record.folder / "packet.pdf", back.record.folder / "ledger.json", facts)
    (told,) = coming.adopt(made)
    assert "AAAA-AAAA" in told
    assert back.record.number in told
    (entry,) = keeper.session.answers.signed
    assert (keeper.session.base / entry.scan).read_bytes() == b"scan"
    assert not back.folder.exists()


def test_a_page_in_doubt_goes_in_with_a_yes_alone(
    keeper: CaseKeeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sees(monkeypatch, "no", "unsure")
    back = look(keeper, packets_of(keeper)[0], [tmp_path / "a.jpg", tmp_path / "b.jpg"])
    assert back.used(()) == ()
    assert [one.sheet.scan for one in back.used({1})] == [1]
    assert all(doubtful is not None for _, doubtful in back.lines("en"))


def test_a_packet_on_an_agencys_form_that_is_not_there_any_more_is_not_made_on_another(
    keeper: CaseKeeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sees(monkeypatch, "yes")
    (tmp_path / "a.jpg").touch()
    (record,) = packets_of(keeper)
    ledger = json.loads(json.dumps(LEDGER))
    ledger["packet"]["made"]["official"] = ["state.pdf"]
    back = look(keeper, replace(record, ledger=ledger), [tmp_path / "a.jpg"])
    with pytest.raises(UsageError) as error:
        put_in(keeper, back, back.used(()))
    assert error.value.code == "official_differs"


def test_a_fault_of_the_looking_leaves_no_folder(keeper: CaseKeeper, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        look(keeper, packets_of(keeper)[0], [tmp_path / "missing.jpg"])
    assert list(keeper.setup.runtime.glob("signed-*")) == []


def test_a_kiosk_keeps_no_case_and_so_has_no_packet_to_come_back_to(tmp_path: Path) -> None:
    path = case_with_packet(tmp_path)
    policy = Policy(kiosk=True, read_folders=(tmp_path,), write_folders=(tmp_path,))
    assert packets_of(keeper_of(tmp_path, path, policy)) == []
