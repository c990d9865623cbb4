"""Lines → sections and clauses, with the ids of the plan's own numbering.

Invariant: every line of the body is a heading, part of exactly one clause, or a pointer
to an annex; headings are no paragraphs, and a line of labels (牵头单位：…) belongs to the
clause above it. Prevents a duty whose units stand in the next clause.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.document.annexes import without_annexes
from assistant.document.bare_headings import with_bare_headings
from assistant.document.front import Front, is_title_line, separate, title_over
from assistant.document.numbering import SENTENCE_END, Line, Style, is_bare, line_at, lines_of
from assistant.document.shared_units import (
    below_names,
    continuing,
    is_label_line,
    is_place_line,
    is_role_line,
    sub_sections,
)
from assistant.document.statements import statements
from assistant.model.document import Clause, Section
from assistant.model.span import Span
from assistant.records import Record

_LONGEST_LEAD_IN = 30
"""A first sentence this short is a heading with its paragraph on the same line."""
_HEAD_LINES = 20
"""Where the title must stand in a document without headings."""
_OWN_DEPTH = 3
"""Parts of a number that names chapter, sub-section and paragraph."""
_LEAD_IN = -1
"""Before the paragraph 2.1.0 that leads in to 2.1.1."""
_ANNEX_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Outline(Record):
    """A document cut up."""

    front: Front
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]


def outline(text: str) -> Outline:
    """Front matter, sections and clauses of ``text``."""
    lines = lines_of(text)
    top = _top_style(lines)
    if top is None or top is Style.ITEM:
        lines = with_bare_headings(lines)
        top = _top_style(lines)
    first = next((place for place, line in enumerate(lines) if top and line.style is top), _HEAD_LINES)
    front, body = separate(lines, _restart(lines, min(first, len(lines))))
    assembler = _Assembler(text)
    main, annexes = without_annexes(body)
    assembler.continuing = continuing(text, main) | _below_numbers(main)
    _read_body(assembler, main, top)
    for letter, annex in zip(_ANNEX_LETTERS, annexes, strict=False):
        _read_annex(assembler, letter, annex)
    assembler.flush()
    return Outline(front, tuple(assembler.sections), tuple(assembler.clauses))


def _restart(lines: Sequence[Line], first: int) -> int:
    """Where the plan's own headings begin; a notice may number its own paragraphs before the plan it encloses."""
    notice = re.sub("[《》〈〉]", "", "".join(line.text for line in lines[:first]))
    for place in range(first + 1, len(lines)):
        if lines[place].style is Style.CHAPTER and lines[place].label.startswith("一"):
            title = title_over(lines[first:place])
            if title and title in notice:
                return place
    return first


def _top_style(lines: Sequence[Line]) -> Style | None:
    """The highest numbering the document uses; TASK and ITEM only where they make headings."""
    used = {line.style for line in lines if line.style is not None}
    if used & {Style.CHAPTER, Style.PART}:
        return min(used & {Style.CHAPTER, Style.PART})
    return _heading_style(lines, range(len(lines)))


def _heading_style(lines: Sequence[Line], places: range) -> Style | None:
    """Whether 任务一 heads what is below it, or else 1. does."""
    heading = {lines[place].style for place in places if _heads(lines, place)}
    return next((style for style in (Style.TASK, Style.ITEM) if style in heading), None)


def _heads(lines: Sequence[Line], place: int) -> bool:
    """Whether a TASK or ITEM line is a heading: no sentence, and something below it that is deeper."""
    style = lines[place].style
    if style not in (Style.TASK, Style.ITEM) or not is_bare(lines[place]) or place + 1 == len(lines):
        return False
    below = lines[place + 1]
    return (below.style is None or below.style > style) and not is_label_line(below.text)


def _read_body(assembler: "_Assembler", lines: Sequence[Line], top: Style | None) -> None:
    second, alone = None, False
    for place, line in enumerate(lines):
        if line.span.start in assembler.continuing:
            assembler.line(line)
        elif top is not None and line.style is top and (top < Style.TASK or _heads(lines, place)):
            second = _second_style(lines, place + 1, top)
            alone = False
            assembler.chapter(line)
        elif second is not None and line.style is second and (second is Style.PART or _heads(lines, place)):
            below = lines[place + 1].style if place + 1 < len(lines) else top
            alone = (below is not None and below <= second) or (alone and "，" in line.rest)
            assembler.part(line, before=_LEAD_IN if _own_numbers_follow(lines, place) else 0, alone=alone)
        else:
            assembler.line(line, heads=_heads(lines, place))


def _below_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines begin that go on with a paragraph the plan itself numbers 2.1.3, or with the lead-in to those."""
    found: list[int] = []
    for start, end in sub_sections(lines):
        own = [place for place in range(start, end) if _is_own(lines[place])]
        lead_in = [start] if is_bare(lines[start - 1]) else []
        begin = [*lead_in, *own] if own else range(start, end)
        found += [lines[place].span.start for place in range(start, end) if place not in begin]
    return frozenset(found)


def _own_numbers_follow(lines: Sequence[Line], place: int) -> bool:
    """Whether the sub-section at ``place`` numbers its paragraphs itself."""
    end = next((end for start, end in sub_sections(lines) if start == place + 1), place)
    return any(map(_is_own, lines[place:end]))


def _is_own(line: Line) -> bool:
    return line.style is Style.ITEM and len(line.number) == _OWN_DEPTH


def _second_style(lines: Sequence[Line], start: int, top: Style) -> Style | None:
    """How the chapter that begins at ``start`` numbers its sub-sections."""
    end = next((place for place in range(start, len(lines)) if lines[place].style is top), len(lines))
    if top < Style.PART and any(line.style is Style.PART for line in lines[start:end]):
        return Style.PART
    second = _heading_style(lines, range(start, end))
    return second if second is not None and top < second else None


def _read_annex(assembler: "_Assembler", letter: str, lines: Sequence[Line]) -> None:
    count = next((place for place in range(1, len(lines)) if not _titles_annex(lines, place)), len(lines))
    assembler.annex(letter, lines[0], lines[1:count])
    assembler.continuing = below_names(lines[count:])
    for place, line in enumerate(lines[count:], count):
        labelled = place + 1 < len(lines) and is_label_line(lines[place + 1].text)
        assembler.line(line, heads=line.style is not None and is_bare(line) and (labelled or _heads(lines, place)))


def _titles_annex(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is part of the annex's title; the name over a run of labels is none where a title stands above."""
    named = place > 1 and place + 1 < len(lines) and _is_told(lines[place + 1].text)
    return is_title_line(lines[place]) and not _is_told(lines[place].text) and not named


def _is_told(text: str) -> bool:
    return is_label_line(text) or is_place_line(text)


@dataclass(slots=True)
class _Assembler:
    """Collects sections and clauses while the lines go by."""

    text: str
    continuing: frozenset[int] = frozenset()
    """Where the lines begin that are more of the clause above them."""
    sections: list[Section] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    _chapter: str = "0"
    _part: int = 0
    _parts: int = 0
    _chapters: int = 0
    _paragraphs: int = 0
    _open: list[Line] = field(default_factory=list)
    """Lines of the clause that is being read."""
    _heading_only: bool = False
    """Whether that clause has no more than an item heading yet."""

    def chapter(self, line: Line) -> None:
        """Begin a chapter."""
        self._chapters += 1
        self._begin(str(self._chapters))
        self._heading(line, str(self._chapters), 1)

    def part(self, line: Line, *, before: int = 0, alone: bool = False) -> None:
        """Begin a sub-section; its first paragraph comes after the number ``before``.

        ``alone`` where nothing stands below the heading, or below one before it: a sentence there is a paragraph.
        """
        self._parts += 1
        self.flush()
        self._part, self._paragraphs = self._parts, before
        self._heading(line, f"{self._chapter}.{self._parts}", 2, alone=alone)

    def annex(self, letter: str, label: Line, titles: Sequence[Line]) -> None:
        """Begin an annex under the title that stands over it."""
        self._begin(letter)
        span = Span(titles[0].span.start, titles[-1].span.end) if titles else label.span
        title = "".join(line.text for line in titles)
        self.sections.append(Section(letter, label.text.rstrip("：: "), title, 1, span))

    def line(self, line: Line, *, heads: bool = False) -> None:
        """Take a line that is no section's heading; ``heads`` for an item heading."""
        continues = bool(self._open) and (
            is_role_line(self.text, line)
            or line.span.start in self.continuing
            or (self._heading_only and line.style is None)
        )
        if not continues:
            self.flush()
        self._heading_only = heads and not continues
        self._open.append(line)

    def flush(self) -> None:
        """Close the clause that is being read."""
        if self._open:
            self._paragraphs = self._next_paragraph(self._open[0])
            span = Span(self._open[0].span.start, self._open[-1].span.end)
            written = "\n".join(line.text for line in self._open)
            self.clauses.append(Clause(self._clause_id(), self._section_id(), self._paragraphs, written, span))
        self._open = []
        self._heading_only = False

    def _next_paragraph(self, line: Line) -> int:
        """One more, or what the plan itself numbers it; a lead-in before 2.1.1 is 2.1.0."""
        if _is_own(line) and line.number[:-1] == (int(self._chapter), self._part):
            return line.number[-1]
        return self._paragraphs + 1

    def _begin(self, chapter: str) -> None:
        self.flush()
        self._chapter, self._parts = chapter, 0
        self._part = self._paragraphs = 0

    def _section_id(self) -> str:
        return f"{self._chapter}.{self._part}" if self._part else self._chapter

    def _clause_id(self) -> str:
        if self._chapter.isalpha():
            return f"{self._chapter}.{self._paragraphs}"
        return f"{self._chapter}.{self._part}.{self._paragraphs}"

    def _heading(self, line: Line, section: str, level: int, *, alone: bool = False) -> None:
        """Record a heading; what stands behind it on the same line is a paragraph."""
        start = line.span.end - len(line.rest)
        title, body = _title_and_body(self.text, Span(start, line.span.end))
        self.sections.append(Section(section, line.label, title.of(self.text), level, title))
        if body is None and alone and title.end < line.span.end:
            body = Span(start, line.span.end)
        if body is not None:
            self.line(line_at(self.text, body))


def _title_and_body(text: str, rest: Span) -> tuple[Span, Span | None]:
    """A heading's title, and the paragraph that shares its line."""
    duty = next(iter(statements(text, rest)), None)
    stop = SENTENCE_END.search(text, rest.start, rest.end)
    if duty is not None and (stop is None or duty.span.start < stop.start()):
        return Span(rest.start, duty.span.start), rest
    if stop is None:
        return rest, None
    if stop.start() - rest.start > _LONGEST_LEAD_IN:
        comma = re.compile("[，：:,]").search(text, rest.start, stop.start())
        return Span(rest.start, comma.start() if comma else stop.start()), rest
    title = Span(rest.start, stop.start())
    if duty is not None and not text[stop.end() : duty.span.start].strip():
        return title, rest
    return title, Span(stop.end(), rest.end) if stop.end() < rest.end else None
