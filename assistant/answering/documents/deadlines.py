"""When things are due, and what is due when."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from assistant.answering.documents.draft import Draft
from assistant.answering.documents.nearest import closest
from assistant.answering.documents.plan import Plan
from assistant.answering.documents.select import chosen_limits, unlimited, vague_limits
from assistant.answering.documents.stages import compose_stages
from assistant.answering.documents.wording import (
    cite,
    cut,
    day,
    flat,
    listed,
    names_of,
    place,
    quoted_line,
    summary,
    term,
)
from assistant.model.document import LimitKind, TimeLimit
from assistant.model.document_question import (
    NO_DAY,
    NO_LIMIT,
    DocumentQuestion,
    Facet,
    Passage,
    Ranking,
    Topic,
    UnitCondition,
)
from assistant.text import lexicon
from assistant.text.lexicon import alternation

_NAME = 2
"""So many characters of what stands before a day tell which of several it is for, where 其余 are told as well."""
_MATTER = 60
_BURIED = 5
"""More than so many that were due before are told behind what is due on the day named."""
_TITLE = 30
"""A first sentence no longer than this names the task."""


def compose(plan: Plan, question: DocumentQuestion) -> Draft:
    """The limits of a subject, the stages of the plan, or the matters of a period."""
    if question.facet is Facet.STAGES and question.topic is not None:
        return compose_stages(plan, question.topic, question.period)
    if question.period is not None or question.topic is None or question.period_text:
        return _of_period(plan, question)
    return _of_topic(plan, question.topic, whole=question.whole)


def _of_topic(plan: Plan, topic: Topic, *, whole: bool) -> Draft:
    at = (plan.deadlines_at(passage) for passage in topic.passages) if whole else ()
    of_all = tuple(limit for limits in at for limit in _of_all(plan, limits))
    found = of_all or tuple(limit for passage in topic.passages for limit in _timed(plan, passage, topic))
    limits = tuple(dict.fromkeys(found))
    items = tuple(passage.item for passage in topic.passages)
    if not limits:
        return _untimed(plan, topic, items)
    lines = [f"{place(limit)} {term(limit)}：{cut(flat(limit.matter), _MATTER)}" for limit in limits]
    limits = _step_or_whole(limits, topic)
    said = listed(dict.fromkeys(map(term, limits)))
    head = f"“{topic.text}”：{said}{cite(dict.fromkeys(map(place, limits)))}。"
    quotes = [quoted_line(plan, passage) for passage in topic.passages[:2]]
    notes = _doubts(plan, limits)
    return Draft(
        "\n".join([head, *(lines if len(lines) > 1 else []), *quotes]),
        clauses=items,
        dates=_dates(limits),
        notes=notes,
    )


def _of_all(plan: Plan, limits: Sequence[TimeLimit]) -> tuple[TimeLimit, ...]:
    """Of several times of one task that by which all is done: 2025年底前全部完工 behind 2024年底前完成80公里."""
    said = tuple(lexicon.load("document_questions")["wholes"]["words"])
    told = tuple(limit for limit in limits if _own_words(plan, limit, limits).startswith(said))
    return told if len(told) == 1 < len(limits) else ()


def _step_or_whole(limits: Sequence[TimeLimit], topic: Topic) -> tuple[TimeLimit, ...]:
    """Of the limits of one task's steps and the one of all of it, the one whose matter holds most of what was asked."""
    whole = [one for one in limits if _is_of_whole(one, limits)]
    if len(whole) != 1 or {one.clause for one in limits} != {whole[0].clause}:
        return tuple(limits)
    left = {one: len(_unheld(topic, one.matter)) for one in limits}
    least = min(left.values())
    steps = [one for one in limits if one not in whole and left[one] == least]
    return tuple(steps or whole) if not least or not steps else tuple(limits)


def _unheld(topic: Topic, matter: str) -> str:
    """What is left of the words asked without those that stand in a matter."""
    held = sorted((word for word in topic.words if word in matter), key=len, reverse=True)
    return re.sub(alternation(held), "", topic.text) if held else topic.text


def _is_of_whole(limit: TimeLimit, limits: Sequence[TimeLimit]) -> bool:
    """Whether what is due is all that is due at the other limits."""
    others = [one for one in limits if one != limit]
    return bool(others) and all(one.matter in limit.matter and one.matter != limit.matter for one in others)


def _timed(plan: Plan, passage: Passage, topic: Topic) -> tuple[TimeLimit, ...]:
    """The limits of a place; where a stage is asked of by its heading, that of the stage, not of what it holds."""
    stage = tuple(lexicon.load("document_questions")["reference"]["stages"])
    above = plan.document.limits_above(plan.clauses[passage.clause])
    staged = [one for one in above if topic.text in one.matter or topic.text.endswith(stage)]
    if staged:
        return tuple(staged)
    limits = plan.deadlines_at(passage)
    begun = tuple(lexicon.load("document")["limits"]["beginnings"])
    asked = any(word in topic.text for word in begun)
    kept = [limit for limit in limits if plan.document.text.startswith(begun, limit.span.end) is asked]
    found = fitting_limits(plan, topic, kept or limits)
    if len(found) < 2:
        return found
    own = [limit for limit in plan.document.time_limits if limit.duty is not None and limit.duty == found[0].duty]
    return (*found, *(limit for limit in own if limit not in found and _is_of_whole(limit, found)))


def fitting_limits(plan: Plan, topic: Topic, limits: Sequence[TimeLimit]) -> tuple[TimeLimit, ...]:
    """Of several limits in one sentence, those whose own words speak of what was asked: the check, or the deed."""
    if len(limits) < 2:
        return tuple(limits)
    checks = re.compile(alternation(lexicon.load("document_questions")["heading"]["checks"]))
    asks = any(checks.search(word) for word in topic.words)
    fitting = tuple(limit for limit in limits if bool(checks.search(_own_words(plan, limit, limits))) is asks)
    found = fitting or tuple(limits)
    ahead = {one: re.split("[，；。、]", plan.document.text[: one.span.start])[-1] for one in found}
    if any(part.startswith(tuple(lexicon.load("document_questions")["wholes"]["rest"])) for part in ahead.values()):
        return tuple(one for one in found if ahead[one] and ahead[one][:_NAME] in topic.text) or found
    return closest(plan, topic, found) if all(one.kind is LimitKind.DEADLINE and one.last for one in found) else found


def _own_words(plan: Plan, limit: TimeLimit, limits: Iterable[TimeLimit]) -> str:
    """From the limit to the next one, or to the end of the sentence."""
    text = plan.document.text
    ends = [text.find(sign, limit.span.end) for sign in "。\n"] + [
        other.span.start for other in limits if other.span.start > limit.span.start
    ]
    return text[limit.span.end : min((end for end in ends if end >= limit.span.end), default=len(text))]


def _untimed(plan: Plan, topic: Topic, items: tuple[str, ...]) -> Draft:
    head = plan.document.head
    text = [f"方案没有给“{topic.text}”写明时限{cite(items[:1])}。"]
    if head.campaign_text:
        text.append(f"专项行动期为{head.campaign_text}{cite([head.campaign_clause]) if head.campaign_clause else ''}。")
    text += [quoted_line(plan, passage) for passage in topic.passages[:2]]
    return Draft("\n".join(text), clauses=items)


def _of_period(plan: Plan, question: DocumentQuestion) -> Draft:
    limits = chosen_limits(plan, question)
    doubtful = tuple(limit for limit in limits if plan.is_doubtful(limit))
    sure = tuple(
        sorted(
            (limit for limit in limits if limit not in doubtful),
            key=lambda limit: (limit.last or date.max, limit.span.start),
        )
    )
    sure, earlier = _parted(question, sure)
    vague = vague_limits(plan, question) if question.period is not None else ()
    free = unlimited(plan, question) if question.period is None else ()
    text = _listed(plan, question, sure) if sure or not free else []
    text += (
        [f"没有写时限的任务有{len(free)}项：", *(f"  {one.id} {summary(plan, one.id)}" for one in free)] if free else []
    )
    text += ["另有更早到期的：", *(_due_line(plan, limit) for limit in earlier)] if earlier else []
    text += ["另有只写大致时间、没有具体日期的：", *(_due_line(plan, limit) for limit in vague)] if vague else []
    items = tuple(dict.fromkeys(place(limit) for limit in sure))
    items += tuple(one.id for one in free if question.period_text == NO_LIMIT)
    return Draft(
        "\n".join(text),
        plan.sorted_units([name for one in question.units if not one.excluded for name in one.names]),
        items,
        _dates(sure, ends=True),
        notes=_doubts(plan, doubtful),
    )


def _parted(
    question: DocumentQuestion, limits: Sequence[TimeLimit]
) -> tuple[tuple[TimeLimit, ...], tuple[TimeLimit, ...]]:
    """What is due by a day, and apart from it what was due before, where that would bury what has the very day."""
    period = question.period
    if period is None or period.first is not None or question.ranking is Ranking.EACH:
        return tuple(limits), ()
    earlier = tuple(limit for limit in limits if limit.last != period.last)
    buries = _BURIED < len(earlier) < len(limits)
    return (tuple(limit for limit in limits if limit not in earlier), earlier) if buries else (tuple(limits), ())


def _listed(plan: Plan, question: DocumentQuestion, limits: Sequence[TimeLimit]) -> list[str]:
    """What is due, line by line, below how much it is."""
    bounds, said = _bounds(question), question.period_text if question.period is not None else NO_DAY
    if not limits:
        return [f"方案里没有{bounds}{said}{'到期' if question.period is not None else ''}的任务。"]
    each = question.ranking is Ranking.EACH
    lines = _by_lead(plan, limits) if each else [_due_line(plan, limit) for limit in limits]
    return [f"{bounds}{said}的任务有{len(limits)}项{'，按牵头单位列' if each else ''}：", *lines]


def _bounds(question: DocumentQuestion) -> str:
    about = f"“{question.topic.text}”方面" if question.topic else ""
    return "".join(map(_bound, question.units)) + about


def _bound(condition: UnitCondition) -> str:
    names = listed(condition.names)
    if condition.excluded:
        return f"除{names}外"
    return f"{names}{condition.roles[0].value if len(condition.roles) == 1 else ''}的"


def _due_line(plan: Plan, limit: TimeLimit) -> str:
    item = place(limit)
    duty = plan.duties.get(item)
    leads = f"（牵头单位：{listed(names_of(duty.leads))}）" if duty and duty.leads else ""
    opening = re.match(rf"[^，。；：]{{2,{_TITLE}}}(?=。.)", duty.text) if duty else None
    title = f"{opening[0]}。" if opening and opening[0] not in limit.matter else ""
    return f"  {item} {term(limit)}：{title}{cut(flat(limit.matter), _MATTER)}{leads}"


def _by_lead(plan: Plan, limits: Sequence[TimeLimit]) -> list[str]:
    """The matters under each unit that leads them; those without a lead last."""
    duties = [plan.duties.get(place(limit)) for limit in limits]
    held = [names_of(duty.leads) if duty else () for duty in duties]
    named = plan.sorted_units(name for names in held for name in names)
    lines = []
    for unit in (*named, ""):
        own = [limit for limit, names in zip(limits, held, strict=True) if (unit in names if unit else not names)]
        lines += [f"{unit or '没有写牵头单位'}（{len(own)}项）："] if own else []
        lines += [f"  {place(limit)} {term(limit)}：{cut(flat(limit.matter), _MATTER)}" for limit in own]
    return lines


def _dates(limits: Sequence[TimeLimit], *, ends: bool = False) -> tuple[date, ...]:
    found: list[date] = []
    for limit in limits:
        both = limit.kind is LimitKind.PERIOD and not ends
        found += [edge for edge in ((limit.first, limit.last) if both else (limit.last or limit.first,)) if edge]
    return tuple(dict.fromkeys(found))


def _doubts(plan: Plan, limits: Sequence[TimeLimit]) -> tuple[str, ...]:
    return tuple(
        f"{limit.clause}写“{limit.text}”（{day(limit.last)}），{finding.reason}"
        for limit in limits
        for finding in plan.document.findings
        if limit.last and finding.span.overlaps(limit.span) and finding.kind == "limit-outside-campaign"
    )
