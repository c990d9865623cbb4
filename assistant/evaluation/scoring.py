"""The verdict on one answer: right, wrong, asked back or refused, and why.

Invariant: a right answer buried in many is not right: citing far more than was asked for
counts as wrong, unless the question is marked broad.
"""

import re
from collections.abc import Callable
from enum import StrEnum

from assistant.evaluation.questions import Gold
from assistant.evaluation.same_rows import Rows, same_rows
from assistant.model.answer import Answer
from assistant.records import Record


class Outcome(StrEnum):
    """What became of a question."""

    RIGHT = "对"
    WRONG = "错"
    ASKED = "反问"
    REFUSED = "拒答"


class Verdict(Record):
    """The outcome, and what is lacking where it is not right."""

    outcome: Outcome
    why: str = ""


def verdict(gold: Gold, answer: Answer, wanted: Rows | None) -> Verdict:
    """Judges the answer; ``wanted`` are the rows of the gold SQL, where there is one."""
    if answer.error:
        return Verdict(Outcome.WRONG, f"出错：{answer.error}")
    if gold.kind == "refuse":
        return Verdict(Outcome.WRONG, "答了不可能知道的事") if answer.answered else Verdict(Outcome.RIGHT)
    if gold.kind == "clarify":
        return _choices(gold, answer)
    if not answer.answered:
        outcome = Outcome.ASKED if answer.choices else Outcome.REFUSED
        return Verdict(outcome, answer.answer.partition("\n")[0])
    why = _rows(gold, answer, wanted) if wanted is not None else _facts(gold, answer)
    return Verdict(Outcome.WRONG, why) if why else Verdict(Outcome.RIGHT)


def _choices(gold: Gold, answer: Answer) -> Verdict:
    if not answer.choices:
        return Verdict(Outcome.WRONG, "没有反问")
    offered = " ".join(answer.choices)
    lacking = [choice for choice in gold.choices_include if choice not in offered]
    return Verdict(Outcome.WRONG, f"选项里没有{'、'.join(lacking)}") if lacking else Verdict(Outcome.RIGHT)


def _rows(gold: Gold, answer: Answer, wanted: Rows) -> str:
    same = same_rows(wanted, answer.rows, gold.ordered, ratio="ratio" in gold.tags)
    return "" if same else f"行不同：应为 {len(wanted)} 行，答了 {len(answer.rows)} 行"


_MOST = (("clauses_include", "clauses", 6), ("top1_clause", "clauses", 8), ("dates_include", "dates", 5))
"""How many more than twice the wanted ones may be given."""

_CHECKS: tuple[tuple[str, Callable[[set[str], Answer], bool]], ...] = (
    ("units_exact", lambda wanted, answer: wanted == set(answer.units)),
    ("units_include", lambda wanted, answer: wanted <= set(answer.units)),
    ("units_exclude", lambda wanted, answer: not wanted & set(answer.units)),
    ("clauses_include", lambda wanted, answer: wanted <= set(answer.clauses)),
    ("clauses_any", lambda wanted, answer: bool(wanted & set(answer.clauses))),
    ("top1_clause", lambda wanted, answer: bool(answer.clauses) and answer.clauses[0] in wanted),
    ("dates_include", lambda wanted, answer: wanted <= {day.isoformat() for day in answer.dates}),
    ("values_include", lambda wanted, answer: set(map(float, wanted)) <= _figures(answer)),
    ("answer_contains", lambda wanted, answer: all(words in answer.answer for words in wanted)),
)


def _facts(gold: Gold, answer: Answer) -> str:
    for field, given, slack in _MOST:
        wanted, count = getattr(gold, field), len(getattr(answer, given))
        if wanted and "broad" not in gold.tags and count > 2 * len(wanted) + slack:
            return f"答得太多：{given} {count} 个，应为 {len(wanted)} 个"
    for field, holds in _CHECKS:
        wanted = getattr(gold, field)
        if wanted and not holds(set(wanted), answer):
            return f"{field}：应有 {'、'.join(wanted)}"
    return ""


def _figures(answer: Answer) -> set[float]:
    """All numbers the answer states."""
    written = re.findall(r"\d+(?:\.\d+)?", answer.answer.replace(",", ""))
    return set(map(float, written)) | {float(figure.value) for figure in answer.values}
