"""In what a figure is asked for (几天, 多少户, 多少钱), and whether a figure of the plan is in it.

Invariant: a unit is told by the words of the question alone; money, time and pieces may be told in
another unit of their kind, and nothing else may.
"""

import re
from collections.abc import Collection, Sequence

from assistant.model.document import Target
from assistant.model.span import Span
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.price import is_rate
from assistant.text.units import find_unit

_TIMES = "次"
_TENS = "十百千"
"""What may stand between 几 and what it counts: 几百块."""
PIECES = "个"
"""What things of all kinds are counted in."""
_MONEY = "元"
_OPEN = "多少"
_DAYS = "天"
_SOME_DAYS = re.compile(r"(?<![\d年月])[\d一二三四五六七八九十]+(?:个工作日|日(?!前|起|至|之)|天)")
_ALIKE = {"时间": ("工作日", "月数"), "月数": ("时间",)}
"""How long it takes may be asked in one measure of time and told in another."""


def counted_units(frame: Frame) -> frozenset[str]:
    """What stands behind 几 and 多少: 几天, 多少户."""
    opening = tuple(entries()["quantity"]["opening"])
    found = []
    for mark in frame.marks:
        end = next((mark.text.find(word) + len(word) for word in opening if word in mark.text), 0)
        rest = frame.linked.text[mark.span.start + end :].lstrip(_TENS) if end else ""
        found += _units_at(rest)
    nouns = entries()["quantity"]["noun"]
    told = [noun for noun in nouns if noun in frame.linked.text and not (_is_deed(noun) and any(map(find_unit, found)))]
    return frozenset((*found, *(nouns[noun] for noun in told)))


def asks_money(frame: Frame) -> bool:
    """罚几百块, 补多少钱: whether nothing but money answers."""
    money = (*entries()["quantity"]["money"], _MONEY)
    return any("quantity" in mark.tells and mark.means and mark.text.endswith(money) for mark in frame.marks)


def is_money(unit: str) -> bool:
    """元, 万元, 元/年."""
    return unit.partition("/")[0].endswith(_MONEY)


def _is_deed(noun: str) -> bool:
    """Whether a noun of quantity is a deed that does not fix the unit: 补多少根界桩 is no money."""
    return noun.endswith(_OPEN)


def _units_at(rest: str) -> list[str]:
    """What the text may open with as a unit, and a unit by its usual name: 小时 for 个钟头, which counts no pieces."""
    said = [rest[:length] for length in range(1, min(5, len(rest) + 1))]
    if not said or said[0] != PIECES:
        return said
    named = [unit.name for unit in map(find_unit, said[1:]) if unit is not None]
    return [*(one for one in said if not named or one != PIECES), *named]


def is_told_in(target: Target, units: Collection[str]) -> bool:
    """Whether a figure is in one of the units; money in 元 or 万元, or for each of something: 元/年."""
    money = _MONEY in units and target.unit.split("/", maxsplit=1)[0].endswith(_MONEY)
    return bool(target.unit) and (target.unit in units or money)


def for_each(frame: Frame, targets: Sequence[Target]) -> list[Target]:
    """Of the figures those that are for each of what is named: 一亩投多少, 亩均投资."""
    said = [mark.text for mark in frame.marks if "per" in mark.tells]
    return [one for one in targets if any(is_rate(text, f"{one.text}\n{one.unit}") for text in said)]


def is_counted_in(target: Target, classifier: str) -> bool:
    """Whether a figure is in a classifier, or a count of things where 几个 asks for any."""
    unit = find_unit(target.unit) if classifier == PIECES and not target.unit.endswith(_TIMES) else None
    return target.unit == classifier or (unit is not None and unit.counts)


def names_counted(target: Target, said: str) -> bool:
    """Whether the text holds two characters side by side of what a figure is of."""
    name = target.indicator
    return any(name[place : place + 2] in said for place in range(len(name) - 1))


def in_other_units(frame: Frame, targets: Sequence[Target]) -> bool:
    """Whether the question counts in a unit (几次) that none of the figures is in."""
    units, given = counted_units(frame), [target.unit for target in targets]
    asked = units & set(entries()["quantity"]["counted"])
    near = (unit in one or _measures_alike(unit, one) for unit in asked for one in given)
    return bool(asked) and units.isdisjoint(given) and not any(near) and not _are_pieces(frame, asked, targets)


def _are_pieces(frame: Frame, asked: Collection[str], targets: Sequence[Target]) -> bool:
    """Whether pieces of what the question names are counted, by another classifier: 几台监控 for 监控38座."""
    pieces = set(entries()["quantity"]["pieces"])
    named = (one.unit in pieces and names_counted(one, frame.linked.text) for one in targets)
    return not pieces.isdisjoint(asked) and any(named)


def _measures_alike(asked: str, given: str) -> bool:
    """Whether how long it takes is told in another measure of time than is asked for: 0.5个工作日 for 几天."""
    asks, tells = find_unit(asked), find_unit(given.split("/", maxsplit=1)[0])
    return asks is not None and tells is not None and tells.dimension in _ALIKE.get(asks.dimension, ())


def is_in_unit(frame: Frame, spans: Sequence[Span]) -> bool:
    """Whether a figure of the sentences is of the kind that is asked for; 多少万元 asks for none in square metres."""
    units = filter(None, map(find_unit, sorted(counted_units(frame))))
    asked = max(units, key=lambda unit: len(unit.name), default=None)
    if asked is None or asked.counts:
        return True
    text = "\n".join(span.of(frame.context.document.text) for span in spans)
    given = (find_unit(target.unit.split("/")[0]) for target in frame.context.document.targets if target.text in text)
    alike = (asked.dimension, *_ALIKE.get(asked.dimension, ()))
    return any(unit is not None and unit.dimension in alike for unit in given) or asked.name in text


def is_nought(frame: Frame, spans: Sequence[Span]) -> bool:
    """Whether one of the sentences says that there must be none, or all."""
    return any(
        word in span.of(frame.context.document.text) for span in spans for word in entries()["quantity"]["nought"]
    )


def lasts_as_asked(frame: Frame, spans: Sequence[Span], asked: Collection[str]) -> bool:
    """Whether days are asked for and the sentences set some, which is a time and no figure: 提前3日报备."""
    return _DAYS in asked and any(_SOME_DAYS.search(span.of(frame.context.document.text)) for span in spans)
