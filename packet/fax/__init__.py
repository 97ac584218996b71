"""The fax edition of a packet: how it will look at the far end, as files to send, with time, size and legibility."""

from packet.fax.cover import PartLabel
from packet.fax.make import FaxEdition, FaxOptions, PageReport, Part, edition
from packet.fax.time import estimate_seconds, guess_seconds
from packet.fax.warn import Warn

__all__ = [
    "FaxEdition",
    "FaxOptions",
    "PageReport",
    "Part",
    "PartLabel",
    "Warn",
    "edition",
    "estimate_seconds",
    "guess_seconds",
]
