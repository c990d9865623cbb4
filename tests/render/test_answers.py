"""One answer in each of its printed forms."""

import json
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.answer import Answer, Cell, Figure, Kind
from assistant.render import as_json
from assistant.render.as_csv import csv_text
from assistant.render.as_text import Screen, answer_text
from assistant.render.cells import plain, shown
from assistant.render.grid import grid
from assistant.render.plain import width

_KEYS = [
    *("question", "kind", "answered", "understood", "answer", "units", "clauses", "dates", "values", "sql"),
    *("columns", "rows", "choices", "suggestions", "notes", "elapsed_ms"),
]
_EVIL = "甲\x1b]0;x\x07\x9b31m\x00\u202e乙"


def _answer(**given: object) -> Answer:
    told: dict[str, object] = {
        "question": "谁牵头",
        "kind": Kind.LEAD,
        "answered": True,
        "understood": "方案",
        "answer": "区住房城乡建设局牵头。",
        **given,
    }
    return Answer(**told)  # type: ignore[arg-type]


# -- JSON ------------------------------------------------------------------------


def test_json_has_the_contracts_keys_and_no_others() -> None:
    assert list(as_json.answer_object(_answer())) == _KEYS
    assert list(as_json.answer_object(_answer(error="坏了"))) == [*_KEYS, "error"]


def test_json_values() -> None:
    answer = _answer(
        dates=(date(2021, 12, 31),),
        values=(
            Figure("颗粒物", "<=", Decimal(10), "毫克/立方米", "2.2.3"),
            Figure("率", ">=", Decimal("0.85"), "", "1.0.1"),
        ),
        rows=(
            (1, 1.5, Decimal("2.50"), None, True, date(2021, 12, 1), datetime(2021, 12, 1, 8, 30), "文", float("inf")),
        ),
        elapsed_ms=12.345,
    )
    told = json.loads(as_json.line(as_json.answer_object(answer)))
    assert told["dates"] == ["2021-12-31"]
    assert told["values"][0] == {
        "indicator": "颗粒物",
        "op": "<=",
        "value": 10,
        "unit": "毫克/立方米",
        "clause": "2.2.3",
    }
    assert told["values"][1]["value"] == 0.85
    assert told["rows"] == [[1, 1.5, 2.5, None, True, "2021-12-01", "2021-12-01T08:30:00", "文", "inf"]]
    assert told["elapsed_ms"] == 12.3


def test_json_shows_control_characters_nowhere_but_escaped_in_the_question() -> None:
    line = as_json.line(
        as_json.answer_object(
            _answer(
                question=_EVIL,
                answer=_EVIL,
                understood=_EVIL,
                notes=(_EVIL,),
                choices=(_EVIL,),
                rows=((_EVIL,),),
                columns=(_EVIL,),
                sql=_EVIL,
                error=_EVIL,
            )
        )
    )
    assert not set(line) & set("\x1b\x07\x9b\x00\u202e\n")
    told = json.loads(line)
    assert told.pop("question") == _EVIL
    assert not set(json.dumps(told, ensure_ascii=False)) & set("\x1b\x07\x9b\x00\u202e")
    assert "\\u001b" not in json.dumps(told)


@given(st.text(st.characters()), st.text(st.characters()))
def test_json_is_one_valid_line_whatever_was_asked(question: str, answer: str) -> None:
    line = as_json.line(as_json.answer_object(_answer(question=question, answer=answer)))
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8"))["question"] == question


# -- cells and tables ------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, "—"),
        (0, "0"),
        ("", ""),
        (True, "是"),
        (12, "12"),
        (Decimal("12.50"), "12.5"),
        (Decimal(100), "100"),
        (Decimal("1E+3"), "1000"),
        (1 / 3, "0.3333"),
        (100.0, "100"),
        (date(2021, 12, 1), "2021-12-01"),
        (datetime(2021, 12, 1, 8, 30), "2021-12-01 08:30"),
        ("两\n行", "两 行"),
    ],
)
def test_shown(cell: Cell, text: str) -> None:
    assert shown(cell) == text


def test_missing_is_null_in_json_and_never_zero() -> None:
    assert plain(None) is None
    assert plain(Decimal(0)) == 0


_WIDE = [
    ("运河街道", 12, Decimal("3.5"), date(2021, 12, 1)),
    ("涧头集镇", 1200, None, None),
    ("一个很长很长的名字" * 3, 0, Decimal(100), date(2021, 12, 31)),
]
_NAMES = ["镇街", "户数", "比例", "日期"]


@pytest.mark.parametrize(("cells", "columns"), [(20, 2), (25, 3), (36, 4), (50, 4), (120, 4)])
def test_every_line_of_a_table_is_straight(cells: int, columns: int) -> None:
    lines = grid(_NAMES, _WIDE, cells)
    assert all(width(line) <= cells for line in lines)
    table = lines[: len(_WIDE) + 2]
    by_cell = ["".join(character + "\0" * (width(character) - 1) for character in line) for line in table]
    gaps = [position for position, character in enumerate(by_cell[1]) if character == " "]
    assert len(gaps) == 2 * (columns - 1)
    assert all(line[position : position + 1] in (" ", "") for line in by_cell for position in gaps)


@pytest.mark.parametrize("cells", [20, 25, 36, 50])
def test_numbers_and_days_are_whole_and_what_finds_no_room_is_named(cells: int) -> None:
    text = "".join(grid(_NAMES, _WIDE, cells))
    for cell in ("1200", "3.5", "2021-12-31"):
        assert cell in text or "放不下" in text
    assert "2021-12…" not in text
    assert all(name in text for name in _NAMES)


def test_a_few_wide_rows_are_shown_line_by_line() -> None:
    text = answer_text(_answer(columns=tuple(_NAMES), rows=(_WIDE[2],)), Screen(40))
    assert "镇街：一个很长很长的名字" in text
    assert "日期：2021-12-31\n" in text


def test_a_table_of_nothing_has_a_header() -> None:
    assert grid(["甲", "乙"], [], 80) == ["甲  乙", "──  ──"]


def test_csv_neutralises_formulas_and_keeps_numbers() -> None:
    text = csv_text(
        ["名称", "=数"], [("=1+1", -5), ("@x", Decimal("-1.50")), ("-", None), ('甲,乙"丙', date(2021, 12, 1))]
    )
    assert text == "名称,'=数\n'=1+1,-5\n'@x,-1.5\n'-,\n\"甲,乙\"\"丙\",2021-12-01\n"


# -- terminal --------------------------------------------------------------------


def test_the_figure_comes_first_and_everything_is_told() -> None:
    text = answer_text(
        _answer(
            kind=Kind.LEDGER,
            understood="任务台账：状态≠已完成",
            answer="还有 2 项未完成。",
            columns=("任务", "时限"),
            rows=(("甲", date(2021, 12, 31)), ("乙", None)),
            clauses=("2.8.1",),
            notes=("数据截至 2021-12-20", "示例数据"),
            sql="SELECT\n  1",
            suggestions=("逾期的有哪些",),
        ),
        Screen(60),
    )
    assert text == (
        "理解为：任务台账：状态≠已完成\n\n还有 2 项未完成。\n\n"
        "任务  时限\n────  ──────────\n甲    2021-12-31\n乙    —\n\n"
        "依据条款：2.8.1\n说明：数据截至 2021-12-20\n说明：示例数据\n\n"
        "SQL：\n  SELECT\n    1\n\n可以接着问：\n  1. 逾期的有哪些\n"
    )


def test_choices_are_numbered() -> None:
    text = answer_text(
        _answer(kind=Kind.CLARIFY, answered=False, answer="问的是哪一个？", choices=("甲", "乙")), Screen(60)
    )
    assert "  1. 甲\n  2. 乙\n" in text


def test_a_long_result_says_how_long_it_is() -> None:
    text = answer_text(_answer(columns=("甲",), rows=tuple((number,) for number in range(123))), Screen(60))
    assert "共 123 行，这里显示前 50 行" in text


def test_colours_only_where_asked_for() -> None:
    assert "\x1b[" in answer_text(_answer(), Screen(60, colour=True))
    assert "\x1b" not in answer_text(_answer(), Screen(60))


@given(st.text(st.characters()), st.integers(20, 120))
def test_no_text_acts_on_the_terminal(text: str, cells: int) -> None:
    answer = _answer(
        question=text,
        understood=text,
        answer=text,
        columns=(text,),
        rows=((text,),),
        notes=(text,),
        choices=(text,),
        sql=text,
        clauses=(text,),
        suggestions=(text,),
    )
    shown_text = answer_text(answer, Screen(cells))
    assert not [character for character in shown_text if character < " " and character not in "\n\t"]
    assert not set(shown_text) & set("\x7f\x9b\u202e\u2066\ud800")
