"""From a case to a packet in a folder: `packet.build`, `packet.gather`, `packet.ledger`, `packet.report`."""

from __future__ import annotations

import hashlib
import json
import stat
import subprocess
import sys
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest

from forms import dmhc_20_224
from forms.answers import PaperEntry
from forms.case import Language
from packet.build import Built, build
from packet.errors import CannotWrite, Interrupted, PacketError, Unproved, UsageError
from packet.fax.cover import PartLabel
from packet.fax.make import FaxEdition, edition
from packet.filling.draw import blank
from packet.filling.proof import Proved
from packet.progress import Progress
from packet.report import lines
from packet.stops import PapersRefused, StoppedByFindings
from tests.packet.cases import TODAY, case
from tests.packet.drawn import F_SHAPE, look, words, write
from tests.packet.papers import CORNERS, corners, letter


def _ledger(built: Built) -> dict[str, Any]:
    ledger: dict[str, Any] = json.loads(built.ledger.read_text(encoding="utf-8"))
    return ledger


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> Language:
    spoken: Language = request.param
    return spoken


def test_a_packet_and_its_ledger_agree(tmp_path: Path, language: Language) -> None:
    """Pages, hash, sources, exhibits, values and signatures of the ledger are those of the finished file."""
    letter(tmp_path / "denial.pdf", "Denial one", "Denial two")
    letter(tmp_path / "doctor.pdf", "Doctor one")
    made = case(
        PaperEntry("doctor.pdf", "doctor_letter", "From my doctor"),
        PaperEntry("denial.pdf", "denial_letter", "The denial"),
        language=language,
        wants_assistant="yes",
        assistant_name="Bo Lind",
        urgent="yes",
        urgent_reason="It is getting worse.",
        problem_description="The plan denied the MRI again and again. " * 200,
    )
    built = build(made, TODAY, tmp_path, tmp_path / "out")
    ledger = _ledger(built)
    with pikepdf.open(built.packet) as packet:
        assert len(packet.pages) == built.pages == ledger["packet"]["pages"] == len(ledger["pages"])
        assert packet.trailer.ID[0] != packet.trailer.ID[1]
    assert ledger["format"] == "imr-packet ledger 1"
    assert ledger["packet"]["sha256"] == hashlib.sha256(built.packet.read_bytes()).hexdigest()
    assert [page["number"] for page in ledger["pages"]] == list(range(1, built.pages + 1))
    sources = [page["source"] for page in ledger["pages"]]
    forms = 3 if language == "es" else 2
    order = ["cover", "request", "contents", "dmhc_20_224", "dmhc_20_160", "continuation", "A", "B"]
    assert [source for source, _ in groupby(sources)] == order
    assert [sources.count(source) for source in ("dmhc_20_224", "A", "B")] == [forms, 2, 1]
    assert [(paper["file"], paper["exhibit"], paper["pages_in"], paper["pages_out"]) for paper in ledger["inputs"]] == [
        ("doctor.pdf", "B", 1, 1),
        ("denial.pdf", "A", 2, 2),
    ]
    assert all(value["proved"] for value in ledger["values"])
    by_key = {(value["key"], value["where"]): value for value in ledger["values"]}
    assert sources[by_key["problem_description", "continuation"]["page"] - 1] == "continuation"
    assert sources[by_key["first_name", "box"]["page"] - 1] == "dmhc_20_224"
    assert by_key["urgent_reason", "continuation"]["form"] == "request"
    assert [(sign["form"], sign["who"]) for sign in ledger["signatures"]] == [
        ("dmhc_20_224", "patient"),
        ("dmhc_20_160", "patient"),
    ]
    assert sources[ledger["signatures"][1]["page"] - 1] == "dmhc_20_160"
    assert ledger["fax"] == {"parts": [], "pages": []}


def test_every_number_that_is_printed_is_true(tmp_path: Path, language: Language) -> None:
    """The band, the contents, the count on the cover and "continued on page N" all name the right pages."""
    letter(tmp_path / "denial.pdf", "UNIQUEDENIAL")
    made = case(
        PaperEntry("denial.pdf", "denial_letter", "The denial"),
        language=language,
        problem_description="A long story about the plan. " * 300,
    )
    built = build(made, TODAY, tmp_path, tmp_path / "out")
    page = "Page" if language == "en" else "Página"
    of = "of" if language == "en" else "de"
    for number in range(1, built.pages + 1):
        assert f"{page} {number} {of} {built.pages}" in words(built.packet, number - 1)
    assert f"{built.pages}, this page included" in words(built.packet, 0)
    assert "UNIQUEDENIAL" in words(built.packet, built.pages - 1)
    assert f"The denial {built.pages}" in words(built.packet, 1)
    added = next(part.first for part in built.plan.parts if part.source == "continuation")
    marker = f"(continued on page {added})" if language == "en" else f"página {added})"
    texts = [words(built.packet, number) for number in range(built.pages)]
    assert any(marker in text for text in texts)


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """Every file of two builds of one case on one day is equal, also when the papers lie elsewhere."""
    made = case(PaperEntry("p.jpg", "photo"), PaperEntry("l.pdf", "bill", pages="2,1"))
    folders = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        corners(tmp_path / name / "p.jpg", 6)
        letter(tmp_path / name / "l.pdf", "first", "second", "third")
        folders.append(build(made, TODAY, tmp_path / name, tmp_path / f"out-{name}", slips=True))
    assert _left(folders[0].folder) == _left(folders[1].folder)
    for name in folders[0].files:
        assert (folders[0].folder / name).read_bytes() == (folders[1].folder / name).read_bytes(), name


def test_a_changed_answer_or_paper_or_day_changes_the_number_of_the_packet(tmp_path: Path) -> None:
    """Pages of two versions cannot be taken for one packet."""
    from packet.binding.identity import packet_id

    other_day = TODAY.replace(day=6)
    ids = [packet_id(case(), TODAY, []), packet_id(case(city="Dixon"), TODAY, []), packet_id(case(), other_day, [])]
    paper = case(PaperEntry("a.pdf"))
    ids += [packet_id(paper, TODAY, [object()]), packet_id(case(), TODAY, [], ["official"])]
    assert len(set(ids)) == 5
    assert all(len(number) == 9 and number[4] == "-" for number in ids)


def test_a_password_does_not_change_the_number_of_the_packet() -> None:
    """It is no part of what is sent, and nothing of it may be derived from a page."""
    from packet.binding.identity import packet_id

    numbers = {packet_id(case(PaperEntry("a.pdf", password=word)), TODAY, [object()]) for word in ("", "hunter2")}
    assert len(numbers) == 1


def test_files_are_private(tmp_path: Path) -> None:
    """0600 in 0700."""
    built = build(case(), TODAY, tmp_path, tmp_path / "out")
    assert stat.S_IMODE(built.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE((built.folder / name).stat().st_mode) for name in built.files} == {0o600}


def test_all_eight_orientations_of_a_photo_stand_upright(tmp_path: Path) -> None:
    """However the phone was held, red is at the upper left of the printed page, yellow at the lower right."""
    papers = []
    for orientation in range(1, 9):
        corners(tmp_path / f"{orientation}.jpg", orientation)
        papers.append(PaperEntry(f"{orientation}.jpg", "photo"))
    built = build(case(*papers), TODAY, tmp_path, tmp_path / "out")
    ledger = _ledger(built)
    for entry in ledger["inputs"]:
        number = next(page["number"] for page in ledger["pages"] if page["source"] == entry["exhibit"])
        picture = look(built.packet, number - 1)
        inked = np.any(picture[: 792 - 54] < 240, axis=2)
        rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
        for place, colour in enumerate(CORNERS):
            x = columns[0] + (columns[-1] - columns[0]) * (1 + 2 * (place % 2)) // 4
            y = rows[0] + (rows[-1] - rows[0]) * (1 + 2 * (place // 2)) // 4
            seen = picture[y, x].astype(int)
            assert max(abs(seen - colour)) < 40, (entry["file"], place, seen)


def test_selected_pages_are_told_as_selected(tmp_path: Path) -> None:
    """Ledger and contents say which pages are in and that not all are: "3,1" of three."""
    letter(tmp_path / "l.pdf", "FIRST", "SECOND", "THIRD")
    built = build(case(PaperEntry("l.pdf", "bill", "My bill", pages="3,1")), TODAY, tmp_path, tmp_path / "out")
    ledger = _ledger(built)
    (entry,) = ledger["inputs"]
    assert (entry["outcome"], entry["pages_in"], entry["pages_out"]) == ("partly", 3, 2)
    assert entry["reason"]
    assert [page["source_page"] for page in ledger["pages"] if page["source"] == "A"] == [3, 1]
    assert "THIRD" in words(built.packet, built.pages - 2)
    assert "FIRST" in words(built.packet, built.pages - 1)
    assert "Exhibit A, My bill: 2 of 3 pages" in words(built.packet, 1)


def test_a_paper_that_cannot_be_read_stops_the_build(tmp_path: Path) -> None:
    """All refused papers are named at once with reason and remedy; nothing is written."""
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    letter(tmp_path / "good.pdf")
    made = case(PaperEntry("broken.pdf"), PaperEntry("good.pdf"), PaperEntry("gone.pdf"))
    with pytest.raises(PapersRefused) as told:
        build(made, TODAY, tmp_path, tmp_path / "out")
    message = told.value.message("en")
    assert told.value.exit == 4
    assert "broken.pdf" in message
    assert "--accept paper:gone.pdf" in message
    assert "good.pdf" not in message
    assert _left(tmp_path) == ["broken.pdf", "good.pdf"]


def test_a_paper_left_out_by_consent_is_told_everywhere(tmp_path: Path) -> None:
    """Ledger, contents and the words after the build say that it is not there; exhibits get no gap."""
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    letter(tmp_path / "good.pdf", "GOOD")
    made = case(PaperEntry("broken.pdf", "denial_letter"), PaperEntry("good.pdf", "bill"), PaperEntry("gone.pdf"))
    accept = frozenset({"paper:broken.pdf", "paper:gone.pdf"})
    built = build(made, TODAY, tmp_path, tmp_path / "out", accept=accept)
    entries = {entry["file"]: entry for entry in _ledger(built)["inputs"]}
    assert [entries[name]["outcome"] for name in ("broken.pdf", "good.pdf", "gone.pdf")] == [
        "excluded",
        "included",
        "excluded",
    ]
    assert entries["good.pdf"]["exhibit"] == "A"
    assert entries["broken.pdf"]["sha256"] == hashlib.sha256(b"%PDF-1.7 nothing").hexdigest()
    assert entries["gone.pdf"]["sha256"] == ""
    assert all(entries[name]["reason"] for name in ("broken.pdf", "gone.pdf"))
    assert "broken.pdf: the file could not be used" in words(built.packet, 1)
    assert any("broken.pdf" in line for line in lines(built, "en"))


def test_attached_files_are_asked_about_and_left_out_only_by_consent(tmp_path: Path) -> None:
    """The paper itself goes in; ledger and contents' reasons tell that what was attached to it does not."""
    with pikepdf.open(letter(tmp_path / "plain.pdf", "THE LETTER")) as pdf:
        pdf.attachments["scan.txt"] = b"attached"
        pdf.save(tmp_path / "letter.pdf")
    made = case(PaperEntry("letter.pdf", "bill"))
    with pytest.raises(PapersRefused) as told:
        build(made, TODAY, tmp_path, tmp_path / "out")
    assert "without the files attached to it, add: --accept paper:letter.pdf" in told.value.message("en")
    built = build(made, TODAY, tmp_path, tmp_path / "out", accept=frozenset({"paper:letter.pdf"}))
    (entry,) = _ledger(built)["inputs"]
    assert (entry["outcome"], entry["pages_out"]) == ("partly", 1)
    assert entry["reason"]
    assert "THE LETTER" in words(built.packet, built.pages - 1)


def test_a_stop_finding_stops_before_anything_is_read(tmp_path: Path) -> None:
    """Its sentence and the word that accepts it are told; accepted, the build goes on."""
    made = case(has_medi_cal="yes", filed_state_hearing="yes")
    with pytest.raises(StoppedByFindings) as told:
        build(made, TODAY, tmp_path, tmp_path / "out")
    assert "--accept hearing.filed" in told.value.message("en")
    assert told.value.exit == 3
    assert _left(tmp_path) == []
    accept = frozenset(finding.id for finding in told.value.findings)
    built = build(made, TODAY, tmp_path, tmp_path / "out", accept=accept)
    assert "hearing.filed" in {finding.id for finding in built.findings}


@pytest.mark.parametrize("stage", ["papers", "fill", "assemble", "prove", "write"])
def test_a_build_cancelled_at_any_stage_leaves_nothing(tmp_path: Path, stage: str) -> None:
    """Cancel is heard in every stage; the folder never appears."""
    letter(tmp_path / "l.pdf", "one", "two")
    reached: list[str] = []

    def progress(told: Progress) -> None:
        reached.append(told.stage)

    with pytest.raises(Interrupted):
        build(
            case(PaperEntry("l.pdf")),
            TODAY,
            tmp_path,
            tmp_path / "out",
            progress=progress,
            cancelled=lambda: stage in reached or (stage == "write" and reached[-1:] == ["prove"] and _proved(reached)),
        )
    assert _left(tmp_path) == ["l.pdf"]


def _proved(reached: list[str]) -> bool:
    return reached.count("prove") == reached.count("assemble")


def test_progress_tells_every_stage_in_order(tmp_path: Path) -> None:
    """Papers by name, then filling, joining, proving, writing."""
    letter(tmp_path / "l.pdf", "one")
    told: list[Progress] = []
    build(case(PaperEntry("l.pdf")), TODAY, tmp_path, tmp_path / "out", progress=told.append)
    stages = list(dict.fromkeys(one.stage for one in told))
    assert stages == ["papers", "fill", "assemble", "prove", "write"]
    assert {one.name for one in told if one.stage == "papers"} == {"l.pdf"}
    assert all(one.done <= one.total for one in told)


def test_a_value_that_is_not_found_again_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second engine says no: the packet is not kept, and the item is named, never its text."""

    def blind(_pdf: Path, placed: list[Any]) -> list[Proved]:
        return [Proved(one.key, one.form, one.page, one.where, one.key != "last_name") for one in placed]

    monkeypatch.setattr("packet.binding.prove.prove", blind)
    with pytest.raises(Unproved) as told:
        build(case(), TODAY, tmp_path, tmp_path / "out")
    assert "Quintero" not in told.value.message("en")
    assert _left(tmp_path) == []


def test_a_reason_that_is_not_found_again_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The request page is proved like the forms."""

    def blind(_pdf: Path, placed: list[Any]) -> list[Proved]:
        return [Proved(one.key, one.form, one.page, one.where, one.key != "late_reason") for one in placed]

    monkeypatch.setattr("packet.binding.prove.prove", blind)
    with pytest.raises(Unproved) as told:
        build(case(late_reason="I was ill."), TODAY, tmp_path, tmp_path / "out")
    assert (told.value.code, told.value.params["key"]) == ("value_lost", "late_reason")
    assert _left(tmp_path) == []


@pytest.mark.parametrize("key", ["last_name", "late_reason", "problem_description", "fax_from_name"])
def test_a_letter_that_no_font_prints_is_named(tmp_path: Path, key: str) -> None:
    """Exit 5 with the character, before anything is written, wherever the answer would be printed."""
    with pytest.raises(Unproved) as told:
        build(case(typed={key: "ab\ue000c"}), TODAY, tmp_path, tmp_path / "out")
    assert "U+E000" in told.value.message("en")
    assert _left(tmp_path) == []


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    """A process that may write no file over 30 kB: the packet does not fit, error 6, nothing half-written."""
    script = (
        "import resource, sys, datetime as dt, pathlib\n"
        "from packet.build import build\nfrom packet.errors import CannotWrite\n"
        "from tests.packet.cases import TODAY, case\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))\n"
        "try:\n    build(case(), TODAY, pathlib.Path('.'), pathlib.Path(sys.argv[1]))\n"
        "except CannotWrite as told:\n    print(told.code)\n"
    )
    done = _python(script, tmp_path / "out")
    assert done.stdout.strip() == "disk_full"
    assert _left(tmp_path) == []


@pytest.mark.parametrize("stage", ["fill", "assemble", "prove", "write"])
def test_a_build_killed_at_any_stage_leaves_no_packet(tmp_path: Path, stage: str) -> None:
    """SIGKILL in mid-write: no packet and no ledger appear, and the next build sweeps what was left."""
    script = (
        "import os, signal, sys, pathlib\nfrom packet.build import build\nfrom tests.packet.cases import TODAY, case\n"
        "def progress(told):\n"
        f"    if told.stage == {stage!r}: os.kill(os.getpid(), signal.SIGKILL)\n"
        "build(case(), TODAY, pathlib.Path('.'), pathlib.Path(sys.argv[1]), progress=progress)\n"
    )
    assert _python(script, tmp_path / "out").returncode == -9
    assert not (tmp_path / "out").exists()
    build(case(), TODAY, tmp_path, tmp_path / "out")
    assert _left(tmp_path) == ["out"]


def _python(script: str, out: Path) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-c", script, str(out)], cwd=root, capture_output=True, text=True, check=False
    )


def test_another_packet_in_the_folder_is_not_overwritten(tmp_path: Path) -> None:
    """The remedy is told; with `replace` the new packet takes the place of the old."""
    build(case(), TODAY, tmp_path, tmp_path / "out")
    before = (tmp_path / "out" / "packet.pdf").read_bytes()
    with pytest.raises(CannotWrite) as told:
        build(case(city="Dixon"), TODAY, tmp_path, tmp_path / "out")
    assert told.value.code == "packet_exists"
    assert (tmp_path / "out" / "packet.pdf").read_bytes() == before
    build(case(), TODAY, tmp_path, tmp_path / "out")
    built = build(case(city="Dixon"), TODAY, tmp_path, tmp_path / "out", replace=True)
    assert built.packet.read_bytes() != before


def test_a_fax_edition_comes_with_the_packet_when_asked_for(tmp_path: Path) -> None:
    """Its parts and pages stand in the ledger, its files in the folder, its minutes in the words afterwards."""
    built = build(case(), TODAY, tmp_path, tmp_path / "out", fax=True)
    fax = _ledger(built)["fax"]
    assert sum(part["pages"] for part in fax["parts"]) == built.pages == len(fax["pages"])
    assert all((built.folder / part["file"]).is_file() for part in fax["parts"])
    assert any("on the line" in line for line in lines(built, "en"))


@pytest.mark.parametrize(
    ("typed", "forms", "who"),
    [
        ({}, ["dmhc_20_224"], ["patient"]),
        ({"wants_assistant": "yes"}, ["dmhc_20_224", "dmhc_20_160"], ["patient", "patient"]),
        ({"filer": "assistant", "wants_assistant": ""}, ["dmhc_20_224", "dmhc_20_160"], ["patient", "patient"]),
        (
            {"filer": "parent_or_guardian", "guardian_name": "Eva Quintero", "date_of_birth": "2015-01-01"},
            ["dmhc_20_224"],
            ["guardian"],
        ),
        (
            {"filer": "legal_representative", "assistant_name": "Bo Lind", "wants_assistant": ""},
            ["dmhc_20_224", "dmhc_20_160"],
            ["representative"],
        ),
    ],
)
def test_the_assistant_form_is_in_the_packet_when_it_is_needed(
    tmp_path: Path, typed: dict[str, str], forms: list[str], who: list[str]
) -> None:
    """Helper: both parts. Parent of a minor: no form. Patient who cannot act: Part B and one signature."""
    accept = frozenset({"helper.authority_missing"})
    built = build(case(typed=typed), TODAY, tmp_path, tmp_path / "out", accept=accept)
    assert [part.source for part in built.plan.parts if part.source.startswith("dmhc")] == forms
    assert [sign.who for sign in built.signatures] == who


def test_the_agency_s_own_pdf_takes_the_place_of_our_print(tmp_path: Path, language: Language) -> None:
    """Filled, proved, listed as the agency's own; our print of the other form stays; the place to sign is found."""
    (tmp_path / "state.pdf").write_bytes(blank(dmhc_20_224.sheet(language)))
    made = case(language=language, wants_assistant="yes", assistant_name="Bo Lind")
    built = build(made, TODAY, tmp_path, tmp_path / "out", official=(tmp_path / "state.pdf",))
    ledger = _ledger(built)
    assert [part.source for part in built.plan.parts][2:4] == ["dmhc_20_224", "dmhc_20_160"]
    boxes = {value["key"]: value for value in ledger["values"] if value["form"] == "dmhc_20_224"}
    assert boxes["last_name"]["proved"]
    assert "(el DMHC 20-224 de la agencia)" in words(built.packet, 1) or "(the agency's own" in words(built.packet, 1)
    first = next(part for part in built.plan.parts if part.source == "dmhc_20_224")
    sign = next(sign for sign in built.signatures if sign.form == "dmhc_20_224")
    assert first.first <= sign.page <= first.last
    assert "Quintero" in words(built.packet, first.first - 1)
    assert built.packet_id != build(made, TODAY, tmp_path, tmp_path / "own").packet_id


def test_two_official_files_with_one_form_are_wrong_use(tmp_path: Path) -> None:
    """Nobody could say which of them counts."""
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(blank(dmhc_20_224.sheet("en")))
    with pytest.raises(UsageError) as told:
        build(case(), TODAY, tmp_path, tmp_path / "out", official=(tmp_path / "a.pdf", tmp_path / "b.pdf"))
    assert told.value.code == "official_twice"
    assert _left(tmp_path) == ["a.pdf", "b.pdf"]


def test_a_part_of_a_split_fax_has_a_cover_with_its_own_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cover of part 2 says its own number of sheets and which pages of how many it carries."""
    covers: list[bytes] = []

    def listens(*given: Any, cover: Callable[[PartLabel], bytes], **named: Any) -> FaxEdition:
        covers.append(cover(PartLabel(2, 3, 31, 60, 84, 31)))
        return edition(*given, cover=cover, **named)

    monkeypatch.setattr("packet.binding.fax_copy.edition", listens)
    build(case(), TODAY, tmp_path, tmp_path / "out", fax=True)
    (tmp_path / "cover.pdf").write_bytes(covers[0])
    text = words(tmp_path / "cover.pdf", 0)
    assert "Part 2 of 3: pages 31 to 60 of 84" in text
    assert "31, this page included" in text


def test_a_blank_page_of_a_paper_is_kept_and_told(tmp_path: Path) -> None:
    """It is a page of the paper; the person is only pointed to it."""
    write(tmp_path / "p.pdf", F_SHAPE, b"q Q", F_SHAPE, box=(0, 0, 612, 792))
    built = build(case(PaperEntry("p.pdf")), TODAY, tmp_path, tmp_path / "out")
    (entry,) = _ledger(built)["inputs"]
    assert (entry["pages_in"], entry["pages_out"], entry["outcome"]) == (3, 3, "included")
    assert any("p.pdf" in line for line in lines(built, "en"))


def test_a_letter_with_wide_margins_keeps_its_size(tmp_path: Path) -> None:
    """Only what reaches into the margins is made smaller, and the ledger says by how much."""
    letter(tmp_path / "narrow.pdf", "in the middle")
    write(tmp_path / "wide.pdf", b"0 g 5 5 600 780 re f", box=(0, 0, 612, 792))
    papers = (PaperEntry("narrow.pdf", "bill"), PaperEntry("wide.pdf", "other"))
    ledger = _ledger(build(case(*papers), TODAY, tmp_path, tmp_path / "out"))
    changes = {entry["file"]: [change["what"] for change in entry["changes"]] for entry in ledger["inputs"]}
    assert "reduced" not in changes["narrow.pdf"]
    assert "reduced" in changes["wide.pdf"]


def test_no_answer_is_in_the_ledger(tmp_path: Path) -> None:
    """Keys, pages and files only."""
    built = build(case(late_reason="SENTINELREASON", condition="SENTINELCONDITION"), TODAY, tmp_path, tmp_path / "out")
    text = built.ledger.read_text(encoding="utf-8")
    for word in ("SENTINEL", "Quintero", "Alder", "BH-100", "530-555", "1985"):
        assert word not in text


def test_an_unexpected_error_in_one_paper_s_thread_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours while papers are read is no refusal and no hang; nothing is left."""

    def fails(*_: object, **__: object) -> None:
        raise CannotWrite("disk_full", folder="x")

    monkeypatch.setattr("packet.gather.take", fails)
    with pytest.raises(PacketError):
        build(case(PaperEntry("a.pdf"), PaperEntry("b.pdf")), TODAY, tmp_path, tmp_path / "out")
    assert _left(tmp_path) == []
