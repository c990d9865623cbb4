"""Asks every question of the files and keeps the verdicts.

Invariant: gold SQL runs through the same gate as every query; where it cannot run, the
question counts as wrong and says so, never as passed.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator

from assistant.engine import Assistant
from assistant.evaluation.questions import Gold
from assistant.evaluation.scoring import Outcome, Verdict, verdict
from assistant.records import Record
from assistant.session import Session


class Scored(Record):
    """A question with its verdict."""

    gold: Gold
    verdict: Verdict
    milliseconds: float


def scored(engine: Assistant, questions: Iterable[Gold]) -> Iterator[Scored]:
    """The verdicts in the order of the questions; turns of one dialogue share a session."""
    sessions: dict[str, Session] = {}
    for gold in questions:
        session = sessions.setdefault(gold.dialogue, Session()) if gold.dialogue else Session()
        began = time.perf_counter()
        answer = engine.ask(gold.question, session)
        taken = (time.perf_counter() - began) * 1000
        if not gold.sql:
            yield Scored(gold, verdict(gold, answer, None), taken)
            continue
        wanted = engine.sql(gold.sql)
        failed = Verdict(Outcome.WRONG, f"标准答案的 SQL 不能执行：{wanted.answer}")
        yield Scored(gold, verdict(gold, answer, wanted.rows) if wanted.answered else failed, taken)


def tally(results: Iterable[Scored]) -> dict[str, Counter[Outcome]]:
    """Outcomes by kind of question, in order of appearance."""
    counts: dict[str, Counter[Outcome]] = {}
    for result in results:
        counts.setdefault(result.gold.kind, Counter())[result.verdict.outcome] += 1
    return counts
