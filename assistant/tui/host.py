"""The process that answers for the chat: reads requests from its input, writes replies to its output.

Invariant: one request at a time, in their order; only a stop overtakes. The process ends
with the pipe, so that a chat that is closed or killed leaves nothing running. Nothing of
the screen is imported here.
"""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Thread
from typing import IO, assert_never

from assistant import journal
from assistant.engine import Assistant
from assistant.errors import QueryError, WenceError, defect
from assistant.linking.typeahead import TypeAhead
from assistant.model.answer import Answer
from assistant.model.catalog import Catalog, Ledger
from assistant.records import replace
from assistant.session import Session
from assistant.tui import browse, wire
from assistant.tui.door import Reply, View

_STEP = 0.05
"""Seconds between two tries at stopping a question, which may be about to begin its query."""


class Host:
    """Answers requests over one engine."""

    def __init__(self) -> None:
        self._engine: Assistant | None = None
        self._dialogues: dict[int | None, Session] = {}
        """The dialogue after a turn: after the one gone on from, and after the newest."""
        self._running: int | None = None
        self._given_up: set[int | None] = set()

    def answer(self, request: wire.Request) -> object:
        """The reply to a request."""
        try:
            return self._answer(request)
        except WenceError as problem:
            return wire.Problem(problem)
        except Exception as problem:  # noqa: BLE001 - told in the chat; the next question is answered
            return wire.Problem(defect(problem))
        finally:
            self._given_up.discard(self._running)
            self._running = None

    def give_up(self, turn: int) -> None:
        """Sees to it that a turn runs no query: it is not begun, or its queries are stopped until it ends."""
        self._given_up.add(turn)
        Thread(target=self._interrupt, args=(turn,), daemon=True).start()

    def _interrupt(self, turn: int) -> None:
        while self._running == turn and self._engine:
            self._engine.interrupt()
            time.sleep(_STEP)

    def _answer(self, request: wire.Request) -> object:
        match request:
            case wire.Open():
                self._engine = opened(request)
                return view(self._engine)
            case wire.Ask():
                return self._asked(self._begun(request.turn), request)
            case wire.Select():
                return _timed(self._begun(request.turn).sql, request.text)
            case wire.RowsBehind():
                return self._begun(None).rows_behind(request.sql)
            case wire.Words():
                return type_ahead(self._begun(None))
            case _:
                assert_never(request)

    def _begun(self, turn: int | None) -> Assistant:
        """The engine, for a turn that runs from now on."""
        self._running = turn
        if self._engine is None:
            raise LookupError("nothing was opened")
        if turn in self._given_up:
            raise QueryError("这一问已停止")
        return self._engine

    def _asked(self, engine: Assistant, request: wire.Ask) -> wire.Told:
        """Asks on a copy of the dialogue, so that a stopped question leaves no trace in it."""
        changes = engine.refresh()
        before = self._dialogues.get(request.after, Session())
        dialogue = _copied(before)
        answer = _timed(lambda text: engine.ask(text, dialogue, request.today), request.text)
        journal.note(answer)
        self._dialogues = {request.after: before, request.turn: dialogue}
        return wire.Told(Reply(answer, changes), view(engine) if changes else None)


def opened(request: wire.Open) -> Assistant:
    """The engine over the chosen files. What is loaded stays, so the collector passes over it from then on."""
    chosen = request.settings
    gc.disable()
    try:
        return Assistant.open(chosen.plan, chosen.ledgers, chosen.today, chosen.reveal_personal)
    finally:
        gc.freeze()
        gc.enable()


def view(engine: Assistant) -> View:
    """Plan and ledgers, without the long lists of values that the chat never shows."""
    return View(engine.documents, _brief(engine.catalog), engine.today)


def type_ahead(engine: Assistant) -> TypeAhead:
    """What may be offered while typing."""
    return TypeAhead((*engine.words(), *_topics(engine)))


def _brief(catalog: Catalog) -> Catalog:
    return replace(catalog, ledgers=tuple(map(_brief_ledger, catalog.ledgers)))


def _brief_ledger(ledger: Ledger) -> Ledger:
    return replace(ledger, columns=tuple(map(browse.brief, ledger.columns)))


def _topics(engine: Assistant) -> Iterator[tuple[str, str]]:
    """Headings, task forces and indicators of the plans, which are asked about by name."""
    for document in engine.documents:
        yield from ((section.title, "topic") for section in document.sections)
        yield from ((force.name, "topic") for force in document.task_forces)
        yield from ((target.indicator, "topic") for target in document.targets)


def _copied(session: Session) -> Session:
    """Its own lists; the turns in them never change."""
    return Session([*session.turns], [*session.questions], session.pending, {**session.chosen})


def _timed(ask: Callable[[str], Answer], text: str) -> Answer:
    began = time.perf_counter()
    answer = ask(text)
    return replace(answer, elapsed_ms=(time.perf_counter() - began) * 1000)


def main() -> None:
    """Answers until the pipe is closed."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no reply
    host, waiting = Host(), SimpleQueue[wire.Request]()
    Thread(target=_listen, args=(sys.stdin.buffer, host, waiting), daemon=True).start()
    while True:
        wire.put(replies, host.answer(waiting.get()))


def _listen(requests: IO[bytes], host: Host, waiting: SimpleQueue[wire.Request]) -> None:
    """Takes requests as they come, whatever is being answered meanwhile."""
    try:
        while True:
            message = wire.take(requests)
            if isinstance(message, wire.Stop):
                host.give_up(message.turn)
            elif isinstance(message, wire.Request):
                waiting.put(message)
    except wire.BROKEN:
        os._exit(0)


if __name__ == "__main__":
    main()
