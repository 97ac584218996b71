"""A packet is given to the printer and to the fax server: what they are told, what they say, what is kept of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from forms.returned import HandedOver
from packet.errors import UsageError
from packet.hand_over import HandOverFault, PartlyHandedOver, asked_again, doubts, hand_over
from packet.store.profile import HandWishes
from tests.packet.cases import case
from tests.packet.handed import Programs, packet_folder

DAY = dt.date(2026, 10, 6)
WISHES = HandWishes(may_print=True, may_fax=True, printer="Desk", prefix="9,1")
PRINTED = HandedOver("dmhc", DAY, "print", "Desk-12", number="7K3F-9Q2M", pages=5)
FAXED = HandedOver("dmhc", DAY, "fax", "5", "fax-1.tif", number="7K3F-9Q2M", pages=3)
PLAN = {"plan_name": "Blue Heron Health", "plan_fax": "(530) 555-0133"}
QUEUE = "Desk-12   ana   1024   Mon Oct  5 2026\n\tStatus: {status}\n\tAlerts: {alerts}\n\tqueued for Desk"
FAXES = """HylaFAX scheduler on desk: Running

JID  Pri S  Owner Number       Pages Dials     TTS Status
{line}"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return Programs(tmp_path, monkeypatch)


# What is given


def test_the_printer_is_given_the_packet_by_a_name_that_says_nothing(tmp_path: Path, programs: Programs) -> None:
    record = packet_folder(tmp_path / "Ana Quintero")
    assert hand_over(record, case(), "print", WISHES, DAY) == [PRINTED]
    folder, *arguments = programs.asked("lp")
    assert (Path(folder), arguments) == (record.folder, ["-d", "Desk", "--", "packet.pdf"])


def test_each_part_of_a_fax_is_a_job(tmp_path: Path, programs: Programs) -> None:
    jobs = hand_over(packet_folder(tmp_path / "packet"), case(), "fax", WISHES, DAY)
    assert [(job.file, job.pages, job.job) for job in jobs] == [("fax-1.tif", 3, "5"), ("fax-2.tif", 2, "5")]


def test_no_argument_holds_an_answer(tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan's fax number was typed: it stands in a file, which is gone afterwards."""
    programs.says("sendfax", "request id is 5 (group id 5) for host localhost (1 file)", kept=True)
    monkeypatch.setenv("IMR_PACKET_PASSWORD", "winter")
    folder = tmp_path / "Quintero"
    folder.mkdir()
    record = packet_folder(folder / "packet-plan", to="plan")
    hand_over(record, case(typed=PLAN), "fax", WISHES, DAY)
    assert programs.dialled == "9,15305550133"
    arguments = " ".join(word for word in programs.asked("sendfax") if not word.startswith("/"))
    assert "0133" not in arguments
    assert "Quintero" not in arguments
    assert "winter" not in programs.environment("sendfax")
    assert [path.name for path in folder.iterdir()] == ["packet-plan"]


@pytest.mark.parametrize("way", ["print", "fax"])
def test_what_was_changed_since_it_was_made_is_not_given(tmp_path: Path, programs: Programs, way: str) -> None:
    record = packet_folder(tmp_path / "packet")
    (record.folder / "packet.pdf").write_bytes(b"%PDF another one")
    with pytest.raises(UsageError, match="changed"):
        hand_over(record, case(), "print" if way == "print" else "fax", WISHES, DAY)
    assert programs.asked("lp") + programs.asked("sendfax") == []


@pytest.mark.parametrize("change", ["other letters of the same length", "gone", "a folder"])
def test_the_part_of_a_fax_that_was_changed_is_named_and_none_is_given(
    tmp_path: Path, programs: Programs, change: str
) -> None:
    record = packet_folder(tmp_path / "packet")
    second = record.folder / "fax-2.tif"
    data = second.read_bytes()
    second.unlink()
    if change == "a folder":
        second.mkdir()
    elif change != "gone":
        second.write_bytes(bytes(reversed(data)))
    with pytest.raises(UsageError) as fault:
        hand_over(record, case(), "fax", WISHES, DAY)
    for language in ("en", "es"):
        assert "fax-2.tif" in fault.value.message(language)
        assert "packet.pdf" not in fault.value.message(language)
    assert programs.asked("sendfax") == []


@pytest.mark.parametrize("name", ["../fax-1.tif", "/etc/hostname"])
def test_a_part_outside_of_the_folder_of_the_packet_is_not_given(tmp_path: Path, programs: Programs, name: str) -> None:
    record = packet_folder(tmp_path / "packet")
    data = (record.folder / "fax-1.tif").read_bytes()
    (tmp_path / "fax-1.tif").write_bytes(data)
    record.ledger["fax"]["parts"][0]["file"] = name
    with pytest.raises(UsageError, match="changed"):
        hand_over(record, case(), "fax", WISHES, DAY)
    assert programs.asked("sendfax") == []


def test_a_fax_edition_from_before_its_bytes_were_noted_is_made_again_first(tmp_path: Path, programs: Programs) -> None:
    record = packet_folder(tmp_path / "packet")
    del record.ledger["fax"]["parts"][1]["sha256"]
    with pytest.raises(UsageError, match="packet_too_old"):
        hand_over(record, case(), "fax", WISHES, DAY)
    assert programs.asked("sendfax") == []


def test_an_office_without_a_fax_number_is_told(tmp_path: Path, programs: Programs) -> None:
    record = packet_folder(tmp_path / "packet", to="plan")
    with pytest.raises(UsageError, match="fax_number"):
        hand_over(record, case(), "fax", WISHES, DAY)


def test_a_packet_without_a_fax_edition_is_not_faxed(tmp_path: Path, programs: Programs) -> None:
    with pytest.raises(UsageError, match="no_fax"):
        hand_over(packet_folder(tmp_path / "packet", fax=False), case(), "fax", WISHES, DAY)


def test_pages_without_a_signature_and_an_unsure_number_are_asked_about(tmp_path: Path) -> None:
    assert doubts(packet_folder(tmp_path / "a", signed=False), case(), "fax") == ("unsigned",)
    assert doubts(packet_folder(tmp_path / "b", to="cdi"), case(), "fax") == ("number",)
    assert doubts(packet_folder(tmp_path / "c", signed=False), case(), "print") == ()


# What goes wrong


def test_what_the_printer_says_against_it_is_told(tmp_path: Path, programs: Programs) -> None:
    programs.says("lp", "lp: Error - No default destination.", 1)
    with pytest.raises(HandOverFault) as fault:
        hand_over(packet_folder(tmp_path / "packet"), case(), "print", WISHES, DAY)
    assert "No default destination" in fault.value.message("en")
    assert "No default destination" in fault.value.message("es")


def test_a_program_that_is_not_here_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HandOverFault, match="missing"):
        hand_over(packet_folder(tmp_path / "packet"), case(), "fax", WISHES, DAY)


def test_parts_that_were_taken_before_one_that_was_not_are_known(tmp_path: Path, programs: Programs) -> None:
    program = tmp_path / "programs" / "sendfax"
    program.write_text('#!/bin/sh\ncase "$*" in *fax-2*) exit 1;; esac\necho "request id is 5 (group id 5)"\n')
    with pytest.raises(PartlyHandedOver) as fault:
        hand_over(packet_folder(tmp_path / "packet"), case(), "fax", WISHES, DAY)
    assert [job.file for job in fault.value.jobs] == ["fax-1.tif"]
    assert "fax-2.tif" in fault.value.message("en")


def test_a_job_without_a_number_is_no_failure(tmp_path: Path, programs: Programs) -> None:
    programs.says("lp", "thank you")
    assert hand_over(packet_folder(tmp_path / "packet"), case(), "print", WISHES, DAY) == [replace(PRINTED, job="")]


# How far it is


@pytest.mark.parametrize(
    ("waiting", "finished", "printer", "state", "said"),
    [
        (QUEUE.format(status="", alerts="none"), "", "printer Desk is idle.", "waiting", ""),
        (QUEUE.format(status="", alerts="job-printing"), "", "printer Desk now printing", "active", ""),
        (
            QUEUE.format(status="", alerts="none"),
            "",
            "printer Desk disabled since Mon -\n\tOut of paper",
            "waiting",
            "Out",
        ),
        ("", QUEUE.format(status="", alerts="processing-to-stop-point"), "", "done", ""),
        ("", QUEUE.format(status="Filter failed", alerts="aborted-by-system"), "", "failed", "Filter failed"),
        (QUEUE.replace("Desk-12", "Desk-121"), "", "", "gone", ""),
    ],
)
def test_what_cups_says_of_a_job(
    programs: Programs, tmp_path: Path, waiting: str, finished: str, printer: str, state: str, said: str
) -> None:
    for name, words in (("waiting", waiting), ("finished", finished), ("printer", printer)):
        (tmp_path / name).write_text(words + "\n", encoding="utf-8")
    programs.says("lpstat", "")
    choice = 'case "$*" in *not-completed*) f=waiting;; -p*) f=printer;; *) f=finished;; esac'
    script = f"#!/bin/sh\n{choice}\ncat {tmp_path}/$f\n"
    (tmp_path / "programs" / "lpstat").write_text(script, encoding="utf-8")
    (found,) = asked_again([PRINTED])
    assert found.state == state
    assert found.said.startswith(said)


@pytest.mark.parametrize(
    ("line", "state", "said"),
    [
        ("5    127 W  ana   19162555241   0:3   0:12         ", "waiting", ""),
        ("5    127 S  ana   19162555241   0:3   2:12   18:04 No carrier detected", "waiting", "No carrier detected"),
        ("5    127 R  ana   19162555241   1:3   1:12         ", "active", ""),
        ("5    127 D  ana   19162555241   3:3   1:12         ", "done", ""),
        ("5    127 F  ana   19162555241   0:3  12:12         Busy signal detected", "failed", "Busy signal detected"),
        ("55   127 D  ana   19162555241   3:3   1:12         ", "gone", ""),
    ],
)
def test_what_hylafax_says_of_a_job(programs: Programs, line: str, state: str, said: str) -> None:
    programs.says("faxstat", FAXES.format(line=line))
    assert asked_again([FAXED]) == (replace(FAXED, state=state, said=said),)  # type: ignore[arg-type]


def test_what_is_done_is_not_asked_for_again(programs: Programs) -> None:
    done = replace(FAXED, state="done")
    assert asked_again([done, replace(FAXED, job="")]) == (done, replace(FAXED, job=""))
    assert programs.asked("faxstat") == []


def test_a_server_that_is_away_changes_nothing_that_was_known(programs: Programs) -> None:
    programs.says("faxstat", "Can not reach service hylafax", 1)
    programs.says("lpstat", "")
    with pytest.raises(HandOverFault, match="refused"):
        asked_again([FAXED])
    assert asked_again([FAXED, PRINTED]) == (FAXED, replace(PRINTED, state="gone"))
