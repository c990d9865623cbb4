"""What people say of how far a deed has come."""

import pytest

from assistant.engine import Assistant
from assistant.model.catalog import Value
from assistant.parsing.ledger_questions.schema.states import states
from tests.parsing.ledger_questions.making import column, values

REPAIR = column("修缮状态", values=values("无需修缮", "未修缮", "修缮中", "已修缮"), closed=True, done=("已修缮",))
REMOVAL = column(
    "拆除情况", values=(Value("待拆除"), Value("已拆除", ("拆掉了", "完成拆除"))), closed=True, done=("已拆除",)
)
RESCUE = column("处置结果", values=values("放归", "救治中", "死亡"), closed=True)
TALKS = column("协商结果", values=values("协商一致", "协商破裂", "协商中"), closed=True)
PAID = column("兑付情况", values=values("已兑付", "未兑付", "部分兑付"), closed=True, done=("已兑付",))
PLAIN = column("状态", values=values("未完成", "已完成"), closed=True, done=("已完成",))


@pytest.mark.parametrize(
    ("told", "phrase", "held"),
    [
        (REPAIR, "修缮好", ("已修缮",)),
        (REPAIR, "已经修缮", ("已修缮",)),
        (REPAIR, "还在修缮", ("修缮中",)),
        (REPAIR, "修缮着呢", ("修缮中",)),
        (REPAIR, "待修缮", ("未修缮", "修缮中")),
        (REMOVAL, "拆干净", ("已拆除",)),
        (REMOVAL, "等着拆", ("待拆除",)),
        (REMOVAL, "该拆没拆", ("待拆除",)),
        (REMOVAL, "还在拆", None),
        (PLAIN, "待完成", None),
        (RESCUE, "还在救治", ("救治中",)),
        (RESCUE, "仍在治", ("救治中",)),
        (RESCUE, "待放归", None),
        (RESCUE, "救治完", None),
        (TALKS, "还在协商的", ("协商中",)),
        (TALKS, "已经协商完", ("协商一致", "协商破裂")),
        (PAID, "至今未兑付", ("未兑付",)),
    ],
)
def test_a_phrase_names_what_the_cells_say(told: object, phrase: str, held: tuple[str, ...] | None) -> None:
    senses = [sense.values for text, sense in states(told) if text == phrase]  # type: ignore[arg-type]
    assert senses == ([held] if held else [])


UNDER_WAY = (
    "还在改",
    "还在整改",
    "整改着",
    "没改好",
    "没整改利索",
    "整改没完",
    "整改还没到位",
    "处于整改中",
    "整改拖着",
)
CLEARED = ("没清干净", "还没拉走", "没拉走清净", "没清理完毕", "待清理", "清理没完成", "没完成清理", "该清没清")
SAME = [
    *((f"哪些自建油罐{said}", "哪些自建油罐整改中") for said in UNDER_WAY),
    *((f"{said}的秸秆一共多少吨", "没清理完的秸秆一共多少吨") for said in CLEARED),
    *((f"{said}的矿山有几座", "未销号的矿山有几座") for said in ("待销号", "等着销号", "挂着没销号", "没销掉")),
    *((f"{said}的车有多少辆", "已拆解的车有多少辆") for said in ("拆光", "已经拆", "拆解完毕", "给拆了")),
]


@pytest.mark.parametrize(("said", "plain"), SAME)
def test_the_rows_are_those_of_the_plain_word(assistant: Assistant, said: str, plain: str) -> None:
    asked, wanted = assistant.ask(said), assistant.ask(plain)
    assert wanted.rows
    assert asked.rows == wanted.rows, asked.understood


REQUESTS = ("罗列", "梳理一下", "盘点一下", "核对一下", "逐一列出", "讲讲", "弄清", "据统计，", "那一摊子", "满打满算")


@pytest.mark.parametrize("said", REQUESTS)
def test_words_around_a_question_change_nothing(assistant: Assistant, said: str) -> None:
    asked, wanted = assistant.ask(f"{said}没取缔的散煤网点有几家"), assistant.ask("没取缔的散煤网点有几家")
    assert asked.rows == wanted.rows, asked.understood


def test_a_phrase_is_no_slip_of_another(assistant: Assistant) -> None:
    """几张清单 is not corrected into a request such as 给张清单."""
    assert not [note for note in assistant.ask("两高项目要建几张清单").notes if "理解" in note]
