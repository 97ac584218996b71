"""Noting what was sent: the proof is named, the number of a certified letter kept; a fault keeps what was typed."""

from __future__ import annotations

from pathlib import Path

from forms.answers import read_case_file
from tests.tui.driving import SMALL, app_for, press, said, until
from tests.tui.packet_made import case_with_packet
from tests.tui.screens.test_after import opened
from tui.screens.after import AfterScreen
from tui.screens.noted import NotedScreen


async def test_a_certified_letter_is_noted_with_its_receipt_and_number(tmp_path: Path) -> None:
    """Two files are one too many: told, and the number stays typed."""
    path = case_with_packet(tmp_path)
    for name in ("receipt.jpg", "other.jpg"):
        (tmp_path / name).write_bytes(name.encode())
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app, path)
        await press(pilot, "#sent")
        await until(pilot, lambda: isinstance(app.screen, NotedScreen) and bool(app.screen.query("#receipt")))
        app.screen.query_one("#choice").focus()
        await pilot.press("2")
        app.screen.query_one("#receipt").focus()
        await pilot.press(*"7020 1810")
        app.screen.query_one("#path").value = f"{tmp_path}/receipt.jpg {tmp_path}/other.jpg"  # type: ignore[attr-defined]
        await press(pilot, "#save")
        await until(pilot, lambda: "Check the spelling" in said(app))
        assert app.screen.query_one("#receipt").value == "7020 1810"  # type: ignore[attr-defined]
        app.screen.query_one("#path").value = f"{tmp_path}/receipt.jpg"  # type: ignore[attr-defined]
        await press(pilot, "#save")
        await until(pilot, lambda: isinstance(app.screen, AfterScreen) and "7020 1810" in said(app))
    (sent,) = read_case_file(path.read_text(encoding="utf-8")).sent
    assert (sent.how, sent.receipt) == ("mail", "7020 1810")
    assert (path.parent / sent.confirmation).read_bytes() == b"receipt.jpg"
