"""Which columns tie two tables: names of things that both have, found without knowing the field."""

import pytest

from assistant.model.catalog import Catalog, ColumnType
from assistant.parsing.joint_questions.keys import Keys
from assistant.parsing.ledger_questions.schema.schema import build_schema
from assistant.parsing.understanding import Understanding
from tests.parsing.ledger_questions.making import column, ledger, values

SHOPS = ledger(
    "书店台账",
    column("书店编号", values=values("甲1", "甲2")),
    column("书店名称", values=values("东门书店", "西门书店", "南门书店")),
    column("街道", values=values("河东街道", "河西街道"), closed=True),
    column("状态", values=values("已办", "未办"), closed=True, done=("已办",)),
    column("类型", values=values("新书", "旧书"), closed=True),
    column("店主", values=values("张三"), personal=True),
    entity="书店名称",
)
FINES = ledger(
    "罚款台账",
    column("单号", values=values("罚1")),
    column("书店名称", values=values("东门书店", "北门书店")),
    column("当事门店", values=values("西门书店", "南门书店")),
    column("街道", values=values("河东街道"), closed=True),
    column("状态", values=values("已办", "未办"), closed=True, done=("已办",)),
    column("类型", values=values("新书", "旧书"), closed=True),
    column("店主", values=values("张三"), personal=True),
    column("金额", ColumnType.NUMBER),
    entity="当事门店",
)
MEMBERS = ledger(
    "名录",
    column("书店编号", values=values("甲1")),
    column("协会", values=values("书业协会")),
    entity="协会",
    plan=True,
)
FEES = ledger("会费台账", column("协会", values=values("书业协会")), column("会费", ColumnType.NUMBER), entity="协会")


def _pairs(keys: Keys, *names: str) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    ledgers = {made.name: made for made in (SHOPS, FINES, MEMBERS, FEES)}
    return {(path.source, path.target) for path in keys.paths(*(ledgers[name] for name in names))}


@pytest.fixture(scope="module")
def keys() -> Keys:
    return Keys(build_schema(Catalog((SHOPS, FINES, MEMBERS, FEES)), lambda text: (text,)))


def test_names_of_things_tie(keys: Keys) -> None:
    assert (("书店名称",), ("书店名称",)) in _pairs(keys, "书店台账", "罚款台账")


def test_other_names_with_the_same_things_tie(keys: Keys) -> None:
    assert (("书店名称",), ("当事门店",)) in _pairs(keys, "书店台账", "罚款台账")


@pytest.mark.parametrize("name", ["状态", "类型", "店主", "金额"])
def test_states_kinds_and_people_tie_nothing(keys: Keys, name: str) -> None:
    assert not any(name in pair[0] for pair in _pairs(keys, "书店台账", "罚款台账"))


def test_what_holds_the_entities_of_another_table_ties(keys: Keys) -> None:
    teams = ledger("球队表", column("球队", values=values("东队", "西队")), entity="球队")
    players = ledger(
        "球员表",
        column("球员", values=values("甲", "乙")),
        column("效力于", values=values("东队", "西队")),
        entity="球员",
    )
    assert [(path.source, path.target) for path in keys.paths(players, teams)] == [(("效力于",), ("球队",))]


def test_a_table_of_the_plan_leads_to_a_third(keys: Keys) -> None:
    assert _pairs(keys, "书店台账", "会费台账") == {(("书店编号",), ("协会",))}
    assert keys.paths(SHOPS, FEES)[0].through is not None


def test_nothing_is_tied_to_itself_or_to_what_shares_nothing(keys: Keys) -> None:
    assert not keys.paths(SHOPS, SHOPS)
    assert not keys.paths(FINES, FEES)


def _paths(understanding: Understanding, source: str, target: str) -> set[tuple[str, ...]]:
    joint = understanding._joint
    ledgers = {made.name: made for made in joint._ledgers.schema.ledgers}
    return {path.source for path in joint._keys.paths(ledgers[source], ledgers[target])}


@pytest.mark.parametrize(
    ("source", "target", "columns"),
    [
        ("应急减排清单", "两高项目清单", {("企业名称",)}),
        ("秸秆火点台账", "秸秆堆存台账", {("镇街",), ("村居", "镇街")}),
        ("专班成员", "专班周报台账", {("专班",)}),
        ("专班成员", "任务台账", {("单位",)}),
        ("方案时限", "任务台账", {("任务编号",)}),
        ("方案指标", "任务台账", {("条款编号",)}),
        ("降尘量台账", "空气质量日报", {("镇街",)}),
    ],
)
def test_the_real_tables(understanding: Understanding, source: str, target: str, columns: set[tuple[str, ...]]) -> None:
    assert columns <= _paths(understanding, source, target)


def test_a_village_is_known_with_its_town(understanding: Understanding) -> None:
    assert ("村居",) not in _paths(understanding, "秸秆火点台账", "秸秆堆存台账")
