"""From a line and its dialogue to one understood question: read, rank, or say why not.

Invariant: a question that stands by itself is read as if it were the first of the day;
the dialogue is only asked where the line alone is a fragment.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from assistant.linking.agency_names import is_collective
from assistant.linking.linked import Linked
from assistant.linking.linker import Linker, stated_units
from assistant.model.catalog import Catalog
from assistant.model.document import Document
from assistant.model.tables import Tables
from assistant.parsing.arbitration import arbitrate
from assistant.parsing.bare_lines import asked_of_all
from assistant.parsing.bare_texts import without_bare_texts
from assistant.parsing.blanks import filled
from assistant.parsing.document_questions.interpreter import DocumentInterpreter
from assistant.parsing.followup import FollowUp, out_of_result, ranked_last
from assistant.parsing.goes_on import (
    as_dear_as,
    asks_nothing,
    is_bare,
    is_cheaper,
    is_doubtful,
    is_elsewhere,
)
from assistant.parsing.joint_questions.interpreter import JointInterpreter
from assistant.parsing.ledger_questions.interpreter import LedgerInterpreter, LedgerReading
from assistant.parsing.ledger_questions.schema.surfaces import read_schema
from assistant.parsing.ledger_questions.times.reach import outside_data
from assistant.parsing.left_out import without_deeds, without_strangers, without_things, without_torn
from assistant.parsing.line_marks import (
    brought_back,
    is_marked,
    picked,
    points_back,
    returned_to,
    without_ledger,
    without_return,
)
from assistant.parsing.other_words import Line, OtherWords
from assistant.parsing.persons import without_persons
from assistant.parsing.prepared import name_segmenter, plan_segmenters
from assistant.parsing.ranking import CONTINUED, AskBack, Chosen, Decision, Refuse, decide
from assistant.parsing.reading import Reading
from assistant.parsing.refusals import is_cause, refused_wish
from assistant.parsing.standing import are_apart, is_ahead
from assistant.parsing.understood import Understood, nothing_said, of_nothing
from assistant.parsing.unread import Unread, unread
from assistant.parsing.within_reach import reach
from assistant.records import replace
from assistant.session import Session, Turn

MOST_AGAIN = 2
"""Times that a refused line is written otherwise."""
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
        self._other_words = OtherWords(self._ledgers.schema.ledgers, self._again)
        self.reads = lru_cache(_SUGGESTED)(self._reads)
        """Whether a line is answered on a day as it stands; the same few are suggested time and again."""

    def understand(
        self, text: str, session: Session, today: date, *, said: bool = True, again: int = MOST_AGAIN
    ) -> Understood:
        """The decision on a line, read in other words ``again`` times at most; ``said`` when ``today`` was given."""
        asked = picked(text, session)
        last = ranked_last(asked, returned_to(asked, session), session)
        linked = self._at_home(self._linker.link(without_return(asked), today, said=said))
        if not linked.text:
            return nothing_said(linked, asked, brought_back(asked, session))
        wish = refused_wish(linked.text, self._ledgers.schema.holds_value)
        if wish is not None:
            told = self._other_words.by_reasons(Line(linked, session, today, again)) if is_cause(wish) else None
            return told or Understood(linked, None, wish.reason, short=wish.short)
        which = unit_choices(linked, self._plan_units, self._named_units)
        if which:
            return Understood(linked, AskBack(()), choices=which)
        dangling = self._follow_up.dangling(linked.text, last)
        if dangling is not None:
            return of_nothing(linked, dangling.word, dangling.choices)
        understood = self._decided(linked, session, last, today)
        beyond = self._beyond(understood.reading, today)
        if beyond:
            return Understood(linked, None, beyond, beyond=True)
        if isinstance(understood.decision, Refuse):
            words = self._unread(linked)
            line = Line(linked, session, today, again)
            told = self._other_words.read(line, understood.decision, words) if again else None
            return told or replace(understood, unread=words)
        return understood

    def _again(self, line: Line, text: str, again: int) -> Understood:
        """What becomes of a line in other words, said in the same dialogue."""
        return self.understand(text, line.session, line.today, said=line.linked.said, again=again)

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
        named = filled(linked.text, fresh, self._ledgers.catalog) or asked_of_all(linked, self._ledgers.catalog)
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
        if not goes_on and not is_doubtful(fresh, text):
            return None
        beyond = out_of_result(text, last)
        if beyond:
            return Understood(line, None, beyond, short="结果里没有这一条")
        readings = self._follow_up.read(line, last, far, today)
        limit = as_dear_as(fresh) if goes_on else CONTINUED
        made = self._without_persons(without_things(decide(readings, limit), self._ledgers.segmenter), line)
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


__all__ = ["AskBack", "Chosen", "Refuse", "Understanding"]
