"""One image file becomes pages: upright, in true colours, on white, at most SHARP dots an inch of its size on Letter.

A picture that cannot be read to its last row is refused: a grey half page is no page. Its metadata (places, names,
thumbnails) stays behind.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Any, Final

from PIL import Image, ImageCms, ImageOps

from packet.intake.integrity import heif
from packet.intake.integrity.image_truncation import complaints, lost_rows, source
from packet.intake.integrity.tiff import chain
from packet.intake.integrity.zero_tail import End, end_of
from packet.intake.pictures import SHARP, on_letter
from packet.intake.request import Refuse, Request
from packet.intake.visual_diff import blank

_FORMATS: Final = {
    "jpeg": ("JPEG",), "png": ("PNG",), "tiff": ("TIFF",), "gif": ("GIF",), "bmp": ("BMP",), "webp": ("WEBP",),
    "heic": ("HEIF",), "avif": ("AVIF", "HEIF"), "jpeg2000": ("JPEG2000",),
}  # fmt: skip
_SCREEN: Final = 96.0
"""Dots per inch of a picture that does not say."""
_FINE: Final = 600
"""Dots per inch up to which black and white stays as it is."""
_DRAFTED: Final = 4
"""How many times larger a JPEG may be: it is decoded at a smaller size."""
_REDUCED: Final = 1
"""NewSubfileType (TIFF 6.0, tag 254), bit 0: a smaller copy of another page."""


Told = list[tuple[str, dict[str, Any]]]
"""Changes: (what, its parameters)."""


@dataclass(frozen=True)
class ImagePage:
    """One page of an image file: an upright picture of mode 1, L or RGB, its size in points, what was done to it, and
    whether its end may never have been copied.
    """

    picture: Image.Image
    width: float
    height: float
    changes: Told
    doubtful: bool = False


class ImageFile:
    """The pages of one image file, read one at a time. Raises Refuse; use as a context manager."""

    def __init__(self, request: Request, kind: str) -> None:
        self.kind = kind
        self._path = request.path
        self._limits = request.limits
        Image.MAX_IMAGE_PIXELS = None  # the limit is checked here, before a pixel is decoded
        _prepare(kind)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._image = Image.open(source(request.path, kind), formats=_FORMATS[kind])
        except Refuse:
            raise
        except Exception:  # decoders raise whatever they like on broken files
            raise Refuse("image_unreadable") from None
        self.breaks_off = False
        """Whether the file says that more pages follow, and they are not there."""
        self._frames = self._pages()
        self.pages = len(self._frames)
        self.other_frames = 0 if kind == "tiff" else _count(self._image) - 1

    def __enter__(self) -> ImageFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._image.close()

    def _pages(self) -> list[int]:
        if self.kind != "tiff":
            return [0]
        found = chain(self._path)
        count = max(1, found.pages)
        self.breaks_off = not found.whole
        if count > self._limits.pages:
            raise Refuse("too_many_pages", most=self._limits.pages)
        full = [index for index in range(count) if not self._reduced(index)]
        return full or list(range(count))

    def _reduced(self, index: int) -> bool:
        try:
            self._image.seek(index)
        except (EOFError, OSError, ValueError, SyntaxError, KeyError, TypeError):
            return False
        value = getattr(self._image, "tag_v2", {}).get(254, 0)
        return isinstance(value, int) and bool(value & _REDUCED) and index > 0

    def frame(self, page: int) -> ImagePage:
        """Page `page` (0-based) of the file."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return self._frame(self._frames[page])
            except Refuse:
                raise
            except MemoryError:
                raise Refuse("image_too_large") from None
            except Exception:  # decoders raise whatever they like on broken files
                raise self._cut_off(self._frames[page]) from None

    def _end(self) -> End:
        """Whether the file was copied to its end, where its decoder does not tell."""
        if self.kind == "heic":
            return heif.end_of(self._path)
        return end_of(self._path, self._image) if self.kind in ("tiff", "bmp") else End.SOUND

    def _cut_off(self, index: int) -> Refuse:
        """A single picture has no page to speak of."""
        if self.pages == 1:
            return Refuse("image_cut_off")
        return Refuse("image_page_cut_off", page=self._frames.index(index) + 1)

    def _frame(self, index: int) -> ImagePage:
        image = self._image
        image.seek(index)
        if image.width * image.height > self._limits.pixels * (_DRAFTED if self.kind == "jpeg" else 1):
            raise Refuse("image_too_large")
        across, up = _resolution(image)
        width, height = image.width * 72 / across, image.height * 72 / up
        fit = on_letter(width, height)
        width, height = max(width * fit, 1.0), max(height * fit, 1.0)
        needed = (max(1, round(width / 72 * SHARP)), max(1, round(height / 72 * SHARP)))
        if self.kind == "jpeg":
            image.draft(None, needed)
            if image.width * image.height > self._limits.pixels:
                raise Refuse("image_too_large")
        end = self._end()
        if end == End.LOST:
            raise self._cut_off(index)
        with complaints() as heard:
            image.load()
        if self.kind == "tiff" and lost_rows(heard[0], image):
            raise self._cut_off(index)
        changes: Told = [("incomplete", {})] if end == End.DOUBTFUL and self.kind == "heic" else []
        picture = _upright(image)
        if _swapped(image, picture):
            width, height, needed = height, width, (needed[1], needed[0])
        picture = _plain(picture, changes)
        if picture.mode == "1":
            limit = (needed[0] * _FINE // SHARP, needed[1] * _FINE // SHARP)
            if picture.width > limit[0] + 1 or picture.height > limit[1] + 1:
                picture = picture.convert("L")
        if picture.mode != "1" and (picture.width > needed[0] * 1.02 + 1 or picture.height > needed[1] * 1.02 + 1):
            changes.append(("resampled", {"dpi": SHARP}))
            smaller = (min(needed[0], picture.width), min(needed[1], picture.height))
            picture = picture.resize(smaller, Image.Resampling.LANCZOS)
        return ImagePage(picture, width, height, changes, end == End.DOUBTFUL and self.kind != "heic")


def _prepare(kind: str) -> None:
    if kind not in ("heic", "avif"):
        return
    if kind == "avif":
        from PIL import features

        if features.check("avif"):
            return
    try:
        import pillow_heif
    except ImportError:
        raise Refuse(kind) from None
    pillow_heif.register_heif_opener(thumbnails=False)


def _count(image: Image.Image) -> int:
    try:
        return int(getattr(image, "n_frames", 1))
    except Exception:  # a broken chain of frames
        return 1


def _resolution(image: Image.Image) -> tuple[float, float]:
    """Dots per inch across and down; _SCREEN where the file says nothing sensible, keeping the shape of its dots."""
    try:
        across, up = (float(value) for value in image.info.get("dpi", (0, 0)))
    except (TypeError, ValueError, ZeroDivisionError):
        return _SCREEN, _SCREEN
    if 50 <= across <= 2400 and 50 <= up <= 2400 and 0.2 < across / up < 5:
        return across, up
    if across > 0 and up > 0 and 0.2 < across / up < 5 and across == across and up == up:
        return _SCREEN, _SCREEN * up / across
    return _SCREEN, _SCREEN


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # broken EXIF: the picture is shown as stored, as viewers do
        return image.copy()


def _swapped(image: Image.Image, upright: Image.Image) -> bool:
    try:
        return image.getexif().get(0x0112, 1) in (5, 6, 7, 8) and upright.size == (image.height, image.width)
    except Exception:  # broken EXIF
        return False


def _plain(picture: Image.Image, changes: Told) -> Image.Image:
    """Mode 1, L or RGB, transparent parts on white."""
    if picture.mode in ("1", "L") and "transparency" not in picture.info:
        return picture
    if picture.mode.startswith(("I", "F")):
        return _eight_bit(picture)
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        return _on_white(picture.convert("RGBA"), changes)
    if picture.mode == "LAB":
        lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
        return _profiled(picture, ImageCms.ImageCmsProfile(lab), ImageCms.ImageCmsProfile(srgb))
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return _profiled(picture, source, ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")))
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            return picture.convert("RGB")
    return picture.convert("RGB")


def _profiled(picture: Image.Image, source: Any, target: Any) -> Image.Image:
    made = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
    if made is None:
        raise ValueError("no picture made")
    return made


def _eight_bit(picture: Image.Image) -> Image.Image:
    """Deep grey scaled to 8 bits by the range its values have."""
    low, high = (float(value) for value in picture.convert("F").getextrema())  # type: ignore[arg-type]
    if low >= 0 and high <= 1 and picture.mode == "F":
        low, high = 0.0, 1.0
    elif low >= 0 and high <= 255:
        low, high = 0.0, 255.0
    elif low >= 0 and high <= 4095:
        low, high = 0.0, 4095.0
    elif low >= 0 and high <= 65535:
        low, high = 0.0, 65535.0
    scale = 255.0 / (high - low) if high > low else 1.0
    return picture.convert("F").point(lambda value: value * scale + (-low * scale)).convert("L")


def _on_white(picture: Image.Image, changes: Told) -> Image.Image:
    white = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")
    if blank(white):
        black = Image.alpha_composite(Image.new("RGBA", picture.size, "black"), picture).convert("RGB")
        if not blank(black):
            changes.append(("on_black", {}))
            return black
    return white
