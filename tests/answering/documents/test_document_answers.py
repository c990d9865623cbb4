"""What each of the paraphrases must be answered with."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.model.answer import Answer
from assistant.model.document import Document
from tests.answering.documents.conftest import Ask

PARAPHRASES = Path(__file__).parents[2] / "parsing" / "document_questions" / "paraphrases.jsonl"
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
def test_answers(case: dict[str, Any], ask: Ask, documents: tuple[Document, ...]) -> None:
    answer = ask(case["question"])
    assert answer.answered
    for name, wanted in case.items():
        if name in HOLDS:
            assert HOLDS[name](answer, wanted), (name, wanted, answer)
    _holds_only_what_the_plan_says(answer, documents[0])


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
