"""Pages that were proved once, remembered by what they are made of (`packet.proof.page_keys`), from one packet to the
next: a packet that is made again after one answer changed draws only what changed.

They are told beside the papers of the case (`packet.intake.kept`), under a seal that only the person's own processes
can make; what has no such seal was never proved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from packet.intake.kept import KeptPapers

_NAME: Final = "proven pages"
_KEY: Final = re.compile(r"[0-9a-f]{64}")
MOST: Final = 20_000
"""Pages that are remembered, the newest: 1.3 MB of a case that is made into many packets."""


class ProvenPages:
    """What `kept` tells of them; `keys` are those known before."""

    def __init__(self, kept: KeptPapers) -> None:
        self._kept = kept
        told = (kept.recall(_NAME) or {}).get("keys")
        self._order = [key for key in told if _is_key(key)] if isinstance(told, list) else []
        self.keys = frozenset(self._order)

    def learn(self, keys: Iterable[str]) -> None:
        """These were proved now. Where nothing more can be kept, they are proved again next time."""
        new = dict.fromkeys(key for key in keys if _is_key(key))
        if not new.keys() <= self.keys:
            self._order = [*new, *(key for key in self._order if key not in new)][:MOST]
            self._kept.note(_NAME, {"keys": self._order})


def _is_key(told: object) -> bool:
    return isinstance(told, str) and _KEY.fullmatch(told) is not None
