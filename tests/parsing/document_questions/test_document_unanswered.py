"""Questions that the real plan cannot answer as they stand: every reading is dear, or refused with its reason.

How those are read that it answers is held with their answers, so that each is read once.
"""

from collections.abc import Callable

import pytest

from assistant.linking.linked import Linked
from assistant.parsing.document_questions.interpreter import DocumentInterpreter
from assistant.parsing.ranking import TOO_MUCH_UNEXPLAINED, is_refusal


@pytest.mark.parametrize(
    "text",
    [
        "噪声污染谁管",
        "餐饮油烟由哪个部门牵头",
        "烟花爆竹禁放谁牵头",
        "柴油货车淘汰补贴标准",
        "扬尘补多少",
        "锅炉补多少",
        "重污染天气红色预警的启动条件",
        "危险废物转移审批",
        "垃圾分类谁管",
        "发现有人烧秸秆打哪个电话举报",
        "河长制工作谁负责",
        "农村厕所改造谁负责",
        "码头岸电建设谁牵头",
        "医疗废物归哪个局",
        "船舶尾气谁管",
        "光污染谁管",
        "土壤污染防治的责任单位",
        "单双号限行谁牵头",
        "碳达峰谁牵头",
        "小广告谁清理",
        "水泥价格谁管",
        "天然气价格谁定",
        "供热温度不低于多少度",
    ],
)
def test_a_word_the_plan_lacks_makes_every_reading_dear(
    text: str, link: Callable[[str], Linked], interpreter: DocumentInterpreter
) -> None:
    readings = interpreter.read(link(text))
    assert all(reading.cost > TOO_MUCH_UNEXPLAINED for reading in readings)
    assert not readings or readings[0].unexplained


@pytest.mark.parametrize("text", ["臭氧目标是多少", "在建工地一共投资多少万元", "码头抑尘设施要多少吨"])
def test_a_figure_of_another_kind_is_none(
    text: str, link: Callable[[str], Linked], interpreter: DocumentInterpreter
) -> None:
    assert all(reading.cost > TOO_MUCH_UNEXPLAINED or is_refusal(reading) for reading in interpreter.read(link(text)))


@pytest.mark.parametrize(
    "text", ["最差的工地是哪个", "第几周问题最多", "清洁取暖专班谁是组长", "扬尘整治现在最靠后的工地"]
)
def test_a_word_of_rows_or_of_another_body_is_not_passed_over(
    text: str, link: Callable[[str], Linked], interpreter: DocumentInterpreter
) -> None:
    assert all(reading.cost > TOO_MUCH_UNEXPLAINED and not reading.borne for reading in interpreter.read(link(text)))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("国三货车要淘汰多少辆", "没有写多少辆"),
        ("工地要建多少个", "没有写多少个"),
        ("加油站要查多少家", "没有写多少家"),
        ("各专班多久碰一次头", "没有写“碰一次头”"),
        ("这周开什么会", "没有写“开什么会”"),
        ("第9个专班是什么", "只有7个专班"),
        ("附件2的内容是什么", "只有1个附件"),
        ("十五五期间空气质量目标是多少", "没有十五五期间的内容"),
        ("2022-2023年秋冬季重污染天数指标", "没有2022-2023年秋冬季的内容"),
        ("山东省重污染天数目标", "没有山东省的内容"),
        ("主要任务第（十一）项是什么", "只有9项"),
        ("方案第六部分讲什么", "只有4个部分"),
        ("2.8.7的原文", "2.8.1至2.8.6共6条"),
        ("二、（八）第七段", "只有6段"),
        ("台政办字〔2021〕31号讲什么", "没有台政办字〔2021〕31号"),
        ("《环境保护法》第六十条怎么规定", "没有引用《环境保护法》"),
        ("大气污染防治法里第九十九条原文", "没有引用《大气污染防治法》"),
        ("大气污染防治法99条说的什么", "没有引用《大气污染防治法》"),
        ("安全生产法是怎么规定的", "没有引用《安全生产法》"),
        ("排污许可管理条例第3条", "没有引用《排污许可管理条例》"),
        ("区教育局牵头哪些任务", "没有“区教育局”"),
        ("2024年的PM2.5目标是多少", "没有2024年"),
    ],
)
def test_a_false_premise_is_refused_with_its_reason(
    text: str, reason: str, link: Callable[[str], Linked], interpreter: DocumentInterpreter
) -> None:
    best = interpreter.read(link(text))[0]
    assert best.question.kind == "refuse"
    assert reason in best.question.reason
