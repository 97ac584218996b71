"""How the tests drive the screens: an app with everything given, its screen as plain text, the words a third longer."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import cast

import pytest
from rich.console import Console
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from forms import words
from forms.case import Language
from tests.tui.settling import rest
from tui.app import ImrApp
from tui.policy import Policy
from tui.setup import Setup
from tui.widgets.action import Action
from tui.widgets.rows import RowLine

TODAY = dt.date(2026, 11, 22)
NOON = dt.datetime(2026, 11, 22, 14, 2)
SMALL = (80, 24)
LARGE = (120, 40)
ROUNDS = 600
"""How often a wait looks before it fails: rounds, not seconds, for a loaded machine makes few of them in a minute."""

FULL: Mapping[str, str] = MappingProxyType(
    {
        "filer": "patient",
        "about": "care",
        "coverage_kind": "dmhc_plan",
        "urgent": "no",
        "filed_grievance": "yes",
        "grievance_filed_on": "9/1/2026",
        "plan_decision_on": "10/2/2026",
        "first_name": "María",
        "last_name": "Álvarez",
        "date_of_birth": "3/27/1985",
        "street_address": "12 Main St",
        "zip": "95814",
        "city": "Sacramento",
        "state": "CA",
        "phone": "916 555 0142",
        "email_ok": "no",
        "plan_name": "Health Net",
        "membership_number": "X123",
        "has_medi_cal": "no",
        "has_medicare": "no",
        "condition": "Torn cartilage, right knee",
        "treatment_requested": "MRI of the right knee",
        "plan_denied": "yes",
        "denial_reason": "not_medically_necessary",
        "problem_description": "The plan said no to the MRI that my doctor asked for.",
        "wants_future_services": "yes",
        "wants_payment": "no",
        "providers": "Dr. Ana Ruiz, 916 555 0100",
        "out_of_network": "no",
        "wants_assistant": "no",
    }
)
"""An invented person with every answer that is needed, and nothing that stops a packet."""

HELPED: Mapping[str, str] = MappingProxyType(
    {
        **FULL,
        "filer": "assistant",
        "assistant_name": "Lee Wong",
        "assistant_relationship": "Intérprete",
        "assistant_phone": "916 555 0100",
        "assistant_address": "9 Oak Ave",
        "assistant_zip": "95814",
        "assistant_city": "Sacramento",
        "assistant_state": "CA",
        "condition": "Cartílago roto\nrodilla derecha",
        "problem_description": "El plan dijo que no [dos veces]. " * 40,
    }
)
"""The same person with a helper, and stories of more than one line: what a whole journey types."""

WIDE: Mapping[str, str] = MappingProxyType(
    {
        **FULL,
        "filer": "assistant",
        "date_of_birth": "3/27/2010",
        "has_medi_cal": "yes",
        "wants_payment": "yes",
        "urgent": "yes",
        "plan_decision_on": "3/1/2026",
        "grievance_filed_on": "2/1/2026",
    }
)
"""Answers that open nearly every question."""


def app_for(
    folder: Path, *, language: Language = "en", policy: Policy | None = None, case: Path | None = None
) -> ImrApp:
    """The program with its own home and work folder under `folder`, at a fixed day and hour."""
    runtime = folder / "runtime"
    runtime.mkdir(exist_ok=True)
    return ImrApp(
        Setup(
            policy or Policy(),
            TODAY,
            folder / "home",
            runtime,
            language=language,
            case=case,
            clock=lambda: NOON,
            steady=lambda: 0.0,
        )
    )


def picture(app: ImrApp) -> str:
    """The screen as lines of text, without the blank ends."""
    width, height = app.size
    console = Console(
        width=width, height=height, file=io.StringIO(), record=True, color_system="truecolor", force_terminal=True
    )
    console.print(app.screen._compositor.render_update(full=True))
    return "\n".join(line.rstrip() for line in console.export_text().splitlines()).rstrip() + "\n"


def lengthen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pseudo-locale: every sentence a third longer, so that whatever is cut in another language is cut here."""
    real = words.domain

    def longer(name: str, language: str) -> Mapping[str, str]:
        return {
            key: sentence + " " + "~" * max(1, round(len(sentence) * 0.3) - 1)
            for key, sentence in real(name, language).items()
        }

    monkeypatch.setattr(words, "domain", longer)


def said(app: ImrApp) -> str:
    """Every word of the screen, in view or not: what a person reads who scrolls from top to foot."""
    return "\n".join(_plain(part) for part in app.screen.query("*") if part.display)


def _plain(part: Widget) -> str:
    if isinstance(part, Action):
        return part.words
    if isinstance(part, RowLine):
        return " ".join([part.row.label, part.row.value, *(words for words, _ in part.row.cells)])
    return str(part.content) if isinstance(part, Static) else ""


async def press(pilot: Pilot[None], selector: str) -> None:
    """Focus a control, wherever it stands on the page, and press Enter on it."""
    pilot.app.screen.query_one(selector).focus()
    await pilot.press("enter")


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Wait for what a worker or a screen brings about; fail with what is on the screen."""
    for _ in range(ROUNDS):
        if true():
            return
        await rest(pilot.app)
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError(said(cast("ImrApp", pilot.app)))


def shows(app: ImrApp, selector: str) -> bool:
    """Whether the screen on top has this control."""
    return bool(app.screen.query(selector))
