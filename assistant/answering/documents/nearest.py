"""Which of several times in one place is meant.

Invariant: the words that tell the times apart decide; where none does, all are told.
"""

import re
from collections.abc import Sequence

from assistant.answering.documents.plan import Plan
from assistant.model.document import TimeLimit
from assistant.model.document_question import Topic

_SENTENCE_ENDS = "。；\n"
_DONE = re.compile("[\u4e00-\u9fff]完")
_COMPLETED = re.compile("(?:全面|全部)?完成(?P<deed>[\u4e00-\u9fff]{0,4})")


def closest(plan: Plan, topic: Topic, limits: Sequence[TimeLimit]) -> tuple[TimeLimit, ...]:
    """Of several times in one place, those whose own words, what is nearest, and whose matter hold most of those asked.

    A lone character stands in many words by chance, and counts in the matter only; what is written before all of them
    (建设综合养老服务中心。2024年底前建成4家，2025年底前全覆盖) tells none of them apart.
    """
    before = _before_all(plan, limits)
    heads = {limit: _head(plan, limit) for limit in limits}
    own = "\n".join(heads.values()) if len(limits) > 1 and all(heads.values()) else ""
    told = [word for word in topic.words if word not in before or word in own] or topic.words
    done = [word[0] for word in topic.words if _DONE.fullmatch(word)]
    words = [word for word in told if len(word) > 1]
    held = {
        limit: (
            sum(word in beside for word in words if word.isdecimal()),  # 什么时候到85%
            sum(deed in _deed(plan, limit) for deed in done),  # 什么时候补完, of 完成补种
            sum(word in own and word in heads[limit] for word in words),
            sum(word in limit.text for word in words),
            sum(word in beside for word in words),
            sum(word in limit.matter for word in told),
            sum(word in limit.matter for word in topic.words),
        )
        for limit, beside in ((limit, _beside(plan, limit, limits)) for limit in limits)
    }
    most = max(held.values(), default=(0, 0, 0, 0, 0, 0, 0))
    return tuple(limit for limit in limits if held[limit] == most)


def _deed(plan: Plan, limit: TimeLimit) -> str:
    """What is to be completed by a limit, right behind it: 补种 of 2026年1月底前完成补种."""
    found = _COMPLETED.match(plan.document.text, limit.span.end)
    return found["deed"] if found else ""


def _head(plan: Plan, limit: TimeLimit) -> str:
    """What a limit is said to be of, from the last sign to it: 对食堂 of 对食堂每季度."""
    text = plan.document.text
    return text[limit.span.between(text, "，。；：、\n").start : limit.span.start]


def _before_all(plan: Plan, limits: Sequence[TimeLimit]) -> str:
    """The heading of the clause, and its sentences before the one with the first of several limits."""
    first = min(limits, key=lambda limit: limit.span.start, default=None)
    if first is None:
        return ""
    before = plan.document.text[plan.span_of(first.clause).start : first.span.start]
    return plan.title_of(first.clause) + before[: max(before.rfind(end) for end in _SENTENCE_ENDS) + 1]


def _beside(plan: Plan, limit: TimeLimit, limits: Sequence[TimeLimit]) -> str:
    """The words from comma to comma around a limit; from 、 to 、 where another stands beside it."""
    text = plan.document.text
    beside = limit.span.between(text, "，。；：\n")
    if any(beside.start <= other.span.start < beside.end for other in limits if other != limit):
        beside = limit.span.between(text, "，。；：、\n")
    return beside.of(text) if beside.start else ""
