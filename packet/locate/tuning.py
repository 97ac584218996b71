"""Weights, costs, distances, shares and thresholds by which an agency's PDF is read: units, and what each tells apart.

Units: "points" are 1/72 inch on the displayed page; "of the size" is a share of the letters' size; "share" is a share
of what is named; a "cost" counts in the unit of `COSTS.none`, what it costs to leave a label without a slot.

What fixed them: the made look-alikes of `tests/packet/locate/lookalikes` (layouts x frames x ticks x field names x
languages x editions x bends) must all be read without a wrong place. `python -m tests.bench.tuning` moves each number
down and up and counts the places that go wrong or missing by it; a number that it calls free is held by no look-alike,
and what stands beside it only says what it is for. Where type or a standard fixes a number, that is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class _Letters:
    """Characters as PDFium tells them."""

    tilt: float = 0.1
    """Radians: a letter that is turned by less stands upright."""
    size_least: float = 0.7
    size_most: float = 2.2
    """Shares of the advance box's height: a font size outside is none (Type 3 fonts have a scale of their own)."""


@dataclass(frozen=True)
class _Runs:
    """Letters to lines, lines to runs. Gaps are shares of the letters' size; a word space is about a quarter of it."""

    letters_level: float = 2.2
    """Points: letters whose baselines differ by less stand on one line."""
    same_line: float = 2.5
    """Points: runs whose baselines differ by less stand on one line; the next line is lower by the letters' size."""
    gap: float = 0.9
    """A wider gap ends a run: several spaces, never one."""
    word_gap: float = 0.14
    """A wider gap begins a word; letters that are set apart a little leave less."""
    touching: float = 0.5
    """Points: nothing drawn is looked for in a narrower gap."""
    twin: float = 0.12
    """The same letter again within this is printed twice to look bold."""
    twin_back: int = 3
    """Letters: how far back along the line such a twin may stand."""
    leader_gap: float = 0.8
    """Marks of a leader (dots) stand closer than this."""
    underscore_gap: float = 0.3
    """Underscores stand closer than this: they touch, but for spaced letters."""
    leader_uneven: float = 0.25
    """By so much more than the usual gap may a leader's mark be off: a full stop before a leader is farther."""
    leader_marks: int = 4
    """Dots make a leader, an ellipsis of three full stops none."""
    leader_marks_wide: int = 2
    """Underscores or ellipses, which are wide already, make one."""
    stretched: float = 1.5
    """One underscore wider than this is a leader by itself."""
    typed_over: float = 0.3
    """Share of a leader's mark: covered so far by a letter it is typed over."""
    typed_over_marks: int = 3
    """So many marks typed over make words over a leader."""
    bracket_least: float = 0.5
    """Points between "[" and "]" of a tick box: "()" printed together is none."""
    bracket_most: float = 2.6
    """Of the size, between "[" and "]": "[    ]" with four spaces."""


@dataclass(frozen=True)
class _Shapes:
    """What is drawn. Points, unless said otherwise."""

    thin: float = 2.6
    """A filled bar thinner than this is a line."""
    meet: float = 1.6
    """Lines that miss each other by less meet: a corner of lines with width."""
    level: float = 1.0
    """A line that rises by no more over its whole length is level."""
    least_line: float = 0.05
    """A piece of a path shorter than this is a point."""
    least_side: float = 3.0
    """Nothing shorter is a line, a cell's side or a box."""
    one_place: float = 0.9
    """Pieces of lines that lie this close side by side are pieces of one."""
    dash: float = 6.0
    """Pieces shorter than this are dashes or dots."""
    dash_gap: float = 4.2
    """Dashes and dots are joined over this gap..."""
    line_gap: float = 0.8
    """...longer lines only over this: they touch, but for rounding."""
    corner_off: float = 0.6
    """A rectangle's side may be out of plumb by less."""
    tick_least: float = 4.5
    tick_most: float = 24.0
    """A square or circle for a tick is between these; 4.5 is half of 9-point type, 24 a third of an inch."""
    tick_long: float = 1.6
    """Times its shorter side, at most, is a tick box's longer side."""
    rounded_width: float = 40.0
    rounded_height: float = 8.0
    """A curved outline larger than this is a box with rounded corners; a smaller one is a letter or a circle."""
    same_shared: float = 0.75
    same_size: float = 0.55
    """Shares: shapes that share so much of the smaller, and of which that is so large, are one drawn twice."""
    clear: int = 8
    """Alpha of 255 below which paint cannot be seen."""
    white: int = 253
    """Of 255: paint with every colour at least this is white."""
    nested: int = 12
    """Forms within forms that are followed: what goes deeper is made to swell, not to be read."""


@dataclass(frozen=True)
class _View:
    """Words and shapes of one page put together. Points, unless said otherwise."""

    same_box: float = 0.2
    """Share of the smaller: a drawn shape over this much of a printed box is the same tick box."""
    over_line: float = 10.0
    """From a drawn line up to the middle of the letters that stand on it: 9 to 12 point type."""
    tick_beside: float = 1.5
    """A tick box in the gap between two letters may reach over them by this."""
    in_square: float = 6.0
    """From a square's edge to the baseline of letters that may stand in it."""
    field_least: float = 0.5
    """A field that is no larger is hidden by its writer."""


@dataclass(frozen=True)
class _Labels:
    """The form's wordings on the page. Letters are those of plain text: no spaces, no punctuation."""

    short: int = 22
    """Letters: a wording with fewer must stand alone to be a label; longer ones say what they are."""
    part: float = 0.6
    part_least: int = 26
    """A wording that breaks off counts when this share of it, and so many letters, were found."""
    whole: float = 0.9
    """Share of a title or heading that must be found."""
    slips_from: int = 12
    """Letters: a shorter wording must be letter for letter."""
    slip_every: int = 14
    """One letter in so many may be wrong."""
    slip_begin: int = 3
    """The first letters must be right: elsewhere every word would begin every wording."""
    ahead: int = 4
    """Letters that must agree again behind a slip."""
    lines: int = 9
    """Runs over which one wording may go on."""
    small: float = 6.0
    """Points: smaller type has lines as far apart as type of this size."""
    next_line: float = 2.3
    """Of the size: a wording goes on in the run below up to this; single spacing is 1.2, double 2.4."""
    wrapped_line: float = 1.7
    """Of the size, for a run below that begins farther left, where a sentence wraps at the margin."""
    larger: float = 1.6
    """Times its own size: a wording does not go on in larger letters."""
    number: int = 2
    """Digits of an item's number ("12.") before a label."""


@dataclass(frozen=True)
class _Heads:
    """What a page says it is, at its head and foot."""

    body_lines: float = 90.0
    """Points: where three label lines follow each other this closely the head is over."""
    head_share: float = 0.3
    """Of a page without labels this upper part is its head."""
    foot_share: float = 0.12
    """The lowest part of a page, where a form's number may stand instead of at its head."""
    issuer_spare: int = 24
    """Letters that may stand beside an agency's name in its own line: "California", "State of"."""
    title_begins: int = 22
    """Letters of a title that stand on one line in any layout."""
    title_longest: int = 70
    """Letters: a longer line is a sentence."""
    largest: float = 0.95
    """Letters of this share of the largest size are as large as it."""
    specimen: float = 30.0
    """Points: letters of this size are no part of a form's text but a mark across it."""


@dataclass(frozen=True)
class _Pages:
    """Which form the pages are. Shares are of the form's labels (38 of DMHC 20-224, 13 of 20-160)."""

    lacking: int = 9
    """One label in so many may be absent from a whole form. Other agencies' and plans' forms have up to 25 of 38."""
    most: float = 0.75
    """With this share under a sure head it is the form, reworded or cut."""
    part: int = 5
    """A part of a form has one label in so many of the whole form, and so many at least."""
    part_dense: float = 0.85
    """A part of a form has this share of the labels between its first and its last one."""
    fewest: int = 2
    """Labels of its form that a page with the form's head must have."""
    repeated: float = 0.3
    """A page that has this share of the form's labels over again begins another copy..."""
    repeated_own: float = 0.5
    """...or this share of its own."""
    sheet_labels: int = 8
    """An instruction sheet has fewer labels of a form..."""
    page_labels: int = 4
    """...and a later page of instructions fewer than this."""
    sheet_title: float = 0.6
    """An instruction sheet's title stands above this share of the page's height."""
    words_least: int = 80
    """Letters: a file with fewer has pictures of words, or none."""
    scanned: float = 0.8
    """Share of a page under one picture that makes it a scan."""
    pictured: float = 0.3
    """Share of a page without words under all its pictures: from here the words may be in them, below it is a logo."""
    curves_least: int = 40
    """Outlines with bends on a page without words: fewer are a seal or a frame, more are letters drawn as lines."""
    few_slots: int = 4
    """A form has more slots than this; a letter or a handbook has a ruled line or two."""
    unreadable: float = 0.3
    """More characters without a meaning, as a share of those that have one, are a page that a program cannot read: in
    a readable one single bullets and boxes have none."""
    script: int = 40
    """Letters of a script that tell a language: names in a list of languages have fewer."""
    label_begins: int = 8
    """So many letters of a label stand on one line in any layout."""
    label_least: int = 4
    """Shorter labels ("Tên", "Zip") are words of other languages too."""
    label_share: float = 0.25
    """More of a language's labels begin somewhere on a form in it; of another's a tenth at most (Tagalog has words of
    English and Spanish)."""


@dataclass(frozen=True)
class _Costs:
    """The unit of every cost, and what all assignments have in common."""

    none: float = 1.0
    """To leave a label without a slot. A pair that costs more is no pair."""
    label: float = 0.5
    """Share of a label's own cost (how it is worded, in which section) that its slot inherits."""
    touch: float = 1.0
    """Points by which two things must cover each other to count; less is rounding."""
    overlap: float = 3.0
    """Points by which a slot or square must reach into a lane to stand between."""
    lane: float = 0.1
    """Points: the least width of a lane between two things that touch."""


@dataclass(frozen=True)
class _Sections:
    """Which section a label stands in, and what it costs to be another item's label."""

    half: float = 0.45
    """Share of the page's width: a heading that begins right of it and is no wider heads a column."""
    full: float = 0.6
    """Share of the page's width: a wider heading is above both columns."""
    column: float = 4.0
    """Points by which things of one column may begin farther left than its heading; also lines of one paragraph."""
    title: float = 0.5
    """Share of the page's height: the title of a form behind another stands above it."""
    rank: float = 0.02
    """Cost of each rarer way to word a label..."""
    rank_most: int = 8
    """...up to this many."""
    slips: float = 0.6
    """Cost of a wording of which nothing was found."""
    other: float = 0.34
    """Cost of another section: a third of having no label (`COSTS.none`)."""
    outside: float = 0.08
    """Cost of standing before the form's first heading."""
    other_form: float = 0.9
    """Cost of a page of a form that is not among the file's."""
    page: float = 0.002
    """Cost of each page: of two equal labels the first is taken."""
    last_line: float = 4.0
    """Points: what is no higher than this above a label's foot is its last line."""
    sentence: int = 40
    """Letters: a longer label is a question, whose remark may go on below."""
    remark_line: float = 1.5
    """Of the size: a remark goes on in the next line up to this."""
    remark_size: float = 7.0
    """Points: smaller type has lines as far apart as type of this size."""
    remark_least: int = 8
    """Letters of such a line, at least; shorter words are choices."""


@dataclass(frozen=True)
class _Slots:
    """What could take an answer. Points, unless said otherwise."""

    width: float = 16.0
    """A narrower slot takes no word: two letters of 10 points with the padding."""
    height: float = 7.0
    """A lower slot takes no line of 8 point type (`SETTING.line`)."""
    line_height: float = 16.0
    """The blank over a line that counts as its slot: one line of 10 to 12 point type."""
    on_line: float = 9.0
    """Words whose baseline is less than this above a line stand on it; the next line's are farther."""
    under_line: float = 3.0
    """Words on a line may have their baseline this far below it."""
    tall: float = 24.0
    """A higher slot takes several lines: two of 10 points with their leading."""
    same: float = 0.7
    """Share: slots of which one covers so much of the other are one."""
    in_field: float = 0.25
    """Share of the smaller: what a field covers so far is that field."""
    on_tick: float = 0.5
    """Share of a tick field: drawn things that cover so much belong to it."""
    comb_width: tuple[float, float] = (6.0, 30.0)
    comb_height: tuple[float, float] = (8.0, 34.0)
    """One cell of a comb is between these."""
    comb_apart: float = 1.2
    """Cells of a comb touch, but for the width of a line."""
    comb_even: float = 3.0
    """...and differ in width by less than this."""
    comb_cells: int = 2
    """Cells make a comb: two for a state."""
    shade: float = 8.0
    """A shaded bar that is no higher is a drawn line or a band between sections."""
    square: float = 22.0
    """A cell no larger is a tick box, not a slot."""
    comb_share: float = 0.5
    """Share of a cell that a comb covers: it is the comb."""
    inner: float = 0.8
    """Share: a cell that holds another of less than this size is a frame."""
    row_inside: float = 4.0
    """A rule that goes across a cell farther than this from its edges makes rows of it."""
    free_height: float = 9.0
    """The blank below or above the words of a cell that takes an answer: 8 point type and its padding."""
    free_width: float = 24.0
    """The blank behind the words of a cell that takes an answer."""
    side: float = 1.5
    """Left free beside a cell's border."""
    behind: float = 2.5
    """Left free behind the words of a cell."""
    before: float = 3.0
    """Left free before the next label in the same cell; words may begin so far left of their cell, too."""
    near_words: float = 0.5
    """Left free under or over words or lines."""
    edge_width: float = 8.0
    """Cells no wider are ornaments: their borders are no borders of a slot."""
    on_edge: float = 1.5
    """A rule this close to a cell's border is that border."""
    stretch: float = 10.0
    """A shorter stretch of a line, or a shorter leader, is no slot."""
    leader_drop: float = 1.5
    """A leader's ink lies so far below its baseline at most."""
    descent: float = 0.22
    """Of the size: descenders of the words above a line."""
    descent_tall: float = 0.25
    """The same where several lines are to be written: a little more room."""
    line_apart: float = 3.0
    """A rule less than this above another is the same rule, doubled."""
    leader_apart: float = 5.0
    """A leader less than this above a line is no line of its own."""
    over: float = 8.0
    """Lines that cover a stretch by less than this do not limit it."""
    headroom: float = 130.0
    """The most that a long answer gets over a single line: ten lines."""
    pitch: tuple[float, float] = (8.5, 34.0)
    """Distance of the lines of one slot: 8 point type at least, three times single spacing at most."""
    flush: float = 4.0
    """Lines of one slot end together, and are evenly apart, within this."""
    words_on: float = 11.0
    """`on_line`, and a little: words of a lower line, which must not be taken for the answer's."""
    words_under: float = 4.0
    """`under_line`, and a little, for the same."""
    words_right: float = 40.0
    """Words behind a line within this belong to it."""
    words_left: float = 430.0
    """Words before a line within this may be its label: most of a page of 612 points."""
    margin: float = 36.0
    """Half an inch: the page's margin, where nothing says how wide it is."""
    margin_right: float = 40.0
    """The margin that an answer on a blank keeps."""
    blank_tall: float = 14.0
    """The blank under a label that takes a long answer."""
    blank_under: float = 11.0
    """A blank under a label that may be meant: then nobody can tell whether the one behind is."""
    blank_width: float = 36.0
    """The blank behind a label that takes an answer."""
    blank_before: float = 4.0
    """Left free before the next words of the line."""
    blank_gap: float = 3.0
    """Left free behind the label."""
    blank_up: float = 4.0
    """A blank goes up over its label by this."""
    drawn: int = 4
    """Slots: a page with so many draws its slots, and blanks are none."""
    part_width: float = 110.0
    """One of three slots of a date or a phone number is no wider."""
    part_apart: float = 26.0
    """...and no farther from the next: room for ") " or " / "."""
    part_level: float = 0.6
    """Share of a part's height that the next must share."""
    part_words: int = 4
    """Letters of a hint between parts, at most: "yyyy"."""


@dataclass(frozen=True)
class _Relations:
    """How a label and a slot lie to each other. Distances in points, the rest costs; a slope is points for a cost of 1.

    Their order is what counts: in the label's own cell, beside or below it, off its line or edge, with another slot
    between, no slot at all (`COSTS.none`).
    """

    right: float = 420.0
    """The farthest slot of a label on its right: across a page of 612 points with margins."""
    below: float = 44.0
    """...below: two lines of a remark between them."""
    above: float = 34.0
    left: float = 60.0
    inside: float = 0.02
    """Cost of a slot in the label's own cell."""
    covered: float = 0.6
    """Share of the label that a field laid over it covers..."""
    covered_cost: float = 0.08
    """...and what that costs."""
    base: float = 0.06
    """Cost of every other relation at its best."""
    left_cost: float = 0.02
    """A label on the right of its slot is rarer..."""
    above_cost: float = 0.01
    """...than one under it, than one over or before it."""
    others_cell: float = 0.12
    """Cost of a slot in a cell with other words."""
    low: float = 5.0
    """A label's baseline may be this far below the slot's..."""
    low_rule: float = 4.0
    """...or the line's foot."""
    slot_high: float = 12.0
    """A lower slot counts as this high: one line of type."""
    rows_high: float = 14.0
    """The first line of several."""
    over_rule: float = 12.0
    """A label may stand so far over the blank of a line."""
    off_line: float = 0.06
    """Cost of a label that is not level with the slot's line."""
    off_slope: float = 60.0
    """Points of height over the slot for a cost of 1."""
    overlap: float = 4.0
    """A label may reach into its slot by this (fields are often laid over the colon)..."""
    overlap_left: float = 3.0
    overlap_field: float = 5.0
    overlap_drawn: float = 3.0
    """...on the left of it, and from above into a field or into something drawn."""
    lane_under: float = 2.0
    lane_over: float = 5.0
    """The lane between label and slot, from the baseline: the middle of small letters."""
    near: float = 5.0
    """A gap that costs nothing: what a reader does not see as one."""
    near_left: float = 6.0
    near_edge: float = 6.0
    """The same on the left of a slot, and between the left edges of label and slot."""
    right_slope: float = 1200.0
    right_most: float = 0.25
    """Right of a label distance costs little, and no more than this: a column of labels and a column of slots."""
    left_slope: float = 100.0
    below_slope: float = 60.0
    above_slope: float = 50.0
    aside_slope: float = 300.0
    aside_most: float = 0.3
    """How dear distance is in the other directions, and how dear unlike edges are at most."""
    between: float = 0.4
    """Cost of each other slot between the two."""
    across: float = 4.0
    """Label and slot over each other share at least this much of x (or half of the label)."""


@dataclass(frozen=True)
class _Texts:
    """Written answers: costs of label and slot, and how sure a pair is."""

    stranger: float = 0.45
    """To leave a wording that is not ours without a slot: less than ours, so that a doubtful slot goes to ours."""
    off_mode: float = 0.2
    """Cost of a label on another side of its slot than most of the file's labels."""
    named: float = 0.3
    """What a field's name that is the item's takes off: more than another side, less than a slot between."""
    named_alone: float = 0.75
    """Cost of a field whose name alone says what it is for."""
    name: float = 0.9
    """Likeness of a name (`NAMES`) that stands for the label..."""
    name_told: float = 0.6
    """...and of one that counts as evidence."""
    farther: float = 0.25
    """Another wording that is closer to the slot by this: no reader would pass over it."""
    tight: float = 0.45
    """Cost of the rest of a label's own cell where an empty slot adjoins."""
    drawn: float = 0.3
    """Cost of something drawn on a page that has fields."""
    long_low: float = 0.08
    long_short: float = 0.3
    long_width: float = 200.0
    """Costs of a single line for a long answer, when it is wider than these points, and when not."""
    multiline: float = 0.1
    """Cost of a field of several lines for a short answer."""
    high: float = 0.15
    high_from: float = 60.0
    """Cost of a slot higher than these points for a short answer."""
    adjoin: tuple[float, float] = (-3.0, 9.0)
    """Points between a cell and an empty slot that adjoins: a border, or the line of a remark."""
    adjoin_share: float = 0.6
    """Share of the lower one's height that both have in common."""
    adjoin_edge: float = 6.0
    """Points: right edges of cells below each other."""
    cell_share: float = 0.8
    """Share of some words that is inside their cell."""
    cell_high: float = 90.0
    """Points: a higher cell is a frame around many."""
    stranger_letters: tuple[int, int] = (2, 45)
    """Letters of a wording that may be a label; longer ones are remarks."""
    gap: float = 0.45
    """The margin of a pair that is quite sure."""
    doubt: float = 0.2
    """The margin over the other modes of labelling that leaves no doubt (`off_mode`)."""
    doubt_share: float = 0.5
    """What is left of the certainty when another mode is as good."""
    blank: float = 0.9
    """Share of the confidence in a blank that nothing is drawn for."""
    least: float = 0.35
    span: float = 0.63
    """Confidence of a pair that is quite unsure, and what certainty adds."""
    label_share: float = 0.6
    """Share of a label that its own field covers: then the label is left free."""
    label_under: float = 9.0
    label_behind: float = 30.0
    """Points of the field under, or behind, its label that are enough for the answer."""


@dataclass(frozen=True)
class _Ticks:
    """Tick boxes and the words beside them. Points, unless said otherwise."""

    same: float = 0.2
    """Share of the smaller: a drawn square over this much of a field is that field."""
    in_text: float = 0.5
    """Share of a square within a text field: it is a part of the field's look."""
    leader_width: tuple[float, float] = (8.0, 40.0)
    """A leader to tick on: "____ Yes"."""
    leader_high: float = 9.0
    """How high the room over such a leader is."""
    few: int = 4
    """With fewer boxes than this on the page, such leaders count as boxes."""
    word_letters: int = 12
    """Letters of a choice that needs not stand alone."""
    off_side: float = 0.3
    """Cost of a box on another side of its word than the page's others."""
    overlap: float = 2.5
    """A box may reach into its word's advance by this."""
    farthest: float = 60.0
    """A box beside its word is no farther."""
    farthest_level: float = 16.0
    """A box over or under its word is no farther."""
    lap: float = 2.0
    """...or reaches into it by this."""
    near: float = 4.0
    near_level: float = 3.0
    """Distances that cost nothing, beside and over the word."""
    slope: float = 60.0
    slope_level: float = 30.0
    """Points for a cost of 1."""
    beside: float = 0.05
    level: float = 0.08
    """Costs of a box beside its word, and over or under it, at the best."""
    centred: float = 8.0
    """Middles of a word and the box over it."""
    line: float = 6.0
    line_share: float = 0.6
    """Middles of word and box on one line differ by so much, or by this share of the box."""
    lane: float = 2.0
    """Half the height of the lane between word and box, in which nothing else may stand."""
    words_between: float = 2.0
    """Cost of other words between: never."""
    box_between: float = 0.5
    """Cost of another box between."""
    most: float = 1.0
    """A way that costs more is none."""
    gap: float = 0.25
    """The margin of a word and box that are quite sure: a little less than `off_side`."""


@dataclass(frozen=True)
class _Questions:
    """Words with boxes, and the questions that they answer. Points, unless said otherwise."""

    down: float = 130.0
    up: float = 30.0
    """A named choice stands no farther below, or above, its group's label."""
    group: float = 0.05
    down_slope: float = 200.0
    up_slope: float = 60.0
    """Costs of it: at best, and points for a cost of 1."""
    same_line: float = 5.0
    """Middles of Yes and No on one line."""
    pair_left: float = 70.0
    pair_right: float = 160.0
    """No begins no farther left, or right, of the end of Yes."""
    pair: float = 0.05
    pair_slope: float = 300.0
    no_first: float = 0.3
    """Costs of a pair on one line: at best, points for a cost of 1, and when No stands first."""
    stacked_off: float = 8.0
    stacked: tuple[float, float] = (3.0, 30.0)
    """No under Yes: edges of the boxes, and how far down."""
    stacked_cost: float = 0.2
    stacked_slope: float = 100.0
    mixed: float = 0.3
    """Share of the certainty of a pair whose boxes stand on different sides of their words."""
    lone: float = 0.25
    """Cost of a Yes alone for a question, or of a pair for a single box."""
    named: float = 0.1
    """What a field's name that is the item's takes off."""
    level: float = 4.0
    """An answer level with its question, or beside it, may be off by this."""
    side: float = 0.08
    """Cost of an answer before its question."""
    beside: float = 0.05
    beside_slope: float = 80.0
    beside_between: float = 0.4
    """Costs of an answer beside its question: at best, points for a cost of 1, each other question between."""
    below: tuple[float, float] = (-4.0, 42.0)
    """How far below its question an answer may stand: three lines."""
    below_left: float = 60.0
    """...and how far left of it."""
    below_cost: float = 0.12
    below_slope: float = 90.0
    below_between: float = 0.5
    above: tuple[float, float] = (-2.0, 20.0)
    """How far above its question."""
    above_cost: float = 0.45
    above_slope: float = 60.0
    menu_lines: int = 3
    """What a list of yes and no offers: those and "Select"."""


@dataclass(frozen=True)
class _Names:
    """Likeness of a field's name and an item's wording, from 0 to 1. Letters are those of plain text."""

    said_least: int = 3
    """Letters: a shorter name says nothing ("f1")."""
    ends_from: int = 4
    ends: float = 0.6
    """A name that ends in a wording of so many letters: likeness, and `share` of the name that it makes up."""
    begins_from: int = 6
    begins: float = 0.5
    """A name that begins with one."""
    share: float = 0.3
    cut_from: int = 12
    cut: float = 0.8
    """A name of so many letters with which a wording begins: names are cut off."""


@dataclass(frozen=True)
class _Places:
    """What every place has: how sure it is, and that no two share their room."""

    sure: float = 0.6
    """A place below this confidence is not used: its answer goes to the continuation sheet."""
    most: float = 0.99
    """Nothing read by a program is certain; only a place that a person moved is (1)."""
    clash: float = 0.3
    """Share of the smaller: places that have more in common are two answers in one slot."""
    tick_least: float = 0.3
    tick_span: float = 0.69
    """Confidence of a tick box or list that is quite unsure, and what certainty adds."""
    gap: float = 0.3
    """The margin of a question and its boxes that are quite sure."""
    unlabelled: float = 0.8
    """Certainty of a place whose label was not found."""


@dataclass(frozen=True)
class _Filled:
    """Whether somebody has written on the form. Points, unless said otherwise."""

    scale: float = 2.0
    """Pixels a point: a pen's line is two pixels wide."""
    dark: int = 128
    """Of 255: a darker pixel is ink."""
    ticked: float = 0.06
    """Share of dark pixels in the middle of a tick box. Empty boxes have none, a cross of thin lines a fifth."""
    written: float = 0.03
    """Share of dark pixels in a slot. Rows of dots make 0.015 of it dark; a line of handwriting more than this."""
    line: float = 0.6
    """A row or a column of pixels with this share dark is a drawn line."""
    border: float = 0.22
    """Share of a tick box's width and height that is its border, on each side."""
    edge: float = 1.5
    """Inside a slot's edge its line may stand."""
    same_line: float = 3.0
    """Baselines of a label and its answer."""
    behind: float = 40.0
    """Behind a label words are its answer, where no slot is drawn."""
    under: float = 14.0
    """Under such a label: the next line."""
    into: float = 3.0
    """An answer under its label may reach into it by this."""
    aside: float = 12.0
    """An answer under its label may begin farther left or right by this."""
    short: int = 45
    """Letters of an answer on one line; longer lines are the form's own remarks."""


@dataclass(frozen=True)
class _Setting:
    """How an answer is set in its place. Points, unless said otherwise."""

    sizes: tuple[float, ...] = (10.0, 9.5, 9.0, 8.5, 8.0)
    """Sizes of type, from the largest; none is smaller than 8 points, which a fax must still carry."""
    pad: float = 2.0
    """Left free beside the answer, and above it in a high slot."""
    low: float = 26.0
    """A slot no higher has its one line in the middle; in a higher one writing begins at the top."""
    several: float = 22.0
    """A slot so high takes two lines of the smallest type."""
    line: float = 0.92
    """A line of type needs this share of its size in height; the rest may stand over."""
    ascent: float = 0.93
    """Of the size: from the top of a line to its baseline, accents included."""
    lift: float = 4.0
    """A single line stands no higher than this over the foot of a low slot..."""
    descent: float = 0.24
    """...and its baseline by this share of the size more, for descenders."""
    descent_rule: float = 0.26
    """The same over a drawn line, which letters must not touch."""
    rows: float = 0.75
    """Share of the longest line: a shorter first line (a label stands on it) is passed over."""
    spare: float = 0.1
    """Added to a stack of lines so that rounding takes none away."""
    comb_least: float = 6.0
    """Type in a comb's narrow cells goes down to this: digits alone, each by itself."""
    ink_under: float = 0.2
    ink_over: float = 0.75
    """Of the size, from the baseline: where a line's letters are looked for by the proof."""
    tick: float = 20.0
    """A tick is no larger, however large its field."""


LETTERS: Final = _Letters()
RUNS: Final = _Runs()
SHAPES: Final = _Shapes()
VIEW: Final = _View()
LABELS: Final = _Labels()
HEADS: Final = _Heads()
PAGES: Final = _Pages()
COSTS: Final = _Costs()
SECTIONS: Final = _Sections()
SLOTS: Final = _Slots()
RELATIONS: Final = _Relations()
TEXTS: Final = _Texts()
TICKS: Final = _Ticks()
QUESTIONS: Final = _Questions()
NAMES: Final = _Names()
PLACES: Final = _Places()
FILLED: Final = _Filled()
SETTING: Final = _Setting()
