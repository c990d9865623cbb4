"""From a line and its dialogue to one understood question: read, rank, or say why not.

Invariant: a question that stands by itself is read as if it were the first of the day;
the dialogue is only asked where the line alone is a fragment.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice

from assistant.linking.agency_names import is_collective
from assistant.linking.linked import Linked
from assistant.linking.linker import Linker, stated_units
from assistant.model.catalog import Catalog
from assistant.model.document import Document
from assistant.model.tables import Tables
from assistant.parsing.arbitration import arbitrate
from assistant.parsing.asides import aside
from assistant.parsing.bare_texts import without_bare_texts
from assistant.parsing.blanks import filled
from assistant.parsing.document_questions.interpreter import DocumentInterpreter
from assistant.parsing.everyday import in_everyday_words
from assistant.parsing.followup import (
    FollowUp,
    asks_nothing,
    is_bare,
    is_cheaper,
    is_doubtful,
    is_elsewhere,
    out_of_result,
)
from assistant.parsing.in_short import InShort, in_initials, spelled_out, untorn
from assistant.parsing.joint_questions.interpreter import JointInterpreter
from assistant.parsing.ledger_questions.interpreter import LedgerInterpreter, LedgerReading
from assistant.parsing.ledger_questions.schema.surfaces import read_schema
from assistant.parsing.ledger_questions.times.reach import outside_data
from assistant.parsing.left_out import without_deeds, without_strangers, without_things, without_torn
from assistant.parsing.line_marks import is_marked, picked, points_back, returned_to, without_ledger, without_return
from assistant.parsing.persons import without_persons
from assistant.parsing.prepared import name_segmenter, plan_segmenters
from assistant.parsing.ranking import CONTINUED, AskBack, Chosen, Decision, Refuse, decide
from assistant.parsing.reading import Reading, Word
from assistant.parsing.reasons import told_reasons
from assistant.parsing.refusals import is_cause, refused_wish
from assistant.parsing.standing import are_apart, is_ahead
from assistant.parsing.unread import NOTHING, Unread, unread
from assistant.parsing.within_reach import reach
from assistant.records import Record, replace
from assistant.session import Session, Turn


class Understood(Record):
    """What became of a line."""

    linked: Linked | None
    decision: Decision | None
    refusal: str = ""
    """A reason to refuse without reading further."""
    choices: tuple[str, ...] = ()
    beyond: bool = False
    """Whether ``refusal`` is that there are no rows of the time asked about."""
    short: str = ""
    """The kind of ``refusal`` in a few words."""
    unread: Unread = NOTHING
    """Of a question that no reading fits: its words that are known here, and those that are not."""

    @property
    def reading(self) -> Reading | None:
        """The reading to answer, if one was chosen."""
        return self.decision.reading if isinstance(self.decision, Chosen) else None


MOST_TRIED, MOST_AGAIN = 4, 2
"""Ledgers tried that have names for what a line says in short, and times that a refused line is written otherwise."""
_SUGGESTED = 512
"""Suggestions of which is kept whether they are read."""


class Understanding:
    """Reads lines against one plan folder and one ledger folder."""

    def __init__(self, documents: Sequence[Document], catalog: Catalog, tables: Tables) -> None:
        """``tables``: what ``prepare`` made of the same plan and ledgers."""
        segmenter = name_segmenter(tables)
        self._offered: Mapping[str, str] = tables["offered"]
        self._ledgers = LedgerInterpreter(read_schema(tables, catalog.ledgers), catalog, documents, segmenter)
        self._joint = JointInterpreter(self._ledgers)
        self._linker = Linker(tables, documents, segmenter, catalog.ledgers)
        self._documents = DocumentInterpreter(documents, segmenter, plan_segmenters(tables, documents))
        self._plan_units = frozenset(unit for document in documents for unit in document.units)
        self._named_units = stated_units(documents).keys()
        self._apart = are_apart(documents, catalog.as_of)
        self._follow_up = FollowUp(self._linker, self._ledgers, self._documents, tuple(documents))
        self.reads = lru_cache(_SUGGESTED)(self._reads)
        """Whether a line is answered on a day as it stands; the same few are suggested time and again."""

    def understand(
        self, text: str, session: Session, today: date, *, said: bool = True, again: int = MOST_AGAIN
    ) -> Understood:
        """The decision on a line, read in other words ``again`` times at most; ``said`` when ``today`` was given."""
        line = picked(text, session)
        last = returned_to(line, session)
        linked = self._at_home(self._linker.link(without_return(line), today, said=said))
        if not linked.text:
            return Understood(linked, None, "问题是空的", short="没有字")
        wish = refused_wish(linked.text, self._ledgers.schema.holds_value)
        if wish is not None:
            told = self._by_reasons(linked, today) if is_cause(wish) else None
            return told or Understood(linked, None, wish.reason, short=wish.short)
        which = unit_choices(linked, self._plan_units, self._named_units)
        if which:
            return Understood(linked, AskBack(()), choices=which)
        dangling = self._follow_up.dangling(linked.text, last)
        if dangling is not None:
            asked = AskBack(()) if dangling.choices else None
            reason = "" if asked else _of_nothing(dangling.word)
            return Understood(linked, asked, reason, dangling.choices, short=f"“{dangling.word}”没有所指")
        understood = self._decided(linked, session, last, today)
        beyond = self._beyond(understood.reading, today)
        if beyond:
            return Understood(linked, None, beyond, beyond=True)
        if isinstance(understood.decision, Refuse):
            words = self._unread(linked)
            told = self._otherwise(linked, understood.decision, words, today, again) if again else None
            return told or replace(understood, unread=words)
        return understood

    def _otherwise(self, linked: Linked, refused: Refuse, words: Unread, today: date, again: int) -> Understood | None:
        """A refused line read in other words; None where none help."""
        known = self._ledgers.schema.ledgers
        told = self._without_aside(linked, words, today, again)
        told = told or self._spelled_out(linked, spelled_out(linked, words, known), today, again)
        told = told or self._untorn(linked, refused.words, today, again)
        told = told or self._spelled_out(linked, in_initials(linked, known), today, again)
        return told or self._spelled_out(linked, in_everyday_words(linked, refused, words, known), today, again)

    def _spelled_out(self, linked: Linked, shorts: Iterator[InShort], today: date, again: int) -> Understood | None:
        """A refused line read with the names of one ledger that it says in short; None where that is no help."""
        found = []
        for short in islice(shorts, MOST_TRIED):
            understood = self.understand(short.text, Session(), today, said=linked.said, again=again - 1)
            reading = understood.reading
            read = understood.linked
            if read is None or len(read.corrections) > len(linked.corrections):
                continue  # a slip at the seam of what was put in
            if isinstance(reading, LedgerReading) and reading.draft and reading.draft.ledger == short.ledger.name:
                told = replace(reading, assumptions=(*reading.assumptions, *short.told))
                found.append(replace(understood, decision=Chosen(told)))
        return found[0] if len(found) == 1 else None

    def _by_reasons(self, linked: Linked, today: date) -> Understood | None:
        """A line that asks for reasons read by the one column of a ledger that tells them; None where none does."""
        found = []
        for told in told_reasons(linked.text, self._ledgers.schema.ledgers):
            understood = self.understand(told.text, Session(), today, said=linked.said)
            reading = understood.reading
            if isinstance(reading, LedgerReading) and reading.draft and reading.draft.ledger == told.ledger.name:
                found.append(understood)
        return found[0] if len(found) == 1 else None

    def _untorn(self, linked: Linked, words: Sequence[Word], today: date, again: int) -> Understood | None:
        """A refused line read with a name whole that the word before it had torn; None where that is no help."""
        text = untorn(linked, words, self._ledgers.schema.ledgers)
        understood = self.understand(text, Session(), today, said=linked.said, again=again) if text else None
        return understood if understood is not None and understood.reading is not None else None

    def _without_aside(self, linked: Linked, words: Unread, today: date, again: int) -> Understood | None:
        """A refused line read without the part that only tells why it is asked; None where that is no help."""
        passed = aside(linked, words)
        if passed is None:
            return None
        understood = self.understand(passed.asked, Session(), today, said=linked.said, again=again)
        if not isinstance(understood.decision, Chosen):
            return None
        reading = understood.decision.reading
        told = replace(reading, assumptions=(*reading.assumptions, f"没有看“{passed.said}”，只答后面问的"))
        return replace(understood, decision=replace(understood.decision, reading=told))

    def _at_home(self, linked: Linked) -> Linked:
        """The question; a place that a ledger writes, by itself or in a name (北京卫视), is no stranger."""
        if not linked.unknown_places:
            return linked
        holds = self._ledgers.schema.holds_value
        strangers = (place for place in linked.unknown_places if not holds(linked.text, place.start, place.end))
        return replace(linked, unknown_places=tuple(strangers))

    def _unread(self, linked: Linked) -> Unread:
        return unread(linked, self._ledgers.schema.surfaces, self._ledgers.documents, self._ledgers.segmenter)

    def _reads(self, text: str, today: date) -> bool:
        return self.understand(text, Session(), today).reading is not None

    def _decided(self, linked: Linked, session: Session, last: Turn | None, today: date) -> Understood:
        fresh = without_strangers(decide(self._fresh(linked, today)), linked)
        fresh = without_deeds(fresh, linked)
        fresh = without_torn(fresh, linked, self._ledgers.segmenter)
        fresh = self._without_persons(without_things(fresh, self._ledgers.segmenter), linked)
        continued = self._continued(linked, fresh, last, session.across(last), today) if last is not None else None
        if continued is not None:
            return continued
        named = filled(linked.text, fresh, self._ledgers.catalog)
        if named:
            return Understood(linked, AskBack(()), choices=named)
        if isinstance(fresh, AskBack):
            return self._asked_back(linked, fresh, session)
        return Understood(linked, fresh)

    def _without_persons(self, decision: Decision, linked: Linked) -> Decision:
        return without_persons(decision, linked.text, self._ledgers.documents, self._ledgers.catalog)

    def _continued(self, line: Linked, fresh: Decision, last: Turn, far: Turn | None, today: date) -> Understood | None:
        """The line as it goes on from a turn; None where it is better read by itself."""
        text, goes_on = line.text, self._is_fragment(line, fresh)
        if not goes_on and not is_doubtful(fresh):
            return None
        beyond = out_of_result(text, last)
        if beyond:
            return Understood(line, None, beyond, short="结果里没有这一条")
        readings = self._follow_up.read(line, last, far, today)
        made = self._without_persons(without_things(decide(readings, CONTINUED), self._ledgers.segmenter), line)
        if isinstance(made, Chosen):
            better = is_cheaper(made, fresh) or (goes_on and not is_elsewhere(made, fresh, last, text))
            return Understood(line, made) if better else None
        return Understood(line, made) if points_back(text) or asks_nothing(fresh, text, last) else None

    def _beyond(self, reading: Reading | None, today: date) -> str:
        """Why a time lies outside what the ledger holds; empty where it may lie inside."""
        if not isinstance(reading, LedgerReading) or reading.draft is None:
            return ""
        return outside_data(reading.draft, self._ledgers.catalog, self._linker.campaign, today)

    def _fresh(self, linked: Linked, today: date) -> tuple[Reading, ...]:
        """The line read as if it were the first of the day."""
        plan = without_bare_texts(self._documents.read(linked), linked.text)
        drawn = self._ledgers.sketch(linked)
        ahead = is_ahead(linked.times, today)
        near = reach(plan, linked.text, apart=self._apart, ahead=ahead)
        ledgers = self._ledgers.read(drawn, today, near.limit)
        joint = self._joint.read(drawn, today, ledgers) if near.joint else ()
        return arbitrate([*plan, *ledgers, *joint], linked.text, apart=self._apart, ahead=ahead)

    def _is_fragment(self, linked: Linked, fresh: Decision) -> bool:
        """Whether a line needs the one before: it says so, or names nothing by itself."""
        if is_marked(linked.text):
            return True
        if not isinstance(fresh, Chosen):
            return True
        reading = fresh.reading
        return (isinstance(reading, LedgerReading) and (reading.leans or not reading.named)) or is_bare(
            reading, linked.text
        )

    def _asked_back(self, linked: Linked, fresh: AskBack, session: Session) -> Understood:
        """Choices to offer; the one picked for the same words before is taken again."""
        choices = self._choices(fresh, linked)
        earlier = session.chosen.get(linked.text)
        for choice, reading in zip(choices, fresh.readings, strict=False):
            if choice == earlier:
                noted = replace(reading, assumptions=(*reading.assumptions, f"按您先前的选择：{choice}"))
                return Understood(linked, Chosen(noted))
        return Understood(linked, fresh, choices=choices)

    def _choices(self, decision: AskBack, linked: Linked) -> tuple[str, ...]:
        """Whole questions, one for each reading."""
        labels = (reading.label or self._label(reading, linked) for reading in decision.readings)
        return tuple(dict.fromkeys(labels))

    def _label(self, reading: Reading, linked: Linked) -> str:
        assert isinstance(reading, LedgerReading)
        assert reading.draft is not None
        return f"{reading.draft.ledger}里{without_ledger(linked.text).rstrip('?？。 ')}"

    def words(self) -> Iterator[tuple[str, str]]:
        """(word, kind) for the type-ahead."""
        yield from self._offered.items()
        yield from ((name, "unit") for name in self._linker.unit_names)


def _of_nothing(pronoun: str) -> str:
    return f"前面没有提到，不知道“{pronoun}”指的是哪一个，请写出名称"


def unit_choices(linked: Linked, plan_units: Collection[str], named: Collection[str] = ()) -> tuple[str, ...]:
    """The question once for each unit that an ambiguous name may mean; empty when all are clear.

    A unit of the plan and one of the ledgers that are called the same are one body to each side; all the
    townships together are one body by whatever name; ``named`` holds besides what only has a place in a body.
    """
    for unit in linked.units:
        stated = [name for name in unit.names if name in plan_units]
        elsewhere = (name for name in unit.names if name not in unit.rewritten)
        others = [name for name in elsewhere if name not in plan_units and name not in named]
        fitting = stated if len(stated) > 1 else others
        if len(fitting) > 1 and not all(map(is_collective, fitting)):
            return tuple(f"{linked.text[: unit.start]}{name}{linked.text[unit.end :]}" for name in fitting)
    return ()


__all__ = ["AskBack", "Chosen", "Refuse", "Understanding", "Understood"]
