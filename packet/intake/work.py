"""The whole work on one paper, inside the worker's fences: from bytes of any kind to `Taken`, or to a `Refusal`.

Every fault of a library ends here as a refusal of this one paper.
"""

from __future__ import annotations

import warnings
from pathlib import Path

from packet.digest import digest_of
from packet.intake.looks import write
from packet.intake.request import PROGRAM_NEEDED, Refuse, Request
from packet.intake.result import Change, Refusal, Taken
from packet.intake.sniff import IMAGES, OFFICE, sniff
from packet.sandbox.worker import Tell


def work(request: Request, folder: Path, tell: Tell) -> Taken | Refusal:
    """Take the paper; files go to `folder`, which is the worker's own. Never raises for what a paper may hold."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _work(request, folder, tell)
    except Refuse as refuse:
        return Refusal(request.name, refuse.code, refuse.params, refuse.losses)
    except MemoryError:
        return Refusal(request.name, "too_heavy")
    except RecursionError:
        return Refusal(request.name, "crashed")
    except OSError:
        return Refusal(request.name, "cannot_read")
    except Exception:  # engines raise whatever they like; the paper is refused, the program lives
        return Refusal(request.name, "crashed")


def _work(request: Request, folder: Path, tell: Tell) -> Taken:
    kind = sniff(request.path)
    digest = digest_of(request.path)
    changes: list[Change] = []
    found = None
    source = request.path
    if kind in IMAGES:
        from packet.intake import from_image

        pages = from_image.take(request, kind, folder, tell)
    else:
        from packet.intake import pdf

        if kind in OFFICE:
            from packet.intake import office

            if not request.programs:
                raise Refuse(PROGRAM_NEEDED)

            source, found = office.to_pdf(request, kind, folder)
            changes.append(Change(0, "converted"))
        elif kind == "text":
            from packet.intake import text

            source = folder / "text.pdf"
            text.to_pdf(request, source)
            changes.append(Change(0, "typed"))
        elif kind != "pdf":
            raise Refuse("kind_" + kind)
        pages = pdf.take(request, source, folder, tell)
        if found is not None:
            from packet.intake import office

            office.miss_unseen(found, source, pages, request)
        if request.attachments == "include" and (pages.attached or pages.notes):
            from packet.intake import attached

            pages = attached.add(request, pages, folder, _work, tell)
    if found is not None:
        more, left, hints = found.told()
        changes += more
        pages.left_out += left
        pages.hints += hints
    looked = folder / "looks"
    write(looked, pages.looks)
    return Taken(
        name=request.name,
        sha256=digest,
        type=kind,
        pages_in=pages.pages_in,
        pdf=pages.pdf,
        sources=tuple(pages.sources),
        changes=(*changes, *pages.changes),
        left_out=tuple(pages.left_out),
        hints=tuple(pages.hints),
        fingerprints=tuple(pages.fingerprints),
        photos=tuple(pages.photos),
        ink=tuple(pages.ink),
        looks=looked,
    )
