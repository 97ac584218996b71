"""The making in plain lines: each stage in words, a tenth at a time; nothing is said twice."""

from __future__ import annotations

from tests.tui.plain.test_console import console
from tui.making import News
from tui.plain import work as plain_work


class Heard:
    """Stands where a visit is: a console whose words are kept."""

    def __init__(self) -> None:
        self.console, self.written = console()


def test_a_long_stage_says_every_tenth_and_a_short_one_nothing_twice() -> None:
    """A line each, never a bar; what came and went between two looks is passed over, the end of a stage too."""
    heard = Heard()
    work = plain_work._Work(heard, None)  # type: ignore[arg-type]  # only the telling is used
    for done in range(41):
        work._news.append(News("prove", done, 40))
        work._tell()
    work._news += [News("fill", done, 3) for done in range(4)] + [News("fax", done, 100) for done in range(55)]
    work._tell()
    words = "Checking that every answer is on the page"
    assert "".join(heard.written).split("\n") == [
        words,
        *(f"{words}, {done} of 40" for done in range(4, 40, 4)),
        "Filling in the forms",
        "Making the fax edition, 54 of 100",
        "",
    ]
