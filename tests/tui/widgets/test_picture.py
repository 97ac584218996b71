"""A page in half blocks: two dots a cell."""

from __future__ import annotations

from textual.geometry import Size

from tui.widgets.picture import Picture, _strip

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
ROOM = Size(80, 24)


def test_two_rows_of_dots_are_one_line() -> None:
    strip = _strip((WHITE, BLACK), (BLACK, BLACK))
    assert strip.text == "▀▀"
    (first, _) = strip
    assert first.style is not None
    assert first.style.color is not None
    assert first.style.bgcolor is not None
    assert (first.style.color.name, first.style.bgcolor.name) == ("#ffffff", "#000000")


def test_without_dots_it_takes_no_room_and_an_odd_row_is_not_lost() -> None:
    picture = Picture()
    assert (picture.get_content_width(ROOM, ROOM), picture.get_content_height(ROOM, ROOM, 80)) == (0, 0)
    picture.show(((WHITE, BLACK),) * 3)
    assert (picture.get_content_width(ROOM, ROOM), picture.get_content_height(ROOM, ROOM, 80)) == (2, 2)
