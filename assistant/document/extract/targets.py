"""Figures that the plan sets: goals, limits, quantities; each with indicator, comparison, value and unit.

Invariant: a figure is a number with a unit as written; dates, document numbers, quoted
slogans (“六个百分之百”) and ordinals are none. Values of a 分别 list are told apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.document.context import Context, body_of, sentences
from assistant.document.extract.citations import titles
from assistant.document.extract.figure import (
    PERMILLE,
    Figure,
    after_words,
    around,
    before_words,
    bound_at_end,
    bound_inside,
    count_units,
    fillers,
    no_figure,
    op_of,
    per,
    unit_at,
    unit_end,
    unitless,
)
from assistant.document.extract.indicators import Reading, before, behind, listed_ahead, reading, shared
from assistant.document.statements import statements
from assistant.document.words import words
from assistant.model.document import Clause, Target, TimeLimit
from assistant.model.span import Span
from assistant.records import replace
from assistant.text.numerals import NumberMention, find_numbers

_EVERY, _IS = "每", "为"
_NAME = "(?![对将把在按])[\u4e00-\u9fff]{2,10}"
_DONE = re.compile("[\u4e00-\u9fff]{2,8}")
"""分别奖励: what is done, for each of the names."""
_LIST_SIGN = re.compile(r"\s*[、，和及]\s*")
_NEXT_VALUE = re.compile(r"\s*[、或]\s*|")
_YEAR = re.compile(r"^20\d\d年")
_NEXT_YEAR = re.compile(
    r"[，、；（(]\s*(?:其中)?[：:]?20\d\d年(?:底前?)?(?:再|计划|力争|要|安排)?(?:完成改造|完成|达到|新增|新建|改造|建成|实施|整治|治理|创建|培训|建设|打造|清除|修复|培育)?"
)
_BARE_DEED = re.compile(r"(?:20\d\d年)?(?:新增|新建|改造|建成|完成|提升|改建|扩建|维修|实施|整治|治理)+")
"""A name that says only what is done, as the columns of an annex are headed: 2024年改造提升."""
_OF_YEARS = re.compile(r"^(?:20\d\d年|[一二两三四五六]年)(?:累计|共)?(?!级)")
"""2024年, 三年: of what the whole is told, and its part for one year is not."""
_UNMEASURED = re.compile("$|[，。；、）)以左之及]")
"""What stands behind a figure without a unit."""
_EACH = re.compile(r"(?:按照?)?(?:每[\u4e00-\u9fff]{1,2})?为?$")
_DEED_ALONE = re.compile(r"(?:新建|改建|扩建|新增|维修|改造提升|新改建|新开)+$")
_AS_WELL = re.compile(r"\s*[和与及]\s*")
"""10%和15%: the next of two figures is of another thing."""
_UP_TO = re.compile(r"\s*[至到—–~～-]+\s*")


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
    told, unit = "", ""
    for sentence in sentences(text, body_of(text, clause)):
        written = sentence.of(text)
        hidden = [Span(sentence.start + m.start(), sentence.start + m.end()) for m in no_figure().finditer(written)]
        reader = _SentenceReader(context, clause, sentence, covered, hidden, told, unit)
        yield from reader.targets()
        told, unit = reader.last


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
    _unit: str = ""
    """What the last figure was of, and its unit; at first those of the sentence before."""
    _op: str = ""
    _bearer: str = ""
    _read_to: int = 0

    @property
    def last(self) -> tuple[str, str]:
        """What the sentence's last figure is of, with its unit."""
        return self._indicator, self._unit

    def targets(self) -> Iterator[Target]:
        """The sentence's figures."""
        numbers = [number for number in self._numbers() if not self._is_hidden(number)]
        while numbers:
            members = self._list(numbers)
            if len(members) == 1 and self._spans(numbers):
                members = numbers[:2]
                yield from self._range(*members)
            else:
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
        opening = re.compile(
            rf"{words('figures')['words']['respectively']}[\u4e00-\u9fff]{{0,8}}?(?:{before_words()})?$"
        )
        if not opening.search(text[self.sentence.start : start]):
            return numbers[:1]
        count = 1
        while count < len(numbers) and _LIST_SIGN.fullmatch(
            text, unit_end(text, numbers[count - 1]), numbers[count][1].start
        ):
            count += 1
        return numbers[:count]

    def _spans(self, numbers: Sequence[tuple[NumberMention, Span]]) -> bool:
        """Whether the first two numbers are the ends of a range: 3至6米."""
        text = self.context.text
        ends = len(numbers) > 1 and _UP_TO.fullmatch(text, unit_end(text, numbers[0]), numbers[1][1].start)
        return bool(ends) and unit_at(text, numbers[1]) is not None

    def _range(self, low: tuple[NumberMention, Span], high: tuple[NumberMention, Span]) -> Iterator[Target]:
        """Both ends, as what is at least and at most."""
        read_to = self._read_to
        found = list(self._single(low, like=(low, high)))
        self._read_to = self._read_to if found else read_to
        for target in found:
            yield replace(target, op=">=")
            end = self._figure(high)
            if end is not None:
                self._read_to = end.span.end
                yield self._target(end, Reading(target.indicator, target.scope), end.unit, end.span.start, op="<=")

    def _single(
        self, number: tuple[NumberMention, Span], like: Sequence[tuple[NumberMention, Span]] = ()
    ) -> Iterator[Target]:
        figure = self._figure(number, like)
        if figure is None:
            return
        text = self.context.text
        said, op = self._reading(figure)
        goes_on = _NEXT_VALUE.fullmatch(text, self._read_to, figure.span.start) is not None
        again = self._is_of_next_year(figure)
        said = said if again or said.indicator or said.scope else Reading(self._said_before(figure), "")
        self._read_to, self._unit = figure.span.end, figure.unit
        self._op = op = self._op if goes_on and figure.op == "=" else op or figure.op
        unit, measured = per(text, figure)
        unit = figure.unit if any(cover.start == measured for cover in self.covered) else unit
        named = words("figures")["measured"].get(figure.unit, "") if figure.firm and said.indicator else ""
        indicator = said.indicator.removesuffix(named) + named
        indicator = _OF_YEARS.sub("", self._indicator) if again else indicator
        again = goes_on or self._is_of_next_rhythm(figure, measured)
        indicator = (indicator or (self._indicator if said.scope or again else "")) + figure.change
        if figure.unit in words("figures")["words"]["bearers"]:
            self._bearer = self._bearer or indicator
        self._indicator = indicator
        if indicator:
            yield self._target(figure, Reading(indicator, said.scope), unit, measured, op=op)

    def _is_of_next_year(self, figure: Figure) -> bool:
        """Whether the same is told for another year: 2024年新建管网58公里，2025年完成76公里."""
        between = self.context.text[self._read_to : figure.span.start]
        next_year = figure.unit == self._unit and _NEXT_YEAR.fullmatch(between) is not None
        return next_year and _BARE_DEED.fullmatch(self._indicator) is None

    def _is_of_next_rhythm(self, figure: Figure, measured: int) -> bool:
        """Whether only a rhythm stands between it and the last figure: 每周不少于5天、每天不少于2小时."""
        between = self.context.text[self._read_to : measured]
        return measured < figure.span.start and bool(self._read_to) and between in ("、", "，", "")

    def _said_before(self, figure: Figure) -> str:
        """What a figure is of that names nothing itself: 2025年底前完成40处, 其中新建3.4万亩, of the same unit."""
        between = self.context.text[max(self._read_to, self.sentence.start) : figure.span.start]
        deed = _DEED_ALONE.search(between)
        same = figure.unit == self._unit and not _AS_WELL.fullmatch(between)
        before = _OF_YEARS.sub("", self._indicator) if same else ""
        return before if deed is None or before.startswith(deed[0]) else deed[0] + before

    def _reading(self, figure: Figure) -> tuple[Reading, str]:
        """What the figure measures, and the comparison where it stands before the noun."""
        text = self.context.text
        _, end = per(text, figure)
        ends = [cover.end for cover in self.covered if cover.end <= end]
        start = max([self.sentence.start, self._read_to, *ends])
        phrase = before(text, start, end)
        if not phrase and text[end - 1 : end] in ("（", "(", "：", ":"):
            phrase = before(text, start, end - 1)
        phrase = phrase or self._before_limit(end)
        op, noun = ("", phrase) if figure.firm else bound_at_end(phrase) or bound_inside(phrase)
        said = reading(noun, behind(text, figure.span.end, self.sentence.end), counts=figure.names_behind)
        bearer = self._before_rhythm(end, phrase) if said.indicator and not said.scope else ""
        return (replace(said, scope=bearer) if bearer else said), op

    def _before_rhythm(self, end: int, phrase: str) -> str:
        """Who does it so often: 村级路长 of 村级路长每周巡路不少于2次."""
        text, opens = self.context.text, end - len(phrase)
        rhythm = next((cover for cover in self.covered if cover.end == opens and text[cover.start] == _EVERY), None)
        if rhythm is None or not phrase:
            return ""
        ends = [cover.end for cover in self.covered if cover.end <= rhythm.start]
        who = before(text, max([self.sentence.start, self._read_to, *ends]), rhythm.start)
        who = who.rpartition(_IS)[2].rpartition("）")[2]
        return who if re.fullmatch(_NAME, who) else ""

    def _before_limit(self, end: int) -> str:
        """The noun before the day that it is due by: 上牌率 of 上牌率2025年底前达到98%."""
        limit = next((cover for cover in self.covered if cover.end == end), None)
        if limit is None or self.context.text[end - 1] == "）":
            return ""
        ends = [cover.end for cover in self.covered if cover.end <= limit.start]
        return before(self.context.text, max([self.sentence.start, self._read_to, *ends]), limit.start)

    def _respectively(self, members: Sequence[tuple[NumberMention, Span]]) -> Iterator[Target]:
        """甲、乙浓度分别不高于10、50毫克/立方米: one figure a name, the last unit for all that have none."""
        text = self.context.text
        word = words("figures")["words"]["respectively"]
        stop = text.rfind(word, self.sentence.start, members[0][1].start)
        opens = stop - (text[stop - 1] in "，,")
        commas = max(text.rfind(sign, self.sentence.start, opens) for sign in "，：,:")
        names = shared(text[max(self.sentence.start, commas + 1) : opens].removesuffix("的"), grades=opens < stop)
        figures = [self._figure(member, like=members) for member in members]
        said = text[stop + len(word) : members[0][1].start]
        said = said if re.fullmatch(before_words(), said) else _EACH.sub("", said)
        verb = said if _DONE.fullmatch(said) and not re.fullmatch(before_words(), said) else ""
        if len(names) == 1 < len(figures) and not verb:
            ahead = listed_ahead(text[self.sentence.start : max(self.sentence.start, commas)], len(figures))
            names = [name + names[0] for name in ahead] or names
        if len(names) != len(figures):
            yield from (target for member in members for target in self._single(member)) if verb or not names else ()
            return
        for name, figure in zip(names, figures, strict=True):
            if figure is not None:
                yield self._target(figure, Reading(name + verb, self._bearer), figure.unit, figure.span.start)

    def _figure(
        self, number: tuple[NumberMention, Span], like: Sequence[tuple[NumberMention, Span]] = ()
    ) -> Figure | None:
        """The number as a figure; None when it has no unit or is only a manner of speaking (开展一轮)."""
        text, (mention, span) = self.context.text, number
        unit = unit_at(text, number) or (unit_at(text, like[-1]) if like else None)
        first = like[0][1].start if like else span.start
        ahead = re.compile(rf"(?:{before_words()})(?:{fillers()})*\s*$").search(text, self.sentence.start, first)
        end = unit_end(text, number)
        after = re.compile(after_words()).match(text, end)
        if unit is None:
            named = ahead is not None and unitless().search(text, self.sentence.start, ahead.start())
            bare = "." in mention.text and named and _UNMEASURED.match(text[end : end + 1])
            unit = ("", False) if bare else None
        if unit is None:
            return None
        name, counts = unit
        op = op_of(ahead, after)
        firm = after is not None or (op != "=")
        if not mention.text[0].isascii() and not firm and (name not in count_units() or mention.value <= 1):
            return None
        opens = ahead is not None and first == span.start
        whole = Span(ahead.start() if ahead and opens else span.start, after.end() if after else end)
        change = ahead["op"] if ahead is not None and ahead["op"] in words("figures")["words"]["changes"] else ""
        value = mention.value * 10 if name == PERMILLE else mention.value
        return Figure(whole, op, value, name, firm, counts and (not firm or after is not None), change)

    def _target(self, figure: Figure, said: Reading, unit: str, start: int, op: str = "") -> Target:
        duty = self.context.duty_at(self.clause, figure.span.start)
        span = Span(start, figure.span.end)
        return Target(
            self.clause.id,
            duty.id if duty else None,
            said.indicator,
            op or figure.op,
            figure.value,
            unit,
            said.scope,
            around(self.context.text, self.sentence, span),
            span,
        )
