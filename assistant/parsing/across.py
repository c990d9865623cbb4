"""Lines that cross over: after rows of a ledger to what the plan says of them, after the plan to its rows.

Invariant: the clauses that ask for a ledger join the two; what no clause and no word joins is not crossed.
"""

from datetime import date

from assistant.linking.linked import Linked
from assistant.linking.linker import Linker
from assistant.model.answer import Kind
from assistant.model.catalog import Column, Ledger
from assistant.model.document import Document, Target
from assistant.model.document_question import DocumentQuestion, Passage, Topic
from assistant.model.ledger_question import LedgerQuestion
from assistant.parsing.document_questions.interpreter import DocumentInterpreter
from assistant.parsing.ledger_questions.dialogue.screen import figure_of
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.interpreter import LedgerInterpreter, LedgerReading
from assistant.parsing.ledger_questions.plan_figures import target_of
from assistant.parsing.line_marks import match, without_ledger
from assistant.parsing.reading import Question, Reading
from assistant.parsing.stand_ins import with_figure
from assistant.parsing.within_reach import near_cheapest
from assistant.records import replace
from assistant.session import Turn
from assistant.text.lexicon import load

MOST_CONTINUED = 2
"""Readings of the ledgers tried for a line that goes on from the plan."""
TOLD = frozenset((Kind.LEAD, Kind.RESPONSIBLE, Kind.FREQUENCY, Kind.DEADLINE, Kind.BASIS, Kind.TEXT))
"""What the clauses that ask for a ledger tell of its rows."""


def said(question: LedgerQuestion) -> str:
    """A question in words."""
    from assistant.compile.phrases import phrase  # here: only a line that goes on needs the operators and their SQL

    return phrase(question.query)


def kept_of(last: LedgerQuestion, new: Question) -> str:
    """What a question keeps of the last one: its ledger, with those of its conditions and groups that still hold."""
    ledger, _, parts = said(last).partition("：")
    now = said(new).split("：", 1)[-1].split("，") if isinstance(new, LedgerQuestion) else []
    kept = [part for part in parts.split("，") if part in now and not part.startswith(("求", "列出"))]
    return f"{ledger}：{'，'.join(kept)}" if kept else ledger


def _matters(question: DocumentQuestion, last: Turn, scopes: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What the plan was asked about, as it was said and as the one figure told is called, which ledgers may know.

    ``scopes``: what that figure holds for, which narrows the rows as well: 建成区.
    """
    units = "、".join(name for part in question.units for name in part.names)
    figures = {figure.indicator for figure in last.answer.values}
    told = [*(f"{scope}{name}" for name in figures for scope in scopes), *figures] if len(figures) == 1 else ()
    return tuple(
        dict.fromkeys(matter for matter in (question.topic.text if question.topic else units, *told) if matter)
    )


class Across:
    """Reads lines of one side as what they ask of the other."""

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

    # -- from rows to the plan -----------------------------------------------------

    def why(self, linked: Linked, last: Reading, question: LedgerQuestion) -> Reading | None:
        """The clauses that ask for the ledger, where the rule behind a figure is wanted; of none the figure again."""
        if match("why", linked.text) is None:
            return None
        source, told = self._source(question), (f"上一问的算法：{said(question)}",)
        return replace(last, cost=0.0, assumptions=told) if source is None else Reading(source, 0.0, assumptions=told)

    def what_it_says(self, linked: Linked, question: LedgerQuestion) -> Reading | None:
        """方案怎么要求的: the clauses behind the ledger in their own words."""
        found = self.of_source(linked, question) if match("plan_says", linked.text) is not None else []
        return next(iter(found), None)

    def of_source(self, linked: Linked, question: LedgerQuestion) -> list[Reading]:
        """What the clauses that ask for the ledger say: 谁牵头, 多久调度一次 after rows that do not tell."""
        source = self._source(question)
        found = self._plan.follow_up(linked, source) if source is not None else ()
        told = (one for one in found if isinstance(one.question, DocumentQuestion) and one.question.kind in TOLD)
        return [reading for reading in told if not reading.unexplained]

    def _source(self, question: LedgerQuestion) -> DocumentQuestion | None:
        """The question for the clauses behind a ledger; None where none is known."""
        ledger = self._ledgers.catalog.ledger(question.frame.table)
        clauses = question.clauses or ledger.source
        document = next((d for d in self._documents if any(c.id in clauses for c in d.clauses)), None)
        if document is None:
            return None
        known = {clause.id for clause in document.clauses} | {duty.id for duty in document.duties}
        owner = {duty.id: duty.clause for duty in document.duties}
        passages = tuple(Passage(item, owner.get(item, item)) for item in clauses if item in known)
        return DocumentQuestion(Kind.TEXT, document.name, Topic(ledger.name, passages))

    def figure_in_plan(self, linked: Linked, last: Reading, today: date) -> Reading | None:
        """方案规定不得高于多少: the plan's figure for what the ledger's was of."""
        if match("of_plan", linked.text) is None or not isinstance(last, LedgerReading) or last.draft is None:
            return None
        column, target = self._measured(last.draft, today)
        if column is None:
            return None
        matter = f"{target.scope}{target.indicator}" if target is not None else column.name
        joined = self._linker.link(f"{matter} {linked.text}", today, said=linked.said)
        found = (reading for reading in self._plan.read(joined) if is_figure(reading))
        made = min(found, key=lambda reading: reading.cost, default=None)
        return replace(made, assumptions=(f"沿用：{column.name}",)) if made is not None else None

    def past_limit(self, text: str, last: LedgerReading, today: date) -> str:
        """哪几个超了 with the figure that the plan lays down for what was told: 超过7的有哪几个."""
        found = match("overrun", text)
        if found is None or last.draft is None:
            return text
        _, target = self._measured(last.draft, today)
        most = target is not None and target.op in ("<=", "<")
        return f"超过{target.value:f}的有{found[1]}" if target is not None and most else text

    def _measured(self, draft: Draft, today: date) -> tuple[Column | None, Target | None]:
        """The column that a draft's figure is of, and what the plan lays down for it."""
        ledger = self._ledgers.catalog.ledger(draft.ledger)
        column = figure_of(draft, ledger)
        target = target_of(self._ledgers.scope(ledger, today), column) if column is not None else None
        return column, target

    # -- from the plan to rows -----------------------------------------------------

    def in_rows(self, linked: Linked, last: Turn, question: DocumentQuestion, today: date) -> list[Reading]:
        """The line asked of the rows that the matter's own words find, else of those its clauses ask for."""
        text = with_figure(linked.text, last.answer.values)
        bare = without_ledger(text)
        scopes, unit = self._of_figure(last)
        topics = (*(_matters(question, last, scopes) if bare == text else ()), *self._kept_for(last))
        found: list[Reading] = []
        bare = f"{bare.rstrip('?？。')}{unit}" if scopes and match("how_much", bare) is not None else bare
        for topic in topics:
            joined = self._linker.link(f"{topic} {bare}", today, said=linked.said)
            ledgers = self._ledgers.read(self._ledgers.sketch(joined), today, near_cheapest)[:MOST_CONTINUED]
            found += [replace(r, assumptions=(f"沿用：{topic}",)) for r in ledgers]
            if any(not reading.unexplained for reading in ledgers):
                break
        return found

    def _of_figure(self, last: Turn) -> tuple[tuple[str, ...], str]:
        """(what the one figure told holds for, its unit); empty where several were told or it holds for all (全区)."""
        told = [(figure.clause, figure.indicator, figure.value) for figure in last.answer.values]
        targets = (target for document in self._documents for target in document.targets)
        whole = ("", *load("document")["figures"]["words"]["whole"])
        found = [one for one in targets if (one.clause, one.indicator, one.value) in told and one.scope not in whole]
        return ((found[0].scope,), found[0].unit) if len(told) == len(found) == 1 else ((), "")

    def _kept_for(self, last: Turn) -> tuple[str, ...]:
        """The one ledger that the clause answered first asks for."""
        first = last.answer.clauses[:1]
        asked = [ledger.name for ledger in self._ledgers.catalog.ledgers if _asks_for(first, ledger)]
        return tuple(asked) if len(asked) == 1 else ()


def _asks_for(clauses: tuple[str, ...], ledger: Ledger) -> bool:
    return any(clause in ledger.source for clause in clauses)


def is_figure(reading: Reading) -> bool:
    """Whether a reading asks for a figure of the plan."""
    return isinstance(reading.question, DocumentQuestion) and reading.question.kind is Kind.TARGET
