"""When a thing is due, what is due by a day, and how often a thing is done."""

import re
from collections.abc import Iterator

from assistant.linking.clause_index import Item
from assistant.linking.clause_search import HELD
from assistant.model.answer import Kind
from assistant.model.document import LimitKind, TimeLimit
from assistant.model.document_question import NO_DAY, NO_LIMIT, DocumentQuestion, Ranking, Topic
from assistant.model.span import Span
from assistant.model.values import DateRange
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.rules.durations import lasting
from assistant.parsing.document_questions.rules.figure_units import PIECES
from assistant.parsing.document_questions.rules.holding import told_beside
from assistant.parsing.document_questions.rules.places import named_place, named_sections
from assistant.parsing.document_questions.rules.tasks import bounded_sections
from assistant.parsing.document_questions.topics import Choice, Wanted, choose
from assistant.parsing.document_questions.units import asked_roles, conditions, unit_items
from assistant.records import replace

_ASIDE = frozenset({"due", "tasks", "what", "all", "check", "polar", "places", "once", "manage", "beside"})
_HEAVY = 0.5
_UNLIMITED = 0.25
"""How much better a clause without the fact must fit before the answer is that the plan sets none."""
_UNCHECKED = 0.6
_BESIDE = 0.1
"""Against a clause without a rhythm, where the rhythms stand in sentences on other things."""
_HOW_MANY, _THOSE, _ENDS = "几", "的", "？?。 "
_PARTS = "[，。；\n]"
_AMOUNT = 0.5
"""Against what is due, where a figure is asked for that is to be reached by the day."""


def deadlines(frame: Frame) -> Iterator[Proposal]:
    """When the subject is due, or from when to when it runs."""
    if not frame.tells("when") and not (frame.tells("facet_issued") and frame.subject):
        return
    choice = fact_choice(
        frame, [limit for limit in frame.context.document.time_limits if limit.kind is not LimitKind.FREQUENCY]
    )
    uses = _ASIDE | {"when", "facet_campaign", "facet_issued"} | _told_units(frame)
    lasts = lasting(frame, choice)
    if lasts is not None:
        yield propose(lasts[0], uses | {"bound"}, lasts[1], extra=_leads(frame))
    elif choice is not None:
        kind = Kind.FREQUENCY if _is_done_often(frame, choice) else Kind.DEADLINE
        question = DocumentQuestion(kind, frame.context.document.name, choice.topic, whole=frame.tells("all"))
        yield propose(question, uses, choice, extra=_leads(frame))


def _is_done_often(frame: Frame, choice: Choice) -> bool:
    """Whether 多久 asks how often: the sentences meant set a rhythm, and their clause no day."""
    if not any("when" in mark.tells and mark.text in entries()["quantity"]["lasting"] for mark in frame.marks):
        return False
    clauses = {passage.clause for passage in choice.topic.passages}
    limits = [limit for limit in frame.context.document.time_limits if limit.clause in clauses]
    spans = [span for passage in choice.topic.passages for span in passage.sentences]
    regular = all(limit.kind is LimitKind.FREQUENCY for limit in limits)
    return regular and any(limit.span.overlaps(span) for limit in limits for span in spans)


def rhythms(frame: Frame) -> Iterator[Proposal]:
    """How often the subject is done."""
    document = frame.context.document
    regular = [limit for limit in document.time_limits if limit.kind is LimitKind.FREQUENCY]
    reported = None if frame.tells("often") else _reported(frame, regular)
    if reported is not None:
        yield propose(
            DocumentQuestion(Kind.FREQUENCY, document.name, reported.topic),
            _ASIDE | {"when", "report"} | _told_units(frame),
            reported,
        )
    if frame.tells("often") or (frame.rhythms and (frame.tells("polar") or _asks_times(frame))):
        choice = fact_choice(frame, regular)
        untold = choice is not None and not told_beside(choice, _HEAVY)
        choice = _unsaid(frame, regular) if untold else choice
        if choice is not None:
            yield propose(
                DocumentQuestion(Kind.FREQUENCY, document.name, _with_units(frame, choice.topic)),
                _ASIDE | {"often", "when", "quantity", "rhythms", "ledger", "keep", "report"} | _told_units(frame),
                choice,
                extra=_BESIDE if untold else 0.0,
            )
    if frame.rhythms and not frame.units and (frame.tells("what", "tasks", "list") or _names_those(frame)):
        yield from _of_rhythm(frame, regular)


def _with_units(frame: Frame, topic: Topic) -> Topic:
    """The topic with the units named among its words: of several rhythms (学校每月、幼儿园每季度) theirs is meant."""
    units = (name for unit in frame.units for name in (unit.surface, *unit.names))
    return replace(topic, words=tuple(dict.fromkeys((*topic.words, *units)))) if frame.units else topic


def _reported(frame: Frame, regular: list[TimeLimit]) -> Choice | None:
    """什么时候报: the clause that sets a day of each week or month for it, where none with a day fits better."""
    handed = frame.tells("report") or any(word.text in entries()["reports"]["words"] for word in frame.subject)
    if not (handed and frame.tells("when")):
        return None
    once = [limit for limit in frame.context.document.time_limits if limit.kind is not LimitKind.FREQUENCY]
    weekly, dated = (choose(frame, Wanted(facts=[_place(frame, one) for one in ones])) for ones in (regular, once))
    if weekly is None or (dated and _is_told_of(frame, dated, once) > _is_told_of(frame, dated, regular)):
        return None
    return weekly if dated is None or weekly.score >= dated.score else None


def _is_told_of(frame: Frame, choice: Choice, limits: list[TimeLimit]) -> int:
    """How many of the words asked stand right behind a limit of the clause meant: 2025年12月10日前报送年度工作总结."""
    clauses = {passage.clause for passage in choice.topic.passages}
    text = frame.context.document.text
    words = [word for word in choice.topic.words if len(word) > 1]
    behind = (re.split(_PARTS, text[one.span.end :], maxsplit=1)[0] for one in limits if one.clause in clauses)
    return max((sum(word in part for word in words) for part in behind), default=0)


def _unsaid(frame: Frame, regular: list[TimeLimit]) -> Choice | None:
    """The clause that speaks of the subject, of those that say of nothing how often it is done."""
    telling = {limit.clause for limit in regular}
    return choose(frame, Wanted(lambda item: not item.is_body and item.clause not in telling))


def _asks_times(frame: Frame) -> bool:
    """每月排查几遍: the times in a rhythm are asked for."""
    return any("once" in mark.tells and mark.text[0] == _HOW_MANY for mark in frame.marks)


def _names_those(frame: Frame) -> bool:
    """半个月查一次的: what is done so is named and nothing asked, so all of it is meant."""
    return frame.linked.text.rstrip(_ENDS).endswith(_THOSE)


def _of_rhythm(frame: Frame, regular: list[TimeLimit]) -> Iterator[Proposal]:
    """What is done so often."""
    choice = fact_choice(frame, regular) if frame.subject else None
    if frame.subject and choice is None:
        return
    question = DocumentQuestion(
        Kind.FREQUENCY,
        frame.context.document.name,
        choice.topic if choice else None,
        frequency=frame.rhythms[0].canonical,
        sections=named_sections(frame),
    )
    yield propose(question, _ASIDE | {"rhythms", "ledger", "keep", "count_task_force"}, choice)


def due(frame: Frame) -> Iterator[Proposal]:
    """What is due by, in or between the days named; what is due at no named day."""
    vague = frame.tells("vague")
    if not vague and (
        not frame.times or _asks_day(frame) or frame.tells("often", "goal") or any(time.invalid for time in frame.times)
    ):
        return
    choice = None if frame.is_whole else _narrowed(frame)
    if choice is None and not frame.is_whole:
        return
    question = DocumentQuestion(
        Kind.DEADLINE,
        frame.context.document.name,
        choice.topic if choice else None,
        asked_roles(frame),
        conditions(frame),
        bounded_sections(frame),
        None if vague else _period(frame),
        _untold(frame) if vague else "".join(time.text for time in frame.times),
        ranking=Ranking.EACH if frame.tells("each") else Ranking.TOTAL,
    )
    uses = _ASIDE | {
        "each",
        "times",
        "units",
        "vague",
        "lead",
        "responsible",
        "joint",
        "except",
        "count_limit",
        "number",
        "total",
        "when" if vague or frame.tells("closing") else "due",
    }
    yield propose(question, uses, choice, extra=_AMOUNT if _asks_amount(frame) else 0.0 if _asks_list(frame) else 0.3)


def _asks_amount(frame: Frame) -> bool:
    """Whether a figure is asked for: 多少公里, and 几处积水点, where 几项 and 几件 count what is due."""
    number = frame.first("number")
    if number is None:
        return frame.tells("quantity")
    behind = any(word.span.start <= number.span.end + 1 < word.span.end for word in frame.subject)
    units = tuple({one.unit for one in frame.context.document.targets} - {PIECES, ""})
    at_end = number.span.end == len(frame.linked.text.rstrip(_ENDS)) and number.text.endswith(units)
    behind |= at_end and bool(frame.subject)
    return behind and entries()["classifier"].get(number.text[-1]) != "DUTY" and not frame.tells("tasks")


def _untold(frame: Frame) -> str:
    """Which days are missed: 没有具体日期 leaves room for vague ones, 没有时限 is said of any."""
    said = "".join(mark.text for mark in frame.marks if "vague" in mark.tells)
    return NO_DAY if any(word in said for word in entries()["vague"]["exact"]) else NO_LIMIT


def _asks_day(frame: Frame) -> bool:
    """Whether the day is asked for; 三月底截止的 names it."""
    return any("when" in mark.tells and "closing" not in mark.tells for mark in frame.marks)


def _asks_list(frame: Frame) -> bool:
    return frame.tells("what", "tasks", "due", "list", "all", "vague", "number")


def _period(frame: Frame) -> DateRange:
    first = [time.first for time in frame.times]
    last = [time.last for time in frame.times]
    return DateRange(
        None if None in first else min(day for day in first if day),
        None if None in last else max(day for day in last if day),
    )


def _narrowed(frame: Frame) -> Choice | None:
    """The subject among clauses with a time limit."""
    if not frame.subject:
        return None
    limits = [limit for limit in frame.context.document.time_limits if limit.kind is not LimitKind.FREQUENCY]
    return choose(frame, Wanted(facts=[limit.span for limit in limits]), most=len(frame.context.index.items))


def fact_choice(frame: Frame, facts: list[TimeLimit]) -> Choice | None:
    """The clauses that set the fact for the subject; where a clause fits far better that sets none, that one."""
    place = named_place(frame)
    if place is not None:
        return place
    holding = {fact.duty or fact.clause for fact in facts} | {fact.clause for fact in facts}
    own = unit_items(frame)

    def held(item: Item) -> bool:
        return not item.is_body and (item.id in holding or item.clause in holding) and (own is None or item.id in own)

    fitting = choose(frame, Wanted(held, [_place(frame, fact) for fact in facts]))
    anywhere = choose(frame, Wanted(lambda item: not item.is_body and (own is None or item.id in own)))
    if fitting is None or anywhere is None:
        return fitting or anywhere
    better = anywhere.score - fitting.score > _unlimited(frame, fitting, anywhere)
    return anywhere if better and not _holds_all(fitting) else fitting


def _holds_all(choice: Choice) -> bool:
    """Whether the clause with the fact holds every word that matters, in other words perhaps."""
    heavy = [term for term in choice.hit.terms if term.weight >= _HEAVY] if choice.hit else []
    return bool(heavy) and all(choice.found.get(term.text, 0.0) >= HELD for term in heavy)


def _place(frame: Frame, fact: TimeLimit) -> Span:
    """Where a fact stands; one in a heading (集中整治阶段（11月16日至…）) holds for all below it."""
    clause = next(one for one in frame.context.document.clauses if one.id == fact.clause)
    return fact.span if fact.span.overlaps(clause.span) else clause.span


def _unlimited(frame: Frame, fitting: Choice, anywhere: Choice) -> float:
    """More where a check is asked for and only the clause with the fact is one."""
    checked = [frame.context.is_check(choice.topic.passages[0].item) for choice in (fitting, anywhere)]
    return _UNCHECKED if frame.tells("check") and checked == [True, False] else _UNLIMITED


def _told_units(frame: Frame) -> frozenset[str]:
    """Units that bound the subject are used up."""
    return frozenset({"units", "lead", "responsible"}) if frame.units and unit_items(frame) else frozenset()


def _leads(frame: Frame) -> float:
    """什么时候 beside 谁 asks two things; the dates are only one of them."""
    return 0.3 if frame.tells("who") else 0.0
