"""Everyday words lead to the words of plans, and the file keeps its own rules."""

import pytest

from assistant.linking.synonyms import all_surfaces, expand
from assistant.text import lexicon


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("烧秸秆", "秸秆焚烧"),
        ("烧荒", "秸秆焚烧"),
        ("大货车", "柴油货车"),
        ("煤改气", "清洁取暖"),
        ("雾霾天", "重污染天气"),
        ("SO2", "二氧化硫"),
        ("nox", "氮氧化物"),
        ("PM2.5", "细颗粒物"),
        ("VOC", "挥发性有机物"),
        ("vocs", "挥发性有机物"),
        ("LDAR", "泄漏检测与修复"),
        ("黑加油站", "黑加油点"),
        ("私设油罐", "自建油罐"),
        ("自己埋的油罐", "自建油罐"),
        ("小锅炉", "燃煤锅炉"),
        ("拆除", "淘汰"),
        ("追责", "问责"),
        ("造假", "弄虚作假"),
        ("偷排", "旁路"),
        ("渣土车洒漏", "带泥带土"),
        ("棚改", "棚户区改造"),
        ("鞭炮", "烟花爆竹"),
        ("低保户", "低保"),
        ("打疫苗", "预防接种"),
        ("防火道", "防火隔离带"),
        ("商砼", "预拌混凝土"),
        ("烂尾楼", "保交楼"),
        ("泔水", "餐厨废弃物"),
        ("煤气罐", "液化石油气钢瓶"),
        ("沙袋", "防汛物资"),
        ("拉练", "拉动演练"),
        ("牲口", "畜禽"),
        ("骗医保", "欺诈骗保"),
        ("办事大厅", "政务服务中心"),
        ("招聘会", "专场招聘"),
        ("公分", "厘米"),
        ("老太太", "老年人"),
        ("精神病院", "精神类专科医院"),
        ("剩饭", "光盘行动"),
        ("挡水板", "防水挡板"),
    ],
)
def test_said_and_written(said: str, written: str):
    assert written in [synonym.word for synonym in expand(said)]


@pytest.mark.parametrize(("written", "said"), [("柴油货车", "大货车"), ("防汛物资", "沙袋"), ("防溺水", "野泳")])
def test_a_broader_term_is_one_way(written: str, said: str):
    assert said not in [synonym.word for synonym in expand(written)]
    assert written in [synonym.word for synonym in expand(said)]


@pytest.mark.parametrize(
    ("one", "other"), [("低保", "特困"), ("医保", "医疗救助"), ("民宿", "农家乐"), ("责令", "罚款")]
)
def test_what_law_keeps_apart_stands_for_itself(one: str, other: str):
    assert other not in [synonym.word for synonym in expand(one)]
    assert one not in [synonym.word for synonym in expand(other)]


def test_a_group_is_both_ways_and_weighs_more():
    assert {s.word: s.weight for s in expand("秸秆焚烧")}["烧荒"] == {s.word: s.weight for s in expand("烧荒")}[
        "秸秆焚烧"
    ]
    weights = [synonym.weight for synonym in expand("烧荒")]
    assert weights == sorted(weights, reverse=True)
    assert all(0 < weight < 1 for weight in weights)


def test_no_word_stands_for_itself():
    itself = [w for w in all_surfaces() if w.lower() in [synonym.word.lower() for synonym in expand(w)]]
    assert itself == []


def test_unknown_word_has_none():
    assert expand("教育局") == expand("") == ()


def test_the_file_is_well_kept():
    entries = lexicon.load("synonyms")
    assert len(entries["group"]) >= 250
    assert all(len(set(row["words"])) == len(row["words"]) > 1 for row in entries["group"])
    sources = [row["from"] for row in entries["broader"]]
    assert len(set(sources)) == len(sources)
    assert all(row["to"] and row["from"] not in row["to"] for row in entries["broader"])
