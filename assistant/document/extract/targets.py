"""Figures that the plan sets: goals, limits, quantities; each with indicator, comparison, value and unit.

Invariant: a figure is a number with a unit as written; dates, document numbers, quoted
slogans (“六个百分之百”) and ordinals are none. Values of a 分别 list are told apart.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from assistant.document.context import Context, body_of, sentences
from assistant.document.extract.citations import titles
from assistant.document.extract.indicators import Reading, before, behind, reading, shared
from assistant.document.statements import statements
from assistant.document.words import words
from assistant.model.document import Clause, Target, TimeLimit
from assistant.model.span import Span
from assistant.text.lexicon import alternation
from assistant.text.numerals import NumberMention, find_numbers
from assistant.text.units import parse_unit_at

_NUMBERED = (
    r"“[^”\n]{0,20}”|[〔\[（(]\d{4}[〕\]）)]\s*第?\d+号|第[一二三四五六七八九十\d]+"
    r"|(?:20\d\d\s*[年—–~-]\s*)+|\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[日号时](?=前|至|起)"
)
_LIST_SIGN = re.compile(r"\s*[、，和及]\s*")
_PER = re.compile(r"每(小时|天|日|年|月|周)$")
_PERCENT, _PERMILLE = "%", "‰"


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number with its unit, and the words of comparison at its sides."""

    span: Span
    """From the comparison before to the one behind."""
    op: str
    value: Decimal
    unit: str
    firm: bool
    """Whether a word sets a bound (不高于, 以上), not only a quantity."""
    counts: bool
    """Whether the unit counts things (家, 个)."""
    change: str = ""
    """下降, 增长: the figure is a change of the indicator, not its size."""


def targets(context: Context, limits: Sequence[TimeLimit]) -> tuple[Target, ...]:
    """All figures of the clauses, in their order; ``limits`` are no figures."""
    hidden: dict[str, list[Span]] = {}
    for limit in limits:
        hidden.setdefault(limit.clause, []).append(limit.span)
    return tuple(
        target for clause in context.clauses for target in _of_clause(context, clause, hidden.get(clause.id, []))
    )


def _of_clause(context: Context, clause: Clause, limits: Sequence[Span]) -> Iterator[Target]:
    text = context.text
    covered = [*limits, *titles(text, clause.span), *(one.span for one in statements(text, clause.span))]
    for sentence in sentences(text, body_of(text, clause)):
        written = sentence.of(text)
        hidden = [Span(sentence.start + m.start(), sentence.start + m.end()) for m in _no_figure().finditer(written)]
        yield from _SentenceReader(context, clause, sentence, covered, hidden).targets()


@dataclass(slots=True)
class _SentenceReader:
    """Reads the figures of one sentence; a later one may leave out what an earlier one said."""

    context: Context
    clause: Clause
    sentence: Span
    covered: Sequence[Span]
    """Limits, titles and brackets of units: no figure there, and no noun reaches across them."""
    hidden: Sequence[Span]
    """Numbers that are no figures."""
    _indicator: str = ""
    _bearer: str = ""
    _read_to: int = 0

    def targets(self) -> Iterator[Target]:
        """The sentence's figures."""
        numbers = [number for number in self._numbers() if not self._is_hidden(number)]
        while numbers:
            members = self._list(numbers)
            yield from self._respectively(members) if len(members) > 1 else self._single(members[0])
            numbers = numbers[len(members) :]

    def _numbers(self) -> Iterator[tuple[NumberMention, Span]]:
        for number in find_numbers(self.sentence.of(self.context.text)):
            yield number, Span(self.sentence.start + number.start, self.sentence.start + number.end)

    def _is_hidden(self, number: tuple[NumberMention, Span]) -> bool:
        return any(cover.overlaps(number[1]) for cover in (*self.covered, *self.hidden))

    def _list(self, numbers: Sequence[tuple[NumberMention, Span]]) -> Sequence[tuple[NumberMention, Span]]:
        """The numbers of a 分别 list that begins with the first; else that one alone."""
        text, start = self.context.text, numbers[0][1].start
        opening = re.compile(rf"{words('figures')['words']['respectively']}(?:{_before_words()})?$")
        if not opening.search(text[self.sentence.start : start]):
            return numbers[:1]
        count = 1
        while count < len(numbers) and _LIST_SIGN.fullmatch(
            text, _unit_end(text, numbers[count - 1]), numbers[count][1].start
        ):
            count += 1
        return numbers[:count]

    def _single(self, number: tuple[NumberMention, Span]) -> Iterator[Target]:
        figure = self._figure(number)
        if figure is None:
            return
        text = self.context.text
        said = self._reading(figure)
        self._read_to = figure.span.end
        unit, measured = _per(text, figure)
        named = words("figures")["measured"].get(figure.unit)
        indicator = said.indicator + named if named and said.indicator and figure.firm else said.indicator
        indicator = (indicator or (self._indicator if said.scope else "")) + figure.change
        if figure.unit in words("figures")["words"]["bearers"]:
            self._bearer = self._bearer or indicator
        self._indicator = indicator
        if indicator:
            yield self._target(figure, Reading(indicator, said.scope), unit, measured)

    def _reading(self, figure: _Figure) -> Reading:
        text = self.context.text
        ends = [cover.end for cover in self.covered if cover.end <= figure.span.start]
        start = max([self.sentence.start, self._read_to, *ends])
        _, end = _per(text, figure)
        phrase = before(text, start, end)
        if not phrase and text[end - 1 : end] in ("（", "("):
            phrase = before(text, start, end - 1)
        return reading(
            phrase, behind(text, figure.span.end, self.sentence.end), counts=figure.counts and not figure.firm
        )

    def _respectively(self, members: Sequence[tuple[NumberMention, Span]]) -> Iterator[Target]:
        """甲、乙浓度分别不高于10、50毫克/立方米: one figure a name, the last unit for all that have none."""
        text = self.context.text
        word = words("figures")["words"]["respectively"]
        stop = text.rfind(word, self.sentence.start, members[0][1].start)
        commas = max(text.rfind(sign, self.sentence.start, stop) for sign in "，：,:")
        names = shared(text[max(self.sentence.start, commas + 1) : stop])
        figures = [self._figure(member, like=members) for member in members]
        if len(names) != len(figures):
            return
        for name, figure in zip(names, figures, strict=True):
            if figure is not None:
                yield self._target(figure, Reading(name, self._bearer), figure.unit, figure.span.start)

    def _figure(
        self, number: tuple[NumberMention, Span], like: Sequence[tuple[NumberMention, Span]] = ()
    ) -> _Figure | None:
        """The number as a figure; None when it has no unit or is only a manner of speaking (开展一轮)."""
        text, (mention, span) = self.context.text, number
        unit = _unit(text, number) or (_unit(text, like[-1]) if like else None)
        first = like[0][1].start if like else span.start
        ahead = re.compile(rf"(?:{_before_words()})(?:{_fillers()})*\s*$").search(text, self.sentence.start, first)
        end = _unit_end(text, number)
        after = re.compile(alternation(_operators()["after"])).match(text, end)
        if unit is None:
            return None
        name, counts = unit
        op = _op(ahead, after)
        firm = after is not None or (op != "=")
        if not mention.text[0].isascii() and not firm and (name not in _count_units() or mention.value <= 1):
            return None
        opens = ahead is not None and first == span.start
        whole = Span(ahead.start() if ahead and opens else span.start, after.end() if after else end)
        change = ahead["op"] if ahead is not None and ahead["op"] in words("figures")["words"]["changes"] else ""
        value = mention.value * 10 if name == _PERMILLE else mention.value
        return _Figure(whole, op, value, name, firm, counts, change)

    def _target(self, figure: _Figure, said: Reading, unit: str, start: int) -> Target:
        duty = self.context.duty_at(self.clause, figure.span.start)
        span = Span(start, figure.span.end)
        return Target(
            self.clause.id,
            duty.id if duty else None,
            said.indicator,
            figure.op,
            figure.value,
            unit,
            said.scope,
            self._words(span),
            span,
        )

    def _words(self, span: Span) -> str:
        """The words around a figure, from comma to comma."""
        text = self.context.text
        start = max(text.rfind(sign, self.sentence.start, span.start) for sign in "，,：")
        stops = [place for sign in "，," if (place := text.find(sign, span.end, self.sentence.end)) >= 0]
        return text[max(self.sentence.start, start + 1) : min([*stops, self.sentence.end])].strip()


def _op(ahead: re.Match[str] | None, after: re.Match[str] | None) -> str:
    """The comparison behind a number decides (达到95%以上), else the one before it, else it is a plain quantity."""
    if after is not None:
        return str(_operators()["after"][after[0]])
    return str(_operators()["before"][ahead["op"]]) if ahead is not None else "="


def _per(text: str, figure: _Figure) -> tuple[str, int]:
    """Unit and start of a figure with 每小时 before it: 每小时35蒸吨 is 35 蒸吨/小时."""
    match = _PER.search(text[max(0, figure.span.start - 4) : figure.span.start])
    if match is None:
        return figure.unit, figure.span.start
    unit = figure.unit if "/" in figure.unit else f"{figure.unit}/{match[1]}"
    return unit, figure.span.start - len(match[0])


def _unit(text: str, number: tuple[NumberMention, Span]) -> tuple[str, bool] | None:
    """Name of the unit, and whether it counts things."""
    mention, span = number
    if mention.is_percent:
        return (_PERMILLE if mention.text.endswith(_PERMILLE) else _PERCENT), False
    found = parse_unit_at(text, _skip_space(text, span.end))
    if found is None:
        return None
    written = text[_skip_space(text, span.end) : found[1]]
    return (written if written.startswith("个") else found[0].name), found[0].dimension.startswith("计数")


def _unit_end(text: str, number: tuple[NumberMention, Span]) -> int:
    mention, span = number
    found = None if mention.is_percent else parse_unit_at(text, _skip_space(text, span.end))
    return found[1] if found else span.end


def _skip_space(text: str, place: int) -> int:
    return place + 1 if text[place : place + 1] == " " else place


def _operators() -> Mapping[str, Mapping[str, str]]:
    operators: Mapping[str, Mapping[str, str]] = words("figures")
    return operators


def _count_units() -> Sequence[str]:
    units: Sequence[str] = words("figures")["words"]["count_units"]
    return units


@cache
def _no_figure() -> re.Pattern[str]:
    return re.compile(f"{_NUMBERED}|{alternation(words('figures')['words']['idioms'])}")


@cache
def _before_words() -> str:
    return rf"(?P<op>{alternation(_operators()['before'])})"


@cache
def _fillers() -> str:
    return alternation(words("figures")["words"]["fillers"])
