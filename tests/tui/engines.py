"""Engines that answer at once with what they are given, for flows that the real one does not reach at will."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from assistant.model.answer import Answer, Kind
from assistant.model.catalog import Catalog
from assistant.model.document import Document


def answered(text: str, **given: Any) -> Answer:
    """An answer that repeats the question, with whatever else is given."""
    return Answer(
        **{"question": text, "kind": Kind.LEDGER, "answered": True, "understood": "", "answer": f"答：{text}", **given}
    )


class CannedEngine:
    """Gives the answer stored under the question, else one that repeats it."""

    documents: tuple[Document, ...] = ()
    catalog = Catalog(())
    today = date(2021, 12, 20)

    def __init__(self, *answers: Answer, changes: Iterable[str] = ()) -> None:
        self._answers = {answer.question: answer for answer in answers}
        self._changes = tuple(changes)
        self.asked: list[tuple[str, date | None]] = []

    def ask(self, text: str, session: object = None, today: date | None = None) -> Answer:
        """The stored answer."""
        self.asked.append((text, today))
        return self._answers.get(text) or answered(text)

    def sql(self, text: str) -> Answer:
        """The stored answer."""
        return self._answers.get(text) or answered(text)

    def rows_behind(self, sql: str) -> Answer:
        """The stored answer."""
        return self.sql(sql)

    def refresh(self) -> tuple[str, ...]:
        """The changes, once."""
        changes, self._changes = self._changes, ()
        return changes

    def interrupt(self) -> None:
        """Nothing runs long here."""

    def words(self) -> Iterable[tuple[str, str]]:
        """No vocabulary."""
        return ()
