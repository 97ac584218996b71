"""One paper in plain lines: what keeps it out, and what can be changed of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.answers import PaperEntry
from tests.tui.papers_said import LETTER, reader
from tests.tui.plain.desk import at_papers, files, papers
from tui.flow import KINDS

pytestmark = pytest.mark.usefixtures("quick")


def test_a_refused_paper_says_why(tmp_path: Path) -> None:
    """The sentence of the refusal stands beside the name; the paper stays until it is taken out."""
    (bad,) = files(tmp_path, "bad.pdf")
    spoken = at_papers(tmp_path, bad, "1")
    assert "1 bad.pdf: Letter in which the plan said no. Cannot go in." in spoken.said
    assert len(papers(spoken)) == 1


def test_one_paper_can_be_changed_in_every_way(tmp_path: Path) -> None:
    """Kind, title, pages, a turn, blank pages: each by a number, each kept."""
    (noted,) = files(tmp_path, "noted.pdf")
    lines = [noted, "1", "1", "1", "4", "2", "Letter of May", "3", "1-3,7", "4", "3", "2", "5", "yes", ""]
    spoken = at_papers(tmp_path, *lines)
    (paper,) = papers(spoken)
    assert paper == PaperEntry(paper.file, "doctor_letter", "Letter of May", "1-3,7", {"3": 90}, True, "ask", "")
    assert "Notes: 1." in spoken.said
    assert "Page 3 is turned by 90 degrees." in spoken.said


def test_pages_with_covered_words_can_go_in_as_pictures(tmp_path: Path) -> None:
    """Offered where the paper has such pages, and kept; not read out for other papers."""
    offer = "Put pages with covered or marked words in as pictures"
    covered, denial = files(tmp_path, "covered.pdf", "denial.pdf")
    spoken = at_papers(tmp_path, covered, "1", "1", offer, "yes", "")
    assert [paper.as_pictures for paper in papers(spoken)] == [True]
    assert offer not in at_papers(tmp_path / "other", denial, "1", "1", "").said


def test_a_locked_paper_opens_with_its_password(tmp_path: Path) -> None:
    """It is offered while it helps, not kept, and not offered again."""
    (locked,) = files(tmp_path, "locked.pdf")
    password = "Type its password"
    spoken = at_papers(tmp_path, locked, "1", "1", password, "open sesame", "")
    assert "1 exhibit A, locked.pdf: Letter in which the plan said no. Ready" in spoken.said
    assert spoken.said.count(password) == 1
    assert papers(spoken)[0].password == ""
    assert "open sesame" not in spoken.said


def test_what_a_paper_only_points_to_can_stay_out(tmp_path: Path) -> None:
    """It is named, one line leaves it out, and that line is offered only then."""
    (linked,) = files(tmp_path, "linked.docx")
    out = "Go on without the parts that are missing"
    spoken = at_papers(tmp_path, linked, "1", "1", out, "")
    assert "scan.png" in spoken.said
    assert papers(spoken)[0].attachments == "leave"
    assert "Ready, pages: 1." in spoken.said
    assert spoken.said.count(out) == 1


def test_the_pages_that_can_be_shown_are_picked_with_one_line(tmp_path: Path) -> None:
    """One page of many is damaged: nobody types the numbers of the others."""
    (torn,) = files(tmp_path, "torn.pdf")
    spoken = at_papers(tmp_path, torn, "1", "1", "Put in only the pages that can be shown: 1,3-9", "")
    assert papers(spoken)[0].pages == "1,3-9"
    assert "Ready, pages: 1." in spoken.said


def test_files_attached_inside_a_paper_are_asked_about(tmp_path: Path) -> None:
    """The answer is kept and can be changed."""
    (attached,) = files(tmp_path, "attached.pdf")
    spoken = at_papers(tmp_path, attached, "1", "1", "Say what to do with files attached inside it", "2", "")
    assert papers(spoken)[0].attachments == "leave"
    assert "Ready, pages: 1." in spoken.said


def test_a_refused_paper_is_opened_again_after_it_was_mended(tmp_path: Path) -> None:
    """What makes no sense for it is not read out: it has no pages to hear, no place to move to."""
    (bad,) = files(tmp_path, "bad.pdf")
    said = at_papers(tmp_path, bad, "1", "1", "Open it again", "").said
    assert "Hear what its pages look like" not in said
    assert "Move it up" not in said
    assert said.count("Open it again") == 2


def test_a_wrong_page_selection_is_named_and_kept(tmp_path: Path) -> None:
    """It can be mended or taken out with a minus."""
    (one,) = files(tmp_path, "a.pdf")
    spoken = at_papers(tmp_path, one, "1", "1", "3", "5-2")
    assert "Error: Put the smaller page first, such as 2-5." in spoken.said
    assert papers(spoken)[0].pages == "5-2"
    spoken = at_papers(tmp_path / "b", *files(tmp_path / "b", "a.pdf"), "1", "1", "3", "5-2", "3", "-")
    assert papers(spoken)[0].pages == ""


def test_a_turn_can_be_taken_back(tmp_path: Path) -> None:
    """Not at all is one of the turns."""
    (one,) = files(tmp_path, "a.pdf")
    assert papers(at_papers(tmp_path, one, "1", "1", "4", "3", "2", "4", "3", "1"))[0].rotate == {}


def test_a_paper_is_taken_out_after_a_plain_yes(tmp_path: Path) -> None:
    """Enter keeps it; the file itself is not touched."""
    one, two = files(tmp_path, "a.pdf", "b.pdf")
    out = "take it out of the packet"
    spoken = at_papers(tmp_path, one, "", two, "", "1", out, "", out, "yes")
    assert [Path(paper.file).name for paper in papers(spoken)] == ["b.pdf"]
    assert Path(one).exists()


def test_a_paper_that_bears_a_day_can_be_called_by_it_with_one_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("packet.reading.read_paper", reader(noted=LETTER))
    (noted,) = files(tmp_path, "noted.pdf")
    spoken = at_papers(tmp_path, noted, "1", "1", "2", "1", "")
    assert "Type 1 to call it: Letter in which the plan said no, August 17, 2026" in " ".join(spoken.said.split())
    assert papers(spoken)[0].title == "Letter in which the plan said no, August 17, 2026"


def test_a_new_paper_s_kind_and_title_are_taken_with_one_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kind that it seems to be, with its day; any other number is a kind alone."""
    monkeypatch.setattr("packet.reading.read_paper", reader(noted=LETTER))
    (noted,) = files(tmp_path, "noted.pdf")
    spoken = at_papers(tmp_path, noted, str(len(KINDS) + 1), "", "")
    assert (
        f"Or type {len(KINDS) + 1}: that kind, called Letter in which the plan said no, August 17, 2026."
        in " ".join(spoken.said.split())
    )
    assert (papers(spoken)[0].kind, papers(spoken)[0].title) == (
        "denial_letter",
        "Letter in which the plan said no, August 17, 2026",
    )


def test_a_title_that_is_offered_and_not_taken_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("packet.reading.read_paper", reader(noted=LETTER))
    (noted,) = files(tmp_path, "noted.pdf")
    assert papers(at_papers(tmp_path, noted, "1", "1", "2", "", ""))[0].title == ""
