"""Times mean the days that conventions give them; what is no time is left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.values import DateRange
from assistant.text.dates import find_times

TODAY = date(2021, 12, 20)
"""A Monday."""
CAMPAIGN = DateRange(date(2021, 10, 1), date(2022, 3, 31))


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


# text, mention, first, last, kind, relation
TIMES = [
    # days
    ("今天各镇街AQI", "今天", "2021-12-20", "2021-12-20", "day", "in"),
    ("昨天", "昨天", "2021-12-19", "2021-12-19", "day", "in"),
    ("前天", "前天", "2021-12-18", "2021-12-18", "day", "in"),
    ("明天", "明天", "2021-12-21", "2021-12-21", "day", "in"),
    ("三天前", "三天前", "2021-12-17", "2021-12-17", "day", "in"),
    ("今天天气怎么样", "今天", "2021-12-20", "2021-12-20", "day", "in"),
    ("2021年12月1日", "2021年12月1日", "2021-12-01", "2021-12-01", "day", "in"),
    ("2021 年 12 月 1 日", "2021 年 12 月 1 日", "2021-12-01", "2021-12-01", "day", "in"),
    ("2021-12-01", "2021-12-01", "2021-12-01", "2021-12-01", "day", "in"),
    ("2021/12/1", "2021/12/1", "2021-12-01", "2021-12-01", "day", "in"),
    ("2021.12.1", "2021.12.1", "2021-12-01", "2021-12-01", "day", "in"),
    ("20211201", "20211201", "2021-12-01", "2021-12-01", "day", "in"),
    ("2021-12-20 10:30", "2021-12-20 10:30", "2021-12-20", "2021-12-20", "day", "in"),
    ("12月1号", "12月1号", "2021-12-01", "2021-12-01", "day", "in"),
    ("十二月一日", "十二月一日", "2021-12-01", "2021-12-01", "day", "in"),
    ("二〇二一年十二月三十一日", "二〇二一年十二月三十一日", "2021-12-31", "2021-12-31", "day", "in"),
    ("本月15日", "本月15日", "2021-12-15", "2021-12-15", "day", "in"),
    ("上月20号", "上月20号", "2021-11-20", "2021-11-20", "day", "in"),
    ("4月5号到期的", "4月5号", "2022-04-05", "2022-04-05", "day", "in"),
    ("月底", "月底", "2021-12-31", "2021-12-31", "day", "in"),
    ("明年6月底", "明年6月底", "2022-06-30", "2022-06-30", "day", "in"),
    # weeks, Monday to Sunday
    ("本周", "本周", "2021-12-20", "2021-12-26", "week", "in"),
    ("这周", "这周", "2021-12-20", "2021-12-26", "week", "in"),
    ("上周油品排查", "上周", "2021-12-13", "2021-12-19", "week", "in"),
    ("下周", "下周", "2021-12-27", "2022-01-02", "week", "in"),
    ("上上周", "上上周", "2021-12-06", "2021-12-12", "week", "in"),
    ("上周五", "上周五", "2021-12-17", "2021-12-17", "day", "in"),
    ("本周日", "本周日", "2021-12-26", "2021-12-26", "day", "in"),
    ("上周末", "上周末", "2021-12-18", "2021-12-19", "range", "in"),
    ("本周一共检查", "本周", "2021-12-20", "2021-12-26", "week", "in"),
    ("上周日均值", "上周", "2021-12-13", "2021-12-19", "week", "in"),
    # months
    ("本月", "本月", "2021-12-01", "2021-12-31", "month", "in"),
    ("这个月", "这个月", "2021-12-01", "2021-12-31", "month", "in"),
    ("上个月", "上个月", "2021-11-01", "2021-11-30", "month", "in"),
    ("下月", "下月", "2022-01-01", "2022-01-31", "month", "in"),
    ("12月份咱们区", "12月份", "2021-12-01", "2021-12-31", "month", "in"),
    ("十一月份", "十一月份", "2021-11-01", "2021-11-30", "month", "in"),
    ("1月", "1月", "2022-01-01", "2022-01-31", "month", "in"),
    ("21年12月", "21年12月", "2021-12-01", "2021-12-31", "month", "in"),
    ("去年的11月", "去年的11月", "2020-11-01", "2020-11-30", "month", "in"),
    ("2021-11", "2021-11", "2021-11-01", "2021-11-30", "month", "in"),
    ("只看12月的", "12月", "2021-12-01", "2021-12-31", "month", "in"),
    ("3月内", "3月内", "2022-03-01", "2022-03-31", "month", "in"),
    ("11月起火点数", "11月", "2021-11-01", "2021-11-30", "month", "in"),
    ("11月前后", "11月", "2021-11-01", "2021-11-30", "month", "in"),
    # thirds of months
    ("上旬", "上旬", "2021-12-01", "2021-12-10", "range", "in"),
    ("12月上旬", "12月上旬", "2021-12-01", "2021-12-10", "range", "in"),
    ("本月中旬", "本月中旬", "2021-12-11", "2021-12-20", "range", "in"),
    ("11月下旬", "11月下旬", "2021-11-21", "2021-11-30", "range", "in"),
    ("2022年2月下旬", "2022年2月下旬", "2022-02-21", "2022-02-28", "range", "in"),
    ("12月上半月", "12月上半月", "2021-12-01", "2021-12-15", "range", "in"),
    # quarters, halves, years
    ("本季度", "本季度", "2021-10-01", "2021-12-31", "quarter", "in"),
    ("上季度", "上季度", "2021-07-01", "2021-09-30", "quarter", "in"),
    ("第四季度", "第四季度", "2021-10-01", "2021-12-31", "quarter", "in"),
    ("四季度", "四季度", "2021-10-01", "2021-12-31", "quarter", "in"),
    ("一季度", "一季度", "2022-01-01", "2022-03-31", "quarter", "in"),
    ("今年二季度", "今年二季度", "2021-04-01", "2021-06-30", "quarter", "in"),
    ("前三季度", "前三季度", "2021-01-01", "2021-09-30", "range", "in"),
    ("今年前11个月", "今年前11个月", "2021-01-01", "2021-11-30", "range", "in"),
    ("上半年", "上半年", "2021-01-01", "2021-06-30", "range", "in"),
    ("下半年每月", "下半年", "2021-07-01", "2021-12-31", "range", "in"),
    ("去年下半年", "去年下半年", "2020-07-01", "2020-12-31", "range", "in"),
    ("今年", "今年", "2021-01-01", "2021-12-31", "year", "in"),
    ("去年", "去年", "2020-01-01", "2020-12-31", "year", "in"),
    ("2022年的任务", "2022年", "2022-01-01", "2022-12-31", "year", "in"),
    ("年内", "年内", "2021-01-01", "2021-12-31", "year", "in"),
    # stretches up to today
    ("近7天每天", "近7天", "2021-12-14", "2021-12-20", "recent", "in"),
    ("最近一周", "最近一周", "2021-12-14", "2021-12-20", "recent", "in"),
    ("过去一周", "过去一周", "2021-12-14", "2021-12-20", "recent", "in"),
    ("最近10天", "最近10天", "2021-12-11", "2021-12-20", "recent", "in"),
    ("近三个月", "近三个月", "2021-09-21", "2021-12-20", "recent", "in"),
    ("这三个月怎么变的", "这三个月", "2021-09-21", "2021-12-20", "recent", "in"),
    ("近半年", "近半年", "2021-06-21", "2021-12-20", "recent", "in"),
    ("近半个月", "近半个月", "2021-12-06", "2021-12-20", "recent", "in"),
    ("一个月来", "一个月来", "2021-11-21", "2021-12-20", "recent", "in"),
    # stretches ahead
    ("未来7天", "未来7天", "2021-12-20", "2021-12-27", "upcoming", "in"),
    ("10天内到期", "10天内", "2021-12-20", "2021-12-30", "upcoming", "in"),
    ("15日内", "15日内", "2021-12-20", "2022-01-04", "upcoming", "in"),
    ("三个月内", "三个月内", "2021-12-20", "2022-03-20", "upcoming", "in"),
    # up to a day, which counts
    ("11月30日前要完成", "11月30日前", "-", "2021-11-30", "until", "by"),
    ("11月30前", "11月30前", "-", "2021-11-30", "until", "by"),
    ("11月底前", "11月底前", "-", "2021-11-30", "until", "by"),
    ("12月底以前", "12月底以前", "-", "2021-12-31", "until", "by"),
    ("月底前到期", "月底前", "-", "2021-12-31", "until", "by"),
    ("本月底前", "本月底前", "-", "2021-12-31", "until", "by"),
    ("年底前", "年底前", "-", "2021-12-31", "until", "by"),
    ("2021年底前", "2021年底前", "-", "2021-12-31", "until", "by"),
    ("2021年年底前", "2021年年底前", "-", "2021-12-31", "until", "by"),
    ("2022年4月5日之前", "2022年4月5日之前", "-", "2022-04-05", "until", "by"),
    ("截至12月10日", "截至12月10日", "-", "2021-12-10", "until", "by"),
    ("截至11月", "截至11月", "-", "2021-11-30", "until", "by"),
    ("截至目前", "截至目前", "-", "2021-12-20", "until", "by"),
    ("到目前为止", "到目前为止", "-", "2021-12-20", "until", "by"),
    ("到12月10日为止", "到12月10日为止", "-", "2021-12-10", "until", "by"),
    ("12月31日24时前", "12月31日24时前", "-", "2021-12-31", "until", "by"),
    ("20号前", "20号前", "-", "2021-12-20", "until", "by"),
    ("下周三前", "下周三前", "-", "2021-12-29", "until", "by"),
    # before a month or year, which does not count
    ("11月前", "11月前", "-", "2021-10-31", "before", "before"),
    ("2021年之前", "2021年之前", "-", "2020-12-31", "before", "before"),
    ("四季度前", "四季度前", "-", "2021-09-30", "before", "before"),
    # since and after
    ("12月1日以来", "12月1日以来", "2021-12-01", "2021-12-20", "since", "since"),
    ("11月以来每个月", "11月以来", "2021-11-01", "2021-12-20", "since", "since"),
    ("自2021年11月起", "自2021年11月起", "2021-11-01", "2021-12-20", "since", "since"),
    ("从11月1号起每周", "从11月1号起", "2021-11-01", "2021-12-20", "since", "since"),
    ("2021年以来", "2021年以来", "2021-01-01", "2021-12-20", "since", "since"),
    ("年初以来", "年初以来", "2021-01-01", "2021-12-20", "since", "since"),
    ("11月至今", "11月至今", "2021-11-01", "2021-12-20", "since", "since"),
    ("2022年1月起", "2022年1月起", "2022-01-01", "-", "since", "since"),
    ("12月1日之后", "12月1日之后", "2021-12-02", "-", "after", "after"),
    ("11月以后", "11月以后", "2021-12-01", "-", "after", "after"),
    # spans
    ("降尘量10月到11月涨了多少", "10月到11月", "2021-10-01", "2021-11-30", "range", "in"),
    ("11月1日至12月10日", "11月1日至12月10日", "2021-11-01", "2021-12-10", "range", "in"),
    ("2021年11月-2022年3月期间", "2021年11月-2022年3月期间", "2021-11-01", "2022-03-31", "range", "in"),
    ("2021年12月1日起至2022年3月31日", "2021年12月1日起至2022年3月31日", "2021-12-01", "2022-03-31", "range", "in"),
    ("2021年11月30日至12月31日", "2021年11月30日至12月31日", "2021-11-30", "2021-12-31", "range", "in"),
    ("11-12月", "11-12月", "2021-11-01", "2021-12-31", "range", "in"),
    ("2021年10-12月", "2021年10-12月", "2021-10-01", "2021-12-31", "range", "in"),
    ("1-11月", "1-11月", "2021-01-01", "2021-11-30", "range", "in"),
    ("12月1日到10日", "12月1日到10日", "2021-12-01", "2021-12-10", "range", "in"),
    ("12月1-10日", "12月1-10日", "2021-12-01", "2021-12-10", "range", "in"),
    ("11月5号到20号", "11月5号到20号", "2021-11-05", "2021-11-20", "range", "in"),
    ("11月到3月", "11月到3月", "2021-11-01", "2022-03-31", "range", "in"),
    ("去年12月到今年2月", "去年12月到今年2月", "2020-12-01", "2021-02-28", "range", "in"),
    ("2021-2022年", "2021-2022年", "2021-01-01", "2022-12-31", "range", "in"),
]


@pytest.mark.parametrize(("text", "mention", "first", "last", "kind", "relation"), TIMES)
def test_time(text: str, mention: str, first: str, last: str, kind: str, relation: str) -> None:
    (found,) = find_times(text, TODAY, CAMPAIGN)
    assert (found.text, found.first, found.last) == (mention, day(first), day(last))
    assert (found.kind, found.relation, found.invalid) == (kind, relation, False)
    assert text[found.start : found.end] == mention


NO_TIMES = [
    "逾期超过15天仍未完成",
    "离时限不足10天",
    "逾期15天内的",
    "平均用几天",
    "3个月",
    "每周五前报送",
    "每月排查",
    "一月一次",
    "每年",
    "天天巡查",
    "PM2.5月均值",
    "PM10月均浓度",
    "周末和工作日比",
    "取暖季前",
    "秋冬季前",
    "2021-2022年秋冬季",
    "台政办字〔2021〕25号",
    "92号汽油",
    "2.8.1",
    "几个月内",
    "最近一次",
    "一共几项",
    "从查出来到取缔",
    "十分之一",
    "第三季",
    "",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time(text: str) -> None:
    assert find_times(text, TODAY, CAMPAIGN) == ()


@pytest.mark.parametrize(
    "text",
    [
        "2021年2月30日",
        "2月30日",
        "2022年2月29日",
        "13月45日",
        "2021年13月",
        "12月0日",
        "0000年1月1日",
        "2021-02-30",
        "11月31日前",
        "2021年12月到2021年11月",
    ],
)
def test_days_that_do_not_exist_are_said_to_be_invalid(text: str) -> None:
    (found,) = find_times(text, TODAY, CAMPAIGN)
    assert found.text == text
    assert found.invalid
    assert found.first is None
    assert found.last is None


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("10、11月", ["10", "11月"]),
        ("10月和11月各多少", ["10月", "11月"]),
        ("三、四季度", ["三", "四季度"]),
        ("11月跟10月比", ["11月", "10月"]),
        ("12月1日以来每天，昨天呢", ["12月1日以来", "昨天"]),
    ],
)
def test_lists_are_several_times(text: str, mentions: list[str]) -> None:
    assert [found.text for found in find_times(text, TODAY, CAMPAIGN)] == mentions


def test_a_span_keeps_its_two_ends() -> None:
    (found,) = find_times("10月到11月", TODAY, CAMPAIGN)
    assert [(part.text, part.first, part.kind) for part in found.parts] == [
        ("10月", date(2021, 10, 1), "month"),
        ("11月", date(2021, 11, 1), "month"),
    ]


@pytest.mark.parametrize(
    ("text", "today", "campaign", "first"),
    [
        ("2月", date(2021, 12, 20), CAMPAIGN, date(2022, 2, 1)),
        ("2月", date(2021, 12, 20), None, date(2022, 2, 1)),
        ("7月", date(2021, 12, 20), None, date(2021, 7, 1)),
        ("11月", date(2022, 2, 1), None, date(2021, 11, 1)),
        ("11月", date(2030, 6, 1), CAMPAIGN, date(2021, 11, 1)),
        ("9月", date(2021, 12, 20), CAMPAIGN, date(2021, 9, 1)),
        ("5月", date(2024, 12, 1), DateRange(date(2024, 4, 1), date(2024, 9, 30)), date(2024, 5, 1)),
        ("1月到3月", date(2021, 12, 20), None, date(2021, 1, 1)),
        ("1月到3月", date(2021, 12, 20), CAMPAIGN, date(2022, 1, 1)),
        ("11月到3月", date(2022, 2, 10), None, date(2021, 11, 1)),
        ("3月至2022年1月", date(2021, 12, 20), None, date(2021, 3, 1)),
    ],
)
def test_a_year_that_was_not_said(text: str, today: date, campaign: DateRange | None, first: date) -> None:
    (found,) = find_times(text, today, campaign)
    assert found.first == first
    assert found.explicit_year == ("2022年" in text)


@pytest.mark.parametrize(
    ("text", "said"), [("2021年11月", True), ("今年11月", True), ("本月", True), ("11月", False), ("年底前", False)]
)
def test_whether_the_year_was_said(text: str, *, said: bool) -> None:
    (found,) = find_times(text, TODAY, CAMPAIGN)
    assert found.explicit_year == said


def test_recent_months_end_on_a_day_that_exists() -> None:
    (found,) = find_times("近三个月", date(2021, 5, 31))
    assert (found.first, found.last) == (date(2021, 3, 1), date(2021, 5, 31))


DATED = st.text(
    alphabet="0123456789年月日号天周个季度一二三十〇近最前后内本上下这今去至到-~起底初旬截以来之每半次、. /:"
)


@given(st.one_of(st.text(st.characters()), DATED), st.dates(), st.one_of(st.none(), st.just(CAMPAIGN)))
def test_any_text_gives_times_in_order_and_in_place(text: str, today: date, campaign: DateRange | None) -> None:
    position = 0
    for found in find_times(text, today, campaign):
        assert position <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.first is None or found.last is None or found.first <= found.last
        assert not found.invalid or (found.first is None and found.last is None)
        position = found.end


@pytest.mark.parametrize("piece", ["9", "万", "一", "1-", "12月", "近", "年", "11月到", "每"])
def test_long_runs_of_one_piece_end(piece: str) -> None:
    assert all(found.end <= 4000 for found in find_times(piece * (4000 // len(piece)), TODAY, CAMPAIGN))
