"""Whatever is typed is answered in the contract's shape, and text stays text.

``robust.jsonl`` is ASCII-escaped: some lines hold control characters, some a lone surrogate.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.cli.commands.batch import Batch
from assistant.config import PACKAGE
from assistant.render import as_json

_CASES = [json.loads(line) for line in (Path(__file__).parent / "robust.jsonl").read_text("ascii").splitlines()]
_KEYS = {
    *("question", "kind", "answered", "understood", "answer", "units", "clauses", "dates", "values", "sql"),
    *("columns", "rows", "choices", "suggestions", "notes", "elapsed_ms"),
}
_FACTS = ("kind", "answered", "units", "clauses", "dates", "values", "rows")
_ACTS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture(scope="module")
def batch(own_cache: Path) -> Batch:
    from assistant.engine import Assistant
    from assistant.session import Session

    engine: Assistant = Assistant.open(PACKAGE.parent / "corpus", PACKAGE.parent / "ledgers")
    return Batch(engine, Session)


def _asked(batch: Batch, question: str) -> dict[str, Any]:
    """The answer as a program reads it from the line."""
    line = as_json.line(batch.answer(json.dumps({"id": 1, "question": question}).encode()))
    assert not _ACTS.search(line)
    told: dict[str, Any] = json.loads(line.encode("utf-8"))
    return told


def _holds_the_contract(told: dict[str, Any], question: str) -> None:
    assert set(told) == {"id", *_KEYS}
    assert told["question"] == question
    assert told["answer"]
    assert all(len(row) == len(told["columns"]) for row in told["rows"])


@pytest.mark.parametrize("case", _CASES, ids=[case["name"] for case in _CASES])
def test_every_input_is_answered_in_the_contracts_shape(batch: Batch, case: dict[str, str]) -> None:
    told = _asked(batch, case["question"])
    _holds_the_contract(told, case["question"])
    told.pop("question")
    if "forbid" in case:
        assert not re.search(case["forbid"], json.dumps(told, ensure_ascii=False))
    if "same_as" in case:
        plain = _asked(batch, case["same_as"])
        assert {key: told[key] for key in _FACTS} == {key: plain[key] for key in _FACTS}
        assert told["answered"]


@settings(max_examples=60)
@given(st.text(st.characters(), max_size=60))
def test_any_text_is_answered_in_the_contracts_shape(batch: Batch, question: str) -> None:
    _holds_the_contract(_asked(batch, question), question)


_PIECES = [
    *(
        "谁",
        "牵头",
        "哪些",
        "多少",
        "几家",
        "最多",
        "前三",
        "没有",
        "不是",
        "和",
        "或",
        "各镇",
        "按月",
        "逾期",
        "超过",
        "12月",
        "上周",
        "10",
    ),
    *(
        "扬尘",
        "任务",
        "散煤",
        "柴油货车",
        "PM2.5",
        "完成率",
        "区交通运输局",
        "涧头集",
        "原文",
        "依据",
        "专班",
        "台账",
        "的",
        "呢",
        "，",
        "？",
    ),
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
@example("10最多")
def test_any_jumble_of_known_words_is_answered_in_the_contracts_shape(batch: Batch, question: str) -> None:
    _holds_the_contract(_asked(batch, question), question)
