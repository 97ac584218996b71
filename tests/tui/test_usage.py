"""What the command line takes, as it is read off its parsers."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.usage import Option, usages


def test_each_kind_of_option_is_told_apart() -> None:
    """A flag takes nothing, a path is completed by files, choices by their words; what must be given is told."""
    parser = argparse.ArgumentParser(description="about")
    parser.add_argument("case", type=Path, metavar="CASE", help="the case")
    parser.add_argument("--to", choices=["a", "b"])
    parser.add_argument("-f", "--fax", action="store_true")
    parser.add_argument("--day", required=True)
    (found,) = usages({"build": parser})
    assert (found.name, found.about) == ("build", "about")
    assert found.options == (
        Option((), "CASE", "file", (), True, "the case"),
        Option(("--to",), "a|b", "word", ("a", "b"), False, ""),
        Option(("-f", "--fax"), "", "nothing", (), False, ""),
        Option(("--day",), "DAY", "word", (), True, ""),
    )
