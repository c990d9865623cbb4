"""``wence batch``: JSON Lines in, one answer object a line out, in the same order, at once.

Invariant: every input line but an empty one gets exactly one output line, whatever it
holds; a line that is no JSON, or a defect of the program, becomes an ``error`` and the
run goes on.
"""

import json
import math
import sys
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from assistant import config
from assistant.cli import opening, output
from assistant.errors import ExitCode, WenceError, defect
from assistant.model.answer import Answer, Kind
from assistant.render import as_json

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.session import Session

_ECHOED = ("id", "session")
_FORM = '每行应是 {"id": …, "question": …}'


def run(options: Namespace) -> ExitCode:
    """Answers line after line until the input ends."""
    from assistant.session import Session

    batch = Batch(opening.assistant(options), Session)
    for raw in sys.stdin.buffer:
        if raw.strip():
            output.line(as_json.line(batch.answer(raw)))
    return ExitCode.ANSWERED


class Batch:
    """The dialogues of one run."""

    def __init__(self, engine: "Assistant", new_session: "Callable[[], Session]") -> None:
        self._engine = engine
        self._new_session = new_session
        self._sessions: dict[str, Session] = {}

    def answer(self, raw: bytes) -> dict[str, Any]:
        """The answer object of one input line."""
        try:
            given = _parsed(raw)
        except WenceError as problem:
            return as_json.answer_object(_failed("", str(problem)))
        named: dict[str, Any] = {key: given[key] for key in _ECHOED if key in given}
        return {**named, **as_json.answer_object(self._answered(given))}

    def _answered(self, given: dict[str, Any]) -> Answer:
        question = given.get("question")
        if not isinstance(question, str):
            return _failed("", "这一行没有 question，或它不是文字")
        try:
            today = config.parse_day(str(given["today"])) if given.get("today") else None
            return opening.asked(self._engine, question, self._session(given.get("session")), today)
        except WenceError as problem:
            return _failed(question, str(problem))
        except Exception as problem:  # noqa: BLE001 - the run goes on, the defect is reported in its own line
            return _failed(question, str(defect(problem)))

    def _session(self, name: Any) -> "Session":
        """The dialogue of that name; without a name the question stands alone."""
        if name is None:
            return self._new_session()
        return self._sessions.setdefault(json.dumps(name, sort_keys=True), self._new_session())


def _parsed(raw: bytes) -> dict[str, Any]:
    """The object on the line; WenceError when there is none, or its ``id`` or ``session`` is no plain value."""
    try:
        given = json.loads(raw.decode("utf-8-sig"), parse_constant=_number, parse_float=_number)
    except (ValueError, RecursionError) as problem:
        raise WenceError("这一行不是 JSON", todo=_FORM) from problem
    if not isinstance(given, dict) or any(isinstance(given.get(key), (dict, list)) for key in _ECHOED):
        raise WenceError("这一行不是一个问题", todo=_FORM)
    return given


def _number(text: str) -> float:
    """The number; ValueError for one that JSON cannot give back (1e999, NaN)."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _failed(question: str, error: str) -> Answer:
    return Answer(question, Kind.REFUSE, answered=False, understood="", answer="这一问没有得到回答。", error=error)
