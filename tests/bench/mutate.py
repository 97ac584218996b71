"""Damaged copies of made papers: how many go in changed without a word? Run by hand:

    python -m tests.bench.mutate --copies 1000 --seed 1

Each copy has a flipped bit, a piece of zeros, or its end cut off inside one stream of a page. It counts as silently
changed when it is taken, nothing is told of it, and its page looks different from the whole paper's.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

from packet.intake.render import Renderer, draw, pixels
from packet.intake.request import Request
from packet.intake.result import Taken
from packet.intake.visual_diff import LONGEST, same
from packet.intake.work import work
from tests.packet.intake.making import document, pdf, stream, words

_SIZE = (850, 1100)
_TOLD = frozenset(("incomplete", "repaired", "bare_font", "cut_off"))


def _scan(size: tuple[int, int]) -> Image.Image:
    picture = Image.new("L", size, 255)
    pen, scale = ImageDraw.Draw(picture), size[0] / _SIZE[0]
    for line in range(60):
        said = f"Line {line}: the request is denied, item {line * 37 % 83}."
        pen.text((60 * scale, (40 + 17 * line) * scale), said, fill=0, font_size=10 * scale)
    return picture


def codes(size: tuple[int, int] = _SIZE) -> dict[str, tuple[bytes, bytes]]:
    """Name -> the code of the page's picture (or content) and the entries of its stream."""
    head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray" % size
    scan, found = _scan(size), {}
    for kind, how, entries in (
        ("JPEG", {"quality": 80}, b"/BitsPerComponent 8/Filter/DCTDecode"),
        ("JPEG2000", {}, b"/Filter/JPXDecode"),
    ):
        buffer = io.BytesIO()
        scan.save(buffer, kind, **how)
        found[kind] = (buffer.getvalue(), head + entries)
    buffer = io.BytesIO()
    scan.convert("1").save(buffer, "TIFF", compression="group4", tiffinfo={278: size[1]})
    with Image.open(io.BytesIO(buffer.getvalue())) as made:
        tags = made.tag_v2  # type: ignore[attr-defined]
        code = buffer.getvalue()[tags[273][0] : tags[273][0] + tags[279][0]]
    fax = b"/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns %d/Rows %d>>" % size
    found["G4"] = (code, head + fax)
    found["Flate"] = (zlib.compress(scan.tobytes()), head + b"/BitsPerComponent 8/Filter/FlateDecode")
    lines = b"".join(words(f"Line {line}: denied {line * 37}", y=760 - 12 * line, size=10) for line in range(60))
    found["content"] = (zlib.compress(lines), b"/Filter/FlateDecode")
    return found


def paper(name: str, code: bytes, entries: bytes) -> bytes:
    if name == "content":
        return pdf(document(b"") | {11: stream(code, entries)})
    shown = b"q 612 0 0 792 0 0 cm /I Do Q"
    return pdf(document(shown, resources=b"/XObject<</I 5 0 R>>", more={5: stream(code, entries)}))


def _damaged(code: bytes, random: Random) -> tuple[str, bytes]:
    kind = random.choice(("flip", "zeros", "cut"))
    place = random.randrange(len(code))
    if kind == "flip":
        return kind, code[:place] + bytes((code[place] ^ 1 << random.randrange(8),)) + code[place + 1 :]
    if kind == "zeros":
        length = min(random.choice((16, 128, 512)), len(code) - place)
        return kind, code[:place] + bytes(length) + code[place + length :]
    return kind, code[:place]


def _fate(data: bytes, whole: Image.Image, folder: Path) -> str:
    """What becomes of a copy: "refused", "told", "same" or "SILENT"."""
    path = folder / "paper.pdf"
    path.write_bytes(data)
    (folder / "work").mkdir()
    result = work(Request("paper.pdf", path), folder / "work", lambda *_: None)
    if not isinstance(result, Taken):
        return "refused"
    if result.left_out or _TOLD & {change.what for change in result.changes}:
        return "told"
    with Renderer(result.pdf) as made, made.page(0) as page:
        return "same" if same(draw(page, whole.size), whole) else "SILENT"


def main() -> None:
    """Print a table of fates by code and damage, and the share that was silently changed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random, table, known = Random(options.seed), Counter[tuple[str, str, str]](), codes()
    looks = {}
    for name, (code, entries) in known.items():
        with tempfile.TemporaryDirectory() as folder:
            (path := Path(folder) / "x.pdf").write_bytes(paper(name, code, entries))
            with Renderer(path) as made, made.page(0) as page:
                looks[name] = draw(page, pixels(page, LONGEST))
    for copy in range(options.copies):
        name = list(known)[copy % len(known)]
        kind, code = _damaged(known[name][0], random)
        with tempfile.TemporaryDirectory() as folder:
            fate = _fate(paper(name, code, known[name][1]), looks[name], Path(folder))
        table[name, kind, fate] += 1
    for key, count in sorted(table.items()):
        sys.stdout.write(f"{' '.join(key):30} {count}\n")
    silent = sum(count for key, count in table.items() if key[2] == "SILENT")
    sys.stdout.write(f"silently changed: {silent} of {options.copies} ({silent / options.copies:.1%})\n")


if __name__ == "__main__":
    main()
