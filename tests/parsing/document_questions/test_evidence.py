"""What one sentence holds together outweighs a word it does not know, but never one that names another thing."""

from collections.abc import Callable

import pytest

from assistant.linking.linked import Linked
from assistant.parsing.document_questions.interpreter import DocumentInterpreter
from assistant.parsing.ranking import Chosen, decide

# A rare word or two stand in one sentence; what is left says how, or only colours the thing.
BORNE = [
    "储煤码头防风抑尘哪个局牵头",
    "渣土车不盖严实就上路，哪家牵头管",
    "码头输送廊道要封闭起来，活归哪家",
    "悄没声把三元催化器拆走的，牵头查处的是哪家",
]
# The head of the subject, what is counted, or a word that always matters is left.
NOT_BORNE = [
    "码头岸电改造补贴归谁发",
    "渣土车司机工资谁管",
    "三元催化器补贴是多少",
    "广场舞噪声扰民谁管",
    "柴油货车提前淘汰补助标准",
    "加油站食品安全谁牵头",
]


@pytest.mark.parametrize("text", BORNE)
def test_a_sentence_bears_what_colours_its_thing(
    text: str, interpreter: DocumentInterpreter, link: Callable[[str], Linked]
) -> None:
    readings = interpreter.read(link(text))
    assert any(reading.borne for reading in readings)
    assert isinstance(decide(readings), Chosen)


@pytest.mark.parametrize("text", NOT_BORNE)
def test_no_sentence_bears_another_thing(
    text: str, interpreter: DocumentInterpreter, link: Callable[[str], Linked]
) -> None:
    readings = interpreter.read(link(text))
    assert not any(reading.borne and reading.cost > 0.9 for reading in readings)
    assert not isinstance(decide(readings), Chosen)
