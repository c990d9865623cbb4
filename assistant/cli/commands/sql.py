"""``wence sql``: the user's own read-only SQL, through the same guard as every other."""

from argparse import Namespace

from assistant.cli import diagnostics, opening, output
from assistant.errors import ExitCode
from assistant.render import as_json
from assistant.render.as_csv import csv_text
from assistant.render.as_text import answer_text


def run(options: Namespace) -> ExitCode:
    """Runs the SELECT and prints its rows; a refusal goes to standard error."""
    answer = opening.assistant(options).sql(" ".join(options.query))
    if options.json:
        output.line(as_json.line(as_json.answer_object(answer)))
    elif not answer.answered:
        diagnostics.say(answer.answer)
    elif options.csv:
        output.write(csv_text(answer.columns, answer.rows))
    else:
        output.write(answer_text(answer, output.screen()))
    return ExitCode.ANSWERED if answer.answered else ExitCode.MISUSE
