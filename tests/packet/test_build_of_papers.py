"""What becomes of each paper in a finished packet: turned, chosen, left out by consent, refused; told everywhere."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from forms.answers import PaperEntry
from packet.build import build
from packet.errors import CannotWrite, PacketError
from packet.report import lines
from packet.stops import PapersRefused
from tests.packet.built import ledger_of, names_in
from tests.packet.cases import TODAY, case
from tests.packet.drawn import F_SHAPE, look, words, write
from tests.packet.intake.stand_in import stand_in
from tests.packet.papers import CORNERS, at_the_limit, corners, letter


def test_all_eight_orientations_of_a_photo_stand_upright(tmp_path: Path) -> None:
    """However the phone was held, red is at the upper left of the printed page, yellow at the lower right."""
    papers = []
    for orientation in range(1, 9):
        corners(tmp_path / f"{orientation}.jpg", orientation)
        papers.append(PaperEntry(f"{orientation}.jpg", "photo"))
    built = build(case(*papers), TODAY, tmp_path, tmp_path / "out")
    ledger = ledger_of(built)
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
    ledger = ledger_of(built)
    (entry,) = ledger["inputs"]
    assert (entry["outcome"], entry["pages_in"], entry["pages_out"]) == ("partly", 3, 2)
    assert entry["reason"]
    assert [page["source_page"] for page in ledger["pages"] if page["source"] == "A"] == [3, 1]
    assert "THIRD" in words(built.packet, built.pages - 2)
    assert "FIRST" in words(built.packet, built.pages - 1)
    assert "Exhibit A, My bill: 2 of 3 pages" in words(built.packet, 1)


@pytest.mark.parametrize("file", ["../private.pdf", "link.pdf"])
@pytest.mark.parametrize("base", [lambda here: here / "case", lambda _here: Path("case")], ids=["full", "from here"])
def test_a_paper_outside_of_the_case_is_shown_with_its_place_and_asked_about(
    tmp_path: Path, file: str, base: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is opened before the yes, which the words name; with the yes it goes in. The case's own folder may
    be named from where the person stands.
    """
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case").mkdir()
    private = letter(tmp_path / "private.pdf", "PRIVATE")
    (tmp_path / "case" / "link.pdf").symlink_to(private)
    papers = case(PaperEntry(file, "bill"))
    with pytest.raises(PapersRefused) as refused:
        build(papers, TODAY, base(tmp_path), tmp_path / "out")
    for language in ("en", "es"):
        told = refused.value.message(language)
        assert str(private) in told
        assert f"--accept outside:{file}" in told
    assert not (tmp_path / "out").exists()
    accept = frozenset({f"outside:{Path(file).name}"})
    built = build(papers, TODAY, base(tmp_path), tmp_path / "out", accept=accept)
    assert "PRIVATE" in words(built.packet, built.pages - 1)


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
    assert names_in(tmp_path) == ["broken.pdf", "good.pdf"]


def test_a_paper_left_out_by_consent_is_told_everywhere(tmp_path: Path) -> None:
    """Ledger, contents and the words after the build say that it is not there; exhibits get no gap."""
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    letter(tmp_path / "good.pdf", "GOOD")
    made = case(PaperEntry("broken.pdf", "denial_letter"), PaperEntry("good.pdf", "bill"), PaperEntry("gone.pdf"))
    accept = frozenset({"paper:broken.pdf", "paper:gone.pdf"})
    built = build(made, TODAY, tmp_path, tmp_path / "out", accept=accept)
    entries = {entry["file"]: entry for entry in ledger_of(built)["inputs"]}
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


@pytest.mark.parametrize("written", ["home/maria/broken.pdf", "../rosales/./broken.pdf", r"C:\Users\maria\broken.pdf"])
def test_no_folder_of_a_left_out_paper_is_faxed(tmp_path: Path, written: str) -> None:
    """The state has no use for the folders of a person's computer; their names may say who lives there."""
    built = build(case(PaperEntry(written)), TODAY, tmp_path, tmp_path / "out", accept=frozenset({f"paper:{written}"}))
    shown = words(built.packet, 1)
    assert "broken.pdf: the file could not be used" in shown
    assert not any(folder in shown for folder in ("maria", "rosales", "/broken", "\\"))


@pytest.mark.parametrize(
    ("pages", "told"),
    [((True,), "Page 1 of “deep.pdf”"), ((False, True, True, False, True), "Pages 2-3, 5 of “deep.pdf”")],
    ids=["one page", "several"],
)
def test_a_paper_that_looks_different_in_the_packet_is_named_with_its_pages(
    tmp_path: Path, pages: tuple[bool, ...], told: str
) -> None:
    """The words on the page are gone though it is not blank: nothing is written, and what to do is said."""
    at_the_limit(tmp_path / "deep.pdf", *pages)
    letter(tmp_path / "good.pdf", "GOOD")
    made = case(PaperEntry("good.pdf", "bill"), PaperEntry("deep.pdf", "denial_letter"))
    with pytest.raises(PapersRefused) as refused:
        build(made, TODAY, tmp_path, tmp_path / "out")
    message = refused.value.message("en")
    assert refused.value.exit == 4
    assert told in message
    assert "--accept paper:deep.pdf" in message
    assert "good.pdf" not in message
    assert "deep.pdf" in refused.value.message("es")
    assert names_in(tmp_path) == ["deep.pdf", "good.pdf"]


def test_a_paper_that_looks_different_can_be_left_out_and_the_rest_lives(tmp_path: Path) -> None:
    """By consent only; exhibits get no gap, page numbers are those of the packet without it, and it is told."""
    at_the_limit(tmp_path / "deep.pdf", True)
    letter(tmp_path / "good.pdf", "GOOD")
    made = case(PaperEntry("deep.pdf", "denial_letter"), PaperEntry("good.pdf", "bill"))
    built = build(made, TODAY, tmp_path, tmp_path / "out", accept=frozenset({"paper:deep.pdf"}))
    deep, good = ledger_of(built)["inputs"]
    assert (deep["outcome"], deep["exhibit"], good["outcome"], good["exhibit"]) == ("excluded", "", "included", "A")
    assert "Page 1 of “deep.pdf”" in deep["reason"]
    last = words(built.packet, built.pages - 1)
    assert "GOOD" in last
    assert f"Page {built.pages} of {built.pages}" in last
    assert built.packet_id in last
    assert "deep.pdf: the file could not be used" in words(built.packet, 1)
    assert any("deep.pdf" in line for line in lines(built, "en"))
    without_it = build(case(PaperEntry("good.pdf", "bill")), TODAY, tmp_path, tmp_path / "other")
    assert built.packet_id != without_it.packet_id


def test_a_page_that_names_our_font_keeps_its_words(tmp_path: Path) -> None:
    """/F1 without any resources: in the packet, as a picture, and in the fax the words are there as in the file."""
    write(tmp_path / "p.pdf", b"BT /F1 30 Tf 100 400 Td (Your request is denied) Tj ET", box=(0, 0, 612, 792))
    with pikepdf.open(tmp_path / "p.pdf", allow_overwriting_input=True) as pdf:
        del pdf.pages[0]["/Resources"]
        pdf.save(tmp_path / "p.pdf")
    built = build(case(PaperEntry("p.pdf", "denial_letter")), TODAY, tmp_path, tmp_path / "out", fax=True)
    page = built.pages - 1
    inked = [int((look(file, at)[:700] < 128).sum()) for file, at in ((tmp_path / "p.pdf", 0), (built.packet, page))]
    assert inked[0] > 1000
    assert inked[1] == pytest.approx(inked[0], rel=0.05)  # the edges of letters lie on the picture's own dots
    assert int((look(built.folder / "fax.pdf", page)[:700] < 128).sum()) > 0.8 * inked[0]


@pytest.mark.parametrize(("named", "stored"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_name_in_another_unicode_form_is_found(tmp_path: Path, named: str, stored: str) -> None:
    """A file that came from a Mac has its accents as marks of their own; the same name typed here has not."""
    form = unicodedata.normalize
    letter(tmp_path / form(stored, "décision.pdf"), "FIRST")  # type: ignore[arg-type]
    paper = PaperEntry(form(named, "décision.pdf"), "plan_decision")  # type: ignore[arg-type]
    built = build(case(paper), TODAY, tmp_path, tmp_path / "out")
    assert ledger_of(built)["inputs"][0]["outcome"] == "included"


def test_a_name_that_two_files_bear_is_not_guessed(tmp_path: Path) -> None:
    """Two files whose names differ only in their Unicode form: which one is meant is not ours to say."""
    for name in ("e\u0301\u0323.pdf", "e\u0323\u0301.pdf"):
        letter(tmp_path / name, "FIRST")
    if len(list(tmp_path.iterdir())) < 2:
        pytest.skip("this disk makes one name of the two")
    with pytest.raises(PapersRefused):
        build(case(PaperEntry("\u1eb9\u0301.pdf", "bill")), TODAY, tmp_path, tmp_path / "out")


def test_the_same_paper_twice_is_told(tmp_path: Path) -> None:
    """Both go in, for nothing is left out unasked; the person hears of it."""
    letter(tmp_path / "bill.pdf", "FIRST")
    (tmp_path / "again.pdf").write_bytes((tmp_path / "bill.pdf").read_bytes() + b"% saved again")
    papers = [PaperEntry(name, "bill") for name in ("bill.pdf", "again.pdf", "bill.pdf")]
    built = build(case(*papers), TODAY, tmp_path, tmp_path / "out")
    told = "\n".join(lines(built, "en"))
    assert "bill.pdf and bill.pdf are the same." in told
    assert "bill.pdf and again.pdf show the same pages." in told


@pytest.mark.parametrize(("language", "told"), [("en", "on pages 2-3."), ("es", "en las páginas 2-3.")])
def test_a_paper_within_another_is_told(language: str, told: str, tmp_path: Path) -> None:
    """A letter that is also pages 2 and 3 of the records: both go in, and the person hears where."""
    letter(tmp_path / "denial.pdf", "SECOND", "THIRD")
    letter(tmp_path / "records.pdf", "FIRST", "SECOND", "THIRD", "FOURTH")
    papers = [PaperEntry(name, "bill") for name in ("denial.pdf", "records.pdf")]
    built = build(case(*papers), TODAY, tmp_path, tmp_path / "out")
    (line,) = (line for line in lines(built, language) if told in line)
    assert line.index("denial.pdf") < line.index("records.pdf")


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
    (entry,) = ledger_of(built)["inputs"]
    assert (entry["outcome"], entry["pages_out"]) == ("partly", 1)
    assert entry["reason"]
    assert "THE LETTER" in words(built.packet, built.pages - 1)


def test_what_a_paper_only_points_to_is_asked_about_and_left_out_only_by_consent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The paper itself goes in; the ledger names what does not."""
    made = letter(tmp_path / "made.pdf", "THE LETTER")
    tools = stand_in(tmp_path / "tools", made.read_bytes()).parent
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    field = '{\\field{\\*\\fldinst INCLUDEPICTURE "c:\\\\me\\\\scan.png"}}'
    (tmp_path / "letter.rtf").write_text("{\\rtf1 " + field + "}")
    papers = case(PaperEntry("letter.rtf", "bill"))
    with pytest.raises(PapersRefused) as told:
        build(papers, TODAY, tmp_path, tmp_path / "out")
    for language, remedy in (("en", "without these parts, add:"), ("es", "sin estas partes, agregue:")):
        message = told.value.message(language)
        assert "scan.png" in message
        assert f"{remedy} --accept paper:letter.rtf" in message
        assert "me\\" not in message
    built = build(papers, TODAY, tmp_path, tmp_path / "out", accept=frozenset({"paper:letter.rtf"}))
    (entry,) = ledger_of(built)["inputs"]
    assert (entry["outcome"], entry["pages_out"]) == ("partly", 1)
    assert "scan.png" in str(entry)
    assert "THE LETTER" in words(built.packet, built.pages - 1)
    assert any("scan.png" in line for line in lines(built, "en"))


def test_a_blank_page_of_a_paper_is_kept_and_told(tmp_path: Path) -> None:
    """It is a page of the paper; the person is only pointed to it."""
    write(tmp_path / "p.pdf", F_SHAPE, b"q Q", F_SHAPE, box=(0, 0, 612, 792))
    built = build(case(PaperEntry("p.pdf")), TODAY, tmp_path, tmp_path / "out")
    (entry,) = ledger_of(built)["inputs"]
    assert (entry["pages_in"], entry["pages_out"], entry["outcome"]) == (3, 3, "included")
    assert any("p.pdf" in line for line in lines(built, "en"))


def test_a_letter_with_wide_margins_keeps_its_size(tmp_path: Path) -> None:
    """Only what reaches into the margins is made smaller, and the ledger says by how much."""
    letter(tmp_path / "narrow.pdf", "in the middle")
    write(tmp_path / "wide.pdf", b"0 g 5 5 600 780 re f", box=(0, 0, 612, 792))
    papers = (PaperEntry("narrow.pdf", "bill"), PaperEntry("wide.pdf", "other"))
    ledger = ledger_of(build(case(*papers), TODAY, tmp_path, tmp_path / "out"))
    changes = {entry["file"]: [change["what"] for change in entry["changes"]] for entry in ledger["inputs"]}
    assert "reduced" not in changes["narrow.pdf"]
    assert "reduced" in changes["wide.pdf"]


def test_an_unexpected_error_in_one_paper_s_thread_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours while papers are read is no refusal and no hang; nothing is left."""

    def fails(*_: object, **__: object) -> None:
        raise CannotWrite("disk_full", folder="x")

    monkeypatch.setattr("packet.gather.take", fails)
    with pytest.raises(PacketError):
        build(case(PaperEntry("a.pdf"), PaperEntry("b.pdf")), TODAY, tmp_path, tmp_path / "out")
    assert names_in(tmp_path) == []
