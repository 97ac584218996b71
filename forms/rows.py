"""The vocabulary of a form's rows: what stands side by side on one line of the grid. `forms.layout` places them.

`words` and `note` are keys of `forms.words`; `key` is a fact, whose label is "form.<form>.<key>".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from forms.sheet import FormId


def words_of(form: FormId) -> Callable[[str], str]:
    """A name of a form's own words -> its key: "title" -> "form.<form>.title"."""
    return f"form.{form}.{{}}".format


@dataclass(frozen=True)
class Title:
    """The form's name, and below it a line about what this paper is."""

    words: str
    below: str


@dataclass(frozen=True)
class Running:
    """The line at the top of the following pages."""

    words: str


@dataclass(frozen=True)
class Heading:
    """A section's name over a strong rule; `note` stands after it in small type."""

    words: str
    note: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of `lines` lines (a test proves that the words fit)."""

    words: str
    lines: int
    size: float = 8.5
    bold: bool = False
    bullet: bool = False
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Cell:
    """A framed box for one answer, its label small in the upper left corner. `share` of the row's width."""

    key: str
    share: float = 1.0
    kind: Literal["text", "date", "signature"] = "text"


@dataclass(frozen=True)
class Pick:
    """A framed cell with its choices side by side."""

    key: str
    values: tuple[str, ...]
    share: float = 1.0


@dataclass(frozen=True)
class Cells:
    cells: tuple[Cell | Pick, ...]
    height: float = 35.0


@dataclass(frozen=True)
class YesNo:
    """A question with two squares at the right end; `note` is a line under it."""

    key: str
    note: bool = False
    values: tuple[str, ...] = ("yes", "no")
    lines: int = 1


@dataclass(frozen=True)
class Options:
    """A question with its choices in columns below."""

    key: str
    values: tuple[str, ...]
    columns: int = 3


@dataclass(frozen=True)
class Ticks:
    """A question with squares in columns below of which any number may be ticked: each is a fact of its own."""

    words: str
    keys: tuple[str, ...]
    columns: int = 2


@dataclass(frozen=True)
class Statement:
    """One square before a sentence."""

    key: str
    lines: int = 1


@dataclass(frozen=True)
class Long:
    """A question over a wide box for as many lines as there is room. `weight`: its part of the page's free room."""

    key: str
    weight: float
    lines: int = 1


@dataclass(frozen=True)
class Gap:
    height: float = 5.0


Row = Title | Running | Heading | Paragraph | Cells | YesNo | Options | Ticks | Statement | Long | Gap
