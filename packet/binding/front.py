"""Content of the front pages and the outline: rows of the contents, requests, slips, bookmarks, what was left out."""

from __future__ import annotations

from collections.abc import Sequence

from forms import catalog
from forms.case import Case
from forms.sheet import FormId
from forms.spoken import label
from forms.words import say
from packet.binding.contents import Contents, ContentsRow, LeftOut, draw_contents, draw_slip
from packet.binding.outline import Furniture, Mark, PageLink
from packet.binding.plan import Exhibit, PacketPart, PacketPlan, lettered
from packet.binding.request_page import Requests, draw_requests
from packet.binding.sheets import Sheets
from packet.intake.result import Refusal, Taken
from packet.lettering.paint import require_printable


def check_words(case: Case) -> None:
    """Raise `Unproved` naming the sender, the reasons and the titles of papers that no font prints.

    For before the papers are read: what the forms hold is checked where they are filled.
    """
    reasons = (("fax_from_name", case.filing), ("urgent_reason", case.dispute), ("late_reason", case.dispute))
    texts = [(label(key, case.language), getattr(part, key) or "") for key, part in reasons]
    texts += [(say("errors.title_of", case.language, file=paper.file), paper.title) for paper in case.papers]
    require_printable(texts)


class Front:
    """The front pages of one case, drawn for any plan; `measure` is what `packet.binding.plan.settle` asks.

    `instructions`: pages of the instruction page, 0 when it is not wanted in the packet.
    """

    def __init__(self, case: Case, papers: Sequence[Taken | Refusal], sheets: Sheets, instructions: int = 0) -> None:
        self._instructions = instructions
        self._case, self._papers, self._sheets = case, papers, sheets
        self._language = case.form_language
        self._official: dict[str, tuple[FormId, ...]] = {
            official.source: official.found.forms for official in sheets.officials
        }
        self.exhibits = lettered(
            [
                Exhibit(place, case.papers[place].kind, len(taken.sources))
                for place, taken in enumerate(papers)
                if isinstance(taken, Taken)
            ],
            sheets.filing.first_papers,
            case.papers_order,
        )

    def measure(self, plan: PacketPlan) -> dict[str, int]:
        sizes = self._sheets.sizes() | {"cover": 1, "contents": self.contents(plan).pages}
        more = {"request": self.requests(plan).pages, "instructions": self._instructions}
        return sizes | {source: pages for source, pages in more.items() if pages}

    def requests(self, plan: PacketPlan) -> Requests:
        letters = [part for part in plan.parts if part.exhibit and part.exhibit.kind == "urgent_letter"]
        letter = next(((part.exhibit.letter, part.first) for part in letters if part.exhibit), None)
        return draw_requests(self._case, letter)

    def contents(self, plan: PacketPlan) -> Contents:
        return draw_contents([self.row(section) for section in plan.sections()], self._left_out(), self._language)

    def row(self, part: PacketPart) -> ContentsRow:
        if part.exhibit is None:
            return ContentsRow(self._named(part.source), part.first, part.last)
        return ContentsRow(self.title(part.exhibit), part.first, part.last, part.exhibit.letter)

    def _named(self, source: str) -> str:
        """What a front part is called in the list of contents: a form by its name and where its print is from."""
        language = self._language
        held = [catalog.form(form) for form in self._official.get(source, ())]
        if len(held) > 1:
            names = (say(f"form.{one.id}.name", language) for one in held)
            together = say("packet.contents.official.and", language).join(names)
            return say("packet.contents.official.several", language, names=together)
        if source == "request":
            return say(f"filing.{self._sheets.filing.id}.requests", language)
        if source == "cover" and not self._sheets.filing.agency.fax:
            return say("packet.contents.mail", language)
        if source not in {spec.id for spec in catalog.FORMS}:
            return say(f"packet.contents.{source}", language)
        if catalog.form(source).own_words:
            return say(f"form.{source}.name", language)
        key = "packet.contents.official" if held else "packet.contents.form"
        name = say(f"form.{source}.name", language)
        return say(key, language, name=name, number=catalog.form(source).edition.number)

    def title(self, exhibit: Exhibit) -> str:
        paper = self._case.papers[exhibit.paper]
        return paper.title or say(f"questions.paper_kind.{paper.kind}", self._language)

    def taken(self, exhibit: Exhibit) -> Taken:
        taken = self._papers[exhibit.paper]
        assert isinstance(taken, Taken), "only papers that were taken become exhibits"
        return taken

    def slips(self, plan: PacketPlan) -> dict[str, bytes]:
        """ "slip-A" -> the drawn slip, for every exhibit that has one."""
        slipped = {part.exhibit.letter for part in plan.parts if part.source == "slip" and part.exhibit}
        rows = [self.row(section) for section in plan.sections() if section.source in slipped]
        return {f"slip-{row.letter}": draw_slip(row, self._language) for row in rows}

    def furniture(self, plan: PacketPlan, number: str, contents: Contents) -> Furniture:
        """Outline, page labels, links and title. `number` is the packet's."""
        listed = plan.part("contents")
        assert listed is not None, "a packet always has contents"
        marks = tuple(self._mark(section) for section in plan.sections())
        jumps = tuple(PageLink(listed.first + page, rect, to) for page, rect, to in contents.links)
        title = say(f"filing.{self._sheets.filing.id}.packet", self._language, id=number)
        return Furniture(title, self._language, marks, jumps)

    def _mark(self, section: PacketPart) -> Mark:
        row = self.row(section)
        if not row.letter:
            return Mark(row.title, row.first, self._label(section.source))
        title = say("packet.outline.exhibit", self._language, letter=row.letter, title=row.title)
        return Mark(title, row.first, row.letter)

    def _label(self, source: str) -> str:
        """The page label that a viewer shows: a form's number, a word for other parts."""
        number = next((spec.number for spec in catalog.FORMS if spec.id == source), "")
        return number or say(f"packet.label.{source}", self._language)

    def _left_out(self) -> list[LeftOut]:
        refused = [
            LeftOut(say("packet.contents.excluded", self._language, title=paper.title or paper.file_name))
            for paper, taken in zip(self._case.papers, self._papers, strict=True)
            if isinstance(taken, Refusal)
        ]
        return refused + [self._partly(exhibit) for exhibit in self.exhibits if self._pages_missing(exhibit)]

    def _pages_missing(self, exhibit: Exhibit) -> int:
        taken = self.taken(exhibit)
        return taken.pages_in - len(set(taken.sources))

    def _partly(self, exhibit: Exhibit) -> LeftOut:
        taken = self.taken(exhibit)
        line = say(
            "packet.contents.partly_line",
            self._language,
            letter=exhibit.letter,
            title=self.title(exhibit),
            pages_out=len(set(taken.sources)),
            pages_in=taken.pages_in,
        )
        return LeftOut(line, whole=False)
