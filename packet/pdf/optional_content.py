"""Optional content (ISO 32000-2, 8.11): which layers show on a screen, and which content a layer hides.

The rule, where viewers differ: the default configuration decides (/BaseState, /ON, /OFF, 8.11.4.3), then the automatic
states it asks for when a document is viewed (/AS with /Event /View, 8.11.4.5); printing and exporting are other events.
A layer that wishes itself off in a view (/Usage /View /ViewState /OFF) is off even where no /AS asks: PDFium and
Firefox hide it, so it was not seen. Magnification and language ask about a reader and decide nothing on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Final

import pikepdf

from packet.pdf.page import name_of

_DEEP: Final = 32
_STATES: Final = {"/View": "/ViewState", "/Print": "/PrintState", "/Export": "/ExportState"}
"""Categories of a usage that recommend a state, and the entry that holds it (8.11.4.4)."""


class Layers:
    """The state of every layer of one document in its default view."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        properties = _get(pdf.Root, "/OCProperties")
        config = _get(properties, "/D")
        groups = list(_dictionaries(_get(properties, "/OCGs")))
        base_on = _get(config, "/BaseState") != "/OFF"
        on, off = _ids(_get(config, "/ON")), _ids(_get(config, "/OFF"))
        advice = list(_advice(_get(config, "/AS")))
        self.listed: dict[tuple[int, int], pikepdf.Dictionary] = {group.objgen: group for group in groups}
        self.off: frozenset[tuple[int, int]] = frozenset(
            name
            for name, group in self.listed.items()
            if not _on(group, name not in off and (base_on or name in on), advice)
        )
        """Names of the groups that are off. A group that no list of the document holds cannot be off (8.11.4.2)."""

    def printed(self) -> Layers:
        """The same as the paper has them when it is printed: without those that wish themselves off there."""
        wishes = ((name, _get(_get(group, "/Usage"), "/Print")) for name, group in self.listed.items())
        unwished = (name for name, wish in wishes if _get(wish, "/PrintState") == "/OFF")
        other = copy(self)
        other.off = self.off.union(unwished)
        return other

    def _group(self, group: pikepdf.Dictionary) -> bool:
        return group.objgen not in self.off

    def visible(self, content: object) -> bool:
        """Whether content with this /OC entry (a group or a membership, 8.11.2) shows."""
        if not isinstance(content, pikepdf.Dictionary):
            return True
        if content.get("/Type") != "/OCMD":
            return self._group(content)
        expression = content.get("/VE")
        if isinstance(expression, pikepdf.Array):
            return self._expression(expression)
        groups = content.get("/OCGs")
        listed = [groups] if isinstance(groups, pikepdf.Dictionary) else list(_dictionaries(groups))
        states = [self._group(group) for group in listed]
        if not states:
            return True
        match name_of(content.get("/P")):
            case "/AllOn":
                return all(states)
            case "/AnyOff":
                return not all(states)
            case "/AllOff":
                return not any(states)
            case _:
                return any(states)

    def _expression(self, expression: object, depth: int = 0) -> bool:
        """A visibility expression (8.11.2.2). One that cannot be read hides, as in PDFium."""
        if isinstance(expression, pikepdf.Dictionary):
            return self._group(expression)
        if depth > _DEEP or not isinstance(expression, pikepdf.Array) or not len(expression):
            return False
        operator, *operands = list(expression)
        states = [self._expression(operand, depth + 1) for operand in operands]
        match name_of(operator):
            case "/Not":
                return bool(states) and not states[0]
            case "/And":
                return bool(states) and all(states)
            case "/Or":
                return any(states)
            case _:
                return False


def _on(group: pikepdf.Dictionary, on: bool, advice: list[tuple[frozenset[tuple[int, int]], list[str]]]) -> bool:
    """The group's state in a view, from its state in the default configuration."""
    intent = group.get("/Intent", pikepdf.Name.View)
    intents = [name_of(item) for item in (list(intent) if isinstance(intent, pikepdf.Array) else [intent])]
    if not {"/View", "/All"} & set(intents):
        return True  # a group made for a designer's tool decides nothing on a screen (8.11.2.3)
    usage = group.get("/Usage")
    for names, categories in advice:
        if group.objgen in names:
            found = [_get(_get(usage, kind), _STATES[kind]) for kind in categories if kind in _STATES]
            states = [state for state in found if state is not None]
            on = all(state != "/OFF" for state in states) if states else on
    return on and _get(_get(usage, "/View"), "/ViewState") != "/OFF"


def _advice(listed: object) -> Iterator[tuple[frozenset[tuple[int, int]], list[str]]]:
    """For each entry of /AS about viewing: its groups and the categories of usage that count (8.11.4.4)."""
    for entry in _dictionaries(listed):
        categories = entry.get("/Category")
        if entry.get("/Event") == "/View" and isinstance(categories, pikepdf.Array):
            yield _ids(entry.get("/OCGs")), [name_of(category) for category in list(categories)]


def _get(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, pikepdf.Dictionary) else None


def _ids(value: object) -> frozenset[tuple[int, int]]:
    return frozenset(group.objgen for group in _dictionaries(value))


def _dictionaries(value: object) -> Iterator[pikepdf.Dictionary]:
    if isinstance(value, pikepdf.Array):
        yield from (item for item in list(value) if isinstance(item, pikepdf.Dictionary))
