"""What columns are for, read from names, units and values alone."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import ColumnRef, Comparison, HasElement, Junction, Literal, Membership
from assistant.parsing.ledger_questions.quantities import convertible, factor
from assistant.parsing.ledger_questions.schema import columns, limits
from tests.parsing.ledger_questions.making import DATE, HEATED, INTEGER, NUMBER, VISITS, column, ledger, values

TODAY = date(2021, 12, 20)
EMPTY = ledger("空台账", column("备注"))


def _name(found: Column | None) -> str:
    return found.name if found else ""


@pytest.mark.parametrize(
    ("role", "visits", "heated", "empty"),
    [
        (columns.status_column, "整改状态", "", ""),
        (columns.limit_column, "整改期限", "", ""),
        (columns.finish_column, "完成日期", "", ""),
        (columns.date_column, "走访日期", "开始日期", ""),
        (columns.place_column, "街道", "", ""),
        (columns.type_column, "书店类型", "", ""),
        (columns.entity_column, "书店名称", "小区名称", ""),
    ],
)
def test_roles_are_found_by_name_and_values(role, visits: str, heated: str, empty: str) -> None:
    assert [_name(role(one)) for one in (VISITS, HEATED, EMPTY)] == [visits, heated, empty]


def test_a_status_is_looked_for_by_its_name_first() -> None:
    made = ledger("甲", column("是否按时", done=("是",)), column("办理状态", done=("办结",)))
    assert _name(columns.status_column(made)) == "办理状态"


def test_the_day_something_happened_is_none_that_opens_a_period() -> None:
    made = ledger("乙", column("开始日期", DATE), column("结束日期", DATE), column("检查日期", DATE))
    assert _name(columns.date_column(made)) == "检查日期"


@pytest.mark.parametrize(
    ("names", "pair"),
    [
        (("停工开始", "停工结束"), ("停工开始", "停工结束")),
        (("有效期起", "有效期止"), ("有效期起", "有效期止")),
        (("开工日期", "竣工日期"), ("开工日期", "竣工日期")),
        (("停工开始", "复工结束"), None),
        (("检查日期",), None),
    ],
)
def test_periods_are_pairs_of_like_names(names: tuple[str, ...], pair: tuple[str, str] | None) -> None:
    found = columns.period_columns(ledger("丙", *(column(name, DATE) for name in names)))
    assert (tuple(map(_name, found)) if found else None) == pair


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (VISITS, True),
        (HEATED, False),
        (ledger("丁", column("店名", distinct=3), entity="店名", rows=9), True),
        (ledger("丁", column("店名", distinct=9), entity="店名", rows=9), False),
        (ledger("丁", column("店名", distinct=3), entity="店名", rows=9, grain="店"), False),
        (ledger("丁", column("店主", personal=True, distinct=3), entity="店主", rows=9), False),
    ],
)
def test_an_entity_repeats_by_grain_or_by_count(made: Ledger, expected: bool) -> None:
    assert columns.repeats(made) is expected


@pytest.mark.parametrize(
    ("grain", "noun", "expected"),
    [
        ("店", "家", True),
        ("店×次", "次", False),
        ("店×月", "家", True),
        ("店×日", "天", False),
        ("店×月", "", False),
        ("一次检查一行", "家", False),
    ],
)
def test_rows_are_what_the_ledger_is_about_unless_its_noun_counts_occasions(
    grain: str, noun: str, expected: bool
) -> None:
    made = ledger("戊", column("店名", distinct=3), entity="店名", rows=9, grain=grain, unit_noun=noun)
    assert columns.rows_are_entities(made) is expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (column("户数", INTEGER, unit="户"), True),
        (column("温度", NUMBER, unit="度"), False),
        (column("浓度", NUMBER, unit="毫克/立方米"), False),
        (column("次数", INTEGER), True),
        (column("指数", NUMBER), False),
        (column("年份", INTEGER), False),
        (column("备注"), False),
    ],
)
def test_only_amounts_are_summed(made: Column, expected: bool) -> None:
    assert columns.additive(made) is expected


def test_pending_leaves_out_what_never_needed_doing() -> None:
    status = ColumnRef("整改状态")
    assert columns.pending(VISITS.column("整改状态")) == Membership(status, ("整改中",))
    plain = column("整改状态", values=values("办理中", "办结"), done=("办结",))
    assert columns.pending(plain) == Membership(status, ("办结",), negated=True)


def test_overdue_is_not_done_and_past_its_limit() -> None:
    late = Comparison(ColumnRef("整改期限"), "<", Literal(TODAY))
    assert limits.overdue(VISITS, TODAY) == Junction("and", (Membership(ColumnRef("整改状态"), ("整改中",)), late))
    assert limits.overdue(HEATED, TODAY) is None


def test_what_was_not_checked_is_no_part_of_a_rate() -> None:
    assert columns.applicable(VISITS.column("抽检结果")) == ("通过", "不通过")
    assert columns.applicable(VISITS.column("消防器材")) == ("合格", "不合格")


def test_cells_of_several_values_are_searched_by_element() -> None:
    several = column("参与单位", multi="、")
    assert columns.among(several, ("甲局",)) == HasElement(ColumnRef("参与单位"), ("甲局",), "、")
    assert columns.among(column("单位"), ("甲局",), negated=True) == Membership(ColumnRef("单位"), ("甲局",), True)


def test_planned_and_finished_are_a_pair_of_one_unit() -> None:
    pair = columns.planned_and_finished(HEATED)
    assert pair is not None
    assert tuple(map(_name, pair)) == ("计划户数", "完成户数")
    assert columns.planned_and_finished(VISITS) is None


@pytest.mark.parametrize(
    ("made", "part", "whole"),
    [
        (HEATED, "完成户数", "计划户数"),
        (HEATED, "合格户数", "抽查户数"),
        (HEATED, "计划户数", ""),
        (VISITS, "已整改问题数", "发现问题数"),
        (VISITS, "藏书量", ""),
    ],
)
def test_a_part_has_the_whole_that_its_words_ask_for(made: Ledger, part: str, whole: str) -> None:
    assert _name(columns.whole_of(made, made.column(part))) == whole


def test_like_columns_share_one_list_of_two_values() -> None:
    assert columns.like_columns(VISITS) == (("消防器材", "疏散标志", "用电线路"), ("不合格",))
    assert columns.like_columns(HEATED) is None


@pytest.mark.parametrize(("written", "expected"), [("3", 3), ("3.0", 3), ("3.5", Decimal("3.5")), ("1E+2", 100)])
def test_numbers_are_as_short_as_they_go(written: str, expected: object) -> None:
    found = columns.number(Decimal(written))
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("unit", "other", "expected"),
    [
        ("吨", "吨", True),
        ("公斤", "吨", True),
        ("万吨", "吨标准煤", True),
        ("毫克", "毫克/立方米", True),
        ("户", "吨", False),
        ("个", "平方米", False),
        ("元", "万元", True),
    ],
)
def test_figures_stand_beside_columns_they_can_be_turned_into(unit: str, other: str, expected: bool) -> None:
    assert convertible(unit, other) is expected


@pytest.mark.parametrize(
    ("unit", "other", "expected"), [("万元", "元", 10000), ("公斤", "吨", "0.001"), ("户", "吨", None)]
)
def test_factors_between_units(unit: str, other: str, expected: object) -> None:
    assert factor(unit, other) == (None if expected is None else Decimal(str(expected)))
