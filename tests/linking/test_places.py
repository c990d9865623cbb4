"""Places of the data by short name, and places that are not in the data."""

import pytest

from assistant.linking.places import PlaceIndex, home_place, is_place, short_names
from assistant.text.segment import Segmenter

KNOWN = [
    ("泥沟那边没清完的秸秆", [("泥沟那边", "泥沟镇")]),
    ("泥沟镇降尘量", [("泥沟镇", "泥沟镇")]),
    ("张山子待拆解的货车比涧头集多几辆", [("张山子", "张山子镇"), ("涧头集", "涧头集镇")]),
    ("运河多少个", [("运河", "运河街道")]),
    ("台儿庄今年目标", [("台儿庄", "台儿庄区")]),
    ("帮我写一首关于大运河的诗", []),  # a longer word
    ("泥沟村有几处秸秆", []),  # another place
]

UNKNOWN = [
    ("薛城区有多少锅炉", ["薛城区"]),
    ("市中区和山亭区", ["市中区", "山亭区"]),
    ("滕州市的完成率", ["滕州市"]),
    ("枣庄市全市今年秋冬季目标", ["枣庄市"]),
    ("峄城镇秸秆", ["峄城镇"]),
    ("周营镇扬尘", ["周营镇"]),
    ("古邵镇和阴平镇的散煤", ["古邵镇", "阴平镇"]),
    ("大王庙镇", ["大王庙镇"]),
    ("西王庄乡", ["西王庄乡"]),
    ("坛山街道工地", ["坛山街道"]),
    ("泥沟村有几处秸秆", ["泥沟村"]),
    ("沛县", ["沛县"]),
    ("济南空气怎么样", ["济南"]),
    ("山东省的目标", ["山东省"]),
    # known ones, and words that only end like a place
    ("泥沟镇和运河街道", []),
    ("全区各镇本镇城区景区禁燃区城中村园区小区", []),
    ("哪个镇最多，哪几个村没完成", []),
    ("各村完成多少户，每个镇几家", []),
    ("工业区 居民区 开发区 矿区 保护区 控制区", []),
    ("农村地区 城乡结合部 重点镇街 问题多的镇", []),
    ("市区和城市", []),
    ("按镇分一下，分镇统计", []),
    ("山东丰元化学股份有限公司", []),
    ("南京路施工", []),
    ("镇里的情况怎么样", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), KNOWN)
def test_known_place(places: PlaceIndex, text: str, expected: list[tuple[str, str]]):
    found = places.find(text)
    assert [(place.surface, place.names) for place in found] == [(surface, (name,)) for surface, name in expected]
    assert all(text[place.start : place.end] == place.surface for place in found)


@pytest.mark.parametrize(("text", "expected"), UNKNOWN)
def test_unknown_place(places: PlaceIndex, text: str, expected: list[str]):
    found = places.unknown_places(text)
    assert [place.text for place in found] == expected
    assert all(text[place.start : place.end] == place.text for place in found)


def test_ordinary_sentences_hold_no_strange_place_but_real_ones(places: PlaceIndex):
    sentences = (
        "学区划分在哪里看",
        "小区门口的路灯",
        "公园里的厕所",
        "美丽乡村示范村",
        "传统村落保护",
        "棚户区改造",
        "社区矫正对象",
        "超市和菜市场",
    )
    assert [place.text for sentence in sentences for place in places.unknown_places(sentence)] == []


def test_one_short_name_of_two_places():
    index = PlaceIndex(("刘庄村", "刘庄镇", "煤电"), Segmenter())
    (place,) = index.find("刘庄的网点")
    assert place.names == ("刘庄村", "刘庄镇")
    assert index.find("煤电") == ()


@pytest.mark.parametrize(
    ("value", "place", "short"),
    [
        ("泥沟镇", True, ("泥沟",)),
        ("运河街道", True, ("运河",)),
        ("张楼村", True, ("张楼",)),
        ("沛县", True, ()),  # one character is no name
        ("建成区", False, ()),
        ("农村", False, ()),
        ("已完成", False, ()),
        ("气代煤", False, ()),
    ],
)
def test_short_names(value: str, place: bool, short: tuple[str, ...]):
    assert is_place(value) is place
    assert short_names(value) == short


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("台儿庄区人民政府办公室", "台儿庄区"),
        ("山东省济南市市中区人民政府办公室", "市中区"),
        ("枣庄市人民政府", "枣庄市"),
        ("区政府办公室", ""),
        ("", ""),
    ],
)
def test_home_place(issuer: str, place: str):
    assert home_place(issuer) == place
