"""Surfaces: what every word of a catalog can mean."""

import pytest

from assistant.model.catalog import Catalog
from assistant.parsing.ledger_questions.schema.like_names import like_families
from assistant.parsing.ledger_questions.schema.schema import build_schema, fold
from assistant.parsing.ledger_questions.schema.stems import column_stem, verb_family
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from tests.parsing.ledger_questions.making import CATALOG, DATE, HEATED, NUMBER, VISITS, column, cut, ledger, values

SCHEMA = build_schema(CATALOG, cut)


def senses(surface: str, number: int = 0) -> list[tuple[str, str]]:
    """(kind, column) of every sense of a surface in one ledger."""
    return [(str(sense.kind), sense.column) for sense in SCHEMA.surfaces.get(surface, {}).get(number, ())]


@pytest.mark.parametrize(("text", "place", "held"), [("东门书店几次", "东门", True), ("西城几次", "西城", False)])
def test_a_place_inside_a_value_is_none_of_its_own(text: str, place: str, held: bool) -> None:
    start = text.index(place)
    assert SCHEMA.holds_value(text, start, start + len(place)) is held


@pytest.mark.parametrize(
    ("surface", "kind", "name"),
    [
        ("书店走访台账", "ledger", ""),
        ("书店台账", "ledger", ""),
        ("走访", "verb", "走访日期"),
        ("走访", "topic", ""),
        ("次", "rows", ""),
        ("整改状态", "column", "整改状态"),
        ("书店名", "column", "书店名称"),
        ("书店名字", "column", "书店名称"),
        ("日期", "column", "走访日期"),
        ("街镇", "column", "街道"),
        ("西门书店", "value", "书店名称"),
        ("不合格", "value", "消防器材"),
        ("发现问题", "column", "发现问题数"),
    ],
)
def test_a_surface_has_the_sense(surface: str, kind: str, name: str) -> None:
    assert (kind, name) in senses(surface)


def test_one_surface_serves_all_ledgers_that_know_it() -> None:
    assert ("column", "走访日期") in senses("日期", 0)
    assert ("column", "开始日期") in senses("日期", 1)
    assert senses("走访", 1) == []


def test_a_value_of_several_columns_keeps_them_all() -> None:
    assert {name for kind, name in senses("不合格") if kind == "value"} == {"消防器材", "疏散标志", "用电线路"}


def test_a_revealed_name_is_known_whole_and_by_nothing_shorter() -> None:
    made = ledger("名册", column("店主", personal=True, values=values("王小明")))
    surfaces = build_schema(Catalog((made,)), cut).surfaces
    assert {"店主", "王小明"} <= surfaces.keys()
    assert "小明" not in surfaces


@pytest.mark.parametrize(
    ("cell", "asked"),
    [
        ("Ⅴ类", "v类"),
        ("ＡＢ型", "ab型"),
        ("９号楼", "9号楼"),
        ("５０㎡", "50平方米"),
        ("東門書店", "东门书店"),
        ("℃档", "℃档"),
    ],
)
def test_surfaces_are_spelled_like_questions_while_senses_keep_the_cell(cell: str, asked: str) -> None:
    made = ledger(f"{cell}台账", column("类别", values=values(cell)), column(f"{cell}数量", NUMBER))
    surfaces = build_schema(Catalog((made,)), cut).surfaces
    assert Sense(SenseKind.VALUE, "类别", (cell,)) in surfaces[asked][0]
    assert Sense(SenseKind.COLUMN, f"{cell}数量") in surfaces[f"{asked}数量"][0]
    assert Sense(SenseKind.LEDGER) in surfaces[f"{asked}台账"][0]
    assert cell in (asked, cell.lower()) or cell not in surfaces


@pytest.mark.parametrize("text", ["是", "否", "有", "√"])
def test_values_that_say_nothing_alone_are_no_surfaces(text: str) -> None:
    made = ledger("名册", column("登记", values=values("是", "否", "有", "√")))
    assert text not in build_schema(Catalog((made,)), cut).surfaces


def test_ordered_levels_have_names_for_stretches() -> None:
    grades = values("优", "良", "轻度污染", "中度污染", "重度污染", "严重污染")
    surfaces = build_schema(Catalog((ledger("日报", column("级别", values=grades, closed=True)),)), cut).surfaces
    held = {word: surfaces[word][0][0].values for word in ("优良", "污染天", "重污染")}
    assert held == {
        "优良": ("优", "良"),
        "污染天": ("轻度污染", "中度污染", "重度污染", "严重污染"),
        "重污染": ("重度污染", "严重污染"),
    }


def test_a_name_made_of_topic_and_column_does_not_hide_the_column() -> None:
    made = ledger("工厂问题台账", column("问题数", NUMBER, unit="个"), aliases=("工厂问题数",))
    surfaces = build_schema(Catalog((made,)), lambda text: [text[:2], text[2:]]).surfaces
    assert surfaces.get("工厂问题数", {}) == {}
    assert Sense(SenseKind.COLUMN, "问题数") in surfaces["问题数"][0]
    assert senses("书店走访") == []
    assert ("ledger", "") in senses("供水改造", 1)


def test_pieces_of_long_values_are_found_and_cost_more_than_names() -> None:
    made = ledger("项目表", column("项目说明", values=values("东湖公园北门改造")))
    surfaces = build_schema(Catalog((made,)), cut).surfaces
    (piece,) = surfaces["公园"][0]
    assert piece.kind is SenseKind.PART
    assert piece.cost > surfaces["项目说明"][0][0].cost


@pytest.mark.parametrize(
    ("made", "family"),
    [
        (ledger("甲", *(column(f"{name}手续", values=values("齐全", "不全")) for name in "环能安")), ("手续",)),
        (ledger("甲", *(column(f"{name}手续", values=values("齐全", "不全")) for name in "环能")), ()),
        (VISITS, ()),
        (HEATED, ()),
    ],
)
def test_like_columns_have_a_family_name_where_their_endings_agree(made, family: tuple[str, ...]) -> None:
    assert like_families(made) == family


@pytest.mark.parametrize(
    ("made", "stem"),
    [
        (column("检查日期", DATE), "检查"),
        (column("完成时限", DATE), "完成"),
        (column("发现起数", NUMBER), "发现"),
        (column("计划户数", NUMBER), "计划"),
        (column("企业名称"), "企业"),
        (column("日期", DATE), "日期"),
        (column("镇街"), "镇街"),
    ],
)
def test_stems_are_names_without_what_they_hold(made, stem: str) -> None:
    assert column_stem(made) == stem


@pytest.mark.parametrize(("stem", "word"), [("清理", "清走"), ("拆解", "拆掉"), ("取缔", "端掉"), ("检查", "走访")])
def test_verbs_have_a_family(stem: str, word: str) -> None:
    family = verb_family(stem)
    assert family[0] == stem
    assert word in family


def test_an_unknown_verb_stands_alone_but_for_what_completes_it() -> None:
    family = verb_family("腌制")
    assert family[0] == "腌制"
    assert {word.removeprefix("腌制") for word in family[1:]} == set(words("completed_by"))


@pytest.mark.parametrize(
    ("text", "folded"), [("VOCs", "vocs"), ("“两高”项目", "两高项目"), (" 甲 乙 ", "甲乙"), ("《办法》", "办法")]
)
def test_surfaces_are_compared_without_case_and_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_an_alias_that_fits_two_names_is_both_ledgers() -> None:
    """秸秆台账 is what people call the first; the second is 秸秆 by its own name as well."""
    heaps = replace(ledger("秸秆堆存台账", column("镇街")), aliases=("秸秆台账", "草垛"))
    fires = ledger("秸秆火点台账", column("镇街"))
    surfaces = build_schema(Catalog((heaps, fires)), cut).surfaces
    named = {
        word: {n for n, found in surfaces[word].items() if any(s.kind is SenseKind.LEDGER for s in found)}
        for word in ("秸秆台账", "秸秆", "草垛")
    }
    assert named == {"秸秆台账": {0, 1}, "秸秆": {0, 1}, "草垛": {0}}
