"""Pages of a packet that came back signed: recognised and held against what was printed, inside the fence.

Importing this loads no PDF or image library. Nothing here replaces a page: that is for `packet.signed.verdict` to say,
and for a build to do.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

from packet.sandbox.limits import Limits
from packet.sandbox.supervisor import Failure, ask, private, written

COMMAND: Final = (sys.executable, "-m", "packet.signed.worker")
LIMITS: Final = Limits(stall_seconds=120.0, wall_seconds=1800.0, memory_bytes=4 << 30, output_bytes=512 << 20)

SheetState = Literal["read", "unclear", "unknown", "other", "not_to_sign"]
InkState = Literal["yes", "no", "unsure"]
Edges = tuple[float, float, float, float]
"""Left, top, right, bottom: points from the upper left corner of the sheet."""


@dataclass(frozen=True)
class AwaitedPage:
    """A page that waits for ink: `page` of the packet (from 1), the check that its code says, its boxes by name."""

    page: int
    check: str
    boxes: Mapping[str, Edges]


@dataclass(frozen=True)
class ReturnedSheet:
    """A sheet of paper in a scan: the `scan` (its place, from 0) and the `picture` of it (from 1).

    `state`: "read", "unclear" (its print was not found again), "unknown" (nothing says which page it is), "other" (of
    another packet), "not_to_sign". `number` and `of_page` are what its code says; `page` is the page of this packet
    that it is, by its "code" or by its "print". `residual`: millimetres that its print lies beside its place.
    `clear`: sharp enough to be compared; `whole`: all of it is in the picture. `made`: the straightened page.
    """

    scan: int
    picture: int
    state: SheetState
    by: str = ""
    number: str = ""
    of_page: int = 0
    check: str = ""
    page: int = 0
    dpi: int = 0
    found: float = 0.0
    residual: float = 0.0
    clear: bool = False
    whole: bool = False
    changed: tuple[Edges, ...] = ()
    written: tuple[Edges, ...] = ()
    ink: Mapping[str, InkState] | None = None
    corners: tuple[tuple[float, float], ...] = ()
    made: Path | None = None


@dataclass(frozen=True)
class Recognition:
    """`unread`: places of scans that could not be opened, each with a code; `fault` when the worker gave no answer."""

    sheets: tuple[ReturnedSheet, ...] = ()
    unread: Mapping[int, str] | None = None
    fault: str = ""


def recognise(
    scans: Sequence[Path],
    packet: Path,
    number: str,
    pages: Sequence[AwaitedPage],
    work: Path,
    cancelled: Callable[[], bool] | None = None,
) -> Recognition:
    """The sheets of `scans`, held against `pages` of the printed `packet` with this number; straightened pages are
    written into the folder `work`. Raises CannotWrite and Interrupted; a fault of a scan is told, never raised.
    """
    real = [scan.resolve() for scan in scans]
    question = {
        "scans": [str(scan) for scan in real],
        "packet": str(packet.resolve()),
        "number": number,
        "pages": [{"page": page.page, "check": page.check, "boxes": dict(page.boxes)} for page in pages],
    }
    with private(work) as folder:

        def read(plain: Mapping[str, Any]) -> Recognition:
            unread = {int(place): str(code)[:40] for place, code in plain["unread"].items()}
            found = tuple(_sheet(one, folder, len(scans)) for one in plain["sheets"])
            return Recognition(found, unread)

        told = ask(question, folder, LIMITS, (*real, packet.resolve()), read, None, cancelled, command=COMMAND)
        if isinstance(told, Failure):
            return Recognition(fault=told.code)
        return Recognition(tuple(_out(sheet, place, work) for place, sheet in enumerate(told.sheets)), told.unread)


def _sheet(plain: Mapping[str, Any], folder: Path, scans: int) -> ReturnedSheet:
    """Raises KeyError, TypeError or ValueError for what no worker of ours says."""
    state = plain["state"]
    if state not in get_args(SheetState) or not 0 <= int(plain["scan"]) < scans:
        raise ValueError("state")
    ink = {str(name)[:20]: _ink(told) for name, told in plain.get("ink", {}).items()}
    made = str(plain.get("made", ""))
    if made and not written(folder, made):
        raise ValueError("made")
    return ReturnedSheet(
        scan=int(plain["scan"]),
        picture=int(plain["picture"]),
        state=state,
        by=str(plain["by"])[:8],
        number=str(plain.get("number", ""))[:9],
        of_page=int(plain.get("of_page", 0)),
        check=str(plain.get("check", ""))[:8],
        page=int(plain.get("page", 0)),
        dpi=int(plain.get("dpi", 0)),
        found=float(plain.get("found", 0)),
        residual=float(plain.get("residual", 0)),
        clear=plain.get("clear") is True,
        whole=plain.get("whole") is True,
        changed=tuple(_edges(box) for box in plain.get("changed", ())),
        written=tuple(_edges(box) for box in plain.get("written", ())),
        ink=ink,
        corners=tuple((float(x), float(y)) for x, y in plain.get("corners", ())),
        made=folder / made if made else None,
    )


def _out(sheet: ReturnedSheet, place: int, work: Path) -> ReturnedSheet:
    """The straightened page, out of the worker's folder."""
    if sheet.made is None:
        return sheet
    from dataclasses import replace

    kept = work / f"sheet-{place + 1}.pdf"
    sheet.made.replace(kept)
    return replace(sheet, made=kept)


def _ink(told: object) -> InkState:
    for known in ("yes", "no", "unsure"):
        if told == known:
            return known
    raise ValueError("ink")


def _edges(told: Any) -> Edges:
    left, top, right, bottom = (float(edge) for edge in told)
    return left, top, right, bottom
