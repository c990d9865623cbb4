"""Which part each named unit plays."""

from collections.abc import Callable

import pytest

from assistant.model.document import Role
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.units import asked_roles, asks_for_all, conditions, is_choice, sharing

LEAD, RESPONSIBLE = Role.LEAD, Role.RESPONSIBLE
BOTH = (LEAD, RESPONSIBLE)

# text → (names, roles, together, excluded) of each condition
CONDITIONS = [
    ("环保分局牵头的任务", [(("区生态环境分局",), (LEAD,), False, False)]),
    ("住建局的任务", [(("区住房城乡建设局",), BOTH, False, False)]),
    (
        "环保牵头、工信配合的任务",
        [(("区生态环境分局",), (LEAD,), False, False), (("区工业和信息化局",), (RESPONSIBLE,), False, False)],
    ),
    ("执法局和交通局一块牵头的条目", [(("区综合行政执法局", "区交通运输局"), (LEAD,), True, False)]),
    ("除住建局外还有谁牵头", [(("区住房城乡建设局",), (LEAD,), False, True)]),
    ("锅炉淘汰谁配合环保", [(("区生态环境分局",), (LEAD,), False, False)]),
    ("散煤排查谁给发改局搭把手", [(("区发展改革局",), (LEAD,), False, False)]),
    ("哪家帮环保分局打下手", [(("区生态环境分局",), (LEAD,), False, False)]),
    ("工信局是不是配合单位", [(("区工业和信息化局",), (RESPONSIBLE,), False, False)]),
    ("矿山扬尘自然资源局牵头，谁配合", [(("区自然资源局",), (LEAD,), False, False)]),
    ("公安分局牵头和配合的任务", [(("区公安分局",), BOTH, False, False)]),
    ("公安分局牵头哪几项、配合哪几项", [(("区公安分局",), BOTH, False, False)]),
    ("锅炉淘汰的责任单位（含镇街）", []),
    ("裸地扬尘配合单位，各镇街也算上", []),
    ("秸秆禁烧责任单位，连镇街一起", []),
    ("责任单位含镇街的任务", [(("各镇（街）",), BOTH, False, False)]),
    ("镇街也要干的任务", [(("各镇（街）",), BOTH, False, False)]),
    ("公安分局牵头加配合一共几项", [(("区公安分局",), BOTH, False, False)]),
    ("市监局没进哪些专班", [(("区市场监管局",), BOTH, False, True)]),
    ("哪几个专班没让住建局进", [(("区住房城乡建设局",), BOTH, False, True)]),
    ("市监局进没进散煤专班", [(("区市场监管局",), BOTH, False, False)]),
    (
        "交通局牵头但水务局没参与的任务",
        [(("区交通运输局",), (LEAD,), False, False), (("区城乡水务局",), BOTH, False, True)],
    ),
    (
        "住建局牵头、执法局没配合的",
        [(("区住房城乡建设局",), (LEAD,), False, False), (("区综合行政执法局",), (RESPONSIBLE,), False, True)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CONDITIONS)
def test_conditions(text: str, expected: list[tuple[object, ...]], frame_of: Callable[[str], Frame]) -> None:
    found = conditions(frame_of(text))
    assert [(one.names, one.roles, one.together, one.excluded) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "roles"), [("谁牵头谁配合", BOTH), ("责任单位是谁", (RESPONSIBLE,)), ("归谁管", (LEAD,)), ("什么时候", ())]
)
def test_asked_roles(text: str, roles: tuple[Role, ...], frame_of: Callable[[str], Frame]) -> None:
    assert asked_roles(frame_of(text)) == roles


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("扬尘专班谁牵头，有哪些单位", True),
        ("秸秆禁烧谁抓，都有谁", True),
        ("散煤专班谁牵头，配合单位有哪些", False),
        ("扬尘谁牵头，是哪个局", False),
    ],
)
def test_units_asked_for_in_a_part_of_their_own(text: str, every: bool, frame_of: Callable[[str], Frame]) -> None:
    assert asks_for_all(frame_of(text)) is every


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("住建局要不要配合", True),
        ("是环保分局牵头还是工信局牵头", True),
        ("住建局牵头什么", False),
        ("谁牵头还是谁配合", False),
        ("住建局和交通局，渣土车哪个牵头", True),
        ("住建局和交通局牵头哪个任务", False),
    ],
)
def test_choice(text: str, choice: bool, frame_of: Callable[[str], Frame]) -> None:
    assert is_choice(frame_of(text)) is choice


@pytest.mark.parametrize(
    ("text", "together", "alone"),
    [
        ("几家单位联合牵头的任务有几项", True, False),
        ("两家以上共同牵头的有几条", True, False),
        ("单独牵头的有几条", False, True),
    ],
)
def test_several_or_one_whoever_they_are(
    text: str, together: bool, alone: bool, frame_of: Callable[[str], Frame]
) -> None:
    assert [(one.names, one.roles, one.together, one.alone) for one in sharing(frame_of(text))] == [
        ((), (LEAD,), together, alone)
    ]


@pytest.mark.parametrize("text", ["执法局和交通局一块牵头的条目", "联合执法的原文", "谁牵头"])
def test_no_number_of_units_is_asked_for(text: str, frame_of: Callable[[str], Frame]) -> None:
    assert sharing(frame_of(text)) == ()
