"""An extreme that does not say of what: asked back once for each column it may be of, and only then."""

import pytest

from assistant.engine import Assistant

OPEN = {
    "哪条路段配的车最多": ("湿式清扫车", "高压冲洗车"),
    "水泥企业里哪家排放浓度最高": ("颗粒物", "二氧化硫", "氮氧化物"),
    "专班周报里哪个专班最少": ("排查数", "发现问题数", "整改完成数"),
    "空气质量日报里哪个镇最高": ("PM2.5", "PM10", "AQI"),
    "工地扬尘哪个镇最严重": ("问题数", "PM10浓度"),
    "水泥企业哪家最差": ("颗粒物", "二氧化硫", "氮氧化物"),
}


@pytest.mark.parametrize(("text", "columns"), OPEN.items())
def test_an_open_extreme_is_asked_back(text: str, columns: tuple[str, ...], assistant: Assistant) -> None:
    choices = assistant.ask(text).choices
    assert [column for column in columns if not any(column in choice for choice in choices)] == []


@pytest.mark.parametrize("text", OPEN)
def test_every_choice_can_be_asked_as_it_stands(text: str, assistant: Assistant) -> None:
    assert [choice for choice in assistant.ask(text).choices if not assistant.ask(choice).answered] == []


@pytest.mark.parametrize(
    "text",
    [
        "散煤网点哪个镇最多",
        "哪家水泥企业颗粒物最高",
        "任务台账里哪个单位逾期最多",
        "哪个镇的秸秆火点最多",
        "降尘量台账里哪个镇最高",
        "罚款最多的是哪个镇",
        "垃圾焚烧哪个镇最严重",
        "哪个镇空气最差",
        "哪个镇没取缔的散煤点最突出",
    ],
)
def test_one_that_counts_rows_or_has_one_column_is_not(text: str, assistant: Assistant) -> None:
    answer = assistant.ask(text)
    assert answer.answered
    assert answer.choices == ()


def test_several_ledgers_that_count_the_thing_are_all_offered(assistant: Assistant) -> None:
    choices = assistant.ask("总共查出来多少个问题").choices
    for ledger in ("VOCs排查台账", "工地扬尘台账", "矿山扬尘台账", "专班周报台账"):
        assert any(choice.startswith(ledger) for choice in choices)
    assert not any(choice.startswith("散煤") for choice in choices)


OPEN_VALUES = {
    "小微涉气里面停产的几家": ("黄色措施", "橙色措施", "红色措施"),
    "A级企业里限产的占多少": ("黄色措施", "橙色措施", "红色措施"),
    "传感器坏了的燃气车有几次": (),
    "橙色预警时停产的几家": (),
    "三种预警都停产的企业有几家": (),
    "手续不全的两高项目有几个": (),
}


@pytest.mark.parametrize(("text", "columns"), OPEN_VALUES.items())
def test_a_value_of_several_columns_is_asked_back(text: str, columns: tuple[str, ...], assistant: Assistant) -> None:
    choices = assistant.ask(text).choices
    assert len(choices) == len(columns)
    assert [column for column in columns if not any(column in choice for choice in choices)] == []
    assert [choice for choice in choices if not assistant.ask(choice).answered] == []
