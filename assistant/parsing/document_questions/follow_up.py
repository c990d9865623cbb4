"""Fragments after an answered question to the plan: only the holes are filled.

Invariant: what the fragment says replaces, what it does not say is carried over and told
(「沿用：…」); a question that says by itself what it asks and of what inherits nothing.
"""

from collections.abc import Callable, Iterator

from assistant.linking.clause_terms import key
from assistant.model.answer import Kind
from assistant.model.document import Role
from assistant.model.document_question import Countable, DocumentQuestion, Ranking, UnitCondition
from assistant.model.values import DateRange
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import words_telling
from assistant.parsing.document_questions.proposal import COURTESY, Proposal
from assistant.parsing.document_questions.references import result_ordinal
from assistant.parsing.document_questions.rules import RULE_OF
from assistant.parsing.document_questions.rules.facts import FACETS
from assistant.parsing.document_questions.rules.refusals import beyond
from assistant.parsing.document_questions.units import asked_roles, conditions
from assistant.records import replace

_ASKED: tuple[tuple[str, Kind], ...] = (
    ("often", Kind.FREQUENCY),
    ("when", Kind.DEADLINE),
    ("lead", Kind.LEAD),
    ("responsible", Kind.RESPONSIBLE),
    ("basis", Kind.BASIS),
    ("goal", Kind.TARGET),
    ("quantity", Kind.TARGET),
    ("ledger", Kind.LEDGER_REQUIRED),
    ("count_task_force", Kind.TASKFORCE),
    ("who", Kind.LEAD),
    ("manage", Kind.LEAD),
    ("text", Kind.TEXT),
    ("how", Kind.TEXT),
)
"""What a mark asks when nothing else does, the surest first."""
_EVERYTHING = frozenset(
    {"check", "due", "once", "all", "what", "tasks", "polar", "list", "replace", "subset", "beside", "keep", "number"}
)
_NO_UNITS = ("tasks", "count_duty", "count_task_force", "count_clause", "count_citation", "count_limit", "ledger")
"""Marks of what else may be counted after an answer that names units."""

Filler = Callable[[Frame, DocumentQuestion], Iterator[Proposal]]


def continued(frame: Frame, previous: DocumentQuestion) -> tuple[Proposal, ...]:
    """The fragment as a continuation of ``previous``; empty where it is none."""
    of_document = previous.kind is Kind.DOCUMENT and frame.tells(*FACETS)
    if stands_alone(frame) or of_document:
        return ()
    for fill in _FILLERS:
        found = tuple(fill(frame, previous))
        if found:
            return found
    return ()


def stands_alone(frame: Frame) -> bool:
    """Whether the line says both what it asks and of what."""
    if frame.tells("replace", "subset") or result_ordinal(frame.linked.text) is not None:
        return False
    asks = frame.tells(*(name for name, _ in _ASKED if name != "count_task_force"))
    return bool(frame.subject and not frame.is_thin and asks) or frame.tells("facet_title", "facet_issuer", "help")


def _ordinal(frame: Frame, previous: DocumentQuestion) -> Iterator[Proposal]:
    """第2条详细, 最后一项谁牵头."""
    ordinal = result_ordinal(frame.linked.text)
    if ordinal is not None and all(ordinal.span.covers(word.span) for word in frame.subject):
        asked = _kind(frame) or Kind.TEXT
        kind = Kind.TEXT if asked in (Kind.TASKFORCE, Kind.LEDGER_REQUIRED) else asked
        question = DocumentQuestion(
            kind, previous.document, roles=_roles(frame, kind), about=_listed(previous), ordinal=ordinal.place
        )
        yield _proposal(frame, question, "上面的结果", *(name for name, _ in _ASKED))


def _count(frame: Frame, previous: DocumentQuestion) -> Iterator[Proposal]:
    """一共几项: of the result before."""
    counting = frame.tells("total", "number") and not frame.tells("who", "lead", "responsible", "bound")
    if counting and not frame.subject and not frame.units and not frame.places and previous.kind is not Kind.STAT:
        units = previous.kind in (Kind.LEAD, Kind.RESPONSIBLE, Kind.TASKFORCE) and not frame.tells(*_NO_UNITS)
        counted = Countable.UNIT if units else Countable.DUTY
        question = DocumentQuestion(Kind.STAT, previous.document, countable=counted, about=_listed(previous))
        yield _proposal(
            frame,
            question,
            _about(previous),
            "total",
            "number",
            "quantity",
            "count_task_force",
            "count_clause",
            "count_unit",
        )


def _listed(previous: DocumentQuestion) -> DocumentQuestion:
    """The question whose result was listed: of 第2条 that which the line before it asked."""
    return previous.about if previous.ordinal is not None and previous.about is not None else previous


def _counted(previous: DocumentQuestion) -> DocumentQuestion:
    """What was counted, where the line before only counted what another listed: 那它配合的呢 after 一共几个."""
    return previous.about if previous.kind is Kind.STAT and previous.about is not None else previous


def _listing(frame: Frame, previous: DocumentQuestion) -> Iterator[Proposal]:
    """都是哪些 after a count: what was counted."""
    duties = previous.kind is Kind.STAT and previous.countable in (None, Countable.DUTY) and previous.about is None
    counted = duties and previous.ranking is Ranking.TOTAL and bool(previous.units)
    bare = not (frame.subject or frame.units or frame.places) and _kind(frame) is None
    if counted and bare and frame.tells("what", "list"):
        yield _proposal(frame, replace(previous, kind=Kind.TASKS, countable=None), _about(previous))


def _grounds(frame: Frame, previous: DocumentQuestion) -> Iterator[Proposal]:
    """原文, 依据是哪一条, 为什么: the clauses of the answer before."""
    if frame.tells("grounds") and not frame.subject and not frame.units and not frame.places:
        question = DocumentQuestion(Kind.TEXT, previous.document, about=previous)
        yield _proposal(frame, question, _about(previous), "grounds", "text", "how", "basis")


def _bounds(frame: Frame, previous: DocumentQuestion) -> Iterator[Proposal]:
    """Another unit, another period, another chapter, for the same question."""
    if frame.subject and not frame.is_thin:
        return
    changed = previous
    if frame.units:
        changed = _with_units(frame, changed)
    if frame.times and previous.kind in (Kind.DEADLINE, Kind.TASKS):
        changed = replace(
            changed, kind=Kind.DEADLINE, period=_period(frame), period_text="".join(time.text for time in frame.times)
        )
    if frame.rhythms and previous.frequency:
        changed = replace(changed, frequency=frame.rhythms[0].canonical)
    if frame.places and previous.topic is None:
        changed = replace(changed, sections=tuple(section for place in frame.places for section in place.sections))
    if changed != previous:
        yield _proposal(
            frame,
            changed,
            _carried(previous, changed),
            "units",
            "times",
            "rhythms",
            "places",
            "lead",
            "responsible",
            "manage",
            "who",
            "when",
            "joint",
            "except",
        )


def _aspect(frame: Frame, previous: DocumentQuestion) -> Iterator[Proposal]:
    """Another thing asked of the same subject: 那责任单位呢, 多久调度一次."""
    kind = _kind(frame)
    if kind is None or (frame.subject and not frame.is_thin) or frame.places:
        return
    changed = _asked_anew(frame, previous, kind)
    names = {name for name, _ in _ASKED}
    yield _proposal(frame, changed, _about(previous), *names, "facet_campaign", "every_role", "bound", "grounds")


def _asked_anew(frame: Frame, previous: DocumentQuestion, kind: Kind) -> DocumentQuestion:
    roles = _roles(frame, kind)
    previous = _counted(previous)
    if previous.kind is Kind.TASKFORCE and kind in (Kind.LEAD, Kind.RESPONSIBLE) and previous.topic is not None:
        return replace(previous, roles=roles)
    if previous.units and kind in (Kind.LEAD, Kind.RESPONSIBLE) and not frame.tells("who"):
        return replace(previous, roles=roles, units=tuple(replace(one, roles=roles) for one in previous.units))
    if previous.topic is None or previous.kind is Kind.TASKS:
        return DocumentQuestion(kind, previous.document, roles=roles, about=previous)
    words = tuple(word.text for word in frame.words)
    topic = replace(
        previous.topic,
        words=(*previous.topic.words, *words),
        broad=previous.topic.broad and kind in (Kind.LEAD, Kind.RESPONSIBLE),
    )
    return DocumentQuestion(
        kind, previous.document, topic, roles, whole=frame.tells("all") and Role.RESPONSIBLE in roles
    )


def _subject(frame: Frame, previous: DocumentQuestion) -> Iterator[Proposal]:
    """Another subject for the same thing asked: 独立水泥粉磨站呢."""
    rule = RULE_OF.get(Kind.TASKFORCE if frame.tells("count_task_force") else previous.kind)
    if rule is None or not (frame.subject or frame.places) or _counts_times(frame, previous):
        return
    inherited = _telling(frame, previous)
    for proposal in rule(replace(frame, inherited=inherited)):
        roles = previous.roles if proposal.question.kind in (Kind.LEAD, Kind.RESPONSIBLE, Kind.TASKFORCE) else ()
        question = replace(proposal.question, roles=roles or proposal.question.roles)
        told = f"沿用：{_KIND_WORDS.get(previous.kind, '')}"
        yield replace(
            proposal, question=question, assumptions=(told,), uses=proposal.uses | {"ellipsis", "replace", "subset"}
        )


def _counts_times(frame: Frame, previous: DocumentQuestion) -> bool:
    """Whether the line asks by itself how many times (查到几次), which a question for something else does not tell."""
    counts = any("once" in mark.tells and words_telling("quantity").search(mark.text) for mark in frame.marks)
    return counts and previous.kind is not Kind.FREQUENCY


def _telling(frame: Frame, previous: DocumentQuestion) -> frozenset[str]:
    """The marks that the question before would have left here."""
    names = {name for name, kind in _ASKED if kind is previous.kind}
    names |= {"lead"} if Role.LEAD in previous.roles else set()
    names |= {"responsible"} if Role.RESPONSIBLE in previous.roles else set()
    if previous.kind is Kind.RESPONSIBLE:
        names -= {"lead"}
    passages = previous.topic.passages if previous.topic else ()
    if passages and all(frame.context.is_check(passage.clause) for passage in passages):
        names |= {"check"}
    return frozenset(names)


def _with_units(frame: Frame, previous: DocumentQuestion) -> DocumentQuestion:
    names = tuple(dict.fromkeys(name for unit in frame.units for name in unit.names[:1]))
    said = conditions(frame)
    roles = asked_roles(frame)
    if previous.topic is not None and previous.kind in (Kind.LEAD, Kind.RESPONSIBLE):
        return replace(previous, choice=names)
    if previous.topic is not None and previous.kind is Kind.TASKFORCE:
        return replace(previous, choice=names)
    if not previous.units or (frame.tells("subset") and frame.tells("joint")):
        return replace(previous, units=(*previous.units, *said))
    kept = previous.units[0].roles
    return replace(
        previous, units=tuple(UnitCondition(one.names, roles or kept, one.together, one.excluded) for one in said)
    )


def _kind(frame: Frame) -> Kind | None:
    return next((kind for name, kind in _ASKED if frame.tells(name)), None)


def _roles(frame: Frame, kind: Kind) -> tuple[Role, ...]:
    if kind is Kind.RESPONSIBLE:
        return asked_roles(frame) or (Role.RESPONSIBLE,)
    return asked_roles(frame) or (Role.LEAD,) if kind is Kind.LEAD else ()


def _period(frame: Frame) -> DateRange:
    return DateRange(frame.times[0].first, frame.times[-1].last)


def _proposal(frame: Frame, question: DocumentQuestion, carried: str, *uses: str) -> Proposal:
    ordinal = question.ordinal is not None
    everything = {key(word.text): 1.0 for word in frame.words} if frame.is_thin or ordinal else {}
    return Proposal(question, COURTESY | _EVERYTHING | frozenset(uses), everything, assumptions=(f"沿用：{carried}",))


_KIND_WORDS = {
    Kind.LEAD: "问牵头单位",
    Kind.RESPONSIBLE: "问责任单位",
    Kind.TASKS: "问任务",
    Kind.DEADLINE: "问时限",
    Kind.TARGET: "问指标",
    Kind.FREQUENCY: "问频次",
    Kind.BASIS: "问依据",
    Kind.TASKFORCE: "问专班",
    Kind.TEXT: "问原文",
    Kind.LEDGER_REQUIRED: "问台账",
    Kind.STAT: "问数目",
}


def _about(previous: DocumentQuestion) -> str:
    """What the question before was about."""
    if previous.topic is not None:
        return f"事项“{previous.topic.text}”"
    names = "、".join(name for condition in previous.units for name in condition.names)
    return f"上一问的结果（{names or previous.period_text or '全文'}）"


def _carried(previous: DocumentQuestion, changed: DocumentQuestion) -> str:
    kept = [_KIND_WORDS.get(changed.kind, "")]
    if previous.topic is not None and changed.topic == previous.topic:
        kept.append(f"事项“{previous.topic.text}”")
    if previous.period_text and changed.period == previous.period:
        kept.append(previous.period_text)
    if previous.units and changed.units == previous.units:
        kept.append("、".join(name for condition in previous.units for name in condition.names))
    return "，".join(part for part in kept if part)


_FILLERS: tuple[Filler, ...] = (beyond, _ordinal, _count, _listing, _grounds, _bounds, _aspect, _subject)
"""Tried in order: the first that applies fills the holes."""
