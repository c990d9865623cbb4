"""Which of the figures that stand together is meant.

Invariant: a figure is told by its unit, then by the last words of the question that are its name, then by the words
of the subject that it holds; where nothing tells them apart, all are told. Prevents 48所 as the answer to how large
each of the 48 must be.
"""

import re
from collections.abc import Sequence
from functools import cache

from assistant.model.document import Target
from assistant.model.document_question import DocumentQuestion, Topic
from assistant.text.lexicon import alternation, load

_YEAR = re.compile(r"20\d\d年")
_BOUND = re.compile(r"\d[\d.]*[\u4e00-\u9fff]{1,4}(?<!年)")
_SHORT_NAME = 3
_PIECES = "个"
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_ONE, _EACH = "一", "每"
_SHORTEST = 2


def fitting(targets: Sequence[Target], question: DocumentQuestion, topic: Topic) -> list[Target]:
    """Of the figures of a subject those that the question asks for."""
    measured = _measured(targets, question.measures)
    return _best(measured if _joins(topic) else _last_named(measured, question.asked), topic)


def _joins(topic: Topic) -> bool:
    """Whether two things are asked for: 颗粒物和二氧化硫."""
    joints, said = load("document_questions")["heading"]["joins"], topic.text.lower()
    return any(word + joint in said for word in topic.words if len(word) > 1 for joint in joints)


def _measured(targets: Sequence[Target], measures: Sequence[str]) -> Sequence[Target]:
    """Those in the very unit; of pieces (几个) those that count things; else those in a unit of its kind."""
    exact = [target for target in targets if target.unit in measures]
    if exact and _PIECES not in measures:
        return exact
    kinds = load("document_questions")["alike"].values()
    near = {unit for kind in kinds if not set(kind).isdisjoint(measures) for unit in kind}
    alike = [target for target in targets if target in exact or (near and _is_alike(target.unit, near))]
    return alike or exact or targets


def _is_alike(unit: str, near: set[str]) -> bool:
    return unit in near or unit.removeprefix("个") in near


def _last_named(targets: Sequence[Target], asked: str) -> list[Target]:
    """Those whose name holds the latest words of the question that any of them holds."""
    pairs = zip((None, *targets), targets, strict=False)
    names = [f"{target.scope}{target.indicator}{_shared_name(before, target)}" for before, target in pairs]
    said = _plain().sub(lambda match: " " * len(match[0]), asked)
    ends = [_end_in(said, name) for name in names]
    last = max(ends, default=0)
    return [target for target, end in zip(targets, ends, strict=True) if end == last]


@cache
def _plain() -> re.Pattern[str]:
    """Words that name no figure, whatever stands beside them."""
    return re.compile(alternation(load("document_questions")["quantity"]["plain"]))


def _end_in(said: str, name: str) -> int:
    """Where in what is said the last stretch of two characters and more ends that stands in a name; 0 for none."""
    ends = (end for end in range(len(said), 1, -1) if _CHINESE.fullmatch(said, end - _SHORTEST, end))
    return next((end for end in ends if _holds(name, said[end - _SHORTEST : end])), 0)


def _holds(name: str, piece: str) -> bool:
    """Whether a name holds a piece of the question, 一吨 as 每吨."""
    return piece in name or (piece.startswith(_ONE) and piece.replace(_ONE, _EACH, 1) in name)


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


def _best(targets: Sequence[Target], topic: Topic) -> list[Target]:
    """Of several figures together, those whose name or place holds most of the words asked, and the last of these.

    学位 of 幼儿园新增学位, but both of 颗粒物和二氧化硫, and every year's of 2024年新建30座，2025年45座.
    """
    words = {word for word in topic.words if len(word) > 1} or set(topic.words)
    bounds = [word for word in words if _BOUND.fullmatch(word)]
    targets = [one for one in targets if any(bound in _said(one) for bound in bounds)] or targets
    said = topic.text.lower()
    joined = _joins(topic)
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
