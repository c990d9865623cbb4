"""Times that columns and questions name have one spelling."""

import pytest

from assistant.parsing.ledger_questions.schema.named_periods import carried, periods, quarters_in_row

ALIKE = (
    ("2012年", "12年", "一二年", "2012年度"),
    ("2012年第三季度", "12年3季度", "2012q3"),
    ("2011年12月", "2011.12", "11年12月份", "2011-12", "2011:12"),
    ("前三季度", "前3个季度", "q1-q3", "第一季度到第三季度"),
    ("2012年1-5月", "2012:1-5", "12年1至5月"),
    ("近4周", "最近四周", "过去4个星期"),
)


@pytest.mark.parametrize("texts", ALIKE, ids=[texts[0] for texts in ALIKE])
def test_one_time_has_one_spelling(texts: tuple[str, ...]) -> None:
    whole = [{period for start, end, period in periods(text) if (start, end) == (0, len(text))} for text in texts]
    assert set.intersection(*whole), whole


@pytest.mark.parametrize("text", ["2018.1.14", "2012.5万", "二十一二年级", "12.5", "112年", "2012.05.03"])
def test_no_month_of_a_year_is_read_from(text: str) -> None:
    assert not [period for *_, period in periods(text) if "月" in period]


CARRIED = (
    ("2018年第一季度和第二季度", {"2018年02季度"}, "2018年02季度"),
    ("2012年4月小于5,同年3月", {"2012年003月"}, "2012年003月"),
    ("12年3月和4月", {"2012年004月"}, "2012年004月"),
    ("三月份", {"2012年003月", "2012年004月"}, "2012年003月"),
    ("三月份", {"2011年003月", "2012年003月"}, "3月"),
    ("2012年4月和5月", {"5月"}, "5月"),
)


@pytest.mark.parametrize(("text", "held", "last"), CARRIED)
def test_a_month_is_of_the_year_said_before(text: str, held: set[str], last: str) -> None:
    assert [period for *_, period in carried(text, periods(text), held)][-1] == last


@pytest.mark.parametrize(
    ("text", "quarters"),
    [
        ("2017年前三个季度", ("2017年01季度", "2017年02季度", "2017年03季度")),
        ("上半年", ("1季度", "2季度")),
        ("16年下半年", ("2016年03季度", "2016年04季度")),
    ],
)
def test_quarters_that_are_said_together(text: str, quarters: tuple[str, ...]) -> None:
    assert [found for *_, found in quarters_in_row(text)] == [quarters]
