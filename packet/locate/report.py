"""What was found, in words and as JSON: the table of `imr-packet official`."""

from __future__ import annotations

from forms.catalog import form_name, printed
from forms.editions import named
from forms.sheet import FormId
from forms.words import has, say, tell
from packet.intake.selection import spoken
from packet.locate.form_map import FieldPlace, OfficialMap
from packet.locate.geometry import Area


def lines(found: OfficialMap, language: str) -> list[str]:
    """The table for a person: forms, language, editions, every place, everything missing."""
    told = [
        say(
            "official.form",
            language,
            form=form_name(form, language),
            edition=found.editions.get(form) or say("official.undated", language),
            form_language=named(found.language, language),
            pages=", ".join(str(page.number + 1) for page in found.pages if page.form == form),
        )
        for form in found.forms
    ]
    told += [doubt.message(found.file, language) for doubt in found.doubts]
    told += [say("official.newer", language, form=form_name(form, language)) for form in found.newer]
    others = [str(page.number + 1) for page in found.pages if page.kind != "form" and page.form is None]
    told += _empty_forms(found, language)
    if others:
        told.append(say("official.other_pages", language, pages=", ".join(others)))
    if found.remembered:
        told.append(say("official.remembered", language))
    told.append("")
    told += [_line(place, language) for place in found.places]
    if found.missing:
        told += ["", say("official.missing", language)]
        told += [f"  {m.title}: {say(f'official.why.{m.why}', language)}" for m in found.missing]
    return told


def told(found: OfficialMap, language: str) -> list[str]:
    """What a person should know of a file that was filled: form, edition, pages, what had no sure place, doubts."""
    lines = [_filled(found, form, language) for form in found.forms]
    lines += [say("official.newer", language, form=form_name(form, language)) for form in found.newer]
    lines += [doubt.message(found.file, language) for doubt in found.doubts]
    lines += _empty_forms(found, language)
    others = [str(page.number + 1) for page in found.pages if page.kind == "other" and page.form is None]
    if others:
        lines.append(tell("official.others_kept", language, file=found.file, pages=", ".join(others)))
    if found.unseen:
        pages = spoken([page + 1 for page in found.unseen])
        lines.append(tell("official.unseen", language, file=found.file, pages=pages))
    if labels := found.missing_labels(language):
        lines.append(say("form.homeless", language, items="; ".join(labels)))
    return lines


def _empty_forms(found: OfficialMap, language: str) -> list[str]:
    """Forms in the file whose words are not known in its language: they stay empty, our print is beside them."""
    pages: dict[FormId, list[str]] = {}
    for page in found.pages:
        if page.kind == "other" and page.form is not None:
            pages.setdefault(page.form, []).append(str(page.number + 1))
    return [
        tell(
            "official.empty_form",
            language,
            file=found.file,
            form=form_name(form, language),
            pages=", ".join(numbers),
            form_language=named(found.language, language),
            printed=named(printed(found.language), language),
        )
        for form, numbers in pages.items()
    ]


def _filled(found: OfficialMap, form: FormId, language: str) -> str:
    edition = found.editions.get(form)
    return say(
        "official.filled",
        language,
        file=found.file,
        form=form_name(form, language),
        edition=say("official.edition", language, edition=edition) if edition else say("official.undated", language),
        form_language=named(found.language, language),
        pages=", ".join(str(page.number + 1) for page in found.pages if page.form == form),
    )


def as_json(found: OfficialMap) -> dict[str, object]:
    """The same for programs, pages from 1. Corners [left, bottom, right, top] in points: "rect" in the page space of
    the file, as a field's /Rect; "rect_shown" on the page as displayed, its lower left corner at 0, 0."""
    return {
        "file": found.file,
        "sha256": found.sha256,
        "language": found.language,
        "forms": {form: found.editions.get(form, "") for form in found.forms},
        "newer": list(found.newer),
        "remembered": found.remembered,
        "pages": [{"page": p.number + 1, "kind": p.kind, "form": p.form} for p in found.pages],
        "places": [
            {
                "key": p.key,
                "value": p.value,
                "page": p.page + 1,
                "form": found.item(p.key).form,
                "rect": _corners(found.in_file(p)),
                "rect_shown": _corners(p.area),
                "kind": p.kind,
                "evidence": list(p.evidence),
                "confidence": p.confidence,
                "field": p.name,
            }
            for p in found.places
        ],
        "doubts": [
            {
                "id": doubt.accept(found.file),
                "reason": doubt.reason,
                "keys": list(doubt.keys),
                "pages": [page + 1 for page in doubt.pages],
            }
            for doubt in found.doubts
        ],
        "missing": [{"key": m.key, "value": m.value, "why": m.why} for m in found.missing],
    }


def _line(place: FieldPlace, language: str) -> str:
    corners = " ".join(f"{corner:6.1f}" for corner in _corners(place.area))
    evidence = ", ".join(_evidence(code, language) for code in place.evidence)
    return f"{place.title:42} {place.page + 1:2}  {corners}  {place.confidence:4.2f}  {evidence}".rstrip()


def _evidence(code: str, language: str) -> str:
    key = f"official.evidence.{code.replace(' ', '_')}"
    return say(key, language) if has(key, language) else code


def _corners(area: Area) -> list[float]:
    return [round(corner, 1) for corner in (area.x0, area.y0, area.x1, area.y1)]
