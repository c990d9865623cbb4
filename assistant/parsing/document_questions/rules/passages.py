"""What is written: cited documents, ledgers ordered, and the text itself."""

import re
from collections.abc import Iterator, Sequence

from assistant.model.answer import Kind
from assistant.model.document import Role
from assistant.model.document_question import DocumentQuestion, Passage, Topic
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.rules.holding import ASIDE, BARE_COST, with_facts
from assistant.parsing.document_questions.rules.places import named_place, named_sections
from assistant.parsing.document_questions.rules.tasks import bounded_sections
from assistant.parsing.document_questions.topics import Choice, Wanted, choose
from assistant.parsing.document_questions.units import asked_roles, conditions, unit_items

UNASKED = "按查原文理解"
"""In what is told for granted of a text that nothing in the question asks for."""
_OWN_NUMBER = 0.2
"""What it costs to take a number asked of the plan for that of a document it cites."""
_FACTLESS = 0.25
_TELLING = 0.3
"""A lone character of this weight can be a subject: 煤, but not 定."""


def bases(frame: Frame) -> Iterator[Proposal]:
    """Documents the plan cites for the subject."""
    document = frame.context.document
    cited = [citation for named in frame.documents for citation in named.citations]
    if cited and (frame.tells("basis", "text", "facet_number") or not frame.tells("number", "quantity")):
        yield _cited(frame, [citation.clause for citation in cited])
    if not frame.tells("basis"):
        return
    if frame.unknown_unit is not None and not frame.subject:
        yield from _issued_by(frame, frame.unknown_unit.text)
    choice = with_facts(frame, [citation.span for citation in document.citations], _FACTLESS)
    if choice is not None:
        yield propose(
            DocumentQuestion(Kind.BASIS, document.name, choice.topic),
            ASIDE | {"basis", "facet_number", "facet_title", "how", "higher", "issue"} | _told_issuer(frame, choice),
            choice,
            extra=_OWN_NUMBER if _asks_own_number(frame) else 0.0,
        )
    elif not frame.subject and not frame.units:
        yield _own_grounds(frame)


def _told_issuer(frame: Frame, choice: Choice) -> frozenset[str]:
    """Bodies named are told where each has issued a document cited there: 是国家某部哪个通知."""
    clauses = {passage.clause for passage in choice.topic.passages}
    cited = [one for one in frame.context.document.citations if one.clause in clauses]
    issued = [any(_shortens(one.text, f"{doc.issuer}{doc.title}") for doc in cited) for one in frame.strangers]
    return frozenset({"strangers"}) if issued and all(issued) else frozenset()


def _asks_own_number(frame: Frame) -> bool:
    """某某方案的文号: the number of the plan itself, unless a word says whose else."""
    number, named = frame.first("facet_number"), frame.first("document")
    grounds = [mark for mark in frame.marks if "basis" in mark.tells and "facet_number" not in mark.tells]
    return number is not None and named is not None and named.span <= number.span and not grounds


def _issued_by(frame: Frame, issuer: str) -> Iterator[Proposal]:
    """Documents cited that the body named has issued, by its full or short name."""
    cited = [one.clause for one in frame.context.document.citations if _shortens(issuer, one.issuer or one.title)]
    if cited:
        topic = Topic(f"{issuer}的文件", tuple(Passage(clause, clause) for clause in dict.fromkeys(cited)))
        question = DocumentQuestion(Kind.BASIS, frame.context.document.name, topic)
        yield propose(question, ASIDE | {"basis", "text", "strangers", "count_citation", "count_clause"})


def _shortens(short: str, name: str) -> bool:
    """Whether ``short`` keeps characters of ``name`` in order: 工信部, 工业和信息化部."""
    rest = iter(name)
    return all(letter in rest for letter in short)


def _own_grounds(frame: Frame) -> Proposal:
    """What the plan itself rests on (根据哪个文件制定): what its opening cites; else all it cites."""
    document = frame.context.document
    opening = {clause.id for clause in document.clauses if clause.section == "0"}
    made = frame.tells("issue", "higher")
    cited = [one.clause for one in document.citations if one.clause in opening or not made]
    topic = Topic("方案", tuple(Passage(clause, clause) for clause in dict.fromkeys(cited)))
    named = frame.tells("document", "issue")
    question = DocumentQuestion(Kind.BASIS, document.name, topic)
    return propose(question, ASIDE | {"basis", "issue", "higher"}, extra=0.0 if named else BARE_COST)


def _cited(frame: Frame, clauses: Sequence[str]) -> Proposal:
    """Where a document named in the question is cited."""
    text = "、".join(named.text for named in frame.documents)
    topic = Topic(text, tuple(Passage(clause, clause) for clause in dict.fromkeys(clauses)))
    question = DocumentQuestion(Kind.BASIS, frame.context.document.name, topic)
    return propose(
        question, ASIDE | {"documents", "basis", "text", "facet_about", "facet_number", "facet_issuer", "who"}
    )


def ledgers(frame: Frame) -> Iterator[Proposal]:
    """Ledgers and lists the plan orders, for a subject or of a unit."""
    if not frame.tells("ledger"):
        return
    document = frame.context.document
    uses = ASIDE | {"ledger", "keep", "quantity", "number", "total", "text", "how", "who", "facet_title"}
    if re.search(entries()["unordered"]["pattern"], frame.linked.text):
        yield from _without_ledgers(frame, uses)
        return
    if frame.units:
        yield from _ledgers_of_units(frame, uses)
        return
    choice = with_facts(frame, [ledger.span for ledger in document.required_ledgers], _FACTLESS)
    if choice is not None:
        yield propose(
            DocumentQuestion(Kind.LEDGER_REQUIRED, document.name, choice.topic), uses, choice, extra=_vague(frame)
        )
    elif not frame.subject:
        question = DocumentQuestion(Kind.LEDGER_REQUIRED, document.name, sections=bounded_sections(frame))
        yield propose(question, uses, extra=BARE_COST + _vague(frame))


def _without_ledgers(frame: Frame, uses: frozenset[str]) -> Iterator[Proposal]:
    """没要求建台账的任务: those that are left when the ones with a ledger are taken away."""
    if frame.subject or not frame.tells("tasks", "check"):
        return
    ordered = frame.context.document.required_ledgers
    passages = tuple(dict.fromkeys(Passage(one.duty or one.clause, one.clause) for one in ordered))
    question = DocumentQuestion(
        Kind.TASKS,
        frame.context.document.name,
        roles=asked_roles(frame),
        units=conditions(frame),
        sections=bounded_sections(frame),
        apart=Topic("要建台账、清单的", passages),
    )
    yield propose(question, uses | {"tasks", "units", "places", "lead", "responsible", "check"})


def _ledgers_of_units(frame: Frame, uses: frozenset[str]) -> Iterator[Proposal]:
    choice = with_facts(frame, [ledger.span for ledger in frame.context.document.required_ledgers], _FACTLESS)
    if frame.subject and choice is None:
        return
    named = _charged(frame)
    if named is not None:
        question = DocumentQuestion(Kind.LEDGER_REQUIRED, frame.context.document.name, named.topic)
        yield propose(question, uses | {"units"}, named)
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


def _charged(frame: Frame) -> Choice | None:
    """What the text charges a unit with that holds no role of its own there: 各镇（街）…建立台账."""
    document = frame.context.document
    held = {ref.name for duty in document.duties for ref in duty.leads}
    own = unit_items(frame)
    if own is None or not frame.subject or any(name in held for unit in frame.units for name in unit.names):
        return None
    return choose(frame, Wanted(lambda item: item.id in own, [ledger.span for ledger in document.required_ledgers]))


def _vague(frame: Frame) -> float:
    """台账 alone names the ledgers themselves; 要建 makes it the plan's order."""
    return 0.0 if frame.tells("keep", "document", "basis", "what") else 0.3


def texts(frame: Frame) -> Iterator[Proposal]:
    """The clause that speaks of the subject."""
    document = frame.context.document
    uses = ASIDE | {
        "text",
        "how",
        "facet_about",
        "quantity",
        "facet_annex",
        "count_task_force",
        "facet_structure",
        "facet_recipients",
        "higher",
        "issue",
    } - ({"quantity"} if frame.tells("number") else set())
    place = named_place(frame)
    if place is not None:
        yield propose(DocumentQuestion(Kind.TEXT, document.name, place.topic, sections=named_sections(frame)), uses)
        return
    choice = choose(frame, Wanted())
    if choice is None or not any(len(word.text) > 1 or word.weight >= _TELLING for word in frame.subject):
        return
    question = DocumentQuestion(Kind.TEXT, document.name, choice.topic)
    if frame.tells("text", "how", "facet_about", "facet_recipients"):
        yield propose(question, uses, choice)
    else:
        yield propose(question, ASIDE | {"what"}, choice, (f"未说明要问什么，{UNASKED}",), BARE_COST)
