"""What a Rich Text file says: letters of any character set, and no words that no page shows."""

from __future__ import annotations

import pytest

from packet.intake.source.rich_words import said


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        (b"One\\par Two\\line three", ["One", "Two three"]),
        (b"M\\'e9dico \\u9731?snow \\uc2\\u324 ??x", ["Médico ☃snow ńx"]),
        (b"\\u-10179?\\u-8704?", ["\U0001f600"]),
        (b"{\\fonttbl{\\f1\\fcharset204 Arial;}}\\f1 \\'c4\\'ee\\'ea\\f0  plain", ["Док plain"]),
        (b"{\\fonttbl{\\f1\\fcharset2 Wingdings;}}{\\f1 \\'fe}sign", ["sign"]),
        (b"{\\fonttbl{\\f1\\fcharset128 Mincho;}}\\f1 \\'93\\'fa\\'96\\'7b", ["日本"]),
        (b"{\\header HEAD}{\\stylesheet{\\s1 Normal;}}{\\info{\\title T}}body{\\pict 00ff}", ["body"]),
        (b"{\\*\\unknown secret}{\\i\\*\\cs7 shown}", ["shown"]),
        (b"see{\\footnote the note\\par more} it", ["the note", "more", "see it"]),
        (b"{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt in a box\\par}}}after", ["in a box", "after"]),
        (b"{\\field{\\*\\fldinst REF x}{\\fldrslt stored}}", ["stored"]),
        (b"of {\\field{\\*\\fldinst {NUMPAGES }}{\\fldrslt 88}} pages", ["of  pages"]),
        (b"one\\cell two\\cell\\row three", ["one", "two", "three"]),
        (b"plan\\rquote s \\{x\\}\\~y\\_z", ["plan’s {x} y-z"]),
        (b"a\\bin4 {{}}b", ["ab"]),
        (b"before \\deleted gone\\deleted0  after", ["before  after"]),
    ],
)
def test_a_file_says_its_paragraphs(body: bytes, paragraphs: list[str]) -> None:
    """Text, notes and boxes; no heads, styles, pictures, codes of fields, or what a reader does not know."""
    assert said(b"{\\rtf1\\ansi\\ansicpg1252 " + body + b"}").paragraphs == paragraphs


def test_hidden_words_and_tracked_changes_are_counted() -> None:
    """Until the property is taken back, or the group ends."""
    found = said(b"{\\rtf1 {\\v two words} shown \\v one\\v0  {\\revised new}{\\deleted old}\\v x y\\plain  end}")
    assert (found.hidden, found.tracked) == (3, 2)
    assert "".join(found.paragraphs).split() == ["shown", "new", "end"]


def test_a_page_code_that_nobody_knows_is_read_as_western() -> None:
    """And a file that ends within groups has said what it said."""
    assert said(b"{\\rtf1\\ansicpg99999 caf\\'e9{\\b open").paragraphs == ["caféopen"]
