"""Slips put right, and correct Chinese left alone.

``slips.tsv`` was written while the corrector was built, ``slips_unseen.tsv`` after it
(question, what is written in it, what is meant); ``ordinary_sentences.txt`` holds 509
correct sentences, the last 154 of them near this plan's subjects.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.linking.corrector import Corrector, corrector_tables
from assistant.text.segment import Segmenter

HERE = Path(__file__).parent

# what is typed, what it must become, how the slip is told
KNOWN_SLIPS = [
    ("柴油火车集中拆解的排查", "柴油货车集中拆解的排查", "火车", "货车", "sound"),  # a word itself: the phrase decides
    ("水泥企业连合执法", "水泥企业联合执法", "连合", "联合", "sound"),
    ("移动源每天检察了多少次", "移动源每天检查了多少次", "检察", "检查", "sound"),  # by the table of common slips
    ("任务预期了几天", "任务逾期了几天", "预期", "逾期", "sound"),
    ("工地扬沉谁管", "工地扬尘谁管", "扬沉", "扬尘", "sound"),
    ("旷山扬尘", "矿山扬尘", "旷山", "矿山", "sound"),
    ("上周车解了几辆柴油货车", "上周拆解了几辆柴油货车", "车解", "拆解", "sound"),  # only the first sound is right
    ("清洁取暧", "清洁取暖", "取暧", "取暖", "shape"),
    ("复绕户数", "复烧户数", "复绕", "复烧", "shape"),
    ("环保粉局牵头的", "环保分局牵头的", "粉局", "分局", "sound"),
    ("水物局的任务", "水务局的任务", "水物", "水务", "sound"),
    ("涧头急镇秸秆", "涧头集镇秸秆", "头急", "头集", "sound"),
    ("查扣了多少吨散没", "查扣了多少吨散煤", "散没", "散煤", "sound"),  # a grammar character mistyped
    ("按时律是多少", "按时率是多少", "时律", "时率", "sound"),
    ("秸秆秆焚烧火点", "秸秆焚烧火点", "秸秆秆焚烧", "秸秆焚烧", "edit"),
    ("高污染燃禁燃区", "高污染燃料禁燃区", "高污染燃禁燃区", "高污染燃料禁燃区", "edit"),
]

LEFT_ALONE = [
    "市区 教育局 举报 天气 电话 启动 审批 诗歌",
    "散煤点从查出来到取缔，拖得最久的是哪个",
    "加油站查过多少家",
    "重污染天气红色预警的启动条件是什么",
    "预期目标是什么",
    "检察院在哪里",
    "公共场所名单说明",
    "月末完成的任务有几项",
    "怎么实现完成目标",
    "12月上旬查了多少个两高项目",
    "夜查 裸地 检测机构",  # words the plan itself writes
    "成品油打非治违",
    "",
    "　\t\n",
    "SELECT * FROM 任务台账; --",
    "PM2.5 VOCs LDAR 35蒸吨 11-30",
]


@pytest.mark.parametrize(("typed", "becomes", "written", "meant", "how"), KNOWN_SLIPS)
def test_slip_is_put_right_and_told(corrector: Corrector, typed: str, becomes: str, written: str, meant: str, how: str):
    corrected = corrector.correct(typed)
    assert corrected.text == becomes
    (correction,) = corrected.corrections
    assert typed[correction.start : correction.end] == correction.written
    assert meant in becomes
    assert correction.meant in becomes
    assert correction.how == how
    assert written in correction.written or correction.written in written


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_correct_text_stays(corrector: Corrector, text: str):
    assert corrector.correct(text).text == text


def test_ordinary_chinese_stays(corrector: Corrector):
    sentences = (HERE / "ordinary_sentences.txt").read_text(encoding="utf-8").splitlines()
    bent = [sentence for sentence in sentences if corrector.correct(sentence).corrections]
    assert len(sentences) > 500
    assert len(bent) <= 1, bent


def test_what_the_plan_writes_is_never_a_slip(corrector: Corrector, plan_lines: list[str]):
    bent = {c.written: c.meant for line in plan_lines for c in corrector.correct(line[:300]).corrections}
    assert not bent


@pytest.mark.parametrize(("table", "least"), [("slips.tsv", 0.95), ("slips_unseen.tsv", 0.90)])
def test_recall(corrector: Corrector, table: str, least: float):
    rows = [row.split("\t") for row in (HERE / table).read_text(encoding="utf-8").splitlines()]
    missed = [q for q, written, meant in rows if corrector.correct(q).text != q.replace(written, meant)]
    assert len(rows) > 100
    assert len(missed) <= (1 - least) * len(rows), missed


def test_two_equally_good_words_are_not_guessed_between():
    corrector = Corrector(corrector_tables({"公示": 5.0, "公事": 5.0}), Segmenter())
    assert corrector.correct("公侍").text == "公侍"


def test_offsets_lead_back_to_what_was_typed(corrector: Corrector):
    corrected = corrector.correct("秸秆秆焚烧的扬沉")
    assert corrected.text == "秸秆焚烧的扬尘"
    assert len(corrected.offsets) == len(corrected.text) + 1
    assert corrected.offsets[corrected.text.index("的")] == 5
    assert corrected.offsets[-1] == 8


def test_empty_vocabulary_corrects_nothing():
    assert Corrector(corrector_tables({}), Segmenter()).correct("工地扬沉谁管").corrections == ()


def test_exact_words_are_right_themselves_and_never_what_was_meant():
    words = {"扬尘治理": 5.0, "天河公司": 5.0}
    corrector = Corrector(corrector_tables(words, exact=frozenset({"天河公司"})), Segmenter())
    assert corrector.correct("天河公司的扬沉治理").text == "天河公司的扬尘治理"
    assert corrector.correct("天和公司").text == "天和公司"
    assert Corrector(corrector_tables(words), Segmenter()).correct("天和公司").text == "天河公司"


@given(st.text(alphabet="扬尘沉货火车检查察办节结的谁了几PM2.5，。 \n", max_size=40))
def test_corrections_account_for_every_change(corrector: Corrector, text: str):
    corrected = corrector.correct(text)
    rebuilt, position = "", 0
    for correction in corrected.corrections:
        assert correction.start >= position
        assert text[correction.start : correction.end] == correction.written != correction.meant
        rebuilt += text[position : correction.start] + correction.meant
        position = correction.end
    assert rebuilt + text[position:] == corrected.text
    assert list(corrected.offsets) == sorted(corrected.offsets)
    assert corrected.offsets[-1] == len(text)
