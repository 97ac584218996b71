"""From a case to a packet in a folder: `packet.build`, `packet.gather`, `packet.ledger`, `packet.report`."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any, NoReturn

import pikepdf
import pytest

from forms import dmhc_20_224
from forms.answers import PaperEntry
from forms.case import Language
from packet.binding.forms_only import forms_only
from packet.build import build
from packet.errors import UsageError
from packet.fax.cover import PartLabel
from packet.fax.make import edition
from packet.fax.report import FaxEdition
from packet.filling.draw import blank
from packet.progress import Progress
from packet.report import lines
from packet.stops import OfficialDoubted
from tests.packet.built import ledger_of, names_in
from tests.packet.cases import TODAY, case
from tests.packet.drawn import words
from tests.packet.fax import papers
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
    assert names_in(folders[0].folder) == names_in(folders[1].folder)
    for name in folders[0].files:
        assert (folders[0].folder / name).read_bytes() == (folders[1].folder / name).read_bytes(), name


@pytest.mark.parametrize(("language", "words"), [("en", "You can send this form now"), ("es", "Usted puede enviar")])
def test_who_should_send_and_call_now_is_told_last_where_a_terminal_shows_it(
    tmp_path: Path, language: Language, words: str
) -> None:
    """After the warnings, just above what was made; the phone keeps a line of its own on 80 columns."""
    from packet.commands.build import wrapped

    urgent = case(urgent="yes", urgent_reason="It hurts.", grievance_filed_on="2026-10-04", plan_decision_on="")
    said = list(lines(build(urgent, TODAY, tmp_path, tmp_path / "out"), language))
    told = said[said.index("") - 1]
    assert told.startswith(words)
    assert "  1-888-466-2219 (TDD 1-877-688-9891)" in wrapped(told).split("\n")


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


def test_a_page_that_a_fax_would_spoil_is_told_after_the_build(tmp_path: Path) -> None:
    """A paper in tiny type: its page of the packet and the remedy, in the language asked for."""
    (tmp_path / "tiny.pdf").write_bytes(papers.sized(4).pdf)
    built = build(case(PaperEntry("tiny.pdf")), TODAY, tmp_path, tmp_path / "out", fax=True)
    start = {
        "en": f"Page {built.pages} (tiny.pdf): the letters are too small",
        "es": f"Página {built.pages} (tiny.pdf): las letras son",
    }
    for language, said in start.items():
        assert any(line.startswith(said) for line in lines(built, language))


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


def test_two_official_files_with_one_form_are_wrong_use(tmp_path: Path) -> None:
    """Nobody could say which of them counts."""
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(blank(dmhc_20_224.sheet("en")))
    with pytest.raises(UsageError) as told:
        build(case(), TODAY, tmp_path, tmp_path / "out", official=(tmp_path / "a.pdf", tmp_path / "b.pdf"))
    assert told.value.code == "official_twice"
    assert names_in(tmp_path) == ["a.pdf", "b.pdf"]


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


def test_no_answer_is_in_theledger_of(tmp_path: Path) -> None:
    """Keys, pages and files only."""
    built = build(case(late_reason="SENTINELREASON", condition="SENTINELCONDITION"), TODAY, tmp_path, tmp_path / "out")
    text = built.ledger.read_text(encoding="utf-8")
    for word in ("SENTINEL", "Quintero", "Alder", "BH-100", "530-555", "1985"):
        assert word not in text


def test_the_process_that_has_the_answers_opens_no_page_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a paper, nor an agency's form, nor the packet made of them: each is opened by a worker."""
    letter(tmp_path / "denial.pdf", "Denial one")
    corners(tmp_path / "photo.jpg", 6)
    (tmp_path / "state.pdf").write_bytes(blank(dmhc_20_224.sheet("en")))
    made = case(PaperEntry("denial.pdf", "denial_letter"), PaperEntry("photo.jpg", "photo"))

    def refused(*_: object, **__: object) -> NoReturn:
        raise AssertionError("opened beside the answers")

    for door in ("pikepdf.open", "pikepdf.Pdf.open", "pikepdf.Job", "pypdfium2.PdfDocument", "PIL.Image.open"):
        monkeypatch.setattr(door, refused)
    built = build(made, TODAY, tmp_path, tmp_path / "out", official=(tmp_path / "state.pdf",), fax=True)
    forms_only(made, TODAY, [tmp_path / "state.pdf"])
    monkeypatch.undo()
    assert "Denial one" in words(built.packet, built.pages - 2)
