"""Optional content (ISO 32000-2, 8.11): which layers a screen shows, and the taking out of what is off.

What is off must not become visible when the layers' list goes, and must not stay inside unseen either.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import pikepdf

_PAINT: Final = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*"})
_TEXT: Final = frozenset({"Tj", "TJ"})
_DROPPED: Final = frozenset({"Do", "sh", "INLINE IMAGE"})
_DEEP: Final = 20


class Layers:
    """The state of every layer of one document in its default view."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        properties = pdf.Root.get("/OCProperties")
        config = _get(properties, "/D")
        self._base_on = _get(config, "/BaseState") != "/OFF"
        self._on = _ids(_get(config, "/ON"))
        self._off = _ids(_get(config, "/OFF"))
        groups = _get(properties, "/OCGs")
        self.any_off = any(not self._group(group) for group in _dictionaries(groups))

    def _group(self, group: pikepdf.Dictionary) -> bool:
        """As PDFium decides: the layer's own wish for a view, then the default configuration (8.11.4)."""
        wish = _get(_get(_get(group, "/Usage"), "/View"), "/ViewState")
        if wish is not None:
            return bool(wish != "/OFF")
        name = group.objgen
        if name in self._off:
            return False
        return name in self._on or self._base_on

    def visible(self, content: Any, depth: int = 0) -> bool:
        """Whether content with this /OC entry (a group or a membership, 8.11.2) shows."""
        if not isinstance(content, pikepdf.Dictionary) or depth > _DEEP:
            return True
        if content.get("/Type") != "/OCMD":
            return self._group(content)
        expression = content.get("/VE")
        if isinstance(expression, pikepdf.Array):
            return self._expression(expression, depth + 1)
        groups = content.get("/OCGs")
        if isinstance(groups, pikepdf.Dictionary):
            return self._group(groups)  # PDFium reads no policy for a single group
        states = [self._group(group) for group in _dictionaries(groups)]
        if not states:
            return True
        match str(content.get("/P", "/AnyOn")):
            case "/AllOn":
                return all(states)
            case "/AnyOff":
                return not all(states)
            case "/AllOff":
                return not any(states)
            case _:
                return any(states)

    def _expression(self, expression: Any, depth: int) -> bool:
        if depth > _DEEP:
            return True
        if isinstance(expression, pikepdf.Dictionary):
            return self._group(expression)
        if not isinstance(expression, pikepdf.Array) or not len(expression):
            return True
        operator, *operands = list(expression)
        states = [self._expression(operand, depth + 1) for operand in operands]
        match str(operator):
            case "/Not":
                return not states[0] if states else True
            case "/And":
                return all(states)
            case "/Or":
                return any(states)
            case _:
                return True


def _get(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, pikepdf.Dictionary) else None


def _ids(value: Any) -> frozenset[tuple[int, int]]:
    return frozenset(group.objgen for group in _dictionaries(value))


def _dictionaries(value: Any) -> list[pikepdf.Dictionary]:
    if not isinstance(value, pikepdf.Array):
        return []
    return [item for item in list(value) if isinstance(item, pikepdf.Dictionary)]


def without_hidden(content: Any, hidden: Iterable[str]) -> bytes | None:
    """The content stream with everything between `/OC /name BDC` and its EMC painted out, for the names hidden.

    State changes inside stay (they may matter after it); only painting goes. None when nothing is hidden in it.
    Raises pikepdf.PdfError when the stream cannot be parsed.
    """
    names = frozenset(hidden)
    kept: list[Any] = []
    stack: list[bool] = []
    changed = False
    for instruction in pikepdf.parse_content_stream(content):
        operator = str(instruction.operator)
        operands = list(instruction.operands)
        if operator in ("BDC", "BMC"):
            off = operator == "BDC" and len(operands) == 2 and operands[0] == "/OC" and str(operands[1]) in names
            stack.append(off)
            changed = changed or off
        elif operator == "EMC" and stack:
            stack.pop()
        if not any(stack):
            kept.append(instruction)
        else:
            kept.extend(_unpainted(operator, operands, instruction))
    return pikepdf.unparse_content_stream(kept) if changed else None


def _unpainted(operator: str, operands: list[Any], instruction: Any) -> list[Any]:
    if operator in _PAINT:
        return [([], pikepdf.Operator("n"))]
    if operator in _TEXT or operator in _DROPPED:
        return []
    if operator == "'":
        return [([], pikepdf.Operator("T*"))]
    if operator == '"':
        steps = [("Tw", [operands[0]]), ("Tc", [operands[1]]), ("T*", [])] if len(operands) == 3 else []
        return [(values, pikepdf.Operator(name)) for name, values in steps]
    return [instruction]
