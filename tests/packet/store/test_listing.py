"""The list of cases: what is urgent first, nothing sealed by name."""

from __future__ import annotations

from pathlib import Path

from forms.answers import Answers
from packet.store.case import create_case
from packet.store.listing import list_cases
from tests.packet.store.kept import ANSWERS, QUICK, TODAY


def test_the_list_shows_the_most_urgent_first_and_never_a_sealed_name(tmp_path: Path) -> None:
    """Name, step and days left of each case; a locked one without a name; a broken one as broken."""
    typed = {"first_name": "Ana", "last_name": "Ruiz"}
    for day in ("2026-10-01", "2026-06-01"):
        with create_case(tmp_path, TODAY) as case:
            case.save(Answers(typed={**typed, "filed_grievance": "yes", "plan_decision_on": day}))
            case.remember("plan/plan")
    with create_case(tmp_path, TODAY, "p", cost=QUICK) as case:
        case.save(ANSWERS)
    with create_case(tmp_path, TODAY) as case:
        case.path.write_text("{", encoding="utf-8")
    lines = list_cases(tmp_path, TODAY)
    assert [line.state for line in lines] == ["open", "open", "locked", "broken"]
    assert [line.days_left for line in lines] == [9, 130, None, None]
    assert (lines[0].name, lines[0].place, lines[2].name) == ("Ana Ruiz", "plan/plan", "")
    assert "Ana" not in repr(lines)


def test_no_home_is_an_empty_list(tmp_path: Path) -> None:
    """Looking at the list makes no folder."""
    assert list_cases(tmp_path / "none", TODAY) == []
    assert not (tmp_path / "none").exists()
