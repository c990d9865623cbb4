"""The time limits of the plan, read by eye; nothing else may be found."""

from datetime import date

import pytest

from assistant.model.document import Document

LIMITS = [
    ("1.0.1", "区间", "2021年10月1日至2022年3月31日", "2021-10-01", "2022-03-31", ""),
    ("2.2.1", "区间", "秋冬季结束后", None, None, ""),
    ("2.3.1", "截止", "今年取暖季前", None, None, ""),
    ("2.4.1", "截止", "2021年12月底前", None, "2021-12-31", ""),
    ("2.4.2", "截止", "秋冬季前", None, None, ""),
    ("2.5.1", "截止", "2021年12月底前", None, "2021-12-31", ""),
    ("2.8.4", "周期", "每月", None, None, "每月"),
    ("2.8.5", "截止", "2021年底前", None, "2021-12-31", ""),
    ("2.9.2", "截止", "2021年11月30日前", None, "2021-11-30", ""),
    ("3.1.1", "周期", "每周", None, None, "每周"),
    ("3.2.1", "区间", "2021年12月1日起至2022年3月31日", "2021-12-01", "2022-03-31", ""),
    ("3.2.1", "周期", "每半月进行一次", None, None, "每半月"),
    ("3.2.1", "区间", "2021年12月31日起至2022年1月31日", "2021-12-31", "2022-01-31", ""),
    ("3.2.1", "周期", "每半月进行一次", None, None, "每半月"),
    ("3.2.2", "区间", "2021年12月22日起至2022年2月9日", "2021-12-22", "2022-02-09", ""),
    ("3.2.2", "周期", "每半月进行一次", None, None, "每半月"),
    ("3.2.3", "区间", "2021年12月1日起至2022年3月31日", "2021-12-01", "2022-03-31", ""),
    ("3.2.3", "截止", "2021年3月底前", None, "2021-03-31", ""),
    ("3.3.1", "截止", "2021年11月底前", None, "2021-11-30", ""),
    ("3.3.2", "区间", "2021年11月-2022年3月期间", "2021-11-01", "2022-03-31", ""),
    ("3.4.1", "截止", "2021年11月30日前", None, "2021-11-30", ""),
    ("3.4.1", "截止", "2021年11月30日前", None, "2021-11-30", ""),
    ("3.4.1", "截止", "2022年3月底前", None, "2022-03-31", ""),
    ("3.4.1", "截止", "2022年1月31日前", None, "2022-01-31", ""),
    ("3.4.2", "截止", "2021年11月30日前", None, "2021-11-30", ""),
    ("3.4.3", "截止", "2021年12月31日前", None, "2021-12-31", ""),
    ("3.5.1", "区间", "2021年11月至2022年3月", "2021-11-01", "2022-03-31", ""),
    ("3.5.2", "区间", "2021年11月至2022年3月", "2021-11-01", "2022-03-31", ""),
    ("3.5.3", "区间", "2021年11月至2022年3月", "2021-11-01", "2022-03-31", ""),
    ("3.6.1", "截止", "2021年11月30日前", None, "2021-11-30", ""),
    ("3.6.1", "周期", "每周", None, None, "每周"),
    ("3.6.2", "区间", "2021年11月30日至12月31日", "2021-11-30", "2021-12-31", ""),
    ("3.6.2", "周期", "每天", None, None, "每日"),
    ("3.6.3", "区间", "2021年11月至2022年3月", "2021-11-01", "2022-03-31", ""),
    ("3.6.3", "周期", "每月", None, None, "每月"),
    ("3.7.1", "区间", "自2021年11月-2022年3月", "2021-11-01", "2022-03-31", ""),
    ("4.1.1", "周期", "定期", None, None, "定期"),
    ("4.1.1", "截止", "2021年11月30日前", None, "2021-11-30", ""),
    ("4.1.1", "截止", "2022年4月5日前", None, "2022-04-05", ""),
    ("4.2.2", "截止", "2021年12月底前", None, "2021-12-31", ""),
    ("4.2.3", "截止", "2022年3月底前", None, "2022-03-31", ""),
    ("4.3.1", "区间", "自2021年11月起", "2021-11-01", None, ""),
    ("4.3.1", "周期", "常态化", None, None, "常态化"),
    ("4.3.1", "周期", "每日", None, None, "每日"),
    ("4.4.1", "区间", "秋冬季期间", None, None, ""),
    ("4.4.1", "周期", "每周五前", None, None, "每周五前"),
]

MATTERS = [
    ("2.4.1", "2021年12月底前", "完成每小时35蒸吨及以下的燃煤锅炉淘汰"),
    ("2.8.4", "每月", "各镇（街）对辖区内露天矿山进行全面排查清理，建立管理台账和销号制度"),
    ("3.2.3", "2021年3月底前", "组织专业机构或专家对深度治理情况进行逐一排查"),
    ("4.1.1", "2022年4月5日前", "对秋冬季大气污大排查大整治专项行动进行总结"),
    ("4.1.1", "2021年11月30日前", "完成散煤治理确村确户清单、锅炉清单和高污染燃料禁燃区划定工作"),
    ("4.1.1", "定期", "要建立重点任务完成情况调度机制，倒排工期、挂图作战"),
    ("3.6.2", "每天", "督导各相关镇（街）对城乡结合部2公里范围实施不间断秸秆焚烧巡查"),
]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def test_all_limits_and_none_invented(plan: Document) -> None:
    found = [
        (one.clause, one.kind.value, one.text, iso(one.first), iso(one.last), one.frequency) for one in plan.time_limits
    ]
    assert found == LIMITS


@pytest.mark.parametrize(("clause", "words", "matter"), MATTERS)
def test_what_is_due(plan: Document, clause: str, words: str, matter: str) -> None:
    assert matter in [one.matter for one in plan.time_limits if one.clause == clause and one.text == words]


def test_each_limit_of_a_clause_has_its_own_matter(plan: Document) -> None:
    matters = [one.matter for one in plan.time_limits if one.clause == "3.4.1"]
    assert len(set(matters)) == 4
    assert "山东丰元化学股份有限公司" in matters[0]
    assert "淘汰取缔" in matters[2]
    assert "冲天炉改为电炉" in matters[3]


def test_a_limit_belongs_to_its_duty(plan: Document) -> None:
    duties = {(one.clause, one.duty) for one in plan.time_limits}
    assert ("3.5.1", "3.5.1a") in duties
    assert ("3.5.1", "3.5.1b") not in duties
    assert {duty for clause, duty in duties if clause.startswith(("1.", "4.")) or clause == "3.7.1"} == {None}


def test_spans_are_exact(plan: Document) -> None:
    assert all(one.span.of(plan.text) == one.text for one in plan.time_limits)
