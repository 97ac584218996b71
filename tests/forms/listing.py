"""Every item of a sheet as one line of text: what the golden files hold.

`python -m tests.forms.listing` writes them anew, after the difference was read.
"""

from __future__ import annotations

from pathlib import Path

from forms.catalog import FORMS
from forms.sheet import Box, CheckBox, Item, Print, Rule, Sheet, Signature

GOLDEN = Path(__file__).parent / "golden"


def sheets() -> dict[str, Sheet]:
    """The sheets that are the agency's form itself, where nothing may move, by the name of their golden file."""
    agencys = [spec for spec in FORMS if spec.official and spec.verbatim]
    return {f"{spec.id}_{language}": spec.sheet(language) for spec in agencys for language in spec.languages}


def items_of(sheet: Sheet) -> list[Item]:
    """Every item of every page, in order."""
    return [item for page in sheet.pages for item in page.items]


def answers_of(sheet: Sheet) -> list[str]:
    """The places for answers in order: "key", or "key=value" for a square."""
    found = []
    for item in items_of(sheet):
        match item:
            case Box(key=key) | Signature(key=key):
                found.append(key)
            case CheckBox(key=key, value=value):
                found.append(f"{key}={value}")
            case _:
                pass
    return found


def listing(sheet: Sheet) -> str:
    """One line an item: page, kind, what, x, y, width, height."""
    return "".join(f"{page + 1} {_line(item)}\n" for page, item in sheet.items())


def _line(item: Item) -> str:
    rect = f"{item.rect.x:.2f} {item.rect.y:.2f} {item.rect.width:.2f} {item.rect.height:.2f}"
    match item:
        case Print(words=words, size=size):
            return f"print {words} {size:g}pt {rect}"
        case Rule(width=width, box=box):
            return f"{'frame' if box else 'rule'} {width:g}pt {rect}"
        case Box(key=key, lines=lines):
            return f"box {key} {lines} {rect}"
        case CheckBox(key=key, value=value):
            return f"tick {key}={value} {rect}"
        case Signature(key=key):
            return f"signature {key} {rect}"


if __name__ == "__main__":
    for name, sheet in sheets().items():
        (GOLDEN / f"{name}.txt").write_text(listing(sheet), encoding="utf-8")
