"""What all parts of the talk share: saving, waiting, and the kiosk's guard where there is one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from packet.errors import CannotWrite
from tui.plain.visit import Leave, Visit


def _visit(flushed: bool, *, conflict: bool = False, chosen: str = "", error: Any = None) -> tuple[Visit, list[str]]:
    """A visit whose session, keeper and console tell what was asked of them."""
    told: list[str] = []
    console = SimpleNamespace(
        say=lambda key, **_: told.append(key), tell=told.append, words=str, choose=lambda _: chosen, language="en"
    )
    session = SimpleNamespace(flush=lambda: flushed, save_error=error, saved=False)

    def settle(which: str) -> bool:
        told.append(f"settle {which}")
        return True

    visit = Visit.__new__(Visit)
    visit.console, visit.guard = cast(Any, console), None
    visit.keeper = cast(Any, SimpleNamespace(session=session, conflict=conflict, settle=settle))
    return visit, told


def test_what_is_saved_says_nothing() -> None:
    visit, told = _visit(True)
    assert visit.save()
    assert told == []


def test_what_hinders_the_saving_is_said() -> None:
    visit, told = _visit(False, error=CannotWrite("disk_full", folder="/case"))
    assert not visit.save()
    assert told == [CannotWrite("disk_full", folder="/case").message("en")]


@pytest.mark.parametrize(("chosen", "saved"), [("both", True), ("theirs", True), ("later", False), ("", False)])
def test_a_change_by_another_program_is_settled_by_the_person_alone(chosen: str, saved: bool) -> None:
    visit, told = _visit(False, conflict=True, chosen=chosen)
    assert visit.save() is saved
    assert (f"settle {chosen}" in told) is saved
    assert told[:2] == ["screens.conflict", "screens.conflict.about"]


def test_at_home_no_guard_is_asked_to_rest() -> None:
    visit, _ = _visit(True)
    visit.rest()
    rested: list[bool] = []
    visit.guard = cast(Any, SimpleNamespace(rest=lambda: rested.append(True)))
    visit.rest()
    assert rested == [True]


def test_leaving_a_case_is_not_leaving_the_list() -> None:
    assert Leave(cases=True).cases
    assert not Leave().cases
