"""Whole plans in the formats that other districts write, asked the kinds of questions that are asked of a plan.

The plans are invented; each stands in ``tests/data/plans`` beside its questions.
"""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.evaluation.questions import read
from assistant.evaluation.run import scored
from assistant.evaluation.scoring import Outcome

TESTS = Path(__file__).parents[1]
PLANS = sorted(path for path in (TESTS / "data" / "plans").iterdir() if path.suffix != ".jsonl")


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
def test_a_plan_of_another_format_answers(plan: Path) -> None:
    engine = Assistant.open(plan, TESTS / "foreign" / "ledgers")
    results = scored(engine, read(plan.with_suffix(".jsonl")))
    assert not [(one.gold.question, one.verdict.why) for one in results if one.verdict.outcome is not Outcome.RIGHT]
