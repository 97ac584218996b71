"""Papers in plain lines: added, described, changed, ordered, taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.plain.desk import at_papers, files, papers
from tests.tui.plain.stage import kept_case, talk
from tui.policy import Policy

pytestmark = pytest.mark.usefixtures("quick")


def test_a_file_that_is_not_there_is_told_and_the_others_are_added(tmp_path: Path) -> None:
    """Its name is said before the kind of the other one is asked; alone it adds nothing."""
    (good,) = files(tmp_path, "a.pdf")
    spoken = at_papers(tmp_path, f"{good} {tmp_path}/no-such.pdf", "")
    assert "There is no file named no-such.pdf there." in spoken.said
    assert [Path(paper.file).name for paper in papers(spoken)] == ["a.pdf"]
    assert papers(at_papers(tmp_path / "other", f"{tmp_path}/no-such.pdf", "")) == []


def test_a_paper_is_added_with_its_kind(tmp_path: Path) -> None:
    """The path may be quoted; the kind is a number or Enter for the one that is marked."""
    one, two = files(tmp_path, "denial letter.pdf", "b.pdf")
    spoken = at_papers(tmp_path, f'"{one}"', "1", two, "")
    assert [(Path(paper.file).name, paper.kind) for paper in papers(spoken)] == [
        ("denial letter.pdf", "denial_letter"),
        ("b.pdf", "other"),
    ]
    assert "1 exhibit A, denial letter.pdf: Letter in which the plan said no. Ready" in spoken.said
    assert "Pages of papers so far: 2" in spoken.said


def test_a_folder_adds_its_papers_and_asks_about_each(tmp_path: Path) -> None:
    """Several files at once, in the order of their names."""
    files(tmp_path, "b.pdf", "a.jpg", "notes.xyz")
    spoken = at_papers(tmp_path, str(tmp_path / "scans"), "10", "11")
    assert [(Path(paper.file).name, paper.kind) for paper in papers(spoken)] == [
        ("a.jpg", "bill"),
        ("b.pdf", "id_card"),
    ]


def test_a_kiosk_reads_only_from_its_folders(tmp_path: Path) -> None:
    """A path outside says by its name that it is not allowed, and nothing about what is there."""
    (outside,) = files(tmp_path, "a.pdf")
    allowed = tmp_path / "usb"
    allowed.mkdir()
    (allowed / "in.pdf").write_bytes(b"x")
    policy = Policy(kiosk=True, read_folders=(allowed,), may_print=False)
    spoken = talk(tmp_path, "1", "*", "6", outside, str(allowed / "in.pdf"), "1", policy=policy)
    assert "a.pdf cannot be read from there. Only the folders allowed here may be used." in spoken.said
    assert "1 exhibit A, in.pdf: Letter in which the plan said no." in spoken.said


def test_the_kinds_are_read_out_once_for_several_papers(tmp_path: Path) -> None:
    """Fifteen lines for each of ten papers would drown their names; a question mark says them again."""
    one, two = files(tmp_path, "a.pdf", "b.pdf")
    spoken = at_papers(tmp_path, f"{one} {two}", "1", "11")
    assert spoken.said.count("11 Health plan card") == 1
    assert [paper.kind for paper in papers(spoken)] == ["denial_letter", "id_card"]
    assert at_papers(tmp_path / "b", f"{one} {two}", "1", "?", "11").said.count("11 Health plan card") == 2


def test_paths_that_were_pasted_in_lines_are_all_added(tmp_path: Path) -> None:
    """A pipe gives them one by one; a terminal gives them together."""
    from tui.paste import one_line_of_paths
    from tui.paths import typed_paths

    paths = files(tmp_path, "a letter.pdf", "b.pdf")
    assert [str(path) for path in typed_paths(one_line_of_paths("\n".join(paths)), tmp_path)] == paths


def test_papers_are_moved_and_stay_in_the_list(tmp_path: Path) -> None:
    """Up and down by one place; what a paper at the end of the list cannot do is not offered."""
    one, two = files(tmp_path, "a.pdf", "b.pdf")
    spoken = at_papers(tmp_path, one, "", two, "", "2", "move it up", "2", "move it down", "")
    assert "Type a number from 1 to" in spoken.said
    assert [Path(paper.file).name for paper in papers(spoken)] == ["b.pdf", "a.pdf"]


def test_the_list_has_the_order_and_the_letters_of_the_packet(tmp_path: Path) -> None:
    """By kind, not as they were added; what cannot go in has no letter; a number opens what it stands before."""
    photo, bad, letter = files(tmp_path, "photo.jpg", "bad.pdf", "letter.pdf")
    spoken = at_papers(tmp_path, photo, "photo", bad, "bill", letter, "1", "1", "2", "First letter", "")
    assert "1 exhibit A, letter.pdf: Letter in which the plan said no." in spoken.said
    assert "2 bad.pdf: Bill or receipt. Cannot go in." in spoken.said
    assert "3 exhibit B, photo.jpg: Photo" in spoken.said
    titles = {Path(paper.file).name: paper.title for paper in papers(spoken)}
    assert titles == {"photo.jpg": "", "bad.pdf": "", "letter.pdf": "First letter"}


def test_a_move_past_another_kind_is_asked_about_and_then_obeyed(tmp_path: Path) -> None:
    """A no leaves it; a yes makes the order of the list that of the packet, until the word puts them by kind again."""
    one, bill = files(tmp_path, "a.pdf", "bill.pdf")
    spoken = at_papers(tmp_path, one, "1", bill, "bill", "1", "move it down", "no", "move it down", "yes", "")
    assert "It would move past a paper of another kind." in spoken.said
    assert "put them in order by kind again, type kinds." in spoken.said
    assert [Path(paper.file).name for paper in papers(spoken)] == ["bill.pdf", "a.pdf"]
    (case,) = (tmp_path / "home").glob("*/case.json")
    assert '"papers_order": "listed"' in case.read_text(encoding="utf-8")
    again = talk(tmp_path, "5", "kinds", "", case=case)
    assert "papers_order" not in case.read_text(encoding="utf-8"), again.said


def test_a_denial_that_cannot_go_in_is_not_called_in(tmp_path: Path) -> None:
    """Nobody would receive it."""
    (bad,) = files(tmp_path, "bad.pdf")
    at_papers(tmp_path, bad, "1")
    (case,) = (tmp_path / "home").glob("*/case.json")
    spoken = talk(tmp_path, case=case)
    assert "- Letter in which the plan said no: on your list, but it cannot go in." in spoken.said
    assert "it is in" not in spoken.said


def test_enter_goes_on_and_back_goes_back(tmp_path: Path) -> None:
    """The step is one stop of the interview."""
    assert "Step 7 of 7" in at_papers(tmp_path, "").said
    assert "Phone number to call back" in at_papers(tmp_path / "b", "<").said


def test_what_still_belongs_in_the_packet_is_said(tmp_path: Path) -> None:
    """With the word for its state."""
    kept_case(tmp_path, place="papers", out_of_network="yes")
    spoken = talk(tmp_path, "4")
    assert "- Medical records from outside the plan's network: asked for." in spoken.said
