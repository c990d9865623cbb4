"""``wence eval``: how many questions of a file the program gets right, wrong, asks back on, or refuses."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.cli import opening, output
from assistant.errors import ExitCode
from assistant.evaluation.questions import read
from assistant.evaluation.run import Scored, scored, tally
from assistant.evaluation.scoring import Outcome
from assistant.records import asdict
from assistant.render import as_json
from assistant.render.grid import grid
from assistant.render.plain import one_line, wrapped


def run(options: Namespace) -> ExitCode:
    """Prints the score, then each question that was not answered right."""
    questions = [gold for file in options.files for gold in read(Path(file))]
    results = list(scored(opening.assistant(options), questions))
    if options.json:
        output.line(as_json.line(_object(results)))
        return ExitCode.ANSWERED
    for text in _lines(results, output.screen().cells):
        output.line(text)
    return ExitCode.ANSWERED


def _object(results: list[Scored]) -> dict[str, Any]:
    return {
        "kinds": {
            kind: {outcome.name.lower(): count[outcome] for outcome in Outcome}
            for kind, count in tally(results).items()
        },
        "misses": [
            {"id": result.gold.id, "question": result.gold.question, **asdict(result.verdict)}
            for result in _missed(results)
        ],
    }


def _missed(results: list[Scored]) -> list[Scored]:
    return [result for result in results if result.verdict.outcome is not Outcome.RIGHT]


def _lines(results: list[Scored], cells: int) -> Iterator[str]:
    counts = tally(results)
    total = sum(counts.values(), Counter[Outcome]())
    rows = [_row(kind, count) for kind, count in (*counts.items(), ("合计", total))]
    yield from grid(("类别", "题数", *Outcome, "对的比例"), rows, cells)
    times = sorted(result.milliseconds for result in results)
    if times:
        yield f"用时：中位 {times[len(times) // 2]:.1f} 毫秒，最长 {times[-1]:.1f} 毫秒"
    for result in _missed(results):
        told = f"{result.verdict.outcome}　{result.gold.id}　{result.gold.question}　{result.verdict.why}"
        yield from wrapped(one_line(told), cells)


def _row(kind: str, count: Counter[Outcome]) -> tuple[str | int, ...]:
    asked = sum(count.values())
    share = f"{100 * count[Outcome.RIGHT] / asked:.1f}%" if asked else ""
    return (kind, asked, *(count[outcome] for outcome in Outcome), share)
