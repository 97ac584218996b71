"""Who may open the screens in a browser: decided for each request, before anything is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.words import LANGUAGES, say
from tui.serve import allowed, as_ours


@pytest.mark.parametrize(
    ("headers", "host", "given", "cookies", "opens"),
    [
        ({}, "127.0.0.1:1", "k", {}, True),
        ({}, "127.0.0.1:1", "", {"imr_packet": "k"}, True),
        ({"Origin": "http://127.0.0.1:1"}, "127.0.0.1:1", "k", {}, True),
        ({}, "127.0.0.1:1", "", {}, False),
        ({}, "127.0.0.1:1", "é", {}, False),
        ({}, "localhost:1", "k", {}, False),
        ({}, "127.0.0.1:2", "k", {}, False),
        ({"Origin": "null"}, "127.0.0.1:1", "k", {}, False),
        ({"Origin": "http://127.0.0.1:2"}, "127.0.0.1:1", "k", {}, False),
    ],
)
def test_who_may_ask(headers: dict[str, str], host: str, given: str, cookies: dict[str, str], opens: bool) -> None:
    """The right name, the right site and the right key, all three."""
    assert allowed(headers, host, given, cookies, 1, "k") is opens


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_a_language_and_a_title_and_takes_the_keys(language: str) -> None:
    """The library's page has neither, and asks another company's computer for its letters."""
    from textual_serve import server

    page = (Path(server.__file__).parent / "templates" / "app_index.html").read_text(encoding="utf-8")
    assert "https://" in page
    ours = as_ours(page, language)
    assert f'<html lang="{language}">' in ours
    assert f"<title>{say('screens.title', language)}</title>" in ours
    assert ".focus()" in ours
    assert "https://" not in ours
