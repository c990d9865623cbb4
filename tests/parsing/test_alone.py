"""A question that stands alone inherits nothing: after any other turn it is understood as if it were the first."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.session import Session

GOLD = Path(__file__).parent.parent / "gold"
BEFORE = ("谁牵头扬尘整治", "散煤网点没取缔的有几家", "各镇街PM2.5平均多少")
EVERY = 60
"""Of the gold questions one in so many is asked; all of them take minutes."""
GOES_ON = {
    "早于时限办结的任务数，以及平均早了几天": "a state and figures of it, that name no unit, no matter and no groups",
    "提前完成的有几项？平均提前了多少天": "the same",
    "查扣散煤最多的镇街是哪个，多少吨": "a figure of the ledger spoken of, which is not named",
    "查扣伞煤最多的镇街，多少吨": "the same",
    "到现在一共查扣了多少吨散没": "the same, summed up",
    "涧头集昨天PM2.5和PM10": "a place of the ledger spoken of, by whose groups the figures were told",
    "PM2.5目标完成了吗": "a figure that was told by groups, which are held against the plan's",
}
"""Lines that may as well go on from what was asked of the same rows, and why; what they carry over is told."""


def _questions() -> Iterator[str]:
    for path in sorted(GOLD.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            if "question" in gold and gold.get("kind") not in ("clarify", "refuse"):
                yield gold["question"]


SAMPLE = [text for text in list(dict.fromkeys(_questions()))[::EVERY] if text not in GOES_ON]


@cache
def _alone(assistant: Assistant, text: str) -> str:
    answer = assistant.ask(text)
    return answer.understood if answer.answered else ""


def _after(assistant: Assistant, before: str, text: str) -> str:
    session = Session()
    assistant.ask(before, session)
    return assistant.ask(text, session).understood


@pytest.mark.parametrize("before", BEFORE)
def test_a_question_is_understood_as_by_itself(before: str, assistant: Assistant) -> None:
    asked = [text for text in SAMPLE if _alone(assistant, text)]
    assert len(asked) > len(SAMPLE) // 2
    assert [text for text in asked if _after(assistant, before, text) != _alone(assistant, text)] == []


@pytest.mark.parametrize("before", BEFORE[:2])
@pytest.mark.parametrize(
    "text",
    [
        "专班报送的周期",
        "专班多长时间报一次进展",
        "公安都给谁打配合",
        "交通局给谁打配合",
        "市监管局主抓的有几件，都是啥",
        "专项行动搞完了，总结哪天前得拿出来",
        "秋冬季攻坚从几号算到几号",
        "一共成立了几个专班",
        "方案里当牵头单位的一共几家",
        "正文里当过牵头单位的一共几家",
        "哪些单位一项任务都没牵头",
        "没完成 住房城乡建设局",
        "水务局没办完的活儿有哪些",
        "各专项完成率，从高到低",
        "专项名称里带VOCs的，没完成的是哪几项",
        "后氧传赶器异常的查到几次",
        "城乡结合部秸秆巡察是不是天天搞",
    ],
)
def test_what_names_its_own_matter_keeps_nothing(text: str, before: str, assistant: Assistant) -> None:
    assert _alone(assistant, text)
    assert _after(assistant, before, text) == _alone(assistant, text)
