"""The one door: strings the stages together, from a typed line to an Answer.

Invariant: whatever is typed, an Answer comes back; what a question could not be read as
is said in it. Shells render it and know nothing of the stages.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from assistant.answering.answerer import Answerer
from assistant.answering.changes import changes
from assistant.answering.compared import set_against
from assistant.answering.decline import refusal
from assistant.answering.joined import joined
from assistant.answering.nearby import Nearby
from assistant.config import resolve
from assistant.errors import QueryError
from assistant.model.answer import Answer, Kind
from assistant.model.catalog import Catalog
from assistant.model.document import Document
from assistant.model.tables import layered
from assistant.parsing.compared import comparison
from assistant.parsing.prepared import ROOMS, prepare, prepare_language
from assistant.parsing.reading import Reading
from assistant.parsing.several import asks_of_each, leaves_open, may_be_several, questions, subject_of
from assistant.parsing.understanding import Understanding
from assistant.records import replace
from assistant.session import Session, Turn
from assistant.store.store import Store, open_store

Outcome = tuple[Answer, Reading | None]
"""An answer, and the reading that it is of."""


class Assistant:
    """A plan and its ledgers, open for questions."""

    def __init__(self, store: Store, today: date, *, said: bool = True) -> None:
        """``said`` when somebody gave ``today``; else it is the ledgers' stand, which binds no plan."""
        self.store = store
        self.today = today
        self._said = said
        self._understanding = self._read_anew()

    @classmethod
    def open(
        cls,
        plan: Path | None = None,
        ledgers: Path | None = None,
        today: date | None = None,
        reveal_personal: bool = False,
    ) -> "Assistant":
        """Opens plan and ledgers (defaults: those shipped); WenceError when they cannot be used."""
        chosen = resolve(plan, ledgers, today, reveal_personal)
        store = open_store(chosen.plan, chosen.ledgers, chosen.reveal_personal)
        today = chosen.today or store.catalog.as_of or date.today()
        return cls(store, today, said=chosen.today is not None)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The plans."""
        return self.store.documents

    @property
    def catalog(self) -> Catalog:
        """The ledgers and the plan's tables."""
        return self.store.catalog

    def ask(self, text: str, session: Session | None = None, today: date | None = None) -> Answer:
        """The answer to one line; with a session, as its next turn."""
        answer = self._turn(text, session if session is not None else Session(), today)
        if answer.kind is not Kind.REFUSE:
            return answer
        return replace(answer, suggestions=self._that_are_read(answer.suggestions, today or self.today))

    def _turn(self, text: str, dialogue: Session, today: date | None) -> Answer:
        """The answer to a line as the next turn of a dialogue, its suggestions not yet tried."""
        before = tuple(dialogue.turns)
        answer, reading = self._answered(text, dialogue, today)
        answer, reading = self._with_each(text, answer, reading, before, today)
        dialogue.remember(text, answer.choices)
        if answer.answered and reading is not None and answer.kind is not Kind.HELP:
            dialogue.turns.append(Turn(text, reading, answer))
        return answer

    def _answered(self, text: str, dialogue: Session, today: date | None) -> Outcome:
        """The answer to a line as one question, and what it was read as."""
        understood = self._understanding.understand(
            text, dialogue, today or self.today, said=self._said or today is not None
        )
        try:
            return Answerer(self.store, today or self.today).answer(text, understood), understood.reading
        except QueryError as problem:
            return refusal(text, str(problem), ""), understood.reading

    def _with_each(
        self, text: str, whole: Answer, reading: Reading | None, before: Iterable[Turn], today: date | None
    ) -> Outcome:
        """The same; of a line that asks several things, the answers to each, every one after the one before."""
        several = may_be_several(whole.kind, reading)
        matched = comparison(text) if several else None
        parts = matched.parts if matched is not None else questions(text) if several else ()
        dialogue = Session(list(before))
        each = tuple(self._part(part, dialogue, today) for part in parts)
        if matched is not None:
            made = set_against(whole, each, matched)
        else:
            made = joined(whole, each, complete=not leaves_open(reading), apart=asks_of_each(text)) if each else None
        return (whole, reading) if made is None or dialogue.last is None else (made, dialogue.last.reading)

    def _part(self, part: str, dialogue: Session, today: date | None) -> Answer:
        """The answer to one question of a line; of rows only with the matter that the plan was asked of."""
        last = dialogue.last
        answer = self._turn(part, dialogue, today)
        matter = subject_of(last.reading) if last is not None else ""
        matter = "" if matter in part else matter
        return self._turn(f"{matter}{part}", Session(), today) if matter and answer.of_rows else answer

    def _that_are_read(self, suggestions: Iterable[str], today: date) -> tuple[str, ...]:
        """The suggestions that are understood as they stand; those that are not would be a dead end."""
        read = tuple(text for text in dict.fromkeys(suggestions) if self._understanding.reads(text, today))
        return read[:3] or Nearby(self.documents, self.catalog).anything()

    def sql(self, text: str) -> Answer:
        """The user's own SELECT, through the same gate; an unanswered Answer says why it was refused."""
        return Answerer(self.store, self.today).own_sql(text)

    def rows_behind(self, sql: str) -> Answer:
        """The rows that the figure of a query was counted from; an unanswered Answer says why there are none."""
        from assistant.compile.underlying import underlying  # here: a question to the plan needs no SQL

        try:
            return self.sql(underlying(sql))
        except QueryError as problem:
            return refusal(sql, str(problem), "")

    def interrupt(self) -> None:
        """Stops the query that runs."""
        self.store.interrupt()

    def refresh(self) -> tuple[str, ...]:
        """Picks up changed files; messages for the user about what changed."""
        catalog, files = self.catalog, self.store.files
        if not self.store.refresh():
            return ()
        self._understanding = self._read_anew()
        altered = frozenset(name for name, _ in files.items() ^ self.store.files.items())
        return tuple(changes(catalog, self.catalog, altered))

    def words(self) -> Iterator[tuple[str, str]]:
        """(word, kind) for the type-ahead."""
        return self._understanding.words()

    def _read_anew(self) -> Understanding:
        """What understands questions to the data as they are now."""
        documents, catalog = self.documents, self.catalog
        own = self.store.prepared(ROOMS, lambda: prepare(documents, catalog))
        return Understanding(documents, catalog, layered(own, self.store.of_any_data(ROOMS, prepare_language)))


def replayed(assistant: Assistant, session: Session) -> Session:
    """A saved session brought back to life by asking its questions again."""
    fresh = Session()
    for question in session.questions:
        assistant.ask(question, fresh)
    return fresh
