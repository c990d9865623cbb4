"""Fragments: what they fill, what they carry, and what inherits nothing."""

from collections.abc import Callable

import pytest

from assistant.linking.linked import Linked
from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.parsing.document_questions.interpreter import DocumentInterpreter

Ask = Callable[..., DocumentQuestion]


@pytest.fixture(scope="module")
def after(link: Callable[[str], Linked], interpreter: DocumentInterpreter) -> Ask:
    """The question that a line of fragments arrives at."""

    def run(first: str, *fragments: str) -> DocumentQuestion:
        question = interpreter.read(link(first))[0].question
        assert isinstance(question, DocumentQuestion)
        for fragment in fragments:
            reading = interpreter.follow_up(link(fragment), question)[0]
            assert any(assumption.startswith("沿用：") for assumption in reading.assumptions)
            assert isinstance(reading.question, DocumentQuestion)
            question = reading.question
        return question

    return run


def items(question: DocumentQuestion) -> list[str]:
    return [passage.item for passage in question.topic.passages] if question.topic else []


@pytest.mark.parametrize(
    ("turns", "kind", "cited"),
    [
        (("加油站大排查谁牵头", "什么时候结束"), Kind.DEADLINE, ["3.5.3"]),
        (("加油站大排查谁牵头", "自建油罐呢"), Kind.LEAD, ["3.5.2"]),
        (("秸秆堆存排查的台账要记什么", "多久调度一次"), Kind.FREQUENCY, ["3.6.1"]),
        (("秸秆堆存排查的台账要记什么", "哪个局牵头", "哪天之前查完"), Kind.DEADLINE, ["3.6.1"]),
        (("两高专班谁牵头", "责任单位呢"), Kind.TASKFORCE, ["A.1"]),
        (("两高专班谁牵头", "扬尘那个专班呢"), Kind.TASKFORCE, ["A.7"]),
        (("码头抑尘什么时候完成", "这个谁牵头"), Kind.LEAD, ["2.8.5"]),
        (("水泥熟料错峰多久排查一次", "从哪天查到哪天", "砖瓦、机制砂呢"), Kind.DEADLINE, ["3.2.2"]),
    ],
)
def test_fills_the_hole(turns: tuple[str, ...], kind: Kind, cited: list[str], after: Ask) -> None:
    question = after(*turns)
    assert question.kind is kind
    assert items(question) == cited


def test_another_unit_keeps_the_rest(after: Ask) -> None:
    question = after("11月底前环保分局牵头要完成哪些", "农业农村局的呢")
    assert question.kind is Kind.DEADLINE
    assert question.units[0].names == ("区农业农村局",)
    assert question.period_text == "11月底前"


def test_a_subset_adds_a_condition(after: Ask) -> None:
    question = after("11月30日前要完成哪些事项", "其中环保分局牵头的有哪些")
    assert [one.names for one in question.units] == [("区生态环境分局",)]
    assert question.period is not None


@pytest.mark.parametrize(
    ("fragment", "kind", "ordinal"),
    [
        ("一共几项", Kind.STAT, None),
        ("第2条详细", Kind.TEXT, 2),
        ("原文", Kind.TEXT, None),
        ("依据是哪一条", Kind.TEXT, None),
        ("最后一项谁牵头", Kind.LEAD, -1),
    ],
)
def test_asks_about_the_result(fragment: str, kind: Kind, ordinal: int | None, after: Ask) -> None:
    question = after("住建局牵头哪些任务", fragment)
    assert (question.kind, question.ordinal) == (kind, ordinal)
    assert question.about is not None
    assert question.about.kind is Kind.TASKS


@pytest.mark.parametrize(
    "text", ["方案是谁印发的", "秸秆综合利用率要达到多少", "矿山扬尘管控由谁牵头", "散煤专班谁牵头"]
)
def test_a_full_question_inherits_nothing(
    text: str, link: Callable[[str], Linked], interpreter: DocumentInterpreter
) -> None:
    previous = interpreter.read(link("住建局牵头哪些任务"))[0].question
    assert isinstance(previous, DocumentQuestion)
    assert interpreter.follow_up(link(text), previous) == ()
