"""What is written: figures, cited documents, ledgers ordered, and the text itself."""

from collections.abc import Iterator, Sequence

from assistant.linking.clause_index import Item
from assistant.linking.clause_terms import credit
from assistant.model.answer import Kind
from assistant.model.document import Role, Target
from assistant.model.document_question import DocumentQuestion, Passage, Topic
from assistant.model.span import Span
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.rules.places import named_place
from assistant.parsing.document_questions.rules.tasks import bounded_sections
from assistant.parsing.document_questions.topics import Choice, Wanted, choose, cited_text
from assistant.parsing.document_questions.units import asked_roles, conditions
from assistant.text.units import find_unit

_ASIDE = frozenset({"what", "all", "check", "polar", "places", "tasks", "due", "once", "keep", "beside"})
_UNFIGURED = 0.12
"""How much better a clause without a figure must fit before its text answers a question of quantity."""
_OWN_NUMBER = 0.2
"""What it costs to take a number asked of the plan for that of a document it cites."""
_FACTLESS = 0.25
_IN_UNIT = 0.6
"""The same for a figure in the very unit that is asked for."""
_NO_GOAL = 1.0
_FIGURE_USES = _ASIDE | {"quantity", "goal", "bound", "how", "number", "total", "ledger", "text"}
_ELSEWHERE = 0.3
"""Against a figure whose sentence says nothing of the subject."""
_OTHER_UNIT = 0.4
_BARE_COST = 0.15
_TELLING = 0.3
"""A lone character of this weight can be a subject: 煤, but not 定."""


def figures(frame: Frame) -> Iterator[Proposal]:
    """Goals, limits and quantities the plan sets for the subject."""
    if not frame.tells("quantity", "goal", "bound") or (named_place(frame) and not frame.tells("goal", "bound")):
        return
    document = frame.context.document
    if frame.tells("goal", "quantity") and not frame.units and not frame.places:
        yield from _all_goals(frame)
    choice = _figured(frame)
    if choice is not None:
        question = DocumentQuestion(Kind.TARGET, document.name, choice.topic)
        yield propose(question, _FIGURE_USES, choice, extra=_doubt(frame, choice))


def _figured(frame: Frame) -> Choice | None:
    """Figures in the unit that the question counts in, when the subject has such; else any."""
    targets = frame.context.document.targets
    any_unit = _with_facts(frame, [target.span for target in targets], _UNFIGURED)
    units = counted_units(frame)
    counted = [target.span for target in targets if target.unit and target.unit in units]
    fitting = choose(frame, Wanted(_is_clause, counted)) if counted else None
    if fitting is None or any_unit is None:
        return any_unit
    return fitting if any_unit.score - fitting.score < _IN_UNIT else any_unit


def counted_units(frame: Frame) -> frozenset[str]:
    """What stands behind 几 and 多少: 几天, 多少户."""
    opening = tuple(entries()["quantity"]["opening"])
    found = []
    for mark in frame.marks:
        word = next((word for word in opening if mark.text.startswith(word)), "")
        rest = frame.linked.text[mark.span.start + len(word) :] if word else ""
        found += [rest[:length] for length in range(1, min(5, len(rest) + 1))]
    nouns = entries()["quantity"]["noun"]
    return frozenset((*found, *(unit for noun, unit in nouns.items() if noun in frame.linked.text)))


def _doubt(frame: Frame, choice: Choice) -> float:
    """目标 asks for a figure; a clause without one answers 国几 and 几类, not that."""
    spans = [span for passage in choice.topic.passages for span in passage.sentences]
    targets = [one for one in frame.context.document.targets if any(one.span.overlaps(span) for span in spans)]
    if spans and not _is_in_unit(frame, spans):
        return _NO_GOAL
    if not targets and not frame.places:
        sized = frame.tells("bound") or _asks_size(frame)
        return _NO_GOAL if frame.tells("goal") or (sized and not _is_nought(frame, spans)) else 0.25
    elsewhere = _ELSEWHERE if targets and not _stands_by_figure(frame, choice) else 0.0
    other = _OTHER_UNIT if targets and _in_other_units(frame, targets) else 0.0
    return elsewhere + other + (0.0 if frame.tells("goal", "bound", "document") or counted_units(frame) else 0.1)


def _in_other_units(frame: Frame, targets: Sequence[Target]) -> bool:
    """Whether the question counts in a unit (几次) that none of the figures is in."""
    asked = counted_units(frame) & set(entries()["quantity"]["counted"])
    return bool(asked) and not any(unit in target.unit for unit in asked for target in targets)


def _is_in_unit(frame: Frame, spans: Sequence[Span]) -> bool:
    """Whether a figure of the sentences is of the kind that is asked for; 多少万元 asks for none in square metres."""
    asked = max(filter(None, map(find_unit, counted_units(frame))), key=lambda unit: len(unit.name), default=None)
    if asked is None or asked.counts:
        return True
    text = "\n".join(span.of(frame.context.document.text) for span in spans)
    given = (find_unit(target.unit.split("/")[0]) for target in frame.context.document.targets if target.text in text)
    return any(unit is not None and unit.dimension == asked.dimension for unit in given) or asked.name in text


def _asks_size(frame: Frame) -> bool:
    """Whether an amount or a size is asked for (产量多少, 要多高), and not which or how many of a list (国几)."""
    return any(
        mark.text.startswith(tuple(entries()["quantity"]["sizes"])) for mark in frame.marks if "quantity" in mark.tells
    )


def _stands_by_figure(frame: Frame, choice: Choice) -> bool:
    """Whether a word of the subject stands in the figure's own sentence or the heading, not only in the clause."""
    if choice.hit is None:
        return True
    beside = [*(sentence.text for sentence in choice.hit.sentences), choice.hit.item.heading]
    return any(credit(term, text) for term in choice.hit.terms for text in beside)


def _is_nought(frame: Frame, spans: Sequence[Span]) -> bool:
    """Whether one of the sentences says that there must be none, or all."""
    return any(
        word in span.of(frame.context.document.text) for span in spans for word in entries()["quantity"]["nought"]
    )


def _all_goals(frame: Frame) -> Iterator[Proposal]:
    """The plan's own goals, asked for in the words of its title and opening."""
    document = frame.context.document
    goals = [section.id for section in document.sections if section.level == 1 and _is_goal(section.title)]
    clauses = dict.fromkeys(target.clause for target in document.targets if target.clause.split(".")[0] in goals)
    if not clauses:
        return
    items = [item for item in frame.context.index.items if item.clause in clauses or item.section == "0"]
    topic = Topic("主要目标", tuple(Passage(clause, clause) for clause in clauses), thin=not frame.tells("goal"))
    yield Proposal(
        DocumentQuestion(Kind.TARGET, document.name, topic),
        _FIGURE_USES,
        cited=cited_text(items),
        extra=_BARE_COST + (0.0 if frame.tells("goal") else 0.2),
    )


def _is_goal(title: str) -> bool:
    return any(word in title for word in entries()["heading"]["goals"])


def bases(frame: Frame) -> Iterator[Proposal]:
    """Documents the plan cites for the subject."""
    document = frame.context.document
    cited = [citation for named in frame.documents for citation in named.citations]
    if cited:
        yield _cited(frame, [citation.clause for citation in cited])
    if not frame.tells("basis"):
        return
    if frame.unknown_unit is not None and not frame.subject:
        yield from _issued_by(frame, frame.unknown_unit.text)
    choice = _with_facts(frame, [citation.span for citation in document.citations], _FACTLESS)
    if choice is not None:
        yield propose(
            DocumentQuestion(Kind.BASIS, document.name, choice.topic),
            _ASIDE | {"basis", "facet_number", "facet_title", "how", "higher", "issue"},
            choice,
            extra=_OWN_NUMBER if _asks_own_number(frame) else 0.0,
        )
    elif not frame.subject and not frame.units:
        yield _own_grounds(frame)


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
        yield propose(question, _ASIDE | {"basis", "text", "strangers", "count_citation", "count_clause"})


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
    return propose(question, _ASIDE | {"basis", "issue", "higher"}, extra=0.0 if named else _BARE_COST)


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
        "facet_recipients",
        "higher",
        "issue",
    }
    place = named_place(frame)
    if place is not None:
        yield propose(DocumentQuestion(Kind.TEXT, document.name, place.topic, sections=_sections(frame)), uses)
        return
    choice = choose(frame, Wanted())
    if choice is None or not any(len(word.text) > 1 or word.weight >= _TELLING for word in frame.subject):
        return
    question = DocumentQuestion(Kind.TEXT, document.name, choice.topic)
    if frame.tells("text", "how", "facet_about", "facet_recipients"):
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

    fitting = choose(frame, Wanted(_is_clause, facts))
    anywhere = choose(frame, Wanted(_is_clause))
    if fitting is None or anywhere is None:
        return fitting or anywhere
    return anywhere if anywhere.score - fitting.score > gain else fitting


def _is_clause(item: Item) -> bool:
    return not item.is_body
