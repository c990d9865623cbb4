"""How much: goals, limits and quantities that the plan sets."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.linking.clause_terms import credit
from assistant.model.answer import Kind
from assistant.model.document import Target
from assistant.model.document_question import DocumentQuestion, Passage, Topic
from assistant.model.span import Span
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.named_times import years_said
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.rules.figure_bounds import (
    bounds_said,
    is_graded_otherwise,
    of_other_years,
    shares_of,
)
from assistant.parsing.document_questions.rules.figure_units import (
    PIECES,
    asks_money,
    counted_units,
    for_each,
    in_other_units,
    is_counted_in,
    is_in_unit,
    is_money,
    is_nought,
    is_told_in,
    lasts_as_asked,
    names_counted,
)
from assistant.parsing.document_questions.rules.holding import ASIDE, BARE_COST, is_clause, told_beside, with_facts
from assistant.parsing.document_questions.rules.places import named_place
from assistant.parsing.document_questions.topics import Choice, Wanted, choose, cited_text
from assistant.records import replace

_UNFIGURED = 0.12
"""How much better a clause without a figure must fit before its text answers a question of quantity."""
_IN_UNIT = 0.6
"""The same for a figure in the very unit that is asked for."""
_IN_UNIT_OF_NOUN = 0.15
"""The same where only a noun tells the unit: 补贴多少."""
_NO_GOAL = 1.0
_USES = ASIDE | {"quantity", "goal", "bound", "how", "number", "total", "ledger", "text", "facet_title"}
_ELSEWHERE = 0.3
"""Against a figure whose sentence says nothing of the subject."""
_NO_FIGURE = 0.1
"""What the refusal costs that says which figure the plan does not give."""
_WHICH = "哪"


def figures(frame: Frame) -> Iterator[Proposal]:
    """Goals, limits and quantities the plan sets for the subject."""
    sized = frame.tells("quantity", "goal") or (frame.tells("bound") and not frame.ranks)
    if not (sized or _counts_things(frame)) or (named_place(frame) and not frame.tells("goal", "bound")):
        return
    document = frame.context.document
    aimed = frame.tells("goal") or (frame.tells("quantity") and not frame.asks_check)
    if aimed and not frame.units and not frame.places:
        season = tuple(_of_the_season(frame))
        yield from (replace(one, assumptions=(*one.assumptions, *season)) for one in _all_goals(frame))
    choice = _figured(frame)
    if choice is not None:
        words = (*choice.topic.words, *years_said(frame), *bounds_said(frame))
        topic = replace(_without_others(frame, choice.topic), words=words)
        question = DocumentQuestion(
            Kind.TARGET, document.name, topic, measures=_measures(frame), asked=frame.linked.text
        )
        told = replace(choice, found={**choice.found, **dict.fromkeys(_measured(frame, choice), 1.0)})
        if is_graded_otherwise(frame, choice.topic):
            yield propose(DocumentQuestion(Kind.TEXT, document.name, topic), _USES, told)
        elif _is_of_another_kind(frame, choice):
            yield from _no_figure(frame, told)
        else:
            yield propose(question, _USES, told, tuple(_of_the_season(frame)), extra=_doubt(frame, choice))


def _of_the_season(frame: Frame) -> Iterator[str]:
    """What is told where a figure of the whole year is asked for, and the plan is for a part of one: 年均目标."""
    head, said = frame.context.document.head, entries()["of_year"]["words"]
    word = next((word for word in said if word in frame.linked.text and word not in frame.context.document.text), "")
    if word and head.campaign_text:
        yield f"方案没有写“{word}”的，按{head.campaign_text}的答"


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
    if (held and not targets) or (asks_money(frame) and not any(is_money(one.unit) for one in targets)):
        return True
    counted = in_other_units(frame, targets) and not is_nought(frame, spans) if targets else _counts(frame, spans)
    return counted or not is_in_unit(frame, spans)


def _is_bare(frame: Frame) -> bool:
    """指标是几个: a number of nothing in particular, which asks for whatever is aimed at."""
    number = frame.first("number")
    if number is None or not number.text.endswith(PIECES) or not frame.tells("goal"):
        return False
    return all(word.span.start != number.span.end for word in frame.subject)


def _measures(frame: Frame) -> tuple[str, ...]:
    """The units asked in, where one figure is asked for: several (几处，面积不低于多少) need not be in any of them."""
    kinds = {"number", "quantity", "once"} | (set() if any(bounds_said(frame)) else {"bound"})
    asking = [mark for mark in frame.marks if mark.tells & kinds]
    units = counted_units(frame)
    fits = [target for target in frame.context.document.targets if is_told_in(target, units)]
    rates = for_each(frame, fits or frame.context.document.targets)
    apart = [mark for before, mark in pairwise(asking) if before.span.end < mark.span.start]
    told = {one.unit for one in rates or fits} | (units & _asked_units(frame) if not fits else set())
    return tuple(sorted(told)) if (asking and not apart) or rates else ()


def _asked_units(frame: Frame) -> set[str]:
    """Units that people, time and pieces are counted in, which the plan may tell in another: 几个队员 of 6名."""
    kinds: dict[str, list[str]] = entries()["alike"]
    return {unit for units in kinds.values() for unit in units}


def _counts_things(frame: Frame) -> bool:
    """几块告示牌, 告示牌立几块, 清单是哪几张: a thing of the subject stands by the number, which the plan counts so."""
    targets, said = frame.context.document.targets, frame.linked.text
    number = frame.first("number") or frame.first("once")
    if number is not None and number.text.startswith(tuple(entries()["quantity"]["opening"])):
        pieces = (target for target in targets if is_counted_in(target, number.text[-1]))
        if frame.subject and any(names_counted(target, said) for target in pieces):
            return True
    behind = number is not None and any(word.span.start == number.span.end for word in frame.subject)
    if number is not None and behind and number.text[-1] in {target.unit for target in targets}:
        return True
    which = {mark.text[-1] for mark in frame.marks if "what" in mark.tells and mark.text.startswith(_WHICH)}
    return any(target.unit in which - {PIECES} and target.indicator in said for target in targets)


def _figured(frame: Frame) -> Choice | None:
    """Figures in the unit that the question counts in, when the subject has such; else any."""
    others = (*_of_others(frame), *shares_of(frame), *of_other_years(frame))
    targets = [target for target in frame.context.document.targets if target not in others]
    any_unit = with_facts(frame, [target.span for target in targets], _UNFIGURED)
    units = counted_units(frame)
    opening = entries()["quantity"]["opening"]
    nouns = tuple(f"{unit}数" for unit in units if any(word + unit in frame.linked.text for word in opening))
    fits = [one for one in targets if is_told_in(one, units) or (nouns and one.indicator.endswith(nouns))]
    counted = [target.span for target in for_each(frame, fits or targets) or fits]
    fitting = choose(frame, Wanted(is_clause, counted)) if counted else None
    if fitting is None or any_unit is None:
        return _of_the_deed(frame, any_unit)
    gain = _IN_UNIT if units & set(_units_told(frame)) else _IN_UNIT_OF_NOUN
    return fitting if any_unit.score - fitting.score < gain else any_unit


def _units_told(frame: Frame) -> Iterator[str]:
    """Units that stand in the question themselves; 保费补贴多少 may be told in percent as well as in money."""
    nouns = set(entries()["quantity"]["noun"].values())
    money = any(word in frame.linked.text for word in entries()["quantity"]["money"])
    yield from (unit for unit in counted_units(frame) if unit not in nouns or unit in frame.linked.text or money)


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
    longer = any(one.unit in units and one.unit != PIECES for one in frame.context.document.targets)
    if PIECES not in units or longer:
        return []
    said = "\n".join((frame.linked.text, *(word for term in frame.terms for word, _ in term.alternatives)))
    named = [one for one in frame.context.document.targets if names_counted(one, said)]
    own = [one for one in named if one.unit == PIECES] or [one for one in named if is_counted_in(one, PIECES)]
    return [one for one in frame.context.document.targets if one not in own]


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
    return sized and not is_nought(frame, spans)


def _counts(frame: Frame, spans: Sequence[Span]) -> bool:
    """Whether things are counted (几家, 多少户) where the sentences hold no number of them."""
    counted = set(entries()["quantity"]["counted"]) - set(entries()["quantity"]["times"])
    asked = counted_units(frame) & counted
    return bool(asked) and not is_nought(frame, spans) and not lasts_as_asked(frame, spans, asked)


def _asks_size(frame: Frame) -> bool:
    """Whether an amount or a size is asked for (产量多少, 要多高), and not which or how many of a list (国几)."""
    return any(
        mark.text.startswith(tuple(entries()["quantity"]["sizes"])) for mark in frame.marks if "quantity" in mark.tells
    )


def _all_goals(frame: Frame) -> Iterator[Proposal]:
    """The plan's own goals, asked for in the words of its title and opening."""
    document = frame.context.document
    goals = [section.id for section in document.sections if section.level == 1 and _is_goal(section.title)]
    others = tuple(of_other_years(frame))
    targets = [one for one in document.targets if one.clause.split(".")[0] in goals and one not in others]
    clauses = dict.fromkeys(target.clause for target in targets)
    if not clauses or not frame.tells("goal", "bound"):
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
