"""A change to one paper: the others stay as they are, and it is opened again."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from forms.answers import PaperEntry
from tui.screens.exhibit import ask_kind, change_paper


def _page(chosen: tuple[str, str] | None = None) -> tuple[Any, list[object]]:
    told: list[object] = []
    papers = (PaperEntry("a.pdf", "bill"), PaperEntry("b.pdf", "bill"))

    async def push(screen: Any) -> tuple[str, str] | None:
        return chosen

    page = SimpleNamespace(
        session=SimpleNamespace(answers=SimpleNamespace(papers=papers), put_papers=told.append),
        imr=SimpleNamespace(papers_changed=lambda: told.append("opened")),
        app=SimpleNamespace(push_screen_wait=push),
    )
    return cast(Any, page), told


def test_one_paper_is_changed_and_opened_again() -> None:
    page, told = _page()
    change_paper(page, 1, title="Letter")
    assert told == [(PaperEntry("a.pdf", "bill"), PaperEntry("b.pdf", "bill", title="Letter")), "opened"]


async def test_leaving_the_list_of_kinds_changes_nothing() -> None:
    page, told = _page()
    await ask_kind(page, 0)
    assert told == []
    page, told = _page(("denial_letter", ""))
    await ask_kind(page, 0)
    assert told[0] == (PaperEntry("a.pdf", "denial_letter"), PaperEntry("b.pdf", "bill"))
