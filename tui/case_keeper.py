"""The case keeper: which case is open, its session, the file it is kept in, its papers being opened. Without a screen.

One for the screens' whole run, one for each case of the plain lines. Both faces ask the person and say what happened;
what is done with a case is here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from forms.answers import Answers
from forms.case import Language
from forms.catalog import printed
from forms.finding import Finding
from packet.errors import PacketError
from packet.intake.kept import KeptPapers
from packet.kept_beside import kept_beside
from packet.store.beside import put_label
from packet.store.case import CaseFile, ChangedElsewhere, create_case
from packet.store.known import Allowed
from packet.store.profile import read_profile, write_profile
from tui.flow import add_papers, choose_official, name_of
from tui.form_paper import FormShelf, tells_itself
from tui.making import BuildRequest, order_of
from tui.paper_loader import Look, PaperLoader
from tui.paper_offers import ReadPaper
from tui.paper_reader import PaperReader
from tui.session import Session
from tui.setup import Setup

Settling = Literal["both", "theirs", "later"]
SETTLINGS: Final[tuple[Settling, ...]] = ("both", "theirs", "later")
"""What can be done when another program wrote the case, the safest first; sentences: "screens.conflict.<name>"."""


def new_case(setup: Setup, language: Language, passphrase: str) -> tuple[CaseFile | None, Answers]:
    """A new case, an advocate's own details in it; at a kiosk one without a file. Raises PacketError.

    It touches no session, so that it may run beside the screens.
    """
    typed = {"filer": "assistant", **read_profile(setup.home)} if setup.policy.advocate else {}
    answers = Answers(language=language, form_language=printed(language), typed=typed)
    return (create_case(setup.home, setup.today, passphrase) if setup.policy.may_keep else None), answers


class CaseKeeper:
    """`news` is called, from any thread, when a paper came further. `file` is None at a kiosk and without a case.

    `told` holds the ids of findings that the person has been told on the way. `shelf`: where the agency's own forms
    are taken from.
    """

    def __init__(self, setup: Setup, news: Callable[[], object]) -> None:
        self.setup = setup
        self._news = news
        self.file: CaseFile | None = None
        self._allowed = Allowed(setup.home if setup.policy.may_keep else None)
        self.is_open = False
        self.wants_fax = True
        self.told: set[str] = set()
        self.shelf = FormShelf(setup.shelf, keeps=not setup.policy.kiosk)
        self._told_paper = False
        self.session = self._blank_session(setup.language)
        self._kept = self._sitting = KeptPapers(setup.runtime / "kept")
        self._papers = self._loader()
        self._reader = self._new_reader()

    def _blank_session(self, language: Language) -> Session:
        answers = Answers(language=language, form_language=printed(language))
        return Session(answers, self.setup.today)

    def _loader(self) -> PaperLoader:
        return PaperLoader(self.setup.runtime / "papers", self.session.base, self._news, self._allowed, self._kept)

    def _new_reader(self) -> PaperReader:
        return PaperReader(self.session.base, self._news, self._allowed)

    def begin(self, answers: Answers, file: CaseFile | None) -> None:
        """Go on with this case; without a file it is kept in memory only."""
        self._papers.close()
        self._sitting.forget()
        self._reader.close()
        self.file, self.is_open = file, True
        base = file.folder.absolute() if file else self.setup.runtime
        self.session = Session(answers, self.setup.today, file, base=base, place=file.place() if file else "")
        self.session.ask_about([one for one in self.session.official if not self._allowed(base, str(one))])
        self._keep_where_it_may()
        self._reader = self._new_reader()
        self.told = {finding.id for finding in self.session.findings()}
        self._told_paper = False

    def _keep_where_it_may(self) -> None:
        """What papers become lies beside a plain case, from one sitting to the next; else in the sitting's folder."""
        may = self.file is not None and not self.file.sealed and self.setup.policy.may_keep
        beside = kept_beside(self.file.path, self.setup.home) if may and self.file else None
        self._kept = beside or self._sitting
        (self.setup.runtime / "papers").mkdir(mode=0o700, exist_ok=True)
        self._papers = self._loader()

    def close(self) -> None:
        """Stop opening papers, forget what they say, let go of the file. The session stays, for what is still to be
        said of it.
        """
        self._papers.close()
        self._sitting.forget()
        self._reader.close()
        if self.file is not None:
            self.file.close()

    def let_go(self) -> None:
        """No case is open any more."""
        self.close()
        self.file, self.is_open = None, False
        self.session = self._blank_session(self.session.language)

    def news_of_rules(self) -> list[Finding]:
        """What the rules have newly found that cannot wait for the check; from now on it counts as told."""
        new = self.session.early(self.told)
        self.told |= {finding.id for finding in new}
        return new

    def news_of_paper(self) -> bool:
        """Whether there is something to say of the paper form that was not asked for; from now on it counts as told."""
        new = not self._told_paper and tells_itself(self.session, self.shelf, self.setup.policy)
        self._told_paper = self._told_paper or new
        return new

    def order(self) -> BuildRequest:
        """What is to be made of the case as it is now."""
        order = order_of(self.session, self.setup.case, fax=self.wants_fax)
        files = [paper.file for paper in self.session.answers.papers]
        accept = order.accept | self._allowed.accepted(self.session.base, files)
        return replace(order, accept=accept, shelf=self.setup.shelf, kept=self._kept)

    # Papers

    def add_papers(self, files: Sequence[Path]) -> range:
        """Put files at the end of the case's papers; their numbers. The person chose them: nobody asks about them
        again, wherever they lie.
        """
        added = add_papers(self.session, files)
        for number in added:
            self._allowed.allow(self.session.base, self.session.answers.papers[number].file)
        return added

    def allow(self, number: int) -> None:
        """The person wants a paper that lies outside of the case's folder: the next `open_papers` opens it."""
        self._allowed.allow(self.session.base, self.session.answers.papers[number].file)
        self.forget(number)

    def choose_official(self, text: str, home: Path) -> None:
        """The agency's PDFs that the person names: their choice, wherever they lie. Raises NotFound."""
        choose_official(self.session, text, home)
        for path in self.session.official:
            self._allowed.allow(self.session.base, str(path))

    def allow_official(self) -> None:
        """The person wants the agency's PDFs that the case names outside of its folder."""
        session = self.session
        for path in session.official_asked:
            self._allowed.allow(session.base, str(path))
        session.official, session.official_asked = (*session.official, *session.official_asked), ()

    def open_papers(self) -> None:
        """Open and read what is new, stop what is gone."""
        self._papers.show(self.session.case.papers)
        self._reader.show(self.session.case.papers)

    def look(self, number: int) -> Look:
        """What became of the paper with this number, from 0."""
        papers = self.session.case.papers
        return self._papers.look(papers[number]) if number < len(papers) else Look()

    def looks(self) -> list[Look]:
        """What became of every paper."""
        return [self._papers.look(paper) for paper in self.session.case.papers]

    def forget(self, number: int) -> None:
        """A paper's file was mended: the next `open_papers` opens it again."""
        self._papers.again(self.session.case.papers[number])
        self._reader.again(self.session.case.papers[number])

    def read_papers(self) -> list[ReadPaper]:
        """What the papers say, as far as they have been read."""
        papers = self.session.case.papers
        entries = zip(papers, self.session.answers.papers, strict=False)
        read = [(number, entry, self._reader.reading(paper)) for number, (paper, entry) in enumerate(entries)]
        return [ReadPaper(number, name_of(entry), reading) for number, entry, reading in read if reading is not None]

    def papers_to_read(self) -> int:
        """How many papers are still to be read."""
        return sum(self._reader.waits(paper) for paper in self.session.case.papers)

    # Keeping

    @property
    def sealed(self) -> bool | None:
        """Whether the case's file is encrypted; None without a file."""
        return self.file.sealed if self.file else None

    def may_lock(self) -> None:
        """Raises PacketError when the file cannot be sealed, before a passphrase is asked for."""
        if self.file is not None:
            self.file.may_seal()

    def lock(self, passphrase: str) -> None:
        """Encrypt the file from now on; with "" keep it plain. Raises PacketError."""
        if self.file is None:
            return
        self._papers.close()  # what it has just opened must not come to lie beside a locked case
        try:
            if passphrase:
                self.file.encrypt(passphrase, self.session.answers)
            else:
                self.file.decrypt(self.session.answers)
        finally:
            self._keep_where_it_may()
            self._papers.show(self.session.case.papers)

    def label(self, label: str) -> None:
        """What the locked case is called in the list. Raises PacketError."""
        if self.file is not None:
            put_label(self.file.path, label)

    def keep_profile(self) -> None:
        """Keep an advocate's own details for the next case. Raises PacketError."""
        write_profile(self.setup.home, self.session.answers.typed)

    @property
    def conflict(self) -> bool:
        """Whether another program wrote the case, and nobody has said yet which version counts."""
        return self.file is not None and isinstance(self.session.save_error, ChangedElsewhere)

    def settle(self, chosen: Settling | str | None) -> bool:
        """Keep both versions, or take theirs; anything else leaves it for later. False: not settled, and the reason is
        in the session's `save_error`.
        """
        if self.file is None or chosen not in ("both", "theirs"):
            return False
        try:
            if chosen == "both":
                self.file.save_keeping_both(self.session.answers)
            else:
                self.session.replace_all(self.file.reload())
        except PacketError as error:
            self.session.save_error = error
            return False
        self.session.save_error = None
        return self.session.flush()

    def save_at_the_end(self) -> bool:
        """Save when nobody can be asked any more: beside the other version, if another program wrote one."""
        return self.session.flush() or (self.conflict and self.settle("both"))
