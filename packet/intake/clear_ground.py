"""White marks on a transparent ground: a screen with a dark theme shows them, white paper does not."""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageChops, ImageFilter

_LONGEST: Final = 800
"""Dots of the longer side of the picture looked at."""
_CLEAR, _SOLID = 8, 192
"""Levels of opacity up to which nothing is seen, and from which a mark is one."""
_WHITE: Final = 232
"""Level of each colour from which nobody sees it on white."""
_STROKE: Final = 9
"""Dots that strokes of letters are narrower than; what is wider is a ground."""
_EDGE: Final = 5
"""Dots round a clear place: its border is half clear for one or two."""
_LETTERS: Final = 200
"""Dots of a few letters; the round corners of a window have fewer."""


def has_white_marks(picture: Image.Image) -> bool:
    """Whether narrow marks of an RGBA picture are white and stand on nothing."""
    if max(picture.size) > _LONGEST:
        scale = _LONGEST / max(picture.size)
        smaller = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
        picture = picture.resize(smaller, Image.Resampling.NEAREST)
    *colours, opacity = picture.split()
    clear = opacity.point([255] * (_CLEAR + 1) + [0] * (255 - _CLEAR))
    if clear.getbbox() is None:
        return False
    darkest = ImageChops.darker(ImageChops.darker(colours[0], colours[1]), colours[2])
    white = darkest.point([0] * _WHITE + [255] * (256 - _WHITE))
    marks = ImageChops.darker(white, opacity.point([0] * _SOLID + [255] * (256 - _SOLID)))
    wide = marks.filter(ImageFilter.MinFilter(_STROKE)).filter(ImageFilter.MaxFilter(_STROKE))
    near = clear.filter(ImageFilter.MaxFilter(_EDGE))
    return ImageChops.darker(ImageChops.subtract(marks, wide), near).histogram()[255] >= _LETTERS
