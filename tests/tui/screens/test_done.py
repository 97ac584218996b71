"""The made packet on the screens: what to do next, when, and printing."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from tests.packet.handed import Programs
from tests.tui.driving import FULL, SMALL, app_for, press, said, until
from tests.tui.screens.making import FACTS, at_check, made_in, makes
from tui.making import Made, Making
from tui.policy import Policy
from tui.screens.check import CheckScreen
from tui.screens.done import DoneScreen
from tui.screens.window import Choose


async def test_done_says_what_to_do_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file is, pages, who signs where, fax number, minutes, deadline; Change something goes back."""
    monkeypatch.setattr("shutil.which", lambda _name: None)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        app.navigator.made(made_in(tmp_path))
        await until(pilot, lambda: isinstance(app.screen, DoneScreen) and bool(app.screen.query("#again")))
        await pilot.pause()
        shown = said(app)
        for words in (
            "packet.pdf",
            "It has 9 pages",
            "state.pdf was filled.",
            "Sign page 4",
            "the patient",
            "916-255-5241",
            "Not fax.tif: that was made before you signed.",
            "next-steps.pdf",
            "Page 6: too pale.",
            "April 1",
        ):
            assert words in shown, words
        assert shown.index("Print packet.pdf: 9 pages") < shown.index("Sign page 4") < shown.index("916-255-5241")
        assert not app.screen.query("#print"), "no printer program here"
        await press(pilot, "#again")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen))


async def test_a_fax_edition_that_needs_no_signature_is_offered(tmp_path: Path) -> None:
    """With every page signed, or none to sign, its files are what is sent."""
    app = app_for(tmp_path)
    signed = {**FACTS, "signatures": [{**FACTS["signatures"][0], "signed": True}]}
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        app.navigator.made(replace(made_in(tmp_path), facts=signed))
        await until(pilot, lambda: isinstance(app.screen, DoneScreen) and bool(app.screen.query("#again")))
        assert "fax.tif: 9 pages. Fax: about 4 minutes" in said(app)
        assert "Sign page" not in said(app)


async def test_done_says_to_send_it_now_where_no_day_may_be_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Urgent: send and call, and no far day beside it; at the check it is no mere thing to know."""
    monkeypatch.setattr("shutil.which", lambda _name: None)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, {**FULL, "urgent": "yes", "urgent_reason": "It hurts."})
        assert "Do this now: You can send this form now" in said(app)
        app.navigator.made(made_in(tmp_path))
        await until(pilot, lambda: isinstance(app.screen, DoneScreen) and bool(app.screen.query("#again")))
        await pilot.pause()
        shown = said(app)
        assert "Send it now, and call the DMHC Help Center: 1-888-466-2219." in shown
        assert "Send it by" not in shown


async def test_a_date_that_has_passed_is_no_day_to_send_it_by(tmp_path: Path) -> None:
    """The result says that the day is over, as the plain lines do, and to send it all the same."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, {**FULL, "grievance_filed_on": "2/1/2025", "plan_decision_on": "3/1/2025"})
        app.navigator.made(made_in(tmp_path))
        await until(pilot, lambda: isinstance(app.screen, DoneScreen) and bool(app.screen.query("#again")))
        await pilot.pause()
        assert "The safest date to send it was September 1, 2025. Send it as soon as you can." in said(app)
        assert "Send it by" not in said(app)


async def test_printing_asks_first_and_uses_the_named_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """lp gets the packet and the printer of the policy; a refusal is said."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "lp"
    program.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/printed\nexit 1\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    app = app_for(tmp_path, policy=Policy(printer="front-desk"))
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        app.navigator.made(made_in(tmp_path))
        await until(pilot, lambda: bool(app.screen.query("#print")))
        await pilot.pause()
        await press(pilot, "#print")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("enter")
        await until(pilot, lambda: "did not take it" in said(app))
    assert "-d front-desk" in (tmp_path / "printed").read_text(encoding="utf-8")


async def test_what_is_said_while_the_page_is_made_anew_stands_on_the_new_one(tmp_path: Path) -> None:
    """A printer takes its time, and the person may look at a page of the fax meanwhile."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        app.navigator.made(made_in(tmp_path))
        await until(pilot, lambda: isinstance(app.screen, DoneScreen) and bool(app.screen.query("#said")))
        page = app.screen
        assert isinstance(page, DoneScreen)
        await page.query_one("#said").remove()
        page._tell("The printer did not take it.")
        await pilot.pause()
        await page.rebuild()
        await until(pilot, lambda: "The printer did not take it." in said(app))


async def test_a_packet_is_faxed_after_a_yes_and_asked_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the profile or a policy allows it; the state of the job is asked for on the same page."""
    programs = Programs(tmp_path, monkeypatch)
    programs.says("faxstat", "5 127 F ana 19162555241 0:9 12:12 Busy signal detected")
    app = app_for(tmp_path, policy=Policy(may_fax=True))
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        made = made_in(tmp_path)
        (made.packet.parent / "fax.tif").write_bytes(b"II")
        app.navigator.made(made)
        await until(pilot, lambda: bool(app.screen.query("#fax-now")))
        await pilot.pause()
        await press(pilot, "#fax-now")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        assert "page 4" in said(app)
        await pilot.press("enter")
        await until(pilot, lambda: bool(app.screen.query("#jobs")))
        assert "The fax server has fax.tif: job 5" in said(app)
        await press(pilot, "#jobs")
        await until(pilot, lambda: "Busy signal detected" in said(app))
        assert [job.state for job in app.keeper.session.answers.handed] == ["failed"]


async def test_who_mails_it_has_the_top_sheet_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is told then to put it on top, not to fax."""
    orders: list[bool] = []

    def run(making: Making, _tell: object) -> Made:
        orders.append(making._order.mail)
        made = made_in(tmp_path)
        made.packet.with_name("mail.pdf").write_bytes(b"%PDF sheet")
        return made

    makes(monkeypatch, run)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        app.navigator.made(made_in(tmp_path))
        await until(pilot, lambda: bool(app.screen.query("#mail")))
        await pilot.pause()
        await press(pilot, "#mail")
        await until(pilot, lambda: isinstance(app.screen, DoneScreen) and "mail.pdf" in said(app))
        assert not app.screen.query("#mail")
        assert "916-255-5241" not in said(app)
    assert orders == [True]
