"""Words of photos and scans, page by page."""

from __future__ import annotations

from forms.finders.sheet import PaperWords, TextLine, lay_out
from forms.finders.wrapped import unwrapped
from packet.intake.image import ImageFile
from packet.intake.request import Request
from packet.reading.recognise import Recogniser, Straightened
from packet.reading.spot import SeenPages
from packet.sandbox.worker import Tell


def read(
    request: Request, kind: str, eyes: Recogniser, tell: Tell, most: int, seen: SeenPages
) -> tuple[PaperWords, dict[int, Straightened]]:
    """Raises Refuse."""
    lines: list[TextLine] = []
    straight: dict[int, Straightened] = {}
    sizes: list[tuple[float, float]] = []
    with ImageFile(request, kind) as file:
        pages = min(file.pages, most) if kind == "tiff" else 1
        for index in range(pages):
            for frame in file.frame(index):
                sizes.append((frame.width, frame.height))
                seen.keep(len(sizes), frame.picture, frame.width)
                words, straight[len(sizes)] = eyes.read(frame.picture, len(sizes), frame.width, frame.height)
                lines += unwrapped(lay_out(words))
                tell(index, pages)
    return PaperWords(tuple(lines), tuple(sizes), pictured=True), straight
