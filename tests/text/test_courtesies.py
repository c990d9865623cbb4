"""Office talk around a question goes; what is asked stays whole."""

import pytest

from assistant.text.courtesies import without_courtesies


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("开会要用，哪些任务逾期？谢谢", "哪些任务逾期？"),
        ("领导问国三货车有多少辆", "国三货车有多少辆"),
        ("甲公司不是说收盘价12块多吗，那涨幅是多少", "甲公司收盘价12块多，那涨幅是多少"),
        ("这两家都不是国有企业吗，分别在哪", "这两家都不是国有企业吗，分别在哪"),
        ("上面让我查一下逾期任务", "逾期任务"),
        ("向区长汇报用，任务有几项", "任务有几项"),
        ("下午汇报要用的，任务有几项，急", "任务有几项"),
        ("您好，打扰了，散煤点有几家", "散煤点有几家"),
        ("填报需要，按镇街统计检查次数", "按镇街统计检查次数"),
        ("劳烦看看逾期任务", "看看逾期任务"),
        ("逾期任务有几项，越快越好", "逾期任务有几项"),
        ("逾期几项，完成几项，两个数都要", "逾期几项，完成几项"),
        ("各镇工地几个、网点几家，放一张表", "各镇工地几个、网点几家"),
        ("诶，你知道就是逾期任务有几项", "逾期任务有几项"),
        ("你好啊我想问问逾期任务有几项谢谢", "逾期任务有几项"),
        ("我了解到任务有人逾期，有几项你知道吗？", "任务有人逾期，有几项"),
        ("能不能告诉我逾期任务有几项", "逾期任务有几项"),
    ],
)
def test_why_and_how_soon_go(text: str, left: str) -> None:
    assert without_courtesies(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "会议，谁召集",
        "例会，多久一次",
        "要求上报的材料，谁负责",
        "领导小组组长是谁",
        "领导，任务有几项",
        "不是这个，我问的是交通局",
        "发现问题多少",
        "施工单位里问题最多的是谁",
        "能不能烧秸秆",
        "早上几点开会",
        "谢谢",
        "急",
        "你好",
        "",
    ],
)
def test_what_says_something_or_stands_alone_stays(text: str) -> None:
    assert without_courtesies(text) == text
