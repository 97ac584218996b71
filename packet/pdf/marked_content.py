"""The taking out of marked content that a layer hides: what is painted goes, what is set stays.

What is off must not stay inside unseen, where the next program may show it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import pikepdf

_PAINT: Final = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*"})
_TEXT: Final = frozenset({"Tj", "TJ"})
_DROPPED: Final = frozenset({"Do", "sh", "INLINE IMAGE", "DP"})
_PAINTS: Final = (_PAINT | _TEXT | _DROPPED | {"'", '"'}) - {"DP"}


@dataclass(frozen=True)
class Shown:
    """What is left of a content stream, the names of the forms and images that only hidden content draws, and whether
    what was hidden painted anything.
    """

    content: bytes
    idle: frozenset[str]
    painted: bool


def without_hidden(content: Any, hidden: Iterable[str]) -> Shown | None:
    """The content stream with everything between `/OC /name BDC` and its EMC painted out, for the names hidden.

    State changes inside stay (they may matter after it); only painting goes. None when nothing is hidden in it.
    Raises pikepdf.PdfError when the stream cannot be parsed.
    """
    names = frozenset(hidden)
    kept: list[Any] = []
    stack: list[bool] = []
    changed = painted = False
    drawn: dict[bool, set[str]] = {False: set(), True: set()}
    for instruction in pikepdf.parse_content_stream(content):
        operator = str(instruction.operator)
        operands = list(instruction.operands)
        if operator in ("BDC", "BMC"):
            off = operator == "BDC" and len(operands) == 2 and operands[0] == "/OC" and str(operands[1]) in names
            stack.append(off)
            changed = changed or off
        painted = painted or (operator in _PAINTS and any(stack))
        if operator == "Do" and operands:
            drawn[any(stack)].add(str(operands[0]))
        kept += _unpainted(operator, operands, instruction) if any(stack) else [instruction]
        if operator == "EMC" and stack:
            stack.pop()
    if not changed:
        return None
    return Shown(pikepdf.unparse_content_stream(kept), frozenset(drawn[True] - drawn[False]), painted)


def _unpainted(operator: str, operands: list[Any], instruction: Any) -> list[Any]:
    if operator in _PAINT:
        return [([], pikepdf.Operator("n"))]
    if operator in _TEXT or operator in _DROPPED:
        return []
    if operator == "BDC":
        return [([pikepdf.Name.Artifact], pikepdf.Operator("BMC"))]  # its properties may hold the words hidden
    if operator == "'":
        return [([], pikepdf.Operator("T*"))]
    if operator == '"':
        steps = [("Tw", [operands[0]]), ("Tc", [operands[1]]), ("T*", [])] if len(operands) == 3 else []
        return [(values, pikepdf.Operator(name)) for name, values in steps]
    return [instruction]
