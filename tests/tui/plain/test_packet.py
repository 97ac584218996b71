"""Making the packet in plain lines, its result, and what can be done with it."""

from __future__ import annotations

import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from forms.answers import Answers, PaperEntry
from packet.errors import Interrupted, PacketError
from packet.store.case import create_case
from tests.tui.plain.building import FACTS, Builder, at_check
from tests.tui.plain.stage import COMPLETE, TODAY, talk
from tests.tui.plain.test_console import console
from tui import export
from tui.plain import packet
from tui.policy import Policy

pytestmark = pytest.mark.usefixtures("builder")


def test_progress_is_said_in_words_once_a_stage(tmp_path: Path) -> None:
    """One line for each paper and each stage; no bar and no line for each page."""
    said = at_check(tmp_path, "1").said
    assert said.count("Reading your papers: denial.pdf") == 1
    assert "Making the fax edition" in said
    assert "%" not in said


def test_the_result_says_where_who_and_what_next(tmp_path: Path) -> None:
    """The file, the pages, the signature, the fax number, how long, and the date to send it by."""
    said = at_check(tmp_path, "1").said.split("Your packet is ready")[1]
    path = next((tmp_path / "home").glob("*/packet/packet.pdf"))
    assert str(path) in said.replace("\n", "")
    assert "It has 9 pages." in said
    assert "state.pdf was filled." in said
    assert "2. Sign page 4 in ink. Who signs: the patient." in said
    assert "1. Print packet.pdf: 9 pages." in said
    assert "3. Fax all pages, with the signed ones, to 916-255-5241." in said
    assert "Not fax.tif: that was made before you signed." in said
    assert said.index("Not fax.tif") < said.index("Page 6: too pale.") < said.index("4. Read next-steps.pdf")
    assert "Send it by " in said


def test_how_a_page_is_faxed_is_heard_chosen_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is spoilt in inches, the ways there are; the choice is kept, and the packet is made again."""
    spot = {"kind": "picture", "place": [1.5, 2.04, 3.0, 4.0], "remedies": ["photo", "mail"]}
    page = {"number": 2, "legibility": 60, "warnings": ["picture"], "way": "as_is", "spots": [spot]}
    pages = [{"number": number, "source": "A", "source_page": number + 4} for number in (1, 2)]
    fax = {**FACTS["fax"], "pages": [page]}
    monkeypatch.setitem(FACTS, "fax", fax)
    monkeypatch.setitem(FACTS, "pages", pages)
    monkeypatch.setitem(FACTS, "inputs", [{"exhibit": "A"}])
    paper = tmp_path / "wound.pdf"
    paper.write_bytes(b"%PDF-")
    with create_case(tmp_path / "home", TODAY) as file:
        file.save(Answers(typed=COMPLETE, papers=(PaperEntry(str(paper)),)))
        file.remember("check")
    talked = talk(tmp_path, "4", "1", "3", "2", "4", "4")
    said = talked.said.replace("\n", " ")
    assert "- a spoilt picture: 2.0 inches from the top, 1.5 inches from the left." in said
    assert "You changed how pages are faxed." in said
    assert dict(talked.answers.papers[0].fax) == {"6": "mail"}
    assert said.count("Your packet is ready") == 2


def test_a_date_that_has_passed_is_no_reason_to_wait(tmp_path: Path) -> None:
    """After the safest date the advice is to send it at once."""
    said = at_check(tmp_path, "1", grievance_filed_on="2/1/2025", plan_decision_on="3/1/2025").said
    assert "The safest date to send it was September 1, 2025. Send it as soon as you can." in said.replace("\n", " ")


@pytest.mark.parametrize(("urgent", "reason", "about"), [("yes", "It hurts.", "care"), ("no", "", "cancelled")])
def test_where_no_day_may_be_lost_the_result_says_to_send_it_now(
    tmp_path: Path, urgent: str, reason: str, about: str
) -> None:
    """Urgent or cancelled: send and call, no far day beside it; and no stop of the plan's own steps before."""
    said = at_check(
        tmp_path,
        "1",
        urgent=urgent,
        urgent_reason=reason,
        about=about,
        grievance_filed_on="5/31/2026",
        plan_decision_on="",
    ).said
    assert "STOP" not in said
    assert "Send it now, and call the DMHC Help Center: 1-888-466-2219." in said.replace("\n", " ")
    assert "Send it by" not in said


def test_making_again_replaces_the_packet_as_the_screens_do(tmp_path: Path, builder: type[Builder]) -> None:
    """After a change there is one packet, so that nobody faxes the old one."""
    at_check(tmp_path, "1", "1", "1")
    assert [order.out.name for order in builder.orders] == ["packet", "packet"]


def test_a_failure_is_said_and_keeps_the_answers(tmp_path: Path, builder: type[Builder]) -> None:
    """The error's own sentence, that nothing unfinished is left, and the check again."""
    builder.fault = PacketError("case_in_use", file="x")
    said = at_check(tmp_path, "1").said
    assert "The packet was not made" in said
    assert "x is open in another window" in said
    assert said.count("What would you like to do?") == 2


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_stops_the_work_before_the_talk(
    tmp_path: Path, builder: type[Builder], number: int, code: int
) -> None:
    """Ctrl-C stops the making and comes back to the check; the machine's own signals end the talk too, all saved."""
    builder.signal = number
    spoken = at_check(tmp_path, "1")
    assert spoken.code == code
    assert spoken.said.count("What would you like to do?") == (2 if code == 0 else 1)
    assert "Your answers are saved." in spoken.said


def test_stopping_the_work_comes_back_to_the_check(tmp_path: Path, builder: type[Builder]) -> None:
    """An interrupted build is no failure."""
    builder.fault = Interrupted("interrupted")
    said = at_check(tmp_path, "1").said
    assert "The packet was not made" not in said
    assert "Your answers are kept." in said


def test_the_order_follows_the_choices(tmp_path: Path, builder: type[Builder]) -> None:
    """Without the fax edition, on the agency's own PDF; a minus takes the PDF away again."""
    pdf = tmp_path / "own.pdf"
    pdf.write_bytes(b"x")
    at_check(tmp_path, "6", "7", "2", str(tmp_path / "none.pdf"), "2", str(pdf), "4", "1", "1", "7", "2", "-", "4", "1")
    assert [(order.fax, order.official) for order in builder.orders] == [(False, (pdf,)), (False, ())]


def test_the_packet_is_printed_after_a_plain_yes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The printer is offered where there is one, and what it said is told."""
    printed: list[list[str]] = []

    def lp(words: list[str], **_options: object) -> subprocess.CompletedProcess[bytes]:
        printed.append(words)
        return subprocess.CompletedProcess(words, len(printed) - 1, b"request id is front-3 (1 file(s))", b"no paper")

    which = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name, **where: "/usr/bin/lp" if name == "lp" else which(name, **where))
    monkeypatch.setattr(subprocess, "run", lp)
    said = at_check(tmp_path, "1", "2", "", "2", "yes", "2", "yes", policy=Policy(printer="front")).said
    assert [words[:4] for words in printed] == [["lp", "-d", "front", "--"]] * 2
    assert "The printer has it: job front-3, 9 pages." in said
    assert "lp did not take it." in said
    assert "no paper" in said


def test_who_mails_it_has_the_top_sheet_made(tmp_path: Path, builder: type[Builder]) -> None:
    said = at_check(tmp_path, "1", "2").said
    place = next(line.split()[0] for line in said.splitlines() if line.endswith("make the top sheet"))
    assert "2" not in (place, "1")
    at_check(tmp_path / "again", "1", place)
    assert [order.mail for order in builder.orders] == [False, False, True]


def test_a_kiosk_saves_the_packet_on_the_drive_that_takes_it(tmp_path: Path) -> None:
    """The place of the packet is not said, because it goes away; the drive's folder is."""
    drive = tmp_path / "usb"
    drive.mkdir()
    policy = Policy(kiosk=True, write_folders=(tmp_path / "absent", drive), drives_only=False, may_print=False)
    said = talk(tmp_path, "1", "*", "7", "1", "yes", "2", "3", policy=policy).said
    (saved,) = drive.glob("imr-packet-*/packet.pdf")
    assert saved.read_bytes() == b"%PDF-"
    assert "It was saved in" in said
    assert said.endswith("Everything was erased.\n")


def test_the_folder_is_opened_where_there_is_a_desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is offered there only, and what came of it is said; a kiosk has no folder to show."""
    opened: list[Path] = []

    def open_folder(folder: Path) -> bool:
        opened.append(folder)
        return len(opened) == 1

    monkeypatch.setattr(export, "opener", lambda: "")
    assert "Open the folder" not in at_check(tmp_path / "bare", "1").said
    monkeypatch.setattr(export, "opener", lambda: "/usr/bin/xdg-open")
    monkeypatch.setattr(packet, "open_folder", open_folder)
    said = at_check(tmp_path, "1", "Open the folder", "Open the folder").said
    assert [folder.name for folder in opened] == ["packet", "packet"]
    assert "The folder is open in a window of its own." in said
    assert f"It could not be opened. The folder: {opened[0]}" in said
    kiosk = Policy(kiosk=True, may_print=False)
    assert "Open the folder" not in talk(tmp_path, "1", "*", "7", "1", "yes", policy=kiosk).said


class Heard:
    """Stands where a visit is: a console whose words are kept."""

    def __init__(self) -> None:
        self.console, self.written = console()
