"""Lines that go on from the one before: how they are known, what they carry over, what they leave."""

import pytest

from assistant.engine import Assistant, replayed
from assistant.parsing.followup import is_marked, picked, without_return
from assistant.session import Session
from tests.ledgers.sample_files import TABLES, total


@pytest.mark.parametrize(
    "text",
    [
        "那泥沟镇呢",
        "PM10呢",
        "其中逾期的有几项",
        "换成交通局",
        "只看重型的",
        "按镇街分一下",
        "它们归谁管",
        "前两名呢",
        "第2条详细",
        "为什么",
        "依据是什么",
        "建筑类的",
        "按行业统计",
        "除去国三",
    ],
)
def test_a_line_says_itself_that_it_goes_on(text: str) -> None:
    assert is_marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "国三的车有几辆",
        "各镇街散煤网点多少家",
        "谁牵头扬尘整治",
        "再次检查不合格的有几家",
        "前三名的工地有哪些",
        "还有哪些任务没完成",
    ],
)
def test_a_whole_question_does_not(text: str) -> None:
    assert not is_marked(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", "乙台账里有几项"),
        ("第一个", "甲台账里有几项"),
        ("选2", "乙台账里有几项"),
        ("乙台账", "乙台账里有几项"),
        ("3", "3"),
        ("0", "0"),
        ("国三的车有几辆", "国三的车有几辆"),
        ("有几项", "有几项"),
    ],
)
def test_a_choice_is_picked_by_number_or_name(text: str, expected: str) -> None:
    assert picked(text, Session(pending=("甲台账里有几项", "乙台账里有几项"))) == expected


def test_without_choices_a_number_is_only_a_number() -> None:
    assert picked("1", Session()) == "1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("回到刚才那个问题，泥沟镇呢", "泥沟镇呢"),
        ("说回上一个，按镇街分", "按镇街分"),
        ("泥沟镇呢", "泥沟镇呢"),
        ("回收的车有几辆", "回收的车有几辆"),
    ],
)
def test_a_return_to_an_earlier_topic_leaves_the_rest(text: str, expected: str) -> None:
    assert without_return(text) == expected


DIALOGUES = {
    "narrowed": (
        ("国三的车有几辆", "柴油货车台账：排放标准＝国三，求辆数"),
        ("已拆解的呢", "柴油货车台账：排放标准＝国三，拆解状态＝已拆解，求辆数"),
        ("泥沟镇呢", "柴油货车台账：排放标准＝国三，拆解状态＝已拆解，镇街＝泥沟镇，求辆数"),
        ("按车型分一下", "柴油货车台账：排放标准＝国三，拆解状态＝已拆解，镇街＝泥沟镇，按车型分，求辆数"),
    ),
    "replaced": (
        ("邳庄镇11月PM2.5平均多少", "空气质量日报：镇街＝邳庄镇，日期≥2021-11-01，日期≤2021-11-30，求PM2.5平均"),
        ("PM10呢", "空气质量日报：镇街＝邳庄镇，日期≥2021-11-01，日期≤2021-11-30，求PM10平均"),
        ("换成泥沟镇", "空气质量日报：日期≥2021-11-01，日期≤2021-11-30，镇街＝泥沟镇，求PM10平均"),
        ("12月呢", "空气质量日报：镇街＝泥沟镇，日期≥2021-12-01，日期≤2021-12-31，求PM10平均"),
    ),
    "ranked": (
        ("各镇街散煤网点多少家", "散煤网点台账：按镇街分，求家数"),
        ("最多的是哪个", "散煤网点台账：镇街已填，按镇街分，求数量，按数量从高到低取第一（并列都列）"),
        (
            "只看没取缔的",
            "散煤网点台账：处置状态≠已取缔，镇街已填，按镇街分，求数量，按数量从高到低取第一（并列都列）",
        ),
    ),
    "a rate": (
        ("油品抽检合格率多少", "油品台账：求抽检合格率"),
        ("各镇街的呢", "油品台账：按镇街分，求抽检合格率"),
        ("加油站的", "油品台账：类型＝加油站，按镇街分，求抽检合格率"),
    ),
    "a new question starts afresh": (
        ("国三的车有几辆", "柴油货车台账：排放标准＝国三，求辆数"),
        ("工地扬尘台账涉及几个工地", "工地扬尘台账：求工地名称数"),
        ("泥沟镇呢", "工地扬尘台账：镇街＝泥沟镇，求工地名称数"),
    ),
}


@pytest.mark.parametrize("turns", DIALOGUES.values(), ids=DIALOGUES)
def test_a_fragment_changes_one_piece_and_keeps_the_rest(
    turns: tuple[tuple[str, str], ...], assistant: Assistant
) -> None:
    session = Session()
    assert [assistant.ask(text, session).understood for text, _ in turns] == [line for _, line in turns]


def test_what_is_kept_is_told(assistant: Assistant) -> None:
    session = Session()
    assistant.ask("国三的车有几辆", session)
    assert "沿用：柴油货车台账：排放标准＝国三" in assistant.ask("泥沟镇呢", session).notes


def test_a_refusal_in_between_does_not_wipe_the_topic(assistant: Assistant) -> None:
    session = Session()
    assistant.ask("散煤一共查扣多少吨", session)
    assert not assistant.ask("写首诗", session).answered
    answer = assistant.ask("按镇街分一下", session)
    assert answer.understood == "散煤网点台账：按镇街分，求查扣散煤合计"
    towns = {row["镇街"] for row in TABLES["散煤网点台账"]}
    expected = {
        town: total([row for row in TABLES["散煤网点台账"] if row["镇街"] == town], "查扣散煤") for town in towns
    }
    assert {row[0]: round(float(str(row[1])), 6) for row in answer.rows} == pytest.approx(expected)


def test_an_offered_choice_is_taken_and_remembered(assistant: Assistant) -> None:
    session = Session()
    offered = assistant.ask("逾期的有哪些", session)
    assert len(offered.choices) > 2
    number = next(place for place, choice in enumerate(offered.choices, 1) if choice.startswith("任务台账"))
    taken = assistant.ask(str(number), session)
    assistant.ask("国三的车有几辆", session)
    again = assistant.ask("逾期的有哪些", session)
    assert again.understood == taken.understood
    assert any("按您先前的选择" in note for note in again.notes)


def test_another_dialogue_knows_nothing_of_the_choice(assistant: Assistant) -> None:
    assert assistant.ask("逾期的有哪些", Session()).choices


@pytest.mark.parametrize("text", ["那这个呢", "前两名呢"])
def test_a_fragment_without_anything_before_it_is_not_answered(text: str, assistant: Assistant) -> None:
    assert not assistant.ask(text, Session()).answered


def test_a_saved_dialogue_comes_back_by_asking_again(assistant: Assistant) -> None:
    session = Session()
    for text in ("国三的车有几辆", "泥沟镇呢"):
        assistant.ask(text, session)
    back = replayed(assistant, Session.from_json(session.to_json()))
    assert [turn.answer.understood for turn in back.turns] == [turn.answer.understood for turn in session.turns]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"questions": 3}', '{"questions": [1]}'])
def test_what_is_no_session_is_told_by_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Session.from_json(text)
