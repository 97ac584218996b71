"""The picture of a spot: dark where the ink is, as wide as a page has room, none where a paper has no places."""

from __future__ import annotations

from PIL import Image, ImageDraw

from forms.finders.offer import Offer, Place
from packet.reading.spot import SeenPages
from packet.reading.spots import COLUMNS, ROWS


def _page() -> SeenPages:
    page = Image.new("L", (612, 792), 250)
    ImageDraw.Draw(page).rectangle((200, 100, 240, 110), fill=20)
    seen = SeenPages()
    seen.keep(1, page, 612)
    return seen


def _offer(place: Place | None, page: int = 1) -> Offer:
    return Offer("membership_number", "R07", page, place, 0.9, "label")


def test_ink_is_dark_in_the_middle_and_paper_light() -> None:
    spot = _page().spot(_offer((200, 100, 240, 110)))
    assert (max(map(len, spot)), len(spot)) == (COLUMNS, ROWS)
    middle = spot[len(spot) // 2]
    assert middle[len(middle) // 2] == "1"
    assert middle[:20] == "0" * 20
    assert set(spot[0]) == {"0"}


def test_places_in_the_units_of_a_photo_are_the_same_spot() -> None:
    """A page is kept smaller than the photo; its places are the photo's."""
    seen = SeenPages()
    large = Image.new("L", (6120, 7920), 250)
    ImageDraw.Draw(large).rectangle((2000, 1000, 2400, 1100), fill=20)
    seen.keep(1, large, 6120)
    spot = seen.spot(_offer((2000, 1000, 2400, 1100)))
    assert spot[len(spot) // 2][COLUMNS // 2] == "1"


def test_there_is_none_without_a_place_or_a_page() -> None:
    assert _page().spot(_offer(None)) == ()
    assert _page().spot(_offer((1, 1, 9, 9), page=2)) == ()
    assert _page().spot(_offer((0, 0, 612, 792))) == (), "the whole page is no spot"
