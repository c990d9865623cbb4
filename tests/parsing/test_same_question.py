"""A question asked politely, or with a word for the same, is the same question: one answer for both."""

import json
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.engine import Assistant
from assistant.model.answer import Answer

GOLD = Path(__file__).parent.parent / "gold"
BEFORE = ("请问", "帮我查一下", "我想知道", "麻烦问一下，", "查查", "看一下", "统计一下", "领导问", "你好，")
BEHIND = ("呢", "呀", "？", "，谢谢", "，急用", "，查一下", "，麻烦了")
ALIKE = (
    ("多少个", "几个"),
    ("多少家", "几家"),
    ("多少条", "几条"),
    ("未完成", "没完成", "还没完成", "尚未完成", "没做完"),
    ("列出来", "列一下", "罗列一下"),
    ("一共", "总共", "合计", "共计"),
    ("超过", "大于", "高于"),
    ("不到", "低于", "小于"),
    ("各镇街", "每个镇街", "各个镇街"),
    ("本月", "这个月", "当月"),
    ("上周", "上个星期", "上礼拜"),
    ("目前", "眼下", "现在"),
    ("从高到低", "由高到低", "从大到小"),
)


def _own_questions() -> tuple[str, ...]:
    """The questions of the project's own sets that rows answer."""
    files = ("ledger.jsonl", "second_ledger_a.jsonl", "second_ledger_b.jsonl", "third_ledger.jsonl")
    lines = (line for name in files for line in (GOLD / name).read_text("utf-8").splitlines())
    return tuple(json.loads(line)["question"] for line in lines)


QUESTIONS = _own_questions()


def _swaps() -> list[tuple[str, str]]:
    """Each question with a word of it, and with a word for the same in its place."""
    pairs = [
        (text, re.sub(f"(?<![不没未最]){one}", other, text))
        for text in QUESTIONS
        for words in ALIKE
        for one in words
        for other in words
        if one in text and one != other and not any(word in text and word != one for word in words)
    ]
    return [pair for pair in pairs if len(set(pair)) > 1]


def _rows(answer: Answer) -> tuple[object, ...]:
    """What is answered, in whatever order the rows come."""
    return (answer.answered, sorted(map(str, answer.rows)))


@settings(max_examples=40)
@given(text=st.sampled_from(QUESTIONS), before=st.sampled_from(("", *BEFORE)), behind=st.sampled_from(("", *BEHIND)))
def test_courtesy_asks_for_nothing(text: str, before: str, behind: str, assistant: Assistant) -> None:
    bare = text.rstrip("？?。呢吗呀")
    plain = assistant.ask(bare)
    if plain.answered:
        assert _rows(assistant.ask(f"{before}{bare}{behind}")) == _rows(plain)


@settings(max_examples=40)
@given(pair=st.deferred(lambda: st.sampled_from(_swaps())))
def test_a_word_for_the_same_asks_for_the_same(pair: tuple[str, str], assistant: Assistant) -> None:
    plain = assistant.ask(pair[0])
    if plain.answered:
        assert _rows(assistant.ask(pair[1])) == _rows(plain)
