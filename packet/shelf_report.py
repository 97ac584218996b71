"""What there is on the forms shelf, in words: for `official --shelf` and for the screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from forms.catalog import FORMS, form_name, printed
from forms.editions import EDITIONS, named
from forms.sheet import FormId
from forms.words import say
from packet.shelf import OnShelf, Shelf, choose, compared


def lines(shelf: Shelf, folder: Path, language: str) -> Iterator[str]:
    """The files, what a newer edition changes, and what each language of the paper form has on this computer."""
    from packet.lettering.typeset import missing

    yield from files(shelf, folder, language)
    yield ""
    yield say("official.shelf.languages", language)
    for code, name in EDITIONS.items():
        yield "  " + _of_language(shelf, folder, code, name, language)
        if missing(name):
            yield "  " + say("official.shelf.language.font", language, name=name)


def files(shelf: Shelf, folder: Path, language: str) -> Iterator[str]:
    """Each file with its forms and what is to be known of it; then what moved, came and went in a newer edition."""
    held = bool(shelf.files or shelf.refused)
    yield say("official.shelf.title" if held else "official.shelf.empty", language, folder=folder)
    for one in shelf.files:
        yield from _told(one, language)
    for name, error in shelf.refused:
        yield f"  {name}: " + say("official.shelf.refused", language, why=error.message(language))
    for newer, older, form, changes in compared(shelf):
        lists = {key: ", ".join(getattr(changes, key)) for key in ("moved", "new", "gone")}
        none = say("official.shelf.none", language)
        yield "  " + say(
            "official.shelf.newer",
            language,
            file=newer.path.name,
            older=older.path.name,
            form=form_name(form, language),
            **{key: names or none for key, names in lists.items()},
        )


def form_facts(one: OnShelf, form: FormId, language: str) -> dict[str, str]:
    """What a sentence says of a form on the shelf: `file`, `form`, `edition`, `form_language`, each in its words."""
    edition = one.found.editions.get(form)
    return {
        "file": one.path.name,
        "form": form_name(form, language),
        "edition": say("official.edition", language, edition=edition) if edition else say("official.undated", language),
        "form_language": named(one.found.language, language),
    }


def _told(one: OnShelf, language: str) -> Iterator[str]:
    found = one.found
    for form in found.forms:
        yield "  " + say("official.shelf.file", language, **form_facts(one, form, language), count=len(found.places))
    if labels := found.missing_labels(language):
        yield "    " + say("official.shelf.without", language, items="; ".join(labels))
    for doubt in found.doubts:
        yield "    " + say("official.shelf.doubted", language, why=doubt.message(found.file, language))


def _of_language(shelf: Shelf, folder: Path, code: str, name: str, language: str) -> str:
    held = choose(shelf, code, [spec.id for spec in FORMS])
    if held:
        told = ", ".join(path.name for path in held)
        return say("official.shelf.language.here", language, name=name, file=told)
    if printed(code) == code:
        return say("official.shelf.language.print", language, name=name)
    return say("official.shelf.language.absent", language, name=name, folder=folder)
