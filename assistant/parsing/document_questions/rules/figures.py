"""How much: goals, limits and quantities that the plan sets."""

from collections.abc import Iterator, Sequence

from assistant.linking.clause_terms import credit
from assistant.model.answer import Kind
from assistant.model.document import Target
from assistant.model.document_question import DocumentQuestion, Passage, Topic
from assistant.model.span import Span
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.rules.holding import ASIDE, BARE_COST, is_clause, told_beside, with_facts
from assistant.parsing.document_questions.rules.places import named_place
from assistant.parsing.document_questions.topics import Choice, Wanted, choose, cited_text
from assistant.records import replace
from assistant.text.units import find_unit

_UNFIGURED = 0.12
"""How much better a clause without a figure must fit before its text answers a question of quantity."""
_IN_UNIT = 0.6
"""The same for a figure in the very unit that is asked for."""
_NO_GOAL = 1.0
_USES = ASIDE | {"quantity", "goal", "bound", "how", "number", "total", "ledger", "text", "facet_title"}
_ELSEWHERE = 0.3
"""Against a figure whose sentence says nothing of the subject."""
_NO_FIGURE = 0.1
"""What the refusal costs that says which figure the plan does not give."""
_WHICH = "哪"
_PIECES = "个"
"""What things of all kinds are counted in."""
_ALIKE = {"时间": ("工作日", "月数"), "月数": ("时间",)}
"""How long it takes may be asked in one measure of time and told in another."""


def figures(frame: Frame) -> Iterator[Proposal]:
    """Goals, limits and quantities the plan sets for the subject."""
    sized = frame.tells("quantity", "goal") or (frame.tells("bound") and not frame.ranks)
    if not (sized or _counts_things(frame)) or (named_place(frame) and not frame.tells("goal", "bound")):
        return
    document = frame.context.document
    aimed = frame.tells("goal") or (frame.tells("quantity") and not frame.asks_check)
    if aimed and not frame.units and not frame.places:
        yield from _all_goals(frame)
    choice = _figured(frame)
    if choice is not None:
        topic = replace(_without_others(frame, choice.topic), words=(*choice.topic.words, *_years(frame)))
        question = DocumentQuestion(Kind.TARGET, document.name, topic, measures=_measures(frame))
        told = replace(choice, found={**choice.found, **dict.fromkeys(_measured(frame, choice), 1.0)})
        if _is_of_another_kind(frame, choice):
            yield from _no_figure(frame, told)
        else:
            yield propose(question, _USES, told, extra=_doubt(frame, choice))


def _no_figure(frame: Frame, choice: Choice) -> Iterator[Proposal]:
    """The refusal, where a figure that was ordered is asked for; how many there are is the ledgers' to say."""
    asked = next((mark for mark in frame.marks if mark.tells & {"quantity", "number"}), None)
    ordered = tuple(entries()["quantity"]["ordered"])
    if asked is None or not (
        frame.tells("goal", "bound") or any(mark.text.startswith(ordered) for mark in frame.marks)
    ):
        return
    unit = max((one for one in counted_units(frame) if one in entries()["quantity"]["counted"]), key=len, default="")
    clause = choice.topic.passages[0].item
    reason = f"方案写到这件事（{clause}），但没有写{asked.text}{unit.removeprefix(asked.text[-1])}"
    question = DocumentQuestion(Kind.REFUSE, frame.context.document.name, reason=reason)
    yield propose(question, _USES, choice, extra=_NO_FIGURE)


def _is_of_another_kind(frame: Frame, choice: Choice) -> bool:
    """Whether no figure found is in what is counted or measured: years for 多少辆."""
    spans = [span for passage in choice.topic.passages for span in passage.sentences]
    held = [one for one in frame.context.document.targets if any(one.span.overlaps(span) for span in spans)]
    others = _of_others(frame)
    targets = [one for one in held if one not in others]
    if not spans or frame.places or _is_bare(frame):
        return False
    if held and not targets:
        return True
    counted = _in_other_units(frame, targets) and not _is_nought(frame, spans) if targets else _counts(frame, spans)
    return counted or not _is_in_unit(frame, spans)


def _is_bare(frame: Frame) -> bool:
    """指标是几个: a number of nothing in particular, which asks for whatever is aimed at."""
    number = frame.first("number")
    if number is None or not number.text.endswith(_PIECES) or not frame.tells("goal"):
        return False
    return all(word.span.start != number.span.end for word in frame.subject)


def _measures(frame: Frame) -> tuple[str, ...]:
    """The units asked in, where one figure is asked for: several (几处，面积不低于多少) need not be in any of them."""
    asking = [mark for mark in frame.marks if mark.tells & {"number", "quantity", "bound", "once"}]
    given = {target.unit for target in frame.context.document.targets}
    return tuple(sorted(counted_units(frame) & given)) if len(asking) == 1 else ()


def _counts_things(frame: Frame) -> bool:
    """几块告示牌, 告示牌立几块, 清单是哪几张: a thing of the subject stands by the number, which the plan counts so."""
    targets, said = frame.context.document.targets, frame.linked.text
    number = frame.first("number") or frame.first("once")
    if number is not None and number.text.startswith(tuple(entries()["quantity"]["opening"])):
        pieces = (target for target in targets if _is_counted_in(target, number.text[-1]))
        if frame.subject and any(_names(target, said) for target in pieces):
            return True
    behind = number is not None and any(word.span.start == number.span.end for word in frame.subject)
    if number is not None and behind and number.text[-1] in {target.unit for target in targets}:
        return True
    which = {mark.text[-1] for mark in frame.marks if "what" in mark.tells and mark.text.startswith(_WHICH)}
    return any(target.unit in which - {_PIECES} and target.indicator in said for target in targets)


def _is_counted_in(target: Target, classifier: str) -> bool:
    """Whether a figure is in a classifier, or a count of things where 几个 asks for any."""
    unit = find_unit(target.unit) if classifier == _PIECES else None
    return target.unit == classifier or (unit is not None and unit.counts)


def _years(frame: Frame) -> Iterator[str]:
    """The years named: of figures for several years (2024年 …张), those are meant."""
    return (f"{time.last.year}年" for time in frame.times if time.explicit_year and time.last is not None)


def _figured(frame: Frame) -> Choice | None:
    """Figures in the unit that the question counts in, when the subject has such; else any."""
    others = _of_others(frame)
    targets = [target for target in frame.context.document.targets if target not in others]
    any_unit = with_facts(frame, [target.span for target in targets], _UNFIGURED)
    units = counted_units(frame)
    opening = entries()["quantity"]["opening"]
    nouns = tuple(f"{unit}数" for unit in units if any(word + unit in frame.linked.text for word in opening))
    fits = [one for one in targets if (one.unit and one.unit in units) or (nouns and one.indicator.endswith(nouns))]
    counted = [target.span for target in fits]
    fitting = choose(frame, Wanted(is_clause, counted)) if counted else None
    if fitting is None or any_unit is None:
        return _of_the_deed(frame, any_unit)
    return fitting if any_unit.score - fitting.score < _IN_UNIT else any_unit


def _of_the_deed(frame: Frame, figured: Choice | None) -> Choice | None:
    """The choice; where a deed's goal is asked for, the sentence that holds more of the words, figure or none."""
    anywhere = choose(frame, Wanted(is_clause)) if figured is not None and _is_deed_without_figure(frame) else None
    return anywhere if anywhere is not None and _words_held(anywhere) > _words_held(figured) else figured


def _words_held(choice: Choice | None) -> int:
    """How many of the terms stand in the very sentences chosen."""
    if choice is None or choice.hit is None:
        return 0
    return sum(any(credit(term, one.text) for one in choice.hit.sentences) for term in choice.hit.terms)


def _of_others(frame: Frame) -> list[Target]:
    """The figures of things (时段4个, 2公里) that the question, which asks 几个, does not ask for."""
    units = counted_units(frame)
    longer = any(one.unit in units and one.unit != _PIECES for one in frame.context.document.targets)
    if _PIECES not in units or longer:
        return []
    named = [one for one in frame.context.document.targets if _names(one, frame.linked.text)]
    own = [one for one in named if one.unit == _PIECES] or [one for one in named if _is_counted_in(one, _PIECES)]
    return [one for one in frame.context.document.targets if one not in own]


def _names(target: Target, said: str) -> bool:
    """Whether the text holds two characters side by side of what a figure is of."""
    name = target.indicator
    return any(name[place : place + 2] in said for place in range(len(name) - 1))


def _without_others(frame: Frame, topic: Topic) -> Topic:
    """The topic without the sentences whose figures count other things, where other sentences are left."""
    others = [target.span for target in _of_others(frame)]

    def told(one: Passage) -> Passage:
        return replace(one, sentences=tuple(span for span in one.sentences if not any(map(span.overlaps, others))))

    passages = [told(one) for one in topic.passages]
    return replace(topic, passages=tuple(passages)) if all(one.sentences for one in passages) else topic


def _measured(frame: Frame, choice: Choice) -> Iterator[str]:
    """Nouns for what the unit of a figure measures: 面积 of 5000平方米."""
    spans = [span for passage in choice.topic.passages for span in passage.sentences]
    units = {one.unit for one in frame.context.document.targets if any(one.span.overlaps(span) for span in spans)}
    nouns = entries()["quantity"]["noun"]
    yield from (noun for noun, unit in nouns.items() if unit in units and noun in frame.linked.text)


def counted_units(frame: Frame) -> frozenset[str]:
    """What stands behind 几 and 多少: 几天, 多少户."""
    opening = tuple(entries()["quantity"]["opening"])
    found = []
    for mark in frame.marks:
        end = next((mark.text.find(word) + len(word) for word in opening if word in mark.text), 0)
        rest = frame.linked.text[mark.span.start + end :] if end else ""
        found += [rest[:length] for length in range(1, min(5, len(rest) + 1))]
    nouns = entries()["quantity"]["noun"]
    return frozenset((*found, *(unit for noun, unit in nouns.items() if noun in frame.linked.text)))


def _doubt(frame: Frame, choice: Choice) -> float:
    """目标 asks for a figure; a clause without one answers 国几 and 几类, not that."""
    spans = [span for passage in choice.topic.passages for span in passage.sentences]
    targets = [one for one in frame.context.document.targets if any(one.span.overlaps(span) for span in spans)]
    if not targets and not frame.places:
        aim = frame.tells("goal") and not _is_deed_without_figure(frame)
        return _NO_GOAL if aim or _asks_bound(frame, spans) or _counts(frame, spans) else 0.25
    elsewhere = _ELSEWHERE if targets and not told_beside(choice) else 0.0
    return elsewhere + (0.0 if frame.tells("goal", "bound", "document") or counted_units(frame) else 0.1)


def _is_deed_without_figure(frame: Frame) -> bool:
    """清理目标: what is aimed at in a deed may be told in words; a goal of a thing measured is a figure."""
    deeds = {*entries()["acts"]["words"], *entries()["thin"]["acts"]}
    return not frame.tells("quantity", "number", "bound") and any(word.text in deeds for word in frame.subject)


def _asks_bound(frame: Frame, spans: Sequence[Span]) -> bool:
    """Whether a figure is asked for that the sentences could hold; 国几以下 asks for a class, 无 and 全 are answers."""
    sized = (frame.tells("bound") and not frame.tells("grade")) or _asks_size(frame)
    return sized and not _is_nought(frame, spans)


def _counts(frame: Frame, spans: Sequence[Span]) -> bool:
    """Whether things are counted (几家, 多少户) where the sentences hold no number of them."""
    counted = set(entries()["quantity"]["counted"]) - set(entries()["quantity"]["times"])
    return bool(counted_units(frame) & counted) and not _is_nought(frame, spans)


def _asks_size(frame: Frame) -> bool:
    """Whether an amount or a size is asked for (产量多少, 要多高), and not which or how many of a list (国几)."""
    return any(
        mark.text.startswith(tuple(entries()["quantity"]["sizes"])) for mark in frame.marks if "quantity" in mark.tells
    )


def _in_other_units(frame: Frame, targets: Sequence[Target]) -> bool:
    """Whether the question counts in a unit (几次) that none of the figures is in."""
    units, given = counted_units(frame), [target.unit for target in targets]
    asked = units & set(entries()["quantity"]["counted"])
    near = (unit in one or _measures_alike(unit, one) for unit in asked for one in given)
    return bool(asked) and units.isdisjoint(given) and not any(near)


def _measures_alike(asked: str, given: str) -> bool:
    """Whether how long it takes is told in another measure of time than is asked for: 0.5个工作日 for 几天."""
    asks, tells = find_unit(asked), find_unit(given.split("/", maxsplit=1)[0])
    return asks is not None and tells is not None and tells.dimension in _ALIKE.get(asks.dimension, ())


def _is_in_unit(frame: Frame, spans: Sequence[Span]) -> bool:
    """Whether a figure of the sentences is of the kind that is asked for; 多少万元 asks for none in square metres."""
    units = filter(None, map(find_unit, sorted(counted_units(frame))))
    asked = max(units, key=lambda unit: len(unit.name), default=None)
    if asked is None or asked.counts:
        return True
    text = "\n".join(span.of(frame.context.document.text) for span in spans)
    given = (find_unit(target.unit.split("/")[0]) for target in frame.context.document.targets if target.text in text)
    alike = (asked.dimension, *_ALIKE.get(asked.dimension, ()))
    return any(unit is not None and unit.dimension in alike for unit in given) or asked.name in text


def _is_nought(frame: Frame, spans: Sequence[Span]) -> bool:
    """Whether one of the sentences says that there must be none, or all."""
    return any(
        word in span.of(frame.context.document.text) for span in spans for word in entries()["quantity"]["nought"]
    )


def _all_goals(frame: Frame) -> Iterator[Proposal]:
    """The plan's own goals, asked for in the words of its title and opening."""
    document = frame.context.document
    goals = [section.id for section in document.sections if section.level == 1 and _is_goal(section.title)]
    targets = [target for target in document.targets if target.clause.split(".")[0] in goals]
    clauses = dict.fromkeys(target.clause for target in targets)
    if not clauses or (_in_other_units(frame, targets) and not frame.tells("goal")):
        return
    items = [item for item in frame.context.index.items if item.clause in clauses or item.section == "0"]
    topic = Topic("主要目标", tuple(Passage(clause, clause) for clause in clauses), thin=not frame.tells("goal"))
    yield Proposal(
        DocumentQuestion(Kind.TARGET, document.name, topic),
        _USES,
        cited=cited_text(items),
        extra=BARE_COST + (0.0 if frame.tells("goal") else 0.2),
    )


def _is_goal(title: str) -> bool:
    return any(word in title for word in entries()["heading"]["goals"])
