"""The engine in a process of its own, as the chat sees it.

Invariant: the process that paints waits for the one that answers in jobs alone, and holds
nothing of it but replies. Where the other has ended by itself, whoever waits is told so,
and the next request starts it anew.
"""

import os
import subprocess
import sys
from contextlib import suppress
from datetime import date
from threading import Lock
from typing import IO, TYPE_CHECKING, TypeVar

from assistant.config import PACKAGE, Settings
from assistant.errors import WenceError
from assistant.model.answer import Answer
from assistant.records import replace
from assistant.tui import wire
from assistant.tui.door import Reply, View

if TYPE_CHECKING:
    from assistant.linking.typeahead import TypeAhead

T = TypeVar("T")
_MODULE = "assistant.tui.host"
_NOT_OPENED = "载入方案和台账的进程意外中断", "", "可能是内存不足，请关掉不用的程序后重新打开问策"
_LOST = "负责回答的进程意外中断，这一问没有得到回答", "", "请再问一次，它会重新打开"
_AGAIN = "负责回答的进程已重新打开，方案和台账重新读过；这一问不接着前面的"


class RemoteEngine:
    """Asks a process that it starts; one request at a time, so that a reply is the one awaited."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._view: View | None = None
        self._process: _Process | None = None
        self._news: tuple[str, ...] = ()
        """What the next answer is to be told with."""
        self._closed = False
        self._turns = Lock()
        """Held from a request to its reply."""

    @property
    def view(self) -> View:
        """Plan and ledgers as they were when the newest reply came."""
        if self._view is None:
            raise LookupError("the engine is not open yet")
        return self._view

    def open(self) -> None:
        """Starts the process and has it read the files."""
        with self._turns:
            self._started()

    def close(self) -> None:
        """Ends the process; whoever waits for it is let go."""
        self._closed = True
        if self._process is not None:
            self._process.end()

    def ask(self, turn: int, text: str, after: int | None, today: date | None) -> Reply:
        """The answer to the question of a turn."""
        with self._turns:
            told = self._reply(wire.Told, wire.Ask(turn, text, after, today))
            self._view = told.view or self._view
            news, self._news = self._news, ()
        return replace(told.reply, changes=(*news, *told.reply.changes))

    def sql(self, text: str, turn: int | None = None) -> Answer:
        """The rows of the user's own SELECT."""
        with self._turns:
            return self._reply(Answer, wire.Select(text, turn))

    def rows_behind(self, sql: str) -> Answer:
        """The rows that a figure was counted from."""
        with self._turns:
            return self._reply(Answer, wire.RowsBehind(sql))

    def words(self) -> "TypeAhead":
        """The vocabulary, for type-ahead."""
        from assistant.linking.typeahead import TypeAhead

        with self._turns:
            return self._reply(TypeAhead, wire.Words())

    def stop(self, turn: int) -> None:
        """Gives up a turn; does not wait for it to end."""
        process = self._process
        if process is not None:
            with suppress(*wire.BROKEN):
                process.send(wire.Stop(turn))

    def _reply(self, kind: type[T], request: wire.Request) -> T:
        """The reply to a request, of a new process where the last one is gone."""
        process = self._process
        if process is None:
            process = self._started()
            self._news = (_AGAIN,)
        return self._exchanged(process, kind, request, WenceError(*_LOST))

    def _started(self) -> "_Process":
        self._process = process = _Process()
        if self._closed:
            process.end()
        self._view = self._exchanged(process, View, wire.Open(self._settings), WenceError(*_NOT_OPENED))
        return process

    def _exchanged(self, process: "_Process", kind: type[T], request: wire.Request, lost: WenceError) -> T:
        try:
            process.send(request)
            reply = process.next_message()
        except wire.BROKEN as problem:
            process.end()
            self._process = None
            raise lost from problem
        if isinstance(reply, wire.Problem):
            raise reply.error
        assert isinstance(reply, kind)
        return reply


class _Process:
    """The process that answers; one of ``wire.BROKEN`` once it is gone."""

    def __init__(self) -> None:
        path = os.pathsep.join([str(PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-P", "-m", _MODULE],
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # keys pressed in the terminal are the chat's
        )
        self._writing = Lock()

    def send(self, message: wire.Request | wire.Stop) -> None:
        """Writes a message, from whatever thread."""
        with self._writing:
            wire.put(_open(self._process.stdin), message)

    def next_message(self) -> object:
        """Waits for what it sends."""
        return wire.take(_open(self._process.stdout))

    def end(self) -> None:
        """Ends it at once."""
        self._process.kill()
        self._process.wait()


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise EOFError
    return pipe
