"""Questions of all families: understood in the line written down, with the rows worked out from the plain files."""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.model.answer import Answer
from tests.parsing.ledger_questions.oracle import ORACLE, Rows

GOLDEN = tomllib.loads(Path(__file__).with_name("golden.toml").read_text(encoding="utf-8"))["question"]
LINES = {entry["text"]: entry["understood"] for entry in GOLDEN}


def _comparable(cell: object) -> str:
    """A cell as text: numbers to six places, so that 3 and 3.0 are one."""
    if isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool):
        return f"{float(cell):.6f}"
    return str(cell)


def _sorted(rows: Rows, width: int) -> list[tuple[str, ...]]:
    return sorted(tuple(_comparable(cell) for cell in row[:width]) for row in rows)


@pytest.fixture(scope="module")
def answered(assistant: Assistant) -> Callable[[str], Answer]:
    """Each question is asked once, for its line and for its rows."""
    return cache(assistant.ask)


def test_there_are_enough_of_both() -> None:
    assert len(LINES) >= 80
    assert len(ORACLE) >= 40


@pytest.mark.parametrize("text", LINES)
def test_a_question_is_understood_as_written_down(text: str, answered: Callable[[str], Answer]) -> None:
    answer = answered(text)
    assert answer.answered
    assert answer.understood == LINES[text]


@pytest.mark.parametrize("text", ORACLE)
def test_the_rows_are_those_of_the_plain_files(text: str, answered: Callable[[str], Answer]) -> None:
    """The first cells of every row; what the answer shows besides is free."""
    expected = ORACLE[text]()
    width = len(expected[0]) if expected else 1
    assert _sorted(list(answered(text).rows), width) == _sorted(expected, width)


def test_a_rate_of_one_column_among_several_says_of_which(answered: Callable[[str], Answer]) -> None:
    assert "施工围挡达标率" in answered("工地达标率多少").answer
    assert "立项手续齐全率" in answered("两高手续齐全率").answer
