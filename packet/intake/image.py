"""One image file becomes pages: upright, in true colours, on white, at most SHARP dots an inch of its size on Letter.

A picture that cannot be read to its last row is refused: a grey half page is no page. Its metadata (places, names,
thumbnails) stays behind.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from PIL import Image, ImageCms, ImageOps

from packet.intake import deep_planes
from packet.intake.clear_ground import has_white_marks
from packet.intake.integrity import heif
from packet.intake.integrity.image_truncation import complaints, lost_rows, source
from packet.intake.integrity.tiff import chain, packing, raw_photo
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
_KIND_OF_PAGE, _PHOTOMETRIC, _SAMPLES, _PLANAR, _BITS = 254, 262, 277, 284, 258
"""Tags of TIFF 6.0."""
_FORMAT, _DEPTH = 339, 32997
"""SampleFormat (TIFF 6.0, 19), and ImageDepth (libtiff): how many pictures lie behind one another in one page."""
_SIGNED: Final = 2
_WHITE_IS_ZERO: Final = 0
_APART: Final = 2
"""PlanarConfiguration: each colour is stored by itself."""
_BYTE: Final = 8
_CLEAR: Final = 8
"""Levels (of 255) of opacity up to which nothing of a picture would be seen."""


_ORIENTATION: Final = 0x0112
_LYING: Final = (5, 6, 7, 8)
"""Values of EXIF's orientation that swap width and height."""
_SCREEN_SHAPE: Final = 2.2
"""Height of a phone's screen in widths: a screenshot of one still has letters of 5 pt and more on Letter."""
_TALL: Final = 4.0
"""Height in widths from which a screenshot is cut up: its letters would be half as large."""
_NARROWEST: Final = 320
"""Dots across the narrowest phone there was; what is narrower is a receipt or a strip, not a screen."""
_AGAIN: Final = 0.05
"""Share of a piece that stands on the next one, too: four lines or so, so that no line is cut in two."""
_STILLS: Final = ("heic", "avif")
"""Kinds that may hold several pictures that are no film."""

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
    """The pages of one image file, read one at a time. `sharp`: dots an inch of its size on Letter that are kept.
    Raises Refuse; use as a context manager.
    """

    def __init__(self, request: Request, kind: str, sharp: int = SHARP) -> None:
        self.kind = kind
        self._sharp = sharp
        self._path = request.path
        self._limits = request.limits
        Image.MAX_IMAGE_PIXELS = None  # the limit is checked here, before a pixel is decoded
        _prepare(kind)
        if kind == "tiff" and raw_photo(request.path):
            raise Refuse("raw_photo")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._image = Image.open(source(request.path, kind), formats=_FORMATS[kind])
        except Refuse:
            raise
        except Exception:  # decoders raise whatever they like on broken files
            raise Refuse("image_unreadable") from None
        self._first = self._image.tell() if kind in _STILLS else 0
        self.breaks_off = False
        """Whether the file says that more pages follow, and they are not there."""
        self._frames = self._pages()
        self.pages = len(self._frames)
        self.shown_first = self._frames.index(self._first) + 1
        """The page (1-based) that viewers show: of a HEIC the primary item (ISO/IEC 14496-12, 8.11.4)."""
        self.other_frames = 0 if kind in ("tiff", *_STILLS) else _count(self._image) - 1

    def __enter__(self) -> ImageFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._image.close()

    def _pages(self) -> list[int]:
        if self.kind in _STILLS:
            return list(range(max(1, self._first + 1, _count(self._image))))
        if self.kind != "tiff":
            return [0]
        found = chain(self._path)
        count = max(1, found.pages)
        self.breaks_off = not found.whole
        if count > self._limits.pages:
            raise Refuse("too_many_pages", most=self._limits.pages)
        full = [index for index in range(count) if not self._reduced(index)]
        if not full:
            self._image.close()
            raise Refuse("thumbnail_only")
        self._first = full[0]
        return full

    def _reduced(self, index: int) -> bool:
        try:
            self._image.seek(index)
        except (EOFError, OSError, ValueError, SyntaxError, KeyError, TypeError):
            return False
        value = getattr(self._image, "tag_v2", {}).get(_KIND_OF_PAGE, 0)
        return isinstance(value, int) and bool(value & _REDUCED)

    def frame(self, page: int) -> list[ImagePage]:
        """Page `page` (0-based) of the file; in pieces, from its top, where it is a very tall screenshot."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return self._frame(self._frames[page])
            except Refuse:
                raise
            except MemoryError:
                raise Refuse("image_too_large") from None
            except Exception:  # decoders raise whatever they like on broken files
                if how := packing(self._image) if self.kind == "tiff" else "":
                    raise Refuse("tiff_packing", how=how) from None
                raise self._cut_off(self._frames[page]) from None

    def _loaded(self, index: int, tags: Mapping[int, Any]) -> Image.Image:
        """The page that was sought, decoded to its last row."""
        image = self._image
        with complaints() as heard:
            deep = deep_planes.picture(self._path, tags) if _is_deep_and_apart(tags) else None
            if deep is None:
                image.load()
        if self.kind == "tiff" and lost_rows(heard[0], image):
            raise self._cut_off(index)
        return image if deep is None else deep

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

    def _frame(self, index: int) -> list[ImagePage]:
        image = self._image
        image.seek(index)
        tags = getattr(image, "tag_v2", {})
        if _is_otherwise(tags) or (_is_deep_and_apart(tags) and not deep_planes.knows(tags)):
            raise Refuse("image_unreadable")
        if image.width * image.height > self._limits.pixels * (_DRAFTED if self.kind == "jpeg" else 1):
            raise Refuse("image_too_large")
        across, up = _resolution(image)
        width, height = image.width * 72 / across, image.height * 72 / up
        cut = _is_tall(image)
        fit = on_letter(width, width * _SCREEN_SHAPE) if cut else on_letter(width, height)
        width, height = max(width * fit, 1.0), max(height * fit, 1.0)
        needed = (max(1, round(width / 72 * self._sharp)), max(1, round(height / 72 * self._sharp)))
        if self.kind == "jpeg":
            image.draft(None, needed)
            if image.width * image.height > self._limits.pixels:
                raise Refuse("image_too_large")
        end = self._end()
        if end == End.LOST:
            raise self._cut_off(index)
        loaded = self._loaded(index, tags)
        changes: Told = [("incomplete", {})] if end == End.DOUBTFUL and self.kind == "heic" else []
        picture = _upright(loaded)
        if _swapped(image, picture):
            width, height, needed = height, width, (needed[1], needed[0])
        picture = _plain(picture, changes)
        if image.mode.startswith("I") and tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO:
            picture = ImageOps.invert(picture)  # Pillow does so itself only for pictures of eight bits and less
        if picture.mode == "1":
            limit = (needed[0] * _FINE // self._sharp, needed[1] * _FINE // self._sharp)
            if picture.width > limit[0] + 1 or picture.height > limit[1] + 1:
                picture = picture.convert("L")
        if picture.mode != "1" and (picture.width > needed[0] * 1.02 + 1 or picture.height > needed[1] * 1.02 + 1):
            changes.append(("resampled", {"dpi": self._sharp}))
            smaller = (min(needed[0], picture.width), min(needed[1], picture.height))
            picture = picture.resize(smaller, Image.Resampling.LANCZOS)
        made = ImagePage(picture, width, height, changes, end == End.DOUBTFUL and self.kind != "heic")
        return _cut(made) if cut else [made]


def _is_deep_and_apart(tags: Mapping[int, Any]) -> bool:
    """Whether each colour is stored by itself, in more than eight bits: Pillow mixes up their bytes."""
    return bool(tags.get(_PLANAR) == _APART and tags.get(_SAMPLES, 1) > 1 and max(tags.get(_BITS, (8,))) > _BYTE)


def _is_otherwise(tags: Mapping[int, Any]) -> bool:
    """Whether Pillow would read these dots as others: bytes with a sign, layers of a body as one picture."""
    signed = _SIGNED in tags.get(_FORMAT, ()) and max(tags.get(_BITS, (8,))) == _BYTE
    return bool(signed or tags.get(_DEPTH, 1) != 1)


def _is_tall(image: Image.Image) -> bool:
    """Whether this is several screens of a phone in one picture, whose words nobody could read on one page."""
    return image.width >= _NARROWEST and image.height > _TALL * image.width and _orientation(image) not in _LYING


def _cut(page: ImagePage) -> list[ImagePage]:
    """The page in pieces of the shape of a screen, each with the foot of the one before at its top."""
    width, height = page.picture.size
    piece = min(height, round(width * _SCREEN_SHAPE))
    again = round(piece * _AGAIN)
    count = -(-(height - again) // (piece - again))
    tops = [min(number * (piece - again), height - piece) for number in range(count)]
    shape = page.width, page.height * piece / height
    first = replace(page, changes=[*page.changes, ("cut_up", {"count": count})])
    pieces = [page.picture.crop((0, top, width, top + piece)) for top in tops]
    return [
        ImagePage(picture, *shape, first.changes if not number else [], page.doubtful and not number)
        for number, picture in enumerate(pieces)
    ]


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
    return _orientation(image) in _LYING and upright.size == (image.height, image.width)


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(_ORIENTATION, 1)
        return value if isinstance(value, int) else 1
    except Exception:  # broken EXIF
        return 1


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
    if not any(picture.getchannel("A").histogram()[_CLEAR:]) and not blank(plain := picture.convert("RGB")):
        changes.append(("opaque", {}))
        return plain
    white = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")
    if blank(white):
        black = Image.alpha_composite(Image.new("RGBA", picture.size, "black"), picture).convert("RGB")
        if not blank(black):
            changes.append(("on_black", {}))
            return black
    elif has_white_marks(picture):
        changes.append(("white_marks", {}))
    return white
