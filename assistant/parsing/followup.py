"""Lines that go on from the one before: what they carry over, and what they leave.

Invariant: only a fragment inherits. A line is one when it says so (那, 其中, 呢, 按…分一下) or
when by itself it names neither a ledger nor a matter of the plan; a full question starts
afresh, so that no town of three questions ago filters today's figure in silence.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from assistant.linking.linked import Linked
from assistant.linking.linker import Linker
from assistant.model.answer import Kind
from assistant.model.document import Document
from assistant.model.document_question import DocumentQuestion, Passage, Topic
from assistant.model.ledger_question import LedgerQuestion
from assistant.parsing.arbitration import cues
from assistant.parsing.document_questions.interpreter import DocumentInterpreter
from assistant.parsing.ledger_questions.interpreter import LedgerInterpreter, LedgerReading
from assistant.parsing.reading import Reading
from assistant.session import Session
from assistant.text.lexicon import load
from assistant.text.numerals import parse_number

NOT_OF_ROWS = 0.5
"""Price of turning from the plan to a ledger where nothing in the line speaks of rows."""


def is_marked(text: str) -> bool:
    """Whether a line says itself that it goes on."""
    return _match("marked", text) is not None


def is_bare(reading: Reading) -> bool:
    """Whether a reading of the plan has no subject of its own (谁牵头, 一共几项)."""
    question = reading.question
    if not isinstance(question, DocumentQuestion) or question.kind in (Kind.DOCUMENT, Kind.HELP, Kind.REFUSE):
        return False
    own = question.topic is not None and not question.topic.thin
    return not (own or question.units or question.sections or question.facet or question.period)


def picked(text: str, session: Session) -> str:
    """The offered choice that a bare number picks; else the text itself."""
    found = _match("pick", text.strip()) if session.pending else None
    number = parse_number(found[1]) if found else None
    named = [choice for choice in session.pending if text.strip().rstrip("的呢吧。？?") in choice]
    if found is None and len(named) == 1 and len(text.strip()) > 1:
        return named[0]
    if number is None or not 1 <= int(number) <= len(session.pending):
        return text
    return session.pending[int(number) - 1]


def without_return(text: str) -> str:
    """The line without 「回到刚才那个」."""
    found = _match("back", text)
    return text[found.end() :] if found else text


def _match(group: str, text: str) -> re.Match[str] | None:
    return next((found for pattern in _patterns()[group] if (found := pattern.search(text))), None)


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    return {name: tuple(map(re.compile, group["patterns"])) for name, group in load("followups").items()}


def _said(question: LedgerQuestion) -> str:
    """A question in words."""
    from assistant.compile.phrases import phrase  # here: only a line that goes on needs the operators and their SQL

    return phrase(question.query)


class FollowUp:
    """Reads fragments against the last answered turn."""

    def __init__(
        self,
        linker: Linker,
        ledgers: LedgerInterpreter,
        plan: DocumentInterpreter,
        documents: tuple[Document, ...],
    ) -> None:
        self._linker = linker
        self._ledgers = ledgers
        self._plan = plan
        self._documents = documents

    def read(self, linked: Linked, session: Session, today: date) -> tuple[Reading, ...]:
        """Readings of the line as a continuation, cheapest first; empty where nothing can be continued."""
        last = session.last
        if last is None:
            return ()
        question = last.reading.question
        if isinstance(question, LedgerQuestion):
            found = self._after_ledger(linked, last.reading, question, today)
        else:
            found = self._after_plan(linked, question, today)
        return tuple(sorted(found, key=lambda reading: reading.cost))

    # -- after a ledger question ---------------------------------------------------

    def _after_ledger(self, linked: Linked, last: Reading, question: LedgerQuestion, today: date) -> list[Reading]:
        makers: tuple[Callable[[], Reading | None], ...] = (
            lambda: self._detail(linked, last, question),
            lambda: self._why(linked, question),
            lambda: self._changed(linked, last, question, today),
        )
        return [made for maker in makers if (made := maker()) is not None][:1]

    def _changed(self, linked: Linked, last: Reading, question: LedgerQuestion, today: date) -> Reading | None:
        if not isinstance(last, LedgerReading) or last.draft is None:
            return None
        made = self._ledgers.continued(linked, last.draft, today)
        if made is None:
            return None
        kept = _said(question).split("，求")[0].split("，列出")[0]
        return replace(made, assumptions=(f"沿用：{kept}",))

    def _detail(self, linked: Linked, last: Reading, question: LedgerQuestion) -> Reading | None:
        """第2条详细: that row of the result on screen."""
        found = _match("detail", linked.text)
        number = parse_number(found[1]) if found and found[1] != "最后" else None
        if found is None or (number is None and found[1] != "最后"):
            return None
        ordinal = -1 if number is None else int(number)
        return replace(last, question=replace(question, ordinal=ordinal), cost=0.0, assumptions=("沿用：上面的结果",))

    def _why(self, linked: Linked, question: LedgerQuestion) -> Reading | None:
        """The clauses that ask for the ledger, where the rule behind a figure is wanted."""
        ledger = self._ledgers.catalog.ledger(question.frame.table)
        clauses = question.clauses or ledger.source
        document = next((d for d in self._documents if any(c.id in clauses for c in d.clauses)), None)
        if _match("why", linked.text) is None or document is None:
            return None
        known = {clause.id for clause in document.clauses} | {duty.id for duty in document.duties}
        owner = {duty.id: duty.clause for duty in document.duties}
        passages = tuple(Passage(item, owner.get(item, item)) for item in clauses if item in known)
        made = DocumentQuestion(Kind.TEXT, document.name, Topic(ledger.name, passages))
        return Reading(made, 0.0, assumptions=(f"上一问的算法：{_said(question)}",))

    # -- after a question to the plan ----------------------------------------------

    def _after_plan(self, linked: Linked, question: DocumentQuestion, today: date) -> list[Reading]:
        found = list(self._plan.follow_up(linked, question))
        topic = question.topic.text if question.topic else "、".join(n for part in question.units for n in part.names)
        if topic:
            joined = self._linker.link(f"{topic} {linked.text}", today)
            doubt = 0.0 if "rows" in cues(linked.text) else NOT_OF_ROWS
            ledgers = self._ledgers.read(joined, today)[:2]
            found += [replace(r, cost=r.cost + doubt, assumptions=(f"沿用：{topic}",)) for r in ledgers]
        return found
