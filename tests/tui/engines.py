"""Engines that answer at once with what they are given, for flows that the real one does not reach at will."""

import threading
from collections.abc import Iterable
from datetime import date
from typing import Any

from assistant.linking.typeahead import TypeAhead
from assistant.model.answer import Answer, Kind
from assistant.model.catalog import Catalog
from assistant.tui.door import Reply, View


def answered(text: str, **given: Any) -> Answer:
    """An answer that repeats the question, with whatever else is given."""
    return Answer(
        **{"question": text, "kind": Kind.LEDGER, "answered": True, "understood": "", "answer": f"答：{text}", **given}
    )


class CannedEngine:
    """Gives the answer stored under the question, else one that repeats it."""

    vocabulary: Iterable[tuple[str, str]] = ()

    view = View((), Catalog(()), date(2021, 12, 20))

    def __init__(self, *answers: Answer, changes: Iterable[str] = ()) -> None:
        self._answers = {answer.question: answer for answer in answers}
        self._changes = tuple(changes)
        self.asked: list[tuple[str, date | None]] = []

    def open(self) -> None:
        """Nothing to read."""

    def close(self) -> None:
        """Nothing to end."""

    def ask(self, turn: int, text: str, after: int | None, today: date | None) -> Reply:
        """The stored answer, and the changes, once."""
        self.asked.append((text, today))
        changes, self._changes = self._changes, ()
        return Reply(self._answers.get(text) or answered(text), changes)

    def sql(self, text: str, turn: int | None = None) -> Answer:
        """The stored answer."""
        return self._answers.get(text) or answered(text)

    def rows_behind(self, sql: str) -> Answer:
        """The stored answer."""
        return self.sql(sql)

    def stop(self, turn: int) -> None:
        """Nothing runs long here."""

    def words(self) -> TypeAhead:
        """The vocabulary."""
        return TypeAhead(self.vocabulary)


class LateEngine(CannedEngine):
    """Opens when told to."""

    def __init__(self, *answers: Answer, words: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(*answers)
        self.vocabulary = words
        self.there = threading.Event()

    def open(self) -> None:
        """Waits to be told."""
        assert self.there.wait(10)
