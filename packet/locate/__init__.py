"""An agency's own PDF: which form it is, where every answer goes, filled and proven.

The public names are loaded when first used, so that naming this package costs no PDF library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from packet.locate.filling import fill_official, overflow_official
    from packet.locate.form_map import FieldPlace, MissingPlace, OfficialMap, Wanted
    from packet.locate.guard import read_map

__all__ = ["FieldPlace", "MissingPlace", "OfficialMap", "Wanted", "fill_official", "overflow_official", "read_map"]

_HOMES = {
    "MissingPlace": "form_map",
    "OfficialMap": "form_map",
    "Wanted": "form_map",
    "FieldPlace": "form_map",
    "fill_official": "filling",
    "overflow_official": "filling",
    "read_map": "guard",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
