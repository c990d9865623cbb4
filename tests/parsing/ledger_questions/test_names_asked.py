"""What is asked for: those that rows are of or who did the deed, each once, by everyday question words."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

BOATS = """\
检查编号,检查日期,船型,受检单位,靠泊码头,检查人,督办人,安全管理员,缺陷类型,货物,参与演练,处理措施
C01,2023-03-01,拖轮,顺风航运,东码头,关大海,郝亮,贝明,救生衣不足,黄沙,是,责令整改
C02,2023-03-02,驳船,顺风航运,西码头,关大海,郝亮,贝明,灯号故障,石子,否,责令整改
C03,2023-03-02,驳船,远帆水运,东码头,季小川,屠刚,费宁,救生衣不足,黄沙,否,滞留
C04,2023-03-05,拖轮,远帆水运,西码头,关大海,郝亮,费宁,,煤炭,是,
C05,2023-03-09,渡船,平江轮渡,东码头,季小川,屠刚,费宁,消防器材过期,,否,责令整改
"""
DONORS = """\
登记编号,献血者,血型,采血护士,采血点,采血日期,不良反应
X01,安小满,A型,童静,市民广场,2023-03-02,头晕
X02,白露,B型,童静,大学城,2023-03-03,
X03,安小满,A型,裘娜,大学城,2023-03-08,头晕
X04,冬至成,O型,裘娜,市民广场,2023-03-09,呕吐
"""


@pytest.fixture(scope="module")
def names(opened: Open) -> Assistant:
    return opened({"船舶检查": BOATS, "献血登记": DONORS})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("献血头晕的是谁", {("安小满",)}),
        ("呕吐的叫什么名字，什么血型", {("冬至成", "O型")}),
        ("市民广场献血的采血护士是谁", {("童静",), ("裘娜",)}),
        ("救生衣不足的是哪几家，谁督办", {("顺风航运", "郝亮"), ("远帆水运", "屠刚")}),
        ("顺风航运的船都是谁在查", {("关大海",)}),
        ("拖轮谁管安全", {("贝明",), ("费宁",)}),
        ("关大海查的船都拉的什么货", {("黄沙",), ("石子",), ("煤炭",)}),
        ("西码头的船出过啥毛病", {("灯号故障",)}),
        ("救生衣不足的后来咋处理的", {("责令整改",), ("滞留",)}),
        ("没参加演练的驳船是哪几家", {("顺风航运",), ("远帆水运",)}),
        ("关大海去过哪些码头检查", {("东码头",), ("西码头",)}),
    ],
)
def test_names_are_told_once(names: Assistant, question: str, rows: set[tuple[str, ...]]) -> None:
    answer = names.ask(question)
    assert set(answer.rows) == rows, answer.understood
    assert len(answer.rows) == len(rows), answer.rows


@pytest.mark.parametrize(
    "question",
    [
        "平江轮渡的船是谁督办的，整改了没",
        "驳船靠在哪儿，谁督办的，处理了没",
        "装黄沙的都是哪些单位，去干啥",
    ],
)
def test_what_else_is_asked_keeps_the_rows_whole(names: Assistant, question: str) -> None:
    answer = names.ask(question)
    assert not answer.answered or all(len(row) > len(("名",)) * 2 for row in answer.rows), answer.understood
