"""Who a person is and how to reach one is told only where plan or ledgers write it."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.parsing.unread import said

TURNED_DOWN = [
    "区交通运输局局长叫什么",
    "要一下丰元化学负责人的联系方式",
    "公安分局谁是一把手",
    "给我扬尘专班组长的手机号",
    "丰元化学法人是谁",
]


@pytest.mark.parametrize("text", TURNED_DOWN)
def test_nobody_is_named_by_taking_a_person_for_a_part_of_a_name(text: str, assistant: Assistant) -> None:
    answer = assistant.ask(text)
    assert not answer.answered
    assert "个人信息" in answer.understood


def test_what_a_ledger_keeps_is_shown_masked(assistant: Assistant) -> None:
    answer = assistant.ask("散煤网点负责人电话是多少")
    assert answer.answered
    assert any("个人信息已遮盖" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("text", "word"), [("局长期不管怎么办", ""), ("住建局局长是谁", "局长"), ("谁牵头扬尘整治", "")]
)
def test_a_person_is_said_by_the_words_of_the_lexicon(text: str, word: str) -> None:
    assert said("personal", text) == word


def test_what_a_ledger_is_named_after_is_no_person(tmp_path: Path) -> None:
    rows = "机型,品牌,首发价（元）\n甲一,星河,3999\n甲二,星河,2999\n乙一,远山,1999\n"
    (tmp_path / "手机参数.csv").write_text(rows, encoding="utf-8")
    answer = Assistant.open(ledgers=tmp_path).ask("各个品牌手机的平均首发价是多少")
    assert answer.rows == (("星河", 3499.0), ("远山", 1999.0))
