"""What counts as well and what does not, said behind the rest: 2020年以后开的，2020年也算; 平均血压（没测的不算）.

Invariant: such words change what they speak of and make no second condition beside it; 2020年也算 moves the bound of
2020年以后. Prevents rows that must be in two years at once. A blank is one of the figure named last before it.
"""

from collections.abc import Sequence
from datetime import timedelta

from assistant.model.ledger_question import Blank, ColumnRef
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.passes.numbers_of import NUMBERS_OF
from assistant.parsing.ledger_questions.passes.passes import Pass, alone
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break, part_around
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.dates import TimeMention

DAY = timedelta(1)
AROUND = frozenset(("contains", "inclusive", "except"))
"""Kinds of what says that a time counts as well, or that it does not."""
OF, LIGHT = "的", 0.1
"""Most weight of a word that stands between nothing (的, 也)."""


def with_edges_said(raw: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with an open time that takes its own edge in, or leaves it out, as the part that says so wants."""
    times = [place for place, item in enumerate(raw) if item.time is not None]
    for place in reversed(times[1:]):
        start, end = _part(raw, place)
        about = [item for at, item in enumerate(raw[start:end], start) if at != place and not item.is_light(LIGHT)]
        if not about or not all(item.is_any(AROUND) for item in about):
            continue
        out = any(item.has("except") for item in about)
        for at in (at for at in times if at < start):
            moved = _moved(raw[at].time, raw[place].time, out=out)
            if moved is not None:
                first = start - (raw[start - 1].has("remark.open") or is_break(raw[start - 1]))
                closed = end + (end < len(raw) and raw[end].has("remark.close"))
                return (*raw[:at], replace(raw[at], time=moved), *raw[at + 1 : first], *raw[closed:])
    return raw


def _part(raw: Sequence[Item], place: int) -> tuple[int, int]:
    """Where the part of the question begins and ends that an item stands in, between commas or brackets."""
    ends = [at for at, item in enumerate(raw) if is_break(item) or item.has("remark")]
    return part_around(ends, place, len(raw))


def _moved(time: TimeMention | None, edge: TimeMention | None, *, out: bool) -> TimeMention | None:
    """An open time with the days of its edge, or without them; None where they are none of its edge."""
    if time is None or edge is None or edge.first is None or edge.last is None:
        return None
    if time.last is None and time.first is not None and time.first in (edge.first, edge.last + DAY):
        return replace(time, first=edge.last + DAY if out else edge.first)
    if time.first is None and time.last is not None and time.last in (edge.last, edge.first - DAY):
        return replace(time, last=edge.first - DAY if out else edge.last)
    return None


def told_closer(raw: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with 没批的…，就说不予批准的 as 不予批准的…: the value alone is meant by what was said before."""
    comma = next((place for place in reversed(range(len(raw))) if is_break(raw[place])), len(raw))
    part = [item for item in raw[comma + 1 :] if item.text != OF]
    opened = "".join(item.text for item in part[:-1]) in words("namely")
    if not opened or not part or not part[-1].is_cell:
        return raw
    column = part[-1].sense(SenseKind.VALUE)[0].column
    told = [at for at in range(comma) if any(sense.column == column for sense in raw[at].sense(SenseKind.VALUE))]
    if len(told) != 1:
        return raw
    meant = replace(part[-1], start=raw[told[0]].start, end=raw[told[0]].end)
    return (*raw[: told[0]], meant, *raw[told[0] + 1 : comma])


def with_blanks_left_out(raw: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 没填的不算 as the condition that the figure named last before it is filled in."""
    for place in [place for place, item in enumerate(raw) if item.has("blank") and place]:
        left = raw[place - 1].has("except")
        end = next((at for at in range(place + 1, len(raw)) if not raw[at].is_light(LIGHT)), place)
        start, last = (place - 1, place) if left else (place, end)
        if not (left or raw[end].has("except")) or raw[start - 1].has("column"):
            continue
        name = _figure_before(raw[:start], scope)
        if name:
            made = Blank(ColumnRef(name), negated=True)
            told = reduced(raw[start], raw[last], "condition", condition=made, column=name)
            return (*raw[:start], told, *raw[last + 1 :])
    return raw


def _figure_before(raw: Sequence[Item], scope: Scope) -> str:
    """The figure named last."""
    senses = (sense for item in reversed(raw) if item.has("numeric") for sense in item.sense(SenseKind.COLUMN))
    return next((sense.column for sense in senses if scope.ledger.column(sense.column).type.numeric), "")


COUNTED_IN = (
    Pass(alone(told_closer), ({"value"}, {"join"})),
    Pass(alone(with_edges_said), ({"time"}, {"inclusive", "contains", "except"})),
    Pass(with_blanks_left_out, ({"blank"}, {"except"})),
    *NUMBERS_OF,
)
"""What runs before remarks are read by themselves."""
