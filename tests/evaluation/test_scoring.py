"""Verdicts on answers, and question files read whole or not at all."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import UnusableFileError
from assistant.evaluation.questions import Gold, read
from assistant.evaluation.same_rows import Rows
from assistant.evaluation.scoring import Outcome, verdict
from assistant.model.answer import Answer, Figure, Kind


def _answer(**given: Any) -> Answer:
    told = {"question": "问", "kind": Kind.LEAD, "answered": True, "understood": "", "answer": "", **given}
    return Answer(**told)


def _gold(**given: Any) -> Gold:
    return Gold(**{"id": "1", "dialogue": "", "question": "问", "kind": "lead", **given})


_GOLD_FACTS: list[tuple[dict[str, Any], dict[str, Any], Outcome]] = [
    ({}, {}, Outcome.RIGHT),
    ({}, {"error": "坏了"}, Outcome.WRONG),
    ({}, {"answered": False}, Outcome.REFUSED),
    ({}, {"answered": False, "choices": ("甲",)}, Outcome.ASKED),
    ({"kind": "refuse"}, {"answered": False}, Outcome.RIGHT),
    ({"kind": "refuse"}, {}, Outcome.WRONG),
    ({"kind": "clarify"}, {"answered": False}, Outcome.WRONG),
    ({"kind": "clarify", "choices_include": ("甲",)}, {"answered": False, "choices": ("乙",)}, Outcome.WRONG),
    ({"kind": "clarify", "choices_include": ("甲",)}, {"answered": False, "choices": ("问甲吗", "乙")}, Outcome.RIGHT),
    ({"units_exact": ("甲", "乙")}, {"units": ("乙", "甲")}, Outcome.RIGHT),
    ({"units_exact": ("甲",)}, {"units": ("乙", "甲")}, Outcome.WRONG),
    ({"units_include": ("甲",)}, {"units": ("乙", "甲")}, Outcome.RIGHT),
    ({"units_exclude": ("甲",)}, {"units": ("乙", "甲")}, Outcome.WRONG),
    ({"clauses_include": ("1", "2")}, {"clauses": ("1",)}, Outcome.WRONG),
    ({"clauses_any": ("1", "2")}, {"clauses": ("2",)}, Outcome.RIGHT),
    ({"top1_clause": ("2",)}, {"clauses": ("1", "2")}, Outcome.WRONG),
    ({"top1_clause": ("2",)}, {}, Outcome.WRONG),
    ({"dates_include": ("2021-12-31",)}, {"dates": (date(2021, 12, 31),)}, Outcome.RIGHT),
    ({"values_include": ("65",)}, {"answer": "不高于65微克"}, Outcome.RIGHT),
    ({"values_include": ("11186",)}, {"answer": "11,186户"}, Outcome.RIGHT),
    ({"values_include": ("65",)}, {"values": (Figure("甲", "<=", Decimal("65.0"), "", "1"),)}, Outcome.RIGHT),
    ({"values_include": ("65",)}, {"answer": "不高于6.5"}, Outcome.WRONG),
    ({"answer_contains": ("甲",)}, {"answer": "甲乙"}, Outcome.RIGHT),
    ({"clauses_include": ("1",)}, {"clauses": tuple("123456789")}, Outcome.WRONG),
    ({"clauses_include": ("1",), "tags": frozenset({"broad"})}, {"clauses": tuple("123456789")}, Outcome.RIGHT),
]


@pytest.mark.parametrize(("gold", "answer", "outcome"), _GOLD_FACTS)
def test_verdicts(gold: dict[str, Any], answer: dict[str, Any], outcome: Outcome) -> None:
    assert verdict(_gold(**gold), _answer(**answer), None).outcome is outcome


@pytest.mark.parametrize(("rows", "outcome"), [([(1,)], Outcome.RIGHT), ([(2,)], Outcome.WRONG), ([], Outcome.WRONG)])
def test_rows_decide_where_there_is_gold_sql(rows: Rows, outcome: Outcome) -> None:
    assert verdict(_gold(units_exact=("甲",)), _answer(rows=tuple(rows)), [(1,)]).outcome is outcome


def test_what_is_lacking_is_said() -> None:
    told = verdict(_gold(units_include=("甲", "乙")), _answer(units=("甲",)), None)
    assert told.why == "units_include：应有 甲、乙"


def test_files_are_read_turn_by_turn(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    lines = [
        {"id": "a", "question": "问一", "kind": "lead", "tags": ["x"], "units_exact": ["甲"], "note": "不用"},
        {
            "id": "b",
            "turns": [
                {"question": "问二", "kind": "ledger", "sql": "SELECT 1", "ordered": True},
                {"question": "问三", "kind": "stat"},
            ],
        },
    ]
    file.write_text("\ufeff" + "\n\n".join(json.dumps(line) for line in lines), "utf-8")
    assert list(read(file)) == [
        Gold("a", "", "问一", "lead", frozenset({"x"}), units_exact=("甲",)),
        Gold("b.0", "b", "问二", "ledger", sql="SELECT 1", ordered=True),
        Gold("b.1", "b", "问三", "stat"),
    ]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": 1, "question": "x"}', '{"id": 1, "turns": [1]}', "1"])
def test_a_bad_line_stops_with_its_number(tmp_path: Path, line: str) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(f'{{"id": 1, "question": "x", "kind": "lead"}}\n{line}\n', "utf-8")
    with pytest.raises(UnusableFileError, match="第 2 行"):
        list(read(file))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError, match="读不出来"):
        list(read(tmp_path / "没有.jsonl"))
