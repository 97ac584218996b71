"""Check and finish in plain lines: what hinders the packet, making it, and what is said after."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.plain.building import Builder, at_check

pytestmark = pytest.mark.usefixtures("builder")


def test_an_answer_that_is_not_understood_hinders_the_packet(tmp_path: Path, builder: type[Builder]) -> None:
    """It is listed, and a number leads to it."""
    spoken = at_check(tmp_path, "1", "1", "3/27/1985", "1", date_of_birth="soon")
    assert "Some answers could not be understood." in spoken.said
    assert "Your packet is ready" in spoken.said
    assert len(builder.orders) == 1


def test_a_stop_needs_a_plain_yes(tmp_path: Path, builder: type[Builder]) -> None:
    """Enter makes nothing; yes makes the packet with that finding accepted, and it is not asked twice."""
    spoken = at_check(tmp_path, "1", "", has_medicare="yes")
    assert "STOP: " in spoken.said
    assert builder.orders == []
    at_check(tmp_path / "b", "1", "yes", "1", "1", has_medicare="yes")
    assert [order.accept for order in builder.orders] == [frozenset({"route.medicare"})] * 2


def test_before_the_yes_to_a_stop_the_office_that_is_open_is_named_again(tmp_path: Path) -> None:
    """Who is asked to make a packet all the same hears which one could be made now."""
    told = "Open now: Your health plan"
    assert at_check(tmp_path, filed_grievance="no").said.count(told) == 1
    stopped = at_check(tmp_path / "b", "1", "", filed_grievance="no").said
    assert stopped.count(told) == 2
    assert stopped.rindex("STOP: ") < stopped.rindex(told)


def test_a_yes_to_a_stop_can_be_taken_back(tmp_path: Path, builder: type[Builder]) -> None:
    """Then the stop is told and asked again, and Enter makes nothing."""
    assert "Ask me again" not in at_check(tmp_path, has_medicare="yes").said
    spoken = at_check(
        tmp_path / "b", "1", "yes", "1", "Ask me again about what I said yes to", "1", "", has_medicare="yes"
    )
    assert len(builder.orders) == 1
    assert spoken.said.count("STOP: ") > at_check(tmp_path / "c", "1", "yes", has_medicare="yes").said.count("STOP: ")


def test_a_refused_paper_is_left_out_only_with_a_plain_yes(tmp_path: Path, builder: type[Builder]) -> None:
    """The reason is said again beside the question."""
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"x")
    lines = ["5", str(bad), "1", "", "1"]
    assert "Leave bad.pdf out of the packet?" in at_check(tmp_path, *lines, "no").said
    assert builder.orders == []
    at_check(tmp_path / "b", *lines, "yes")
    assert [order.accept - {f"outside:{bad}"} for order in builder.orders] == [{"paper:bad.pdf"}]


def test_findings_are_read_again_on_wish_only(tmp_path: Path) -> None:
    """Coming back from a change says only what is new."""
    first = at_check(tmp_path, "5", "").said
    assert first.count("Step 7 of 7") == 2
    assert first.count("\nWhat to know before you send it\n") == 1
    assert "Source: " not in first, "sources only on request"
    heard = at_check(tmp_path / "b", "&").said
    assert "To hear where this is from, type & or /source." in heard
    assert "Source: " in heard
    assert at_check(tmp_path / "b", "4").said.count("\nWhat to know before you send it\n") == 2


def test_answers_are_changed_from_the_check(tmp_path: Path) -> None:
    """The list of answers leads to a question and back to the check."""
    spoken = at_check(tmp_path, "2", "13", "Ann")
    assert spoken.typed("first_name") == "Ann"
    assert spoken.said.rstrip().split("\n")[-1].startswith("Your answers are saved")
    assert spoken.said.count("What would you like to do?") == 2


def test_back_from_the_check_goes_to_the_papers(tmp_path: Path) -> None:
    """The sign for back works here too."""
    assert "Step 6 of 7" in at_check(tmp_path, "<").said
