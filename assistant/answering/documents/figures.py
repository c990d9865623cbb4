"""Goals, limits and quantities."""

import re
from collections.abc import Sequence

from assistant.answering.documents.draft import Draft
from assistant.answering.documents.figure_choice import fitting
from assistant.answering.documents.plan import Plan
from assistant.answering.documents.wording import cite, flat, listed, place, quoted_line
from assistant.model.answer import Figure
from assistant.model.document import Target
from assistant.model.document_question import DocumentQuestion, Ranking

_YEAR = re.compile(r"20\d\d年")
SIGNS = {"<=": "不高于", ">=": "不低于", "<": "低于", ">": "高于", "=": ""}


def compose(plan: Plan, question: DocumentQuestion) -> Draft:
    """The figures of a subject with the sentences that set them."""
    topic = question.topic
    assert topic is not None
    targets = [target for passage in topic.passages for target in plan.targets_at(passage)]
    if question.ranking is not Ranking.TOTAL:
        return _of_rows(plan, question, [target for target in targets if target.indicator == topic.text])
    chosen = fitting(targets, question, topic)
    items = tuple(dict.fromkeys(passage.item for passage in topic.passages))
    quotes = [quoted_line(plan, passage) for passage in topic.passages[:3]]
    if not chosen:
        return Draft("\n".join([f"方案没有给“{topic.text}”写数字，规定是{cite(items)}：", *quotes]), clauses=items)
    places = dict.fromkeys(map(place, chosen))
    rows = len(places) > 1 and all(target.clause[0].isalpha() for target in chosen)
    yearly = len({phrase(target) for target in chosen}) > len({target.indicator for target in chosen})
    led = (_row(plan, target) if rows else _year(target) if yearly else "" for target in chosen)
    told = (f"{before}{phrase(target)}" for before, target in zip(led, chosen, strict=True))
    head = f"{listed(dict.fromkeys(told))}{cite(places)}。"
    return Draft("\n".join([head, *quotes]), clauses=items, values=tuple(map(figure, chosen)))


def _of_rows(plan: Plan, question: DocumentQuestion, targets: Sequence[Target]) -> Draft:
    """Of the rows of an annex the first ones by their figure, or each with its own."""
    assert question.topic is not None
    most = question.ranking is Ranking.MOST
    best = (max if most else min)(target.value for target in targets)
    shown = [target for target in targets if question.ranking is Ranking.EACH or target.value == best]
    items = tuple(map(place, shown))
    told = listed(f"{_row(plan, target)}{number(target)}{target.unit}" for target in shown)
    ranked = "" if question.ranking is Ranking.EACH else f"{question.ranking.value}的是"
    return Draft(
        f"{question.topic.text}{ranked or '：'}{told}{cite(items)}。", clauses=items, values=tuple(map(figure, shown))
    )


def _row(plan: Plan, target: Target) -> str:
    """What the row is of: what stands before its first sign."""
    return re.split("[，：,:]", flat(plan.text_of(place(target))), maxsplit=1)[0]


def _year(target: Target) -> str:
    """The year that the words around a figure tell first; the same is told for several."""
    said = _YEAR.search(target.text)
    return said[0] if said and not target.indicator.startswith(said[0]) else ""


def phrase(target: Target) -> str:
    """水泥企业颗粒物排放浓度不高于10毫克/立方米."""
    scope = "" if target.scope in target.indicator else target.scope
    return f"{scope}{target.indicator}{SIGNS.get(target.op, target.op)}{number(target)}{target.unit}"


def number(target: Target) -> str:
    """Without an exponent or trailing zeros."""
    return f"{target.value.normalize():f}"


def figure(target: Target) -> Figure:
    """The figure as the contract gives it."""
    return Figure(target.indicator, target.op, target.value, target.unit, place(target))
