"""What two figures of the plan are to each other: how much more, how many times, which is more, which comes first.

Invariant: only figures in one unit, or single days, are set against each other; what they are is told beside the
verdict with where each of them stands.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from operator import ge, gt, le, lt

from assistant.answering.documents.figures import SIGNS
from assistant.answering.joined import joined
from assistant.model.answer import Answer, Figure, Kind
from assistant.parsing.compared import Comparison
from assistant.records import replace

_MORE, _LESS, _SAME = "多", "少", "两者一样"
_MEETS, _FAILS = "符合方案要求", "不符合方案要求"
_WRITTEN = {"％": "%"}
_KEEPS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {"<=": le, ">=": ge, "<": lt, ">": gt}
"""How a number must stand to the one that is ordered."""
_APART = "两个数的单位不同，不能相比。"
_HUNDREDTHS = Decimal("0.01")


def set_against(whole: Answer, parts: Sequence[Answer], comparison: Comparison) -> Answer | None:
    """The answer to a line that compares; None where the plan does not give both with one figure or day each."""
    if len(parts) != len(comparison.parts) or not all(part.answered and not part.of_rows for part in parts):
        return None
    told = joined(replace(whole, answered=False), parts, complete=False)
    if told is None:
        return None
    if comparison.asks == "held":
        return _held(told, parts[0], comparison)
    first, second = parts
    if comparison.asks == "first":
        return _earlier(told, first, second)
    if not len(first.values) == len(second.values) == 1:
        return None
    if first.values[0].unit != second.values[0].unit:
        return replace(told, answer=f"{_APART}\n{told.answer}")
    return _by_figures(told, parts, comparison)


def _by_figures(told: Answer, parts: Sequence[Answer], comparison: Comparison) -> Answer:
    one, other = (part.values[0].value for part in parts)
    unit = parts[0].values[0].unit or comparison.unit
    if comparison.asks == "times" and other:
        figure = (one / other).quantize(_HUNDREDTHS)
        verdict, than = Figure("倍数", "=", figure, "倍", ""), f"前者是后者的{_number(figure)}倍"
    else:
        gap = abs(one - other)
        way = _MORE if one > other else _LESS
        verdict, than = Figure("相差", "=", gap, unit, ""), f"前者比后者{way}{_number(gap)}{unit}" if gap else _SAME
    said = [f"{name}{_number(figure)}{unit}" for name, figure in zip(comparison.names, (one, other), strict=True)]
    winner = parts[0] if one > other else parts[1]
    units = winner.units if comparison.asks == "which" and one != other else told.units
    answer = f"{'，'.join((*said, than))}。\n{told.answer}"
    return replace(told, answer=answer, units=units, values=(verdict, *parts[0].values, *parts[1].values))


def _held(told: Answer, part: Answer, comparison: Comparison) -> Answer | None:
    """Whether a number keeps what the plan orders; only where that is one figure, in the unit said or in none."""
    if part.kind is not Kind.TARGET or len(part.values) != 1 or part.values[0].op not in _KEEPS:
        return None
    (ordered,), number = part.values, Decimal(comparison.names[1])
    if comparison.unit and not ordered.unit.startswith(_WRITTEN.get(comparison.unit, comparison.unit)):
        return None
    verdict = _MEETS if _KEEPS[ordered.op](number, ordered.value) else _FAILS
    rule = f"方案要求{ordered.indicator}{SIGNS[ordered.op]}{_number(ordered.value)}{ordered.unit}"
    return replace(told, answer=f"{_number(number)}{ordered.unit}{verdict}：{rule}。\n{told.answer}")


def _earlier(told: Answer, first: Answer, second: Answer) -> Answer | None:
    if not (len(first.dates) == len(second.dates) == 1):
        return told
    (one,), (other,) = first.dates, second.dates
    way = "早" if one < other else "晚"
    than = f"两个在同一天（{one}）" if one == other else f"前者（{one}）比后者（{other}）{way}"
    return replace(told, answer=f"{than}。\n{told.answer}")


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"
