"""Grammar words: longest first, no lone character out of another word, nothing twice."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.linking.linked import Linked
from assistant.model.span import Span
from assistant.parsing.document_questions.marks import find_marks
from assistant.text.segment import Segmenter

SEGMENTER = Segmenter()

TOLD = [
    ("扬尘谁管", {"谁管": {"who", "lead"}}),
    ("扬尘管控", {}),
    ("任务按从多到少排一下", {"任务": {"tasks"}, "按从多到少排一下": {"filler"}}),
    ("多久调度一次", {"多久": {"often"}, "一次": {"once"}}),
    ("多久之内完成", {"多久之内": {"when"}}),
    ("几个专班", {"几个": {"number", "quantity"}, "专班": {"count_task_force"}}),
    ("乡镇几乎都有", {}),
    ("哪些任务没有写具体日期", {"哪些": {"what"}, "任务": {"tasks"}, "没有写具体日期": {"vague"}}),
    ("没有写牵头单位", {"没有写": {"without"}, "牵头单位": {"lead"}}),
    ("住建牵头哪五项", {"哪五项": {"what"}}),
    ("由哪8家参加", {"哪8家": {"who"}}),
    ("归哪儿管", {"归哪儿管": {"who", "lead"}}),
    ("该找哪个部门", {"该找哪个部门": {"who", "lead"}}),
    ("洒水车够不够谁去查", {"够不够": {"filler"}}),
    ("雾霾天停不停课", {"停不": {"filler"}}),
    ("专班除外", {"专班": {"count_task_force"}, "除外": {"except", "beside"}}),
    ("专班的不要", {"专班": {"count_task_force"}, "的不要": {"except"}}),
    ("户数任务", {"任务": {"goal", "tasks"}}),
    ("户数任务落实了吗", {"任务": {"tasks"}, "吗": {"polar"}}),
    ("这个指标由谁扛", {"这个指标": {"filler"}, "由谁": {"who"}, "扛": {"lead"}}),
    ("四家牵头的是哪条", {"四家": {"joint"}, "牵头": {"lead"}, "的": {"filler"}, "是哪条": {"what", "tasks"}}),
    ("几家单位联合牵头的任务", {"几家单位联合": {"joint"}}),
    ("措施没写明的默认谁负责", {"默认": {"default"}}),
    ("扬尘谁来牵这个头", {"谁来牵这个头": {"who", "lead"}}),
    ("住建挑了哪些头", {"挑了哪些头": {"lead", "what"}}),
    ("住建牵了几项的头", {"牵了几项的头": {"lead", "number"}}),
    ("任务一个不落列出来", {"一个不落": {"all"}}),
    ("单位一家别漏", {"一家别漏": {"all"}}),
    ("不要遗漏", {"不要遗漏": {"all"}}),
    ("担责任的单位", {"担责任的单位": {"responsible"}}),
    ("重点看哪两个部件", {"哪两个部件": {"what", "kind"}}),
    ("在什么季节之前修完", {"什么季节之前": {"when"}}),
    ("材料每周哪天报", {"每周哪天": {"often"}}),
    ("定了多少户", {"定了多少": {"quantity"}}),
    ("压到多少算合格", {"算合格": {"goal"}}),
    ("一户补多少", {"一户": {"per"}}),
    ("念念那一条", {"念念": {"text"}}),
    ("这文是哪年哪月哪天发的", {"这文": {"document"}, "哪年哪月哪天发的": {"facet_issued"}}),
    ("下发到了哪些单位", {"下发到了哪些单位": {"facet_recipients"}}),
    ("得拉个什么单子", {"拉个什么单子": {"ledger", "keep"}}),
    ("率要冲到多少", {"要冲到": {"bound"}}),
    ("进展情况每月几号报", {"进展情况": {"report"}, "每月几号": {"often"}}),
    ("行动要搞到哪天", {"行动要搞到哪天": {"facet_campaign"}}),
    ("扬尘整治领头的两家", {"领头": {"lead"}, "两家": {"who"}}),
    ("住建牵头什么、配合什么", {"牵头什么": {"lead", "what"}, "配合": {"responsible"}}),
    ("水利扬尘导则叫什么", {"导则叫什么": {"basis"}}),
    ("部门怎么问责", {"怎么问责": {"how"}}),
    ("国务院令第几号", {"令第几号": {"basis"}}),
    ("文号是多少", {"文号是多少": {"basis", "facet_number"}}),
    ("牵头的活儿，专班不用说", {"不用说": {"except"}}),
    ("交通安全课多久上一次", {"多久上一次": {"often"}}),
    ("农民工的工资", {"的": {"filler"}}),
    ("一次性补贴", {}),
    ("专班从哪几家抽人", {"专班": {"count_task_force"}, "从哪几家抽人": {"responsible", "member", "who"}}),
    ("指挥部抽了哪些单位的人", {"抽了哪些单位的人": {"responsible", "member", "who"}}),
    ("照哪些文件写的", {"照哪些文件": {"basis"}}),
    ("几号专班管散煤", {"几号专班": {"what", "count_task_force"}}),
]


def test_an_idle_word_inside_a_longer_one_is_none() -> None:
    marks = [mark.text for mark in find_marks("农民工欠薪", SEGMENTER.cut("农民工欠薪"), ())]
    assert "农民" not in marks


def test_how_things_stand_is_a_part_of_a_long_name() -> None:
    text = "办了照没办证的店办了没"
    marks = [mark.text for mark in find_marks(text, SEGMENTER.cut(text), (), [Span(0, 6)])]
    assert marks.count("办了") <= 1


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_tells(text: str, expected: dict[str, set[str]]) -> None:
    marks = {mark.text: mark.tells for mark in find_marks(text, SEGMENTER.cut(text), ())}
    for word, tells in expected.items():
        assert tells <= marks[word]
    if not expected:
        assert not {"lead", "manage", "quantity"} & set().union(*marks.values(), set())


def test_leaves_what_is_taken() -> None:
    text = "第三部分谁牵头"
    marks = find_marks(text, SEGMENTER.cut(text), (Span(0, 4),))
    assert [mark.text for mark in marks] == ["谁", "牵头"]


def test_a_lone_character_of_a_known_phrase_is_no_word_of_its_own() -> None:
    text = "开矿起灰谁管"
    marks = find_marks(text, SEGMENTER.cut(text), (), [Span(2, 4)])
    assert [mark.text for mark in marks] == ["谁管"]


def test_a_number_that_a_word_of_the_plan_begins_with_is_part_of_it() -> None:
    segmenter = Segmenter(["五个减量替代"])
    text = "五个减量替代谁查"
    assert find_marks(text, segmenter.cut(text), ())[0].text == "谁"


@pytest.mark.parametrize("text", ["牵头的活一项不漏念一遍", "矿山咋治", "硬化用什么料"])
def test_a_word_that_asks_is_no_slip(text: str, link: Callable[[str], Linked]) -> None:
    assert link(text).text == text


def test_a_word_for_a_goal_is_none_at_the_head_of_a_word_of_the_plan() -> None:
    segmenter = Segmenter(["标准地"])
    text = "标准地谁管"
    assert find_marks(text, segmenter.cut(text), ())[0].text == "谁管"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="谁管牵头的什么时候多久一次几个专班台账要建完成11月前，？没有写在哪", max_size=30))
def test_marks_never_overlap_and_say_what_stands_there(text: str) -> None:
    marks = find_marks(text, SEGMENTER.cut(text), ())
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(marks))
    assert all(mark.span.of(text) == mark.text for mark in marks)
