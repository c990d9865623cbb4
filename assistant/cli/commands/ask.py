"""``wence ask``: one question, one answer."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import journal
from assistant.cli import diagnostics, opening, output
from assistant.errors import ExitCode, WenceError
from assistant.model.answer import Answer, Kind
from assistant.render import as_json
from assistant.render.as_text import answer_text

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.session import Session


def run(options: Namespace) -> ExitCode:
    """Answers the question; with ``--session`` as the next turn of that dialogue."""
    engine = opening.assistant(options)
    session = _session(engine, Path(options.session)) if options.session else None
    answer = opening.asked(engine, " ".join(options.question), session)
    journal.note(answer)
    if options.json:
        output.line(as_json.line(as_json.answer_object(answer)))
    else:
        output.write(answer_text(answer, output.screen()))
    if options.explain:
        for text in answer.trace:
            diagnostics.say(text)
    if session is not None:
        _save(session, Path(options.session))
    return exit_code(answer)


def exit_code(answer: Answer) -> ExitCode:
    """0 answered, 2 asks back, 1 not found."""
    if answer.error:
        return ExitCode.INTERNAL
    if answer.answered:
        return ExitCode.ANSWERED
    return ExitCode.CLARIFY if answer.kind is Kind.CLARIFY else ExitCode.NOT_FOUND


def _session(engine: "Assistant", path: Path) -> "Session":
    """The dialogue in that file, its questions asked again; a new one when there is no such file."""
    from assistant.engine import replayed
    from assistant.session import Session

    try:
        return replayed(engine, Session.from_json(path.read_text("utf-8"))) if path.exists() else Session()
    except (OSError, ValueError) as problem:
        raise WenceError("对话文件读不出来", str(path), "请换一个文件名，或删掉它重新开始") from problem


def _save(session: "Session", path: Path) -> None:
    aside = path.with_name(f"{path.name}.part")
    try:
        aside.write_text(session.to_json(), "utf-8")
        aside.replace(path)
    except OSError as problem:
        raise WenceError("对话存不下来", str(path), "请检查文件夹是否存在、是否可写") from problem
