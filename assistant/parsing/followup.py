"""Lines that go on from the one before: what they carry over, and what they leave.

Invariant: only a fragment inherits. A line is one when it says so (那, 其中, 呢, 按…分一下) or
when by itself it names neither a ledger nor a matter of the plan; a full question starts
afresh, so that no town of three questions ago filters today's figure in silence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
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
from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.continuing import Manner, continued
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.interpreter import LedgerInterpreter, LedgerReading
from assistant.parsing.ledger_questions.screen import Shown, antecedent, shown
from assistant.parsing.ranking import MOST_CHOICES, Chosen, Decision
from assistant.parsing.reading import Reading
from assistant.session import Session, Turn
from assistant.text.lexicon import load
from assistant.text.numerals import parse_number

MOST_CONTINUED = 2
"""Readings of the ledgers tried for a line that goes on from the plan."""
NOT_OF_ROWS = 0.5
"""Price of turning from the plan to a ledger where nothing in the line speaks of rows."""


NEAR_THE_HEAD = 3
"""A pronoun further on may stand for what its own line names."""


@dataclass(frozen=True, slots=True)
class Dangling:
    """A pronoun that stands for nothing said before."""

    word: str
    choices: tuple[str, ...]
    """The whole question for each thing it may mean, where they are few."""


def is_marked(text: str) -> bool:
    """Whether a line says itself that it goes on."""
    return _match("marked", text) is not None


def is_bare(reading: Reading, text: str) -> bool:
    """Whether a reading of the plan has no subject of its own in the line (谁牵头, 一共几项, 占比多少)."""
    question = reading.question
    if not isinstance(question, DocumentQuestion) or question.kind in (Kind.DOCUMENT, Kind.HELP, Kind.REFUSE):
        return False
    topic = question.topic
    own = topic is not None and not topic.thin and len(topic.text) > 1 and not set(topic.text).isdisjoint(text)
    return not (own or question.units or question.sections or question.facet or question.period)


def points_back(text: str) -> bool:
    """Whether a line opens with a pronoun, so that without the line before it asks nothing."""
    found = _match("pronoun", text)
    return found is not None and found.start() <= NEAR_THE_HEAD


def asks_nothing(decision: Decision, text: str, last: Turn) -> bool:
    """Whether a line after rows of a ledger only names a word of the plan (国四呢), and so asks nothing of it."""
    if not is_marked(text) or not isinstance(decision, Chosen) or not isinstance(last.reading.question, LedgerQuestion):
        return False
    question = decision.reading.question
    return isinstance(question, DocumentQuestion) and question.kind is Kind.TEXT and bool(decision.reading.assumptions)


def out_of_result(text: str, last: Turn) -> str:
    """Why 第9条 is not to be had of a result of seven; empty where it is, or where nothing was listed."""
    ordinal, _ = ordinal_of(text)
    question, answer = last.reading.question, last.answer
    told = len(answer.rows) if isinstance(question, LedgerQuestion) else len(answer.clauses)
    if ordinal is None or question.ordinal is not None or told == 0 or ordinal <= told:
        return ""
    return f"上面的结果只有{told}条，没有第{ordinal}条"


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


def without_ledger(text: str) -> str:
    """The line without 「台账里」 at its head, so that a ledger's name can stand there."""
    found = _match("nameless", text)
    return text[found.end() :] if found else text


def ordinal_of(text: str) -> tuple[int | None, str]:
    """(place in the result on screen, the rest of the line); None and the whole line where none opens it."""
    found = _match("ordinal", text)
    if found is None:
        return None, text
    number = parse_number(found[1]) if found[1] else None
    return (int(number) if number is not None else -1), text[found.end() :]


def _is_row(on_screen: Shown | None) -> bool:
    """Whether one whole row is shown."""
    return on_screen is not None and on_screen.whole_rows and bool(on_screen.only)


def _counts(reading: Reading) -> bool:
    """Whether a reading counts what the plan's last answer told (一共几项)."""
    question = reading.question
    return isinstance(question, DocumentQuestion) and question.kind is Kind.STAT and reading.cost < NOT_OF_ROWS


def _tells_facts(reading: Reading) -> bool:
    return isinstance(reading.question, LedgerQuestion) and bool(reading.question.facts)


def returned_to(text: str, session: Session) -> Turn | None:
    """The answered turn that a line goes on from: the last, or the last about a unit for 回到刚才那个单位."""
    found = _match("back", text)
    if found is None or not found[1]:
        return session.last
    about = (turn for turn in reversed(session.turns) if getattr(turn.reading.question, "units", ()))
    return next(about, session.last)


def _match(group: str, text: str) -> re.Match[str] | None:
    return next((found for pattern in _patterns(group) if (found := pattern.search(text))), None)


@cache
def _patterns(group: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, load("followups")[group]["patterns"]))


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

    def read(self, linked: Linked, last: Turn, today: date) -> tuple[Reading, ...]:
        """Readings of the line as a continuation of a turn, cheapest first; empty where it cannot be one."""
        question = last.reading.question
        if isinstance(question, LedgerQuestion):
            found = self._after_ledger(linked, last, question, today)
        else:
            found = self._after_plan(linked, question, today)
        return tuple(sorted(found, key=lambda reading: reading.cost))

    # -- after a ledger question ---------------------------------------------------

    def _after_ledger(self, linked: Linked, last: Turn, question: LedgerQuestion, today: date) -> list[Reading]:
        makers: tuple[Callable[[], Reading | None], ...] = (
            lambda: self._detail(linked, last.reading, question),
            lambda: self._why(linked, question),
            lambda: self._changed(linked, last, question, today),
        )
        return [made for maker in makers if (made := maker()) is not None][:1]

    def _changed(self, linked: Linked, last: Turn, question: LedgerQuestion, today: date) -> Reading | None:
        """One slot replaced or added; 它 and 第2条 read as what they stand for."""
        reading = last.reading
        if not isinstance(reading, LedgerReading) or reading.draft is None:
            return None
        on_screen = self._on_screen(last, reading.draft)
        ordinal, rest = ordinal_of(linked.text)
        told, text = self._resolved(rest, reading.draft, on_screen)
        line = linked if text == linked.text else self._linker.link(text, today, said=linked.said)
        manner = Manner(
            on_screen,
            replaces=_match("replace", text) is not None,
            beside=_match("beside", text) is not None,
            ordinal=ordinal,
            one_row=_is_row(on_screen) or (ordinal is not None and on_screen is not None and on_screen.whole_rows),
        )
        made = continued(self._ledgers, line, reading, manner, today)
        if made is None or (ordinal is not None and not _tells_facts(made)):
            return None
        kept = _said(question).split("，求")[0].split("，列出")[0]
        return replace(made, assumptions=(f"沿用：{kept}", *told))

    def dangling(self, text: str, last: Turn | None) -> Dangling | None:
        """该镇, 它 at the head of a line that stand for nothing said before; None where there is none."""
        found = _match("pronoun", text)
        if found is None or found.start() > NEAR_THE_HEAD:
            return None
        if last is not None and not isinstance(last.reading.question, LedgerQuestion):
            return None
        if last is not None and isinstance(last.reading, LedgerReading) and last.reading.draft is not None:
            on_screen = self._on_screen(last, last.reading.draft)
            if self._resolved(text, last.reading.draft, on_screen)[0]:
                return None
        return Dangling(found[0], self._choices(text, found))

    def _choices(self, text: str, found: re.Match[str]) -> tuple[str, ...]:
        """The line once for each town, where 该镇 may be any of a few."""
        noun = found[1] if found.re.groups else ""
        names: dict[str, None] = {}
        for ledger in self._ledgers.catalog.ledgers:
            place = columns.place_column(ledger)
            if place is not None and place.closed and noun and noun in "".join((place.name, *place.aliases)):
                names.update((value.text, None) for value in place.values)
        few = names if len(names) <= MOST_CHOICES else {}
        return tuple(f"{text[: found.start()]}{name}{text[found.end() :]}" for name in few)

    def _on_screen(self, last: Turn, draft: Draft) -> Shown | None:
        question = last.reading.question
        assert isinstance(question, LedgerQuestion)
        return shown(question, last.answer.rows, self._ledgers.catalog.ledger(draft.ledger))

    def _resolved(self, text: str, draft: Draft, on_screen: Shown | None) -> tuple[tuple[str, ...], str]:
        """(what was taken for what, the line with its pronoun's name); the line as it is where there is none."""
        found = _match("pronoun", text)
        if found is None:
            return (), text
        ledger = self._ledgers.catalog.ledger(draft.ledger)
        meant = antecedent(draft, on_screen, ledger, (found.re.groups and found[1]) or "", found[0].endswith("们"))
        if meant is None:
            return (), text
        excepted = _match("excepted", text) is not None
        name = "" if _is_row(on_screen) and not excepted else meant
        return (f"“{found[0]}”指{meant}",), f"{text[: found.start()]}{name}{text[found.end() :]}"

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
            joined = self._linker.link(f"{topic} {linked.text}", today, said=linked.said)
            counted = any(_counts(reading) for reading in found)
            doubt = 0.0 if "rows" in cues(linked.text) and not counted else NOT_OF_ROWS
            ledgers = self._ledgers.read(self._ledgers.sketch(joined), today, MOST_CONTINUED)[:MOST_CONTINUED]
            found += [replace(r, cost=r.cost + doubt, assumptions=(f"沿用：{topic}",)) for r in ledgers]
        return found
