"""Questions to several tables, or to one in two steps: the rows are those of SQL written by hand from the question."""

import json
from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.evaluation.same_rows import same_rows
from assistant.store.store import Store

PARAPHRASES = [
    json.loads(line) for line in Path(__file__).with_name("paraphrases.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("asked", PARAPHRASES, ids=[asked["question"] for asked in PARAPHRASES])
def test_rows(assistant: Assistant, store: Store, asked: dict[str, str]) -> None:
    wanted, answer = store.query(asked["sql"]), assistant.ask(asked["question"])
    assert answer.answered, answer.answer
    assert same_rows(wanted.rows, answer.rows, ratio="1.0*" in asked["sql"]), answer.understood
