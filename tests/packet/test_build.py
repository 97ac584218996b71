"""From a case to a packet in a folder: `packet.build`, `packet.gather`, `packet.ledger`, `packet.report`."""

from __future__ import annotations

import hashlib
import stat
from itertools import groupby
from pathlib import Path

import pikepdf
import pytest

from forms import dmhc_20_224
from forms.answers import PaperEntry
from forms.case import Language
from packet.build import build
from packet.filling.draw import blank
from packet.progress import Progress
from packet.report import lines
from packet.stops import OfficialDoubted
from tests.packet.built import ledger_of, names_in
from tests.packet.cases import TODAY, case
from tests.packet.drawn import words
from tests.packet.papers import corners, letter


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
    ledger = ledger_of(built)
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


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """Every file of two builds of one case on one day is equal, also when the papers lie elsewhere."""
    made = case(PaperEntry("p.jpg", "photo"), PaperEntry("l.pdf", "bill", pages="2,1"))
    folders = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        corners(tmp_path / name / "p.jpg", 6)
        letter(tmp_path / name / "l.pdf", "first", "second", "third")
        folders.append(build(made, TODAY, tmp_path / name, tmp_path / f"out-{name}", slips=True))
    assert names_in(folders[0].folder) == names_in(folders[1].folder)
    for name in folders[0].files:
        assert (folders[0].folder / name).read_bytes() == (folders[1].folder / name).read_bytes(), name


def test_files_are_private(tmp_path: Path) -> None:
    """0600 in 0700."""
    built = build(case(), TODAY, tmp_path, tmp_path / "out")
    assert stat.S_IMODE(built.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE((built.folder / name).stat().st_mode) for name in built.files} == {0o600}


def test_progress_tells_every_stage_in_order(tmp_path: Path) -> None:
    """Papers by name, then filling, joining, proving, writing."""
    letter(tmp_path / "l.pdf", "one")
    told: list[Progress] = []
    build(case(PaperEntry("l.pdf")), TODAY, tmp_path, tmp_path / "out", progress=told.append)
    stages = list(dict.fromkeys(one.stage for one in told))
    assert stages == ["papers", "fill", "assemble", "prove", "write"]
    assert {one.name for one in told if one.stage == "papers"} == {"l.pdf"}
    assert all(one.done <= one.total for one in told)


def test_a_fax_edition_comes_with_the_packet_when_asked_for(tmp_path: Path) -> None:
    """Its parts and pages stand in the ledger, its files in the folder, its minutes in the words afterwards."""
    built = build(case(), TODAY, tmp_path, tmp_path / "out", fax=True)
    fax = ledger_of(built)["fax"]
    assert sum(part["pages"] for part in fax["parts"]) == built.pages == len(fax["pages"])
    assert all((built.folder / part["file"]).is_file() for part in fax["parts"])
    assert any("on the line" in line for line in lines(built, "en"))


def test_the_agency_s_own_pdf_takes_the_place_of_our_print(tmp_path: Path, language: Language) -> None:
    """Filled, proved, listed as the agency's own; our print of the other form stays; the place to sign is found."""
    (tmp_path / "state.pdf").write_bytes(blank(dmhc_20_224.sheet(language)))
    made = case(language=language, wants_assistant="yes", assistant_name="Bo Lind")
    built = build(made, TODAY, tmp_path, tmp_path / "out", official=(tmp_path / "state.pdf",))
    ledger = ledger_of(built)
    assert [part.source for part in built.plan.parts][2:4] == ["dmhc_20_224", "dmhc_20_160"]
    boxes = {value["key"]: value for value in ledger["values"] if value["form"] == "dmhc_20_224"}
    assert boxes["last_name"]["proved"]
    assert "(el DMHC 20-224 de la agencia)" in words(built.packet, 1) or "(the agency's own" in words(built.packet, 1)
    first = next(part for part in built.plan.parts if part.source == "dmhc_20_224")
    sign = next(sign for sign in built.signatures if sign.form == "dmhc_20_224")
    assert first.first <= sign.page <= first.last
    assert "Quintero" in words(built.packet, first.first - 1)
    assert built.packet_id != build(made, TODAY, tmp_path, tmp_path / "own").packet_id
    told = {to: list(lines(built, to)) for to in ("en", "es")}
    assert any(line.startswith("state.pdf was filled as DMHC 20-224") and "09/25" in line for line in told["en"])
    assert any(line.startswith("state.pdf se llenó como DMHC 20-224") and "09/25" in line for line in told["es"])


def test_a_packet_is_never_filled_again_for_another_person(tmp_path: Path) -> None:
    """The program's own packet, given as the official PDF, is asked about; nothing is written."""
    first = build(case(first_name="Rosa", last_name="Lind"), TODAY, tmp_path, tmp_path / "first")
    with pytest.raises(OfficialDoubted) as told:
        build(case(), TODAY, tmp_path, tmp_path / "second", official=(first.packet,))
    assert {doubt.reason for _, doubt in told.value.doubts} == {"filled"}
    for language in ("en", "es"):
        assert "--accept official.filled:packet.pdf" in told.value.message(language)
        assert "Lind" not in told.value.message(language)
    assert names_in(tmp_path) == ["first"]


def test_no_answer_is_in_theledger_of(tmp_path: Path) -> None:
    """Keys, pages and files only."""
    built = build(case(late_reason="SENTINELREASON", condition="SENTINELCONDITION"), TODAY, tmp_path, tmp_path / "out")
    text = built.ledger.read_text(encoding="utf-8")
    for word in ("SENTINEL", "Quintero", "Alder", "BH-100", "530-555", "1985"):
        assert word not in text
