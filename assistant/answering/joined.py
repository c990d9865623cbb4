"""One answer of the answers to the several questions of a line.

Invariant: what answers is the union of what answers each, in their order; a question that
cannot be answered is named in the answer, so that the line is never answered by halves unsaid.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeVar

from assistant.model.answer import Answer, Kind
from assistant.records import replace

Fact = TypeVar("Fact")
_ASIDE = "“{question}”没有答：{reason}"


def joined(whole: Answer, parts: Sequence[Answer], *, complete: bool, apart: bool = False) -> Answer | None:
    """The answer to the line; None where the line read as a whole is answered as well or better.

    ``whole``: the answer to the line as one question, ``complete`` if it rests on every word; ``parts``: those to
    the questions cut from it, which ask the same of several things where they are ``apart`` (甲和乙各归谁).
    """
    answered = [part for part in parts if part.answered]
    if not answered or answered[0] is not parts[0] or all(part.of_rows for part in answered):
        return None
    if parts[0].of_rows and any(part.kind is Kind.TEXT for part in answered):
        return None  # what the plan says somewhere is no answer about the rows asked for first
    if whole.answered and (len(answered) < len(parts) or _tells_all(whole, parts, complete=complete, apart=apart)):
        return None
    missing = [_ASIDE.format(question=part.question, reason=_first_line(part)) for part in parts if not part.answered]
    lines = chain.from_iterable(text.split("\n") for text in (*(part.answer for part in answered), *missing))
    rows = next((part for part in answered if part.columns), parts[0])
    return replace(
        answered[0],
        question=whole.question,
        understood="；".join(dict.fromkeys(part.understood for part in answered)),
        answer="\n".join(dict.fromkeys(lines)),
        units=_union(part.units for part in answered),
        clauses=_union(part.clauses for part in answered),
        dates=_union(part.dates for part in answered),
        values=_union(part.values for part in answered),
        sql=rows.sql,
        columns=rows.columns,
        rows=rows.rows,
        notes=_union(part.notes for part in answered),
    )


def _tells_all(whole: Answer, parts: Sequence[Answer], *, complete: bool, apart: bool) -> bool:
    """Whether the whole answer holds all that the parts tell, or being complete speaks of other clauses than they.

    Of several things it must cite what each of them is told by: the one clause of the first tells nothing of the next.
    """
    if apart and any(part.clauses and set(whole.clauses).isdisjoint(part.clauses) for part in parts):
        return False
    if any(part.kind is Kind.DOCUMENT and part.understood not in whole.understood for part in parts):
        return False  # 文号是多少，有效期到哪天: another side of the document, by whatever day it is told
    if not whole.rows and any(part.kind is Kind.JOINT and part.rows for part in parts):
        return False  # 限值多少，哪家超了: the rows beyond the limit stand in no clause
    inside = all(_facts(part) <= _facts(whole) for part in parts)
    others = bool(whole.clauses) and any(set(whole.clauses).isdisjoint(part.clauses) for part in parts)
    return inside or (complete and others)


def _facts(answer: Answer) -> frozenset[object]:
    return frozenset((*answer.units, *answer.dates, *answer.values))


def _first_line(part: Answer) -> str:
    return part.answer.partition("\n")[0]


def _union(facts: Iterable[tuple[Fact, ...]]) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(facts)))
