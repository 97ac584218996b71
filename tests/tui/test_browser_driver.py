"""What a browser says is held to what a screen can have; nobody there any more is an end that saves."""

from __future__ import annotations

import pytest
from textual.drivers.web_driver import WebDriver

from tui import browser_driver
from tui.browser_driver import BrowserDriver
from tui.served import COLUMNS, ROWS


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What Textual's driver, and the end, were told."""
    heard: list[object] = []
    monkeypatch.setattr(WebDriver, "on_meta", lambda _, kind, payload: heard.append((kind, payload)))
    monkeypatch.setattr(browser_driver, "end_soon", lambda: heard.append("end"))
    return heard


def test_a_size_that_no_screen_has_is_not_believed(told: list[object]) -> None:
    driver = BrowserDriver.__new__(BrowserDriver)
    driver.on_meta("resize", {"width": 10**9, "height": "many", "other": 1})
    assert told == [("resize", {"width": COLUMNS[1], "height": 24, "other": 1})]
    driver.on_meta("resize", {"width": 100, "height": 10**9})
    assert told[1:] == [("resize", {"width": 100, "height": ROWS[1]})]


def test_leaving_ends_with_a_saving_and_the_rest_is_textuals(told: list[object]) -> None:
    driver = BrowserDriver.__new__(BrowserDriver)
    driver.on_meta("quit", {})
    driver.on_meta("focus", {"a": 1})
    assert told == ["end", ("focus", {"a": 1})]
