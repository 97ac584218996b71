"""A page beside its fax on the screens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from forms.answers import PaperEntry
from packet.fax.preview import Seen
from packet.fax.warn import Warn
from tests.tui.driving import SMALL, app_for, press, said, until
from tests.tui.screens.making import FACTS, at_check, made_in
from tui.screens.done import DoneScreen
from tui.screens.fax_page import FaxPageScreen


async def test_how_a_page_is_faxed_is_seen_chosen_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the result to a page that came out badly, and back with a choice: the packet is offered to be made again."""
    page = {"number": 2, "legibility": 60, "warnings": ["picture"], "way": "as_is", "spots": []}
    facts = {**FACTS, "fax": {**FACTS["fax"], "pages": [page]}, "inputs": [{"exhibit": "A"}]}
    facts["pages"] = [{"number": number, "source": "A", "source_page": number + 4} for number in (1, 2)]
    shown: list[str] = []

    def look(_packet: Path, number: int, way: str, _language: str, _room: tuple[int, int]) -> tuple[Seen, bytes]:
        shown.append(way)
        return Seen(number, 60, (Warn("picture", {"inches": "3.0"}),), (((200, 0, 0),) * 4,) * 4), b"png"

    monkeypatch.setattr("packet.fax.preview.look", look)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, papers=(PaperEntry("wound.pdf"),))
        app.navigator.made(replace(made_in(tmp_path), facts=facts))
        await until(pilot, lambda: isinstance(app.screen, DoneScreen) and bool(app.screen.query("#fax-2")))
        assert not app.screen.query("#remake")
        await press(pilot, "#fax-2")
        await until(pilot, lambda: isinstance(app.screen, FaxPageScreen) and "about 3.0 inches" in said(app))
        assert "Red frames show the places." in said(app)
        await press(pilot, "#way-photo")
        await until(pilot, lambda: shown == ["as_is", "photo"] and "It is faxed as a photo." in said(app))
        await press(pilot, "#done")
        await until(pilot, lambda: isinstance(app.screen, DoneScreen) and bool(app.screen.query("#remake")))
        assert "until then the fax is as it was" in said(app)
    assert dict(app.keeper.session.answers.papers[0].fax) == {"6": "photo"}
