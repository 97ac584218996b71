"""The worker: `python -m packet.fax.worker`. Orders on standard input, coded pages on standard output.

The first line is the order for the whole packet, each further line {"first": n, "last": m}. For each page it answers
one line of JSON, followed by as many bytes of code as the line says. It is fenced in before it opens the PDF, because
the PDF may be anybody's.
"""

from __future__ import annotations

import ctypes
import json
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from packet.errors import PacketError
from packet.sandbox.limits import LIMITS, confine
from packet.sandbox.reach import Reach
from packet.sandbox.worker import own_output, say

if TYPE_CHECKING:
    from forms.case import FaxWay
    from packet.fax.page import Drawn

LIBRARIES: Final = ("packet.fax.page", "packet.fax.render")
"""What it needs, for `packet.sandbox.fork_server`."""
_M_TRIM_THRESHOLD: Final = -1
_M_MMAP_THRESHOLD: Final = -3
_KEPT_BYTES: Final = 256 << 20
"""Pages are megabytes that come and go: glibc keeps them and does not ask the kernel for each (a tenth of the time)."""
_PLACES: Final = 3
"""Decimal places of a measure in the report."""


def main() -> int:
    """Serve until standard input ends. 0 also after an error: the error went out as a line."""
    out = own_output()
    keep_memory()
    order: dict[str, Any] = json.loads(sys.stdin.readline())
    confine(LIMITS, Reach((Path(order["path"]),), (Path.cwd(),)))
    try:
        _serve(order, out)
    except PacketError as error:
        say(out, {"error": error.code, "params": error.params})
    except MemoryError:
        say(out, {"error": "fax_too_much", "params": {"file": Path(order["path"]).name}})
    return 0


def keep_memory() -> None:
    """Let this process hold on to what a page took: the next one is as large."""
    with suppress(OSError, AttributeError, TypeError):  # another libc than glibc (mallopt(3))
        for threshold in (_M_MMAP_THRESHOLD, _M_TRIM_THRESHOLD):
            ctypes.CDLL(None).mallopt(threshold, _KEPT_BYTES)


def _serve(order: dict[str, Any], out: BinaryIO) -> None:
    from packet.fax.page import draw_page
    from packet.fax.render import Source

    ways: dict[int, FaxWay] = dict.fromkeys(order["photo_pages"], "photo")
    ways |= dict.fromkeys(order["lighter_pages"], "lighter")
    with Source(Path(order["path"])) as source:
        say(out, {"pages": len(source)})
        for line in sys.stdin:
            job = json.loads(line)
            for number in range(job.get("first", 1), job.get("last", 0) + 1):
                say(out, {"begin": number})
                way = ways.get(number, "as_is")
                drawn = draw_page(source, number, way, order["coding"], order["resolution"])
                say(out, _head(drawn, len(drawn.code)), drawn.code)
            if "preview" in job:
                from packet.fax.preview import compose, dots_of, png_of

                number = job["preview"]
                say(out, {"begin": number})
                way = ways.get(number, "as_is")
                drawn = draw_page(source, number, way, order["coding"], order["resolution"])
                sheet = compose(source, number, drawn.code, tuple(job["labels"]), drawn.spots)
                png = png_of(sheet)
                say(out, _head(drawn, len(png)) | {"dots": dots_of(sheet, *job["room"])}, png)


def _head(drawn: Drawn, size: int) -> dict[str, Any]:
    return {
        "number": drawn.number,
        "bytes": size,
        "rows": drawn.rows,
        "score": drawn.score,
        "warnings": [[warn.code, warn.params] for warn in drawn.warnings],
        "measures": {key: round(value, _PLACES) for key, value in asdict(drawn.measures).items()},
        "plain": drawn.plain,
        "spots": [asdict(spot) for spot in drawn.spots],
    }


if __name__ == "__main__":
    raise SystemExit(main())
