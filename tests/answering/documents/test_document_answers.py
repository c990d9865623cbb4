"""Ways to ask the real plan, none of them from the question files: how each is read, and what it is answered with."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.model.answer import Answer
from assistant.model.document import Document
from assistant.parsing.ranking import TOO_MUCH_UNEXPLAINED
from tests.answering.documents.conftest import Asker

PARAPHRASES = Path(__file__).with_name("paraphrases.jsonl")
CASES = [json.loads(line) for line in PARAPHRASES.read_text(encoding="utf-8").splitlines()]

Holds = Callable[[Answer, Any], bool]

HOLDS: dict[str, Holds] = {
    "units_exact": lambda answer, wanted: set(wanted) == set(answer.units),
    "units_include": lambda answer, wanted: set(wanted) <= set(answer.units),
    "units_exclude": lambda answer, wanted: not set(wanted) & set(answer.units),
    "clauses_include": lambda answer, wanted: set(wanted) <= set(answer.clauses),
    "clauses_any": lambda answer, wanted: bool(set(wanted) & set(answer.clauses)),
    "top1_clause": lambda answer, wanted: answer.clauses[0] in wanted,
    "dates_include": lambda answer, wanted: set(wanted) <= {day.isoformat() for day in answer.dates},
    "values_include": lambda answer, wanted: all(f"{value}" in _numbers(answer) for value in wanted),
    "answer_contains": lambda answer, wanted: all(words in answer.answer for words in wanted),
}


def _numbers(answer: Answer) -> str:
    return " ".join([answer.answer.replace(",", ""), *(f"{figure.value}" for figure in answer.values)])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"])
def test_is_read_as_its_kind_at_a_price_that_is_answered(case: dict[str, Any], plan_asker: Asker) -> None:
    readings = plan_asker.read(case["question"])
    assert readings[0].question.kind == case["kind"]
    costs = [reading.cost for reading in readings]
    assert costs == sorted(costs)
    assert 0 <= costs[0] < TOO_MUCH_UNEXPLAINED
    answer = plan_asker.answer(readings[0], case["question"])
    assert answer.answered
    for name, wanted in case.items():
        if name in HOLDS:
            assert HOLDS[name](answer, wanted), (name, wanted, answer)
    _holds_only_what_the_plan_says(answer, plan_asker.documents[0])


def _holds_only_what_the_plan_says(answer: Answer, document: Document) -> None:
    """Ids exist, units are the plan's, days and figures were read from it, and the line says how it was taken."""
    known = {clause.id for clause in document.clauses} | {duty.id for duty in document.duties}
    assert set(answer.clauses) <= known
    assert len(set(answer.clauses)) == len(answer.clauses)
    assert set(answer.units) <= {*document.units, *document.head.recipients, document.head.issuer}
    days = {edge for limit in document.time_limits for edge in (limit.first, limit.last)} | {document.head.issued}
    assert set(answer.dates) <= days
    assert answer.understood.startswith("方案·")
    assert "\n" not in answer.understood
