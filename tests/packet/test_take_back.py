"""A packet is made, a page of it is signed and scanned, and comes back: the circle, and where it does not close."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from packet.atomic import PRINTED
from packet.build import build
from packet.case_reader import open_case
from packet.errors import UsageError
from packet.sheets_told import sheet_lines
from packet.take_back import TakenBack, look_at, record_of, take_back
from tests.packet.built import ledger_of
from tests.packet.cases import TODAY, case_file
from tests.packet.papers import letter
from tests.packet.signed.paper import Camera, drawn, written


class Desk:
    """A case, its packet, and a photo of the page that was signed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.case = folder, folder / "case.json"
        paper = {"file": "denial.pdf", "kind": "denial_letter"}
        letter(folder / "denial.pdf", "Denial one")
        self.case.write_text(json.dumps(case_file(paper)), encoding="utf-8")
        from forms.answers import parse

        built = build(parse(open_case(self.case), TODAY)[0], TODAY, folder, folder / "packet", fax=False)
        self.before, self.number = built.packet.read_bytes(), built.packet_id
        (self.page,) = record_of(self.case).awaited()
        sheet = drawn(built.packet, 200, self.page.page - 1)
        sheet.save(folder / "unsigned.png", dpi=(200, 200))
        written(sheet, self.page.boxes["signature"], 200, random.Random(1))
        photo, _ = Camera(tilt=6, turn=3, shade=0.3, dpi=170, quality=70).take(sheet, 200, random.Random(2))
        photo.save(folder / "IMG 1.jpg", quality=85)
        self.back = take_back(self.case, [folder / "IMG 1.jpg", folder / "unsigned.png"])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


def _contents(packet: Path) -> list[tuple[bytes, list[bytes]]]:
    """Of each page: what is drawn, and the streams of what is placed on it."""
    with pikepdf.open(packet) as pdf:
        return [
            (page.Contents.read_bytes(), [form.read_bytes() for form in page.Resources.XObject.values()])
            for page in pdf.pages
        ]


def test_the_signed_page_takes_the_place_of_the_printed_one_and_every_other_keeps_its_bytes(desk: Desk) -> None:
    built = desk.back.built
    assert built is not None
    assert built.packet_id == desk.number
    assert (built.folder / PRINTED).read_bytes() == desk.before
    before, after = _contents(built.folder / PRINTED), _contents(built.packet)
    differ = [number for number, (one, other) in enumerate(zip(before, after, strict=True), 1) if one[1] != other[1]]
    assert differ == [desk.page.page]
    lines = [
        (one[0].split(b" Do Q ")[1], other[0].split(b" Do Q ")[1]) for one, other in zip(before, after, strict=True)
    ]
    assert all(one == other for one, other in lines)
    with pikepdf.open(built.packet) as now, pikepdf.open(built.folder / PRINTED) as then:
        assert str(now.Root.PageLabels.Nums) == str(then.Root.PageLabels.Nums)
        assert now.Root.Outlines.Count == then.Root.Outlines.Count


def test_the_ledger_the_case_and_the_scan_tell_of_it(desk: Desk) -> None:
    assert desk.back.built is not None
    (sign,) = ledger_of(desk.back.built)["signatures"]
    (entry,) = open_case(desk.case).signed
    assert (sign["signed"], sign["from"]) == (True, entry.scan)
    assert (desk.folder / entry.scan).read_bytes() == (desk.folder / "IMG 1.jpg").read_bytes()
    assert (entry.name, entry.number, entry.page, entry.check) == (
        "IMG 1.jpg",
        desk.number,
        desk.page.page,
        desk.page.check,
    )
    assert entry.printed["release_name"] == "Ana Quintero"
    assert desk.back.built.signatures == ()
    assert "sign.needed" not in {finding.id for finding in desk.back.built.findings}


def test_the_unsigned_copy_beside_it_is_told_and_not_used(desk: Desk) -> None:
    assert [one.sheet.scan for one in desk.back.used] == [0]
    assert desk.back.told[1].doubts == ("unsigned",)


def test_a_build_of_the_case_holds_the_page_until_an_answer_on_it_changes(desk: Desk, tmp_path: Path) -> None:
    """A changed answer on another page gives another number, and the signed page stays."""
    from forms.answers import parse

    answers = open_case(desk.case)
    other = replace(answers, typed={**answers.typed, "phone": "530-555-0102"})
    built = build(parse(other, TODAY)[0], TODAY, desk.folder, tmp_path / "other")
    assert built.packet_id != desk.number
    assert list(built.signed) == [desk.page.page]
    stale = replace(answers, typed={**answers.typed, "release_name": "Ana B Quintero"})
    shutil.copytree(desk.folder / "packet", tmp_path / "stale")
    case = parse(stale, TODAY)[0]
    built = build(case, TODAY, desk.folder, tmp_path / "stale", replace=True)
    assert built.signed == {}
    assert {"signed.stale", "sign.needed.page"} <= {
        ".".join(filter(None, (finding.id, finding.variant))) for finding in built.findings
    }
    assert not (built.folder / PRINTED).exists()
    _, (told,) = look_at(record_of(desk.case, built.folder), case, [desk.folder / "IMG 1.jpg"], tmp_path)
    assert (told.usable, told.since) == (False, ("release_name",))
    for language, words in (("en", "Since then you changed: Name"), ("es", "Desde entonces usted cambió")):
        (line,) = sheet_lines(told, "not_used", record_of(desk.case), desk.folder / "IMG 1.jpg", language)
        assert words in line
        assert "Quintero" not in line


def test_nothing_is_written_when_no_page_can_be_used(desk: Desk) -> None:
    before = desk.case.read_bytes()
    refused: TakenBack = take_back(desk.case, [desk.folder / "unsigned.png"])
    assert (refused.used, refused.built) == ((), None)
    assert desk.case.read_bytes() == before


def test_a_case_without_a_packet_and_a_scan_that_is_not_there_are_told(tmp_path: Path, desk: Desk) -> None:
    (tmp_path / "case.json").write_text(json.dumps(case_file()), encoding="utf-8")
    with pytest.raises(UsageError) as told:
        record_of(tmp_path / "case.json")
    assert told.value.code == "no_packet"
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ledger.json").write_text('{"format": "imr-packet ledger 1", "packet": {}}')
    with pytest.raises(UsageError) as told:
        record_of(tmp_path / "case.json")
    assert told.value.code == "many_packets"
    with pytest.raises(UsageError) as told:
        record_of(tmp_path / "case.json", tmp_path / "one")
    assert told.value.code == "packet_too_old"
    with pytest.raises(UsageError) as told:
        take_back(desk.case, [desk.folder / "nothing.jpg"])
    assert told.value.code == "scan_missing"


def test_a_place_is_beside_the_answer_that_is_nearest(desk: Desk) -> None:
    record = record_of(desk.case)
    value = next(one for one in record.ledger["values"] if one["key"] == "release_name")
    left, top, _, bottom = value["place"]
    assert record.beside(value["page"], (left + 40, top, left + 60, bottom)) == "release_name"
    assert record.beside(1, (0, 0, 1, 1)) == ""
