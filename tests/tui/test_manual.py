"""The man page: every command and option with its words, and nothing of them taken for a request of roff."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.words import LANGUAGES
from tui.main import _every_parser
from tui.manual import manual
from tui.usage import Option, Usage, usages

DAY = dt.date(2026, 11, 29)


def test_words_are_no_requests() -> None:
    """A line of help that begins with a dot or holds a backslash is printed as it is (groff_char(7))."""
    options = (Option(("--a-b",), "X", "word", (), False, ".so /etc/passwd \\fBbold\n'tis"),)
    page = manual((Usage("", "", options), Usage("run", "'about", options)), DAY, "1.0", "en")
    assert "\\&.so /etc/passwd \\efBbold 'tis" in page
    assert "\n\\&'about\n" in page
    assert ".B \\-\\-a\\-b X" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_every_command_and_option(language: str) -> None:
    known = usages(_every_parser(language))
    page = manual(known, DAY, "1.0", language)
    for usage in known:
        assert usage.about.replace("-", "\\-").replace("\n", " ") in page or not usage.name
        for option in usage.options:
            assert option.help, (usage.name, option)
            assert option.help.replace("-", "\\-")[:60] in page
    assert page.startswith('.TH IMR-PACKET 1 "2026-11-29" "imr-packet 1.0"\n')
    assert all(
        line[:1] != "." or line.split()[0] in {".TH", ".SH", ".SS", ".TP", ".B", ".br"} for line in page.splitlines()
    )


def test_only_what_may_be_left_out_stands_in_brackets() -> None:
    needed = Option(("--out",), "DIR", "file", (), True, "o")
    spared = Option(("--to",), "WHOM", "word", (), False, "t")
    page = manual((Usage("", "", ()), Usage("build", "b", (needed, spared))), DAY, "1.0", "en")
    assert "\n\\-\\-out DIR [\\-\\-to WHOM]\n" in page
