"""The pages of a document whose page tree cannot be trusted."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from packet.pdf.tree import distinct, leaves, plant


@pytest.fixture
def pdf() -> Pdf:
    return pikepdf.new()


def _leaf(pdf: Pdf, mark: int) -> Dictionary:
    made: Dictionary = pdf.make_indirect(Dictionary(Type=Name.Page, Mark=mark))
    return made


def test_a_tree_that_names_itself_as_its_child_ends_with_the_pages_it_has(pdf: Pdf) -> None:
    root = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array([_leaf(pdf, 1)])))
    root["/Kids"].append(root)
    root["/Kids"].append(_leaf(pdf, 2))
    pdf.Root["/Pages"] = root
    assert [page["/Mark"] for page in leaves(pdf)] == [1, 2]


def test_a_child_that_is_no_page_is_passed_over(pdf: Pdf) -> None:
    kids = Array([7, Dictionary(Type=Name.Pages), _leaf(pdf, 1)])
    pdf.Root["/Pages"] = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=kids))
    assert [page["/Mark"] for page in leaves(pdf)] == [1]


def test_a_page_named_twice_counts_once_and_two_written_in_place_count_twice(pdf: Pdf) -> None:
    page = _leaf(pdf, 1)
    assert distinct([page, page]) == 1
    assert distinct([Dictionary(Type=Name.Page), Dictionary(Type=Name.Page)]) == 2


def test_a_new_tree_keeps_the_order_over_more_pages_than_one_node_holds(pdf: Pdf) -> None:
    root = plant(pdf, [_leaf(pdf, mark) for mark in range(130)])
    pdf.Root["/Pages"] = root
    assert [page["/Mark"] for page in leaves(pdf)] == list(range(130))
    assert root["/Count"] == 130
    assert [node["/Count"] for node in root["/Kids"]] == [64, 64, 2]
