"""What is written: figures, cited documents, ledgers ordered, and the text itself."""

from collections.abc import Iterator, Sequence

from assistant.linking.clause_index import Item
from assistant.model.answer import Kind
from assistant.model.document import Role
from assistant.model.document_question import DocumentQuestion, Passage, Topic
from assistant.model.span import Span
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.rules.places import named_place
from assistant.parsing.document_questions.rules.tasks import bounded_sections
from assistant.parsing.document_questions.topics import ANNEX, Choice, Wanted, choose
from assistant.parsing.document_questions.units import asked_roles, conditions

_ASIDE = frozenset({"what", "all", "check", "polar", "places", "tasks", "due", "once", "keep", "beside"})
_UNFIGURED = 0.12
"""How much better a clause without a figure must fit before its text answers a question of quantity."""
_FACTLESS = 0.25
_BARE_COST = 0.15


def figures(frame: Frame) -> Iterator[Proposal]:
    """Goals, limits and quantities the plan sets for the subject."""
    if not frame.tells("quantity", "bound"):
        return
    document = frame.context.document
    choice = _with_facts(frame, [target.span for target in document.targets], _UNFIGURED)
    if choice is not None:
        extra = 0.0 if frame.tells("quantity") else 0.3
        yield propose(
            DocumentQuestion(Kind.TARGET, document.name, choice.topic),
            _ASIDE | {"quantity", "bound", "how"},
            choice,
            extra=extra,
        )
    elif frame.tells("quantity") and not frame.subject and not frame.units and not frame.places:
        yield _all_goals(frame)


def _all_goals(frame: Frame) -> Proposal:
    """Figures asked for with no subject: the plan's own goals."""
    document = frame.context.document
    goals = [section.id for section in document.sections if section.level == 1 and _is_goal(section.title)]
    found = [target for target in document.targets if target.clause.split(".")[0] in goals]
    clauses = dict.fromkeys(target.clause for target in found)
    topic = Topic("主要目标", tuple(Passage(clause, clause) for clause in clauses))
    return propose(
        DocumentQuestion(Kind.TARGET, document.name, topic), _ASIDE | {"quantity", "bound"}, extra=_BARE_COST
    )


def _is_goal(title: str) -> bool:
    from assistant.parsing.document_questions.marks import entries

    return any(word in title for word in entries()["heading"]["goals"])


def bases(frame: Frame) -> Iterator[Proposal]:
    """Documents the plan cites for the subject."""
    document = frame.context.document
    cited = [citation for named in frame.documents for citation in named.citations]
    if cited:
        yield _cited(frame, [citation.clause for citation in cited])
    if not frame.tells("basis"):
        return
    choice = _with_facts(frame, [citation.span for citation in document.citations], _FACTLESS)
    if choice is not None:
        yield propose(
            DocumentQuestion(Kind.BASIS, document.name, choice.topic),
            _ASIDE | {"basis", "facet_number", "facet_title", "how"},
            choice,
        )
    elif not frame.subject and not frame.units:
        clauses = dict.fromkeys(citation.clause for citation in document.citations)
        topic = Topic("方案", tuple(Passage(clause, clause) for clause in clauses))
        yield propose(DocumentQuestion(Kind.BASIS, document.name, topic), _ASIDE | {"basis"}, extra=_BARE_COST)


def _cited(frame: Frame, clauses: Sequence[str]) -> Proposal:
    """Where a document named in the question is cited."""
    text = "、".join(named.text for named in frame.documents)
    topic = Topic(text, tuple(Passage(clause, clause) for clause in dict.fromkeys(clauses)))
    question = DocumentQuestion(Kind.BASIS, frame.context.document.name, topic)
    return propose(question, _ASIDE | {"basis", "text", "facet_about", "facet_number"})


def ledgers(frame: Frame) -> Iterator[Proposal]:
    """Ledgers and lists the plan orders, for a subject or of a unit."""
    if not frame.tells("ledger"):
        return
    document = frame.context.document
    uses = _ASIDE | {"ledger", "keep", "quantity", "number", "total", "text", "how", "who"}
    if frame.units:
        yield from _ledgers_of_units(frame, uses)
        return
    choice = _with_facts(frame, [ledger.span for ledger in document.required_ledgers], _FACTLESS)
    if choice is not None:
        yield propose(
            DocumentQuestion(Kind.LEDGER_REQUIRED, document.name, choice.topic), uses, choice, extra=_vague(frame)
        )
    elif not frame.subject:
        question = DocumentQuestion(Kind.LEDGER_REQUIRED, document.name, sections=bounded_sections(frame))
        yield propose(question, uses, extra=_BARE_COST + _vague(frame))


def _ledgers_of_units(frame: Frame, uses: frozenset[str]) -> Iterator[Proposal]:
    choice = _with_facts(frame, [ledger.span for ledger in frame.context.document.required_ledgers], _FACTLESS)
    if frame.subject and choice is None:
        return
    question = DocumentQuestion(
        Kind.LEDGER_REQUIRED,
        frame.context.document.name,
        choice.topic if choice else None,
        asked_roles(frame) or (Role.LEAD,),
        conditions(frame),
        bounded_sections(frame),
    )
    yield propose(question, uses | {"units", "lead", "responsible", "manage"}, choice, extra=_vague(frame))


def _vague(frame: Frame) -> float:
    """台账 alone names the ledgers themselves; 要建 makes it the plan's order."""
    return 0.0 if frame.tells("keep", "document", "basis", "what") else 0.3


def texts(frame: Frame) -> Iterator[Proposal]:
    """The clause that speaks of the subject."""
    document = frame.context.document
    uses = _ASIDE | {
        "text",
        "how",
        "facet_about",
        "quantity",
        "facet_annex",
        "count_task_force",
        "facet_structure",
        "number",
    }
    place = named_place(frame)
    if place is not None:
        yield propose(DocumentQuestion(Kind.TEXT, document.name, place.topic, sections=_sections(frame)), uses)
        return
    choice = choose(frame, Wanted())
    if choice is None:
        return
    question = DocumentQuestion(Kind.TEXT, document.name, choice.topic)
    if frame.tells("text", "how"):
        yield propose(question, uses, choice)
    else:
        yield propose(question, _ASIDE | {"what"}, choice, ("未说明要问什么，按查原文理解",), _BARE_COST)


def _sections(frame: Frame) -> tuple[str, ...]:
    return tuple(section for place in frame.places for section in place.sections)


def _with_facts(frame: Frame, facts: Sequence[Span], gain: float) -> Choice | None:
    """The clauses that hold such a fact for the subject; where another fits better by ``gain``, that one."""
    place = named_place(frame)
    if place is not None:
        return place

    def body(item: Item) -> bool:
        return item.section != ANNEX

    fitting = choose(frame, Wanted(body, facts))
    anywhere = choose(frame, Wanted(body))
    if fitting is None or anywhere is None:
        return fitting or anywhere
    return anywhere if anywhere.score - fitting.score > gain else fitting
