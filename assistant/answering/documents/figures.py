"""Goals, limits and quantities."""

import re
from collections.abc import Sequence

from assistant.answering.documents.draft import Draft
from assistant.answering.documents.plan import Plan
from assistant.answering.documents.wording import cite, flat, listed, place, quoted_line
from assistant.model.answer import Figure
from assistant.model.document import Target
from assistant.model.document_question import DocumentQuestion, Ranking, Topic
from assistant.text.lexicon import load

_YEAR = re.compile(r"20\d\d年")
_BOUND = re.compile(r"\d[\d.]*[\u4e00-\u9fff]{1,4}(?<!年)")
_SHORT_NAME = 3
_SIGNS = {"<=": "不高于", ">=": "不低于", "<": "低于", ">": "高于", "=": ""}


def compose(plan: Plan, question: DocumentQuestion) -> Draft:
    """The figures of a subject with the sentences that set them."""
    topic = question.topic
    assert topic is not None
    targets = [target for passage in topic.passages for target in plan.targets_at(passage)]
    if question.ranking is not Ranking.TOTAL:
        return _of_rows(plan, question, [target for target in targets if target.indicator == topic.text])
    measured = [target for target in targets if target.unit in question.measures]
    chosen = _fitting(measured or targets, topic)
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
    return f"{scope}{target.indicator}{_SIGNS.get(target.op, target.op)}{number(target)}{target.unit}"


def number(target: Target) -> str:
    """Without an exponent or trailing zeros."""
    return f"{target.value.normalize():f}"


def figure(target: Target) -> Figure:
    """The figure as the contract gives it."""
    return Figure(target.indicator, target.op, target.value, target.unit, place(target))


def _said(target: Target) -> str:
    """The words around a figure, an age as it is spoken of: 80周岁 is 80岁."""
    return target.text.replace("周岁", "岁")


def _shared_name(before: Target | None, target: Target) -> str:
    """The name of the figure before, which a short one goes on with: 夜间 of 噪声昼间不超过65分贝、夜间不超过55分贝."""
    if before is None or (before.clause, before.unit, before.op) != (target.clause, target.unit, target.op):
        return ""
    beside = 0 <= target.span.start - before.span.end <= len(target.indicator) + 1
    return before.indicator if beside and len(target.indicator) <= _SHORT_NAME else ""


def _opens(word: str, target: Target) -> bool:
    """Whether a longer word begins with the name of a figure: 书面报告, of 1小时内书面报告."""
    return len(target.indicator) > 1 and word.startswith(target.indicator.lower())


def _fitting(targets: Sequence[Target], topic: Topic) -> list[Target]:
    """Of several figures together, those whose name or place holds most of the words asked, and the last of these.

    学位 of 幼儿园新增学位, but both of 颗粒物和二氧化硫, and every year's of 2024年新建30座，2025年45座.
    """
    words = {word for word in topic.words if len(word) > 1} or set(topic.words)
    bounds = [word for word in words if _BOUND.fullmatch(word)]
    targets = [one for one in targets if any(bound in _said(one) for bound in bounds)] or targets
    said = topic.text.lower()
    joined = any(word + joint in said for word in words for joint in load("document_questions")["heading"]["joins"])
    scored = []
    for before, target in zip((None, *targets), targets, strict=False):
        name = f"{target.scope}{target.indicator}".lower()
        name += _shared_name(before, target).lower() if any(word in name for word in words) else ""
        held = [word for word in words if word in name or _opens(word, target)]
        reach = 0 if joined else max((said.rfind(word) + len(word) for word in held if word in said), default=0)
        beside = sum(word in target.text.lower() for word in words)
        asked = sum(word in said for word in held)
        scored.append(((asked, len(held), reach), beside, target))
    best = max((score for score, *_ in scored), default=(0, 0, 0))
    found = [(beside, target) for score, beside, target in scored if score == best]
    found = [one for one in found if not words.isdisjoint(_YEAR.findall(one[1].text))] or found
    over_years = len({_YEAR.sub("", target.indicator) for _, target in found}) == 1
    nearest = 0 if best[1] and (joined or over_years) else max((beside for beside, _ in found), default=0)
    return list(dict.fromkeys(target for beside, target in found if beside >= nearest))
