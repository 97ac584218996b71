"""What every full screen has: title bar, task list, body, help column, key line; and the keys that work everywhere.

What only the page of an open case needs is imported where it is needed: the first page is none, and comes sooner.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import TextArea

from forms.agencies import help_center
from forms.words import say, tell
from tui import later
from tui.screens.window import HelpScreen
from tui.terminal import follow
from tui.widgets.action import Action
from tui.widgets.at_hand import AtHand, PageAtHand
from tui.widgets.body import Body, fill
from tui.widgets.choices import Choices
from tui.widgets.flow_row import FlowRow
from tui.widgets.rows import Rows
from tui.widgets.words import KeyWords, Words

if TYPE_CHECKING:
    from tui.app import ImrApp
    from tui.density import Closeness
    from tui.session import Place, Session

Part = TypeVar("Part", bound=Widget)


def visible_agency_line(language: str) -> str:
    """Whom to call: part of every help."""
    return say("screens.help.center", language, phone=help_center().phone, tdd=help_center().tdd)


class Task(Words):
    """One step of the task list. It is not a stop of the Tab key; the menu goes to steps by keyboard."""

    def __init__(self, words: str, place: Place, *, here: bool) -> None:
        super().__init__(words, classes="-here" if here else "")
        self.place = place

    def on_click(self) -> None:
        cast("ImrApp", self.app).navigator.show(self.place)


class KeyHint(KeyWords):
    """A key with its word; a click does the same."""

    def __init__(self, words: str, action: str, *, id: str | None = None) -> None:
        super().__init__(words, id=id)
        self.does = action

    async def on_click(self) -> None:
        await self.screen.run_action(self.does)


class Page(Screen[None]):
    """A full screen. A subclass gives `title_words`, `body` and what its buttons do."""

    AUTO_FOCUS: ClassVar[str] = ""
    BINDINGS = [  # noqa: RUF012 - Textual reads a class attribute
        Binding("escape", "back", show=False, id="back"),
        Binding("f1", "help", show=False, id="help", priority=True),
        Binding("f2", "speak", show=False, id="speak", priority=True),
        Binding("f10", "menu", show=False, id="menu", priority=True),
        Binding("up", "focus_before", show=False, id="up"),
        Binding("down", "focus_after", show=False, id="down"),
        Binding("tab", "focus_after", show=False, id="next"),
        Binding("shift+tab", "focus_before", show=False, id="previous"),
        Binding("pageup", "scroll(-1)", show=False, id="pageup"),
        Binding("pagedown", "scroll(1)", show=False, id="pagedown"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._shown_before = False
        self._stands = False
        self._stale: str | None = None
        self._parts: dict[str, Widget | None] = {}
        """Parts of the frame by name: to look for each would walk through the whole page, thirty times a step."""

    @property
    def imr(self) -> ImrApp:
        """The program."""
        return cast("ImrApp", self.app)

    @property
    def session(self) -> Session:
        """The work of this person."""
        return self.imr.keeper.session

    @property
    def language(self) -> str:
        """Language of the screens."""
        return self.imr.language

    def say(self, key: str, /, **params: object) -> str:
        """A sentence of the screens."""
        return tell(f"screens.{key}", self.language, **params)

    # What a subclass says

    def title_words(self) -> str:
        """Where am I: the title bar."""
        return self.say("title")

    def body(self) -> Iterable[Widget]:
        """The widgets of the middle, from the session."""
        return ()

    def help_words(self) -> str:
        """Help for what has the focus."""
        return self.say("help.general")

    def shows_tasks(self) -> bool:
        """Whether the task list belongs here."""
        return True

    def at_hand(self) -> AtHand | None:
        """The page of a paper that belongs to what has the focus: its picture stands beside, where there is room."""
        return None

    def help_beside(self) -> bool:
        """Whether help has a column of its own beside the page: in the widest windows, and in a wide one, where the
        task list gives its place. Under the page it would leave no questions in view."""
        return self._holds_three() or self.has_class("-wider")

    def _holds_three(self) -> bool:
        """Whether task list, page and help stand side by side."""
        return self.has_class("-widest") or self.has_class("-vast")

    def _lists_tasks(self) -> bool:
        return self.shows_tasks() and not self.has_class("-wider")

    def take_in(self) -> None:
        """Everything that was typed here and is not in the session yet, at an end that waits for no message."""

    async def refresh_looks(self) -> None:
        """A paper came further; a page that shows papers shows it. Called by `looks_changed` on a page that stands."""

    async def looks_changed(self) -> None:
        """A paper came further, at whatever time."""
        if self._stands:
            await self.refresh_looks()
        else:
            self._stale = self._stale or ""

    # The frame

    def compose(self) -> ComposeResult:
        self.set_classes(self._for_size())
        with Horizontal(id="bar"):
            yield Words(id="where")
            yield Words(id="kept")
        with Horizontal(id="middle"):
            yield Vertical(id="tasks")
            with Vertical(id="sheet"):
                with Body(id="body", classes=self.closeness()):
                    yield from self.body()
                with Body(id="aside"):
                    yield PageAtHand(id="at-hand")
                    yield Words(self.say("help"), id="aside-heading", classes="heading")
                    yield Words(id="aside-words")
                    yield Vertical(Words(id="so-far-heading", classes="heading"), Words(id="so-far"), id="packet-part")
        yield FlowRow(id="keys")
        yield Words(self.say("too_small"), id="too-small")

    def _for_size(self) -> list[str]:
        """The classes for the size of the window, before there is anything in the page: Textual gives them when all of
        it has its looks, which are then made again.
        """
        kinds = (
            (self.app.size.width, self.app.HORIZONTAL_BREAKPOINTS),
            (self.app.size.height, self.app.VERTICAL_BREAKPOINTS),
        )
        return [max(point for point in points or [] if point[0] <= size)[1] for size, points in kinds]

    @on(events.ScreenResume)
    def _came_in_front(self, event: events.ScreenResume) -> None:
        """A page that is shown for the first time has just got its looks."""
        event.refresh_styles = self._shown_before
        self._shown_before = True

    async def on_mount(self) -> None:
        await self.frame()
        self.put_focus(self.first_focus())
        self._stands = True
        if self._stale is not None:
            await self.rebuild(self._stale or self.first_focus())

    def first_focus(self) -> str:
        """The id of the control that has the focus first; "" for the first one."""
        return ""

    async def rebuild(self, focus: str = "") -> None:
        """Make the body again from the session; put the focus on the control with this id, else on the first.

        A page that is still being put up is made again when it stands: what it is getting would come beside the new.
        """
        body = self._frame_part("body", Body)
        if body is None or not self._stands:
            self._stale = focus
            return
        async with self.batch():
            await body.remove_children()
            self.stand()
            await fill(body, self.body)
            self._focus_at_once(focus)  # before the frame is drawn: it says what the keys do where the focus is
            await self.frame()
        self._write("too-small", self.say("too_small"))
        body.scroll_home(animate=False)
        if self.focused is None or (focus and self.focused.id != focus):
            self.put_focus(focus)
        elif focus:
            self.call_after_refresh(self._show_focus)

    def _focus_at_once(self, wanted: str) -> None:
        """As `put_focus`, in this moment and without scrolling: the page has no places on the screen yet."""
        body = self.query_one("#body")
        stops = [stop for stop in body.query("*") if stop.focusable]
        found = next((stop for stop in stops if wanted and stop.id == wanted), stops[0] if stops else None)
        if found is not None:
            self.set_focus(found, scroll_visible=False)

    def _show_focus(self) -> None:
        if self.focused is not None:
            self.scroll_to_center(self.focused, animate=False, origin_visible=True)

    def put_focus(self, wanted: str) -> None:
        """Focus the control with this id, else the first one."""
        try:
            self.query_one(f"#{wanted}").focus() if wanted else self._focus_first()
        except NoMatches:
            self._focus_first()

    def _focus_first(self) -> None:
        # In the order of the page: Textual's own chain goes by places on the screen, which a new page has not got yet.
        first = next((widget for widget in self.query("#body *") if widget.focusable), None)
        if first is not None:
            first.focus(scroll_visible=False)

    async def frame(self) -> None:
        """Title, task list, help and keys, as they are now."""
        self.show_title()
        self._share_the_width()
        if tasks := self._frame_part("tasks", Vertical):
            await self._list_tasks(tasks)
        hints = [*self.key_words(), (self.say("keys.more"), "scroll(1)")]
        keys = self._frame_part("keys", FlowRow)
        if keys is not None and [hint.does for hint in keys.query(KeyHint)] != [does for _, does in hints]:
            await fill(keys, self._key_hints)
        self.show_keys()
        self.show_help()
        self._show_more()

    def _share_the_width(self) -> None:
        """Task list and help, as the window is now."""
        alone = not self._lists_tasks()
        self._mark("tasks", "-absent", alone)
        self._mark("middle", "-alone", alone)

    def show_keys(self) -> None:
        """The words of the key line, for what has the focus now."""
        if keys := self._frame_part("keys", FlowRow):
            for hint, (words, _) in zip(keys.query(KeyHint), self.key_words(), strict=False):
                hint.put(words)

    def show_title(self) -> None:
        """Where am I, and is it saved."""
        self._write("where", self.title_words())
        self._write("kept", self.imr.kept_words())
        self._mark("bar", "-unsaved", self.imr.has_case and self.session.save_error is not None)

    def _frame_part(self, name: str, kind: type[Part]) -> Part | None:
        """A part of the frame; a screen that is on its way out may have lost it already."""
        part = self._parts.get(name)
        if part is None or not part.is_attached:
            part = self._parts[name] = next(iter(self.query(f"#{name}")), None)
        return part if isinstance(part, kind) else None

    def _mark(self, name: str, mark: str, marked: bool) -> None:
        """Give a part of the frame this class, or take it away."""
        if part := self._frame_part(name, Widget):
            part.set_class(marked, mark)

    def _write(self, name: str, words: str) -> None:
        """Words into a part of the frame."""
        if part := self._frame_part(name, Words):
            _put(part, words)

    def show_help(self) -> None:
        """Help of the focused question in the column beside."""
        self._write("aside-heading", self.say("help"))
        self._write("aside-words", self.help_words())
        self.show_so_far()
        self.call_after_refresh(self.show_at_hand)

    @on(Rows.Pointed)
    def show_at_hand(self) -> None:
        """The page of a paper that belongs to the focus, beside the page."""
        beside = self.at_hand() if self.help_beside() else None
        if shown := self._frame_part("at-hand", PageAtHand):
            shown.show(beside)

    def show_so_far(self) -> None:
        """What the packet holds as the answers are now, where the window has room for it."""
        shown = self.shows_tasks() and self._holds_three()
        lines = self._so_far() if shown else []
        self._write("so-far-heading", self.say("so_far") if lines else "")
        self._write("so-far", "\n".join(lines))

    def _so_far(self) -> list[str]:
        from tui.so_far import so_far

        return so_far(self.session, self.imr.keeper.looks(), self.language)

    def key_words(self) -> list[tuple[str, str]]:
        """The line at the foot: words and what a click does."""
        other = self.imr.policy.other_language(self.imr.language)
        keys = [
            (self.say(self._move_words()), "focus_after"),
            (self.say("keys.help"), "help"),
            (self.say("keys.back"), "back"),
        ]
        if other:
            keys.append((say("screens.keys.language", other), "speak"))
        keys.append((self.say("keys.menu"), "menu"))
        if self.imr.policy.advocate and self.imr.is_open:
            keys.append((self.say("keys.cases"), "app.cases"))
        if self.imr.policy.kiosk:
            keys += [(self.say("keys.hide"), "app.hide"), (self.say("keys.erase"), "app.erase")]
        return keys

    def _move_words(self) -> str:
        if isinstance(self.focused, TextArea):
            return "keys.leave_box"
        return "keys.choose" if isinstance(self.focused, Choices) else "keys.move"

    def _key_hints(self) -> Iterable[Widget]:
        for words, action in self.key_words():
            yield KeyHint(words, action)
        yield KeyHint(self.say("keys.more"), "scroll(1)", id="more")

    async def _list_tasks(self, tasks: Vertical) -> None:
        """The task list; where the same tasks stand already, they only say how far each step is now."""
        heading, firsts = self.say("tasks"), self._first_places() if self.shows_tasks() else []
        there = list(tasks.query(Task))
        known = [str(words.content) for words in tasks.query(".heading").results(Words)]
        if firsts and known == [heading] and [task.place for task in there] == firsts:
            for task in there:
                task.set_class(task.place.step == self.session.place.step, "-here")
            self.show_statuses()
        else:
            await fill(tasks, self._task_list if firsts else tuple)

    def _first_places(self) -> list[Place]:
        """The first place of every step that concerns this case."""
        from forms.interview import STEPS

        places = self.session.places()
        firsts = (next((place for place in places if place.step == step.id), None) for step in STEPS)
        return [place for place in firsts if place is not None]

    def _task_list(self) -> Iterable[Widget]:
        yield Words(self.say("tasks"), classes="heading")
        for place in self._first_places():
            yield Task(self._task_words(place.step), place, here=place.step == self.session.place.step)

    def _task_words(self, step_id: str) -> str:
        from forms.interview import STEPS
        from tui.showing import step_name

        number, step = next((number, step) for number, step in enumerate(STEPS, 1) if step.id == step_id)
        words = f"{number} {step_name(step.id, self.session.case, self.language)}"
        status = self.session.status(step)
        return f"{words}\n  {self.say(f'status.{status}')}" if status else words

    def show_statuses(self) -> None:
        """How far each step is now, in the task list that stands there already."""
        if tasks := self._frame_part("tasks", Vertical):
            for task in tasks.query(Task):
                _put(task, self._task_words(task.place.step))

    def closeness(self) -> Closeness:
        """How close the questions stand together: known before they are drawn, so that no page jumps."""
        return ""

    def stand(self) -> None:
        """Let the body stand as close as it must now."""
        close = self.closeness().split()
        for name in ("-dense", "-closest"):
            self._mark("body", name, name in close)

    def on_resize(self, _event: events.Resize) -> None:
        self._share_the_width()
        self.stand()
        self.show_statuses()
        self.show_so_far()
        self.call_after_refresh(self.show_at_hand)
        self.call_after_refresh(follow, self)

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        self.show_keys()
        self.show_help()

    @on(Body.Moved)
    def _show_more(self) -> None:
        """Say at the foot that the page goes on: a thin bar at the edge is not enough."""
        body = self._frame_part("body", Body)
        self._mark("more", "-shown", body is not None and body.goes_on())
        self.call_after_refresh(follow, self)

    # Keys

    def action_focus_after(self) -> None:
        """The next control."""
        self.focus_next("#body *")

    def action_focus_before(self) -> None:
        """The control before."""
        self.focus_previous("#body *")

    def action_scroll(self, direction: int) -> None:
        """A page up or down, also where nothing can have the focus."""
        body = self.query_one("#body", Body)
        body.scroll_relative(y=direction * max(1, body.size.height - 2), animate=False)

    async def action_speak(self) -> None:
        """The other language."""
        await self.imr.speak_other()

    def action_help(self) -> None:
        """Help in full."""
        self.app.push_screen(HelpScreen(self.help_words()))

    def action_menu(self) -> None:
        """The menu."""
        self.app.push_screen(later.MenuScreen())

    def action_back(self) -> None:
        """One place back; everything is kept."""
        self.imr.navigator.go_back()


def actions(*buttons: Action) -> FlowRow:
    """Buttons in the flow, left, in a fixed order."""
    return FlowRow(*buttons, classes="actions")


def _put(part: Words, words: str) -> None:
    """Words into a part; the same words again would lay out the whole page for nothing."""
    if part.content != words:
        part.update(words)
