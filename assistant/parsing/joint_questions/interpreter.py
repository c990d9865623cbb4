"""Reads questions that need two tables, or one table twice, and prices each reading.

Invariant: prices are on the scale of the ledgers' own readings: every word left out, and
every assumption about what ties two tables together, is paid for.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import LedgerQuestion
from assistant.parsing.joint_questions.citations import Citations
from assistant.parsing.joint_questions.combine import combine
from assistant.parsing.joint_questions.keys import Keys
from assistant.parsing.joint_questions.part_reader import PartReader, denied
from assistant.parsing.joint_questions.parts import Part
from assistant.parsing.joint_questions.plan_limits import held_against, share_of_target
from assistant.parsing.joint_questions.plan_senses import has_members, plan_words
from assistant.parsing.joint_questions.plan_statements import cited, sized, statements
from assistant.parsing.joint_questions.roles import roles
from assistant.parsing.joint_questions.two_steps import two_steps
from assistant.parsing.joint_questions.windows import Cut, cuts
from assistant.parsing.ledger_questions.accounting.account import unaccounted
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.familiarity import familiar
from assistant.parsing.ledger_questions.interpreter import LedgerInterpreter, LedgerReading, unexplained
from assistant.parsing.ledger_questions.schema.claims import SHARED
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.sketching import Sketch
from assistant.parsing.ledger_questions.trace import Trace
from assistant.parsing.ranking import HEAVY
from assistant.text.lexicon import load

MOST_LEDGERS, MOST_OF_PLAN = 6, 4
"""Tables tried for one question."""
MOST_IN_STEPS = 3
"""Ledgers tried for a question in two steps."""
STEP_BONUS = 0.15
"""What a reading in two steps gains over one that drops one of them."""
JOIN_COST = 0.25
"""Price of each table beyond the first."""
RETURN_COST, TORN = 0.05, 0.4
"""Price of coming back to a table that the words had left, and of leaving it right behind what says of which (…的)."""
APART = 1.0
"""Price of a word that is torn from what it is of: as much as a word that nobody understands."""
OF, ABOUT = "的", frozenset(("ledger", "topic", "part"))
PLAN_BONUS = 0.4
"""What a question gains that says 方案 and is read with one of the plan's tables."""
PLAN_ASKS = 0.3
"""Price of asking a table of the plan by way of a ledger; the plan's own readings come first."""
WELL_READ = 0.3
"""A ledger's reading cheaper than this needs no second table, unless the words speak of one."""


class JointInterpreter:
    """Understands questions to several tables of one catalog."""

    def __init__(self, ledgers: LedgerInterpreter) -> None:
        self._ledgers = ledgers
        self._keys = Keys(ledgers.schema)
        self._citations = Citations(ledgers.documents)

    def read(
        self, sketched: Sketch, today: date, ledger_readings: Sequence[LedgerReading]
    ) -> tuple[LedgerReading, ...]:
        """Readings over two tables or in two steps, the cheapest first; none where one ledger says it all."""
        cues = _said_in(sketched)
        best = min((reading.cost for reading in ledger_readings), default=1.0)
        leftover = ledger_readings and any(word.weight >= HEAVY for word in ledger_readings[0].unexplained)
        if not cues and best < WELL_READ and not leftover:
            return ()
        singles = sorted(ledger_readings, key=_without_loss)
        drawn = self._with_plan_words(sketched)
        reader = PartReader(self._ledgers, drawn, today, "both" in cues)
        readings = list(self._steps(drawn, reader, singles)) if "top" in cues else []
        if {"plan", "limit"} & cues:
            readings += self._beside_plan(drawn, reader, singles)
        if cues - {"top"} or best >= WELL_READ or leftover:
            found = cuts(drawn, self._tables(drawn), self._ledgers.schema.ledgers, best)
            readings += [reading for cut in found for reading in self._of(cut, reader, cues)]
        return tuple(sorted(readings, key=lambda reading: reading.cost))

    def _with_plan_words(self, sketched: Sketch) -> Sketch:
        return plan_words(sketched, self._ledgers.schema.ledgers, self._ledgers.documents)

    def _steps(
        self, drawn: Sketch, reader: PartReader, ledger_readings: Sequence[LedgerReading]
    ) -> Iterator[LedgerReading]:
        """Readings of one ledger in two steps, where one step leaves something out."""
        names = [ledger.name for ledger in self._ledgers.schema.ledgers]
        for single in ledger_readings[:MOST_IN_STEPS]:
            if single.draft is None:
                continue
            made = two_steps(drawn, names.index(single.draft.ledger), reader)
            if made is not None:
                question, steps = made
                cost = min(single.cost, steps.first.cost + steps.second.cost + JOIN_COST) - STEP_BONUS
                yield _reading(question, steps.second.draft, cost, (steps.first, steps.second))

    def _beside_plan(
        self, drawn: Sketch, reader: PartReader, ledger_readings: Sequence[LedgerReading]
    ) -> Iterator[LedgerReading]:
        """Readings of one ledger with what the plan says of it."""
        schema = self._ledgers.schema
        names = [ledger.name for ledger in schema.ledgers]
        for single in ledger_readings[:MOST_IN_STEPS]:
            if single.draft is not None:
                number = names.index(single.draft.ledger)
                found = (
                    *statements(drawn, number, reader),
                    *cited(drawn, number, reader),
                    *sized(drawn, number, reader),
                    *held_against(drawn, number, reader, schema),
                    *share_of_target(drawn, number, reader),
                )
                yield from (_reading(made.question, made.draft, made.cost, made.parts) for made in found)

    def _tables(self, drawn: Sketch) -> tuple[int, ...]:
        """The tables whose names are said, and those that know most of the question."""
        weights = {number: _coverage(drawn, number) for number in drawn.senses}
        ranked = sorted(weights, key=lambda number: (not _is_named(drawn, number), -weights[number]))
        plan = [number for number in ranked if self._ledgers.schema.ledgers[number].plan]
        own = [number for number in ranked if number not in plan]
        return (*own[:MOST_LEDGERS], *plan[:MOST_OF_PLAN])

    def _of(self, cut: Cut, reader: PartReader, cues: frozenset[str]) -> Iterator[LedgerReading]:
        """The reading of one cut, if its parts fit together."""
        tables = dict.fromkeys(window.table for window in cut)
        if not _may_be_meant([self._ledgers.schema.ledgers[table] for table in tables], cues):
            return
        read: list[Part] = []
        for table in tables:
            part = reader.read([window for window in cut if window.table == table])
            if part is None or not _is_said(part):
                return
            read.append(part)
        cast = roles(read)
        made = combine(cast, self._keys) if cast is not None else None
        if cast is not None and made is not None:
            cost = sum(part.cost for part in read) + JOIN_COST * (len(read) - 1) + made.doubt
            cost += _of_plan(read, cast.main) + _of_return(cut, reader.text) + _of_torn(cut, read, reader.text)
            yield _reading(self._citations.cite(made.question), made.draft, cost, read)


def _of_return(cut: Cut, text: str) -> float:
    """What it costs that a table is left and come back to."""
    left = [window for place, window in enumerate(cut) if any(one.table == window.table for one in cut[place + 1 :])]
    return sum(RETURN_COST + TORN * text.endswith(OF, window.start, window.end) for window in left)


def _of_torn(cut: Cut, parts: Sequence[Part], text: str) -> float:
    """What it costs that 的 ends the words of one table and what another is of stands behind it: 没完工的|养护."""
    raw = {item.start: item for part in parts for item in part.raw}
    behind = (raw.get(window.end) for window in cut[:-1] if text.endswith(OF, window.start, window.end))
    return sum(APART for item in behind if item is not None and item.kinds <= ABOUT)


def _without_loss(reading: LedgerReading) -> float:
    """The price of a reading but for what its own question left out: a second step or table may place that."""
    return reading.cost - sum(word.weight for word in reading.lost)


def _of_plan(parts: Sequence[Part], main: Part) -> float:
    """What speaks for and against the plan's own tables."""
    asked = main.ledger.plan and not main.speaks_of_members
    return PLAN_ASKS * asked - PLAN_BONUS * any(part.names_plan for part in parts)


def _may_be_meant(tables: Sequence[Ledger], cues: frozenset[str]) -> bool:
    """Whether there are rows among the tables, and a table of the plan only where the plan or its bodies may be."""
    of_plan = [table for table in tables if table.plan]
    return len(of_plan) < len(tables) and ("plan" in cues or all(map(has_members, of_plan)))


def _is_said(part: Part) -> bool:
    """Whether a table of bodies is meant at all: it is named, or its members are spoken of."""
    if not has_members(part.ledger):
        return True
    named = any(item.has("ledger") for item in part.raw)
    return named or part.speaks_of_members or part.mentions(part.ledger.entity)


def _reading(question: LedgerQuestion, draft: Draft, cost: float, parts: Sequence[Part]) -> LedgerReading:
    left = tuple(word for part in parts for word in unexplained(familiar(part.raw, part.ledger)))
    lost = tuple(word for part in parts for word in unaccounted(part.draft.said, question, part.ledger))
    lost += tuple(word for part in parts if part.told is None and not part.absent for word in denied(part.raw))
    cost += sum(word.weight for word in lost)
    each = tuple(part.told for part in parts if part.told is not None)
    told = Trace("＋".join(part.ledger.name for part in parts), cost, parts=each, lost=lost)
    return LedgerReading(question, cost, (*left, *lost), joint=True, draft=draft, told=told, lost=lost)


def _said_in(sketched: Sketch) -> frozenset[str]:
    return frozenset(said(sketched.folded))


def said(text: str) -> Iterator[str]:
    """Which cues of two tables a question holds."""
    for name, words in _cues():
        if any(word in text for word in words):
            yield name


@cache
def _cues() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(entry["words"])) for name, entry in load("joint_questions")["cue"].items())


def _is_named(drawn: Sketch, number: int) -> bool:
    """Whether the question names a table by a word of its own: 应急减排清单上的企业."""
    return any(
        sense.kind is SenseKind.LEDGER and sense.cost < SHARED for item in drawn.senses[number] for sense in item.senses
    )


def _coverage(drawn: Sketch, number: int) -> float:
    known = (item for item in drawn.senses[number] if not item.has("passed"))
    covered = {place for item in known for place in range(item.start, item.end)}
    return sum(drawn.skip[place] for place in covered)
