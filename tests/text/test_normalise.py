"""One spelling, and the way back to the original."""

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.model.span import Span
from assistant.text.normalise import canonical, fold, normalise

SPELLINGS = [
    ("加 油 站 排 查 谁 牵 头", "加油站排查谁牵头"),
    ("扬尘 谁 管", "扬尘 谁 管"),
    ("散煤 网点 谁 来 管", "散煤 网点 谁 来 管"),
    # width
    ("ＰＭ２．５平均浓度", "PM2.5平均浓度"),
    ("３５蒸吨／小时，达标率≥９０％", "35蒸吨/小时,达标率≥90%"),
    ("各镇（街）：谁牵头？！", "各镇(街):谁牵头?!"),
    ("甲、乙；丙。《方案》“两高”〔2021〕51号【急】", "甲、乙;丙。《方案》“两高”〔2021〕51号【急】"),
    ("「两高」项目", "“两高”项目"),
    # dashes and tildes
    ("2021年11月—2022年3月", "2021年11月-2022年3月"),
    ("2021–2022", "2021-2022"),
    ("10～20吨", "10~20吨"),
    # compatibility characters
    ("17万㎡", "17万平方米"),
    ("30μg/m³", "30μg/m3"),
    ("30µg/㎥", "30μg/立方米"),
    ("25℃", "25℃"),
    ("①检查", "1检查"),
    ("二○二一年", "二〇二一年"),
    ("½", "1/2"),
    ("PM₂.₅与O₃", "PM2.5与O3"),
    ("⼀⼆⼈", "一二人"),
    # traditional
    ("露天礦山揚塵管控由誰牽頭？", "露天矿山扬尘管控由谁牵头?"),
    ("澗頭集鎮11月平均濃度", "涧头集镇11月平均浓度"),
    ("乾淨的裏面", "干净的里面"),
    ("薴麻", "苎麻"),
    # 乾 and 著 are in daily use in simplified text too
    ("乾隆年间的名著", "乾隆年间的名著"),
    # nothing to see
    ("扬\u200b尘\u200d管\ufeff控\u00ad", "扬尘管控"),
    ("扬\u202e尘\u2066管\u2069控", "扬尘管控"),
    ("扬尘\ufe0f谁管\u20e3", "扬尘谁管"),
    ("扬\x00尘\x07管\x7f控", "扬尘管控"),
    ("扬\ud83d尘\udc00", "扬尘"),
    ("扬ㅤ尘⠀", "扬尘"),
    # white space
    ("  露天矿山\n谁\t牵头\u3000\u00a0 ", "露天矿山 谁 牵头"),
    # terminal and Markdown marks
    ("\x1b[31;1m扬尘\x1b[0m谁管", "扬尘谁管"),
    ("\x1b]0;标题\x07扬尘", "扬尘"),
    ("**露天矿山**扬尘`管控`", "露天矿山扬尘管控"),
    # stars that mask are no marks
    ("鲁D·**312", "鲁D·**312"),
    ("137****0021", "137****0021"),
    ("张*", "张*"),
    # case stays
    ("VOCs排查", "VOCs排查"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "canonical"), SPELLINGS)
def test_spelling(written: str, canonical: str) -> None:
    assert normalise(written).text == canonical


@pytest.mark.parametrize(
    ("written", "word", "underlined"),
    [
        ("  **露天礦山**揚塵", "矿山扬尘", "礦山**揚塵"),
        ("完成17万㎡改造", "平方米", "㎡"),
        ("完成17万㎡改造", "方", "㎡"),
        ("由\x1b[31m谁\x1b[0m牵头", "谁牵头", "谁\x1b[0m牵头"),
        ("扬\u200b尘谁管", "扬尘", "扬\u200b尘"),
        ("区  教育局", "区 教育局", "区  教育局"),
    ],
)
def test_span_leads_back_to_the_original(written: str, word: str, underlined: str) -> None:
    normalised = normalise(written)
    start = normalised.text.index(word)
    assert normalised.span(start, start + len(word)).of(written) == underlined


def test_empty_span_is_empty_in_the_original() -> None:
    assert normalise("扬\u200b尘").span(1, 1) == Span(2, 2)
    assert normalise("扬尘").span(2, 2) == Span(2, 2)


def test_simplified_text_does_not_load_opencc() -> None:
    loaded = sys.modules.pop("opencc", None)
    try:
        normalise("露天矿山扬尘管控由谁牵头？㎡")
        assert "opencc" not in sys.modules
    finally:
        if loaded is not None:
            sys.modules["opencc"] = loaded


@pytest.mark.parametrize(("text", "folded"), [("VOCs PM2.5", "vocs pm2.5"), ("İI", "İi"), ("ß扬", "ß扬")])
def test_fold_keeps_the_length(text: str, folded: str) -> None:
    assert fold(text) == folded


TRICKY = st.text(alphabet="*` \t\x1b[]0m;\x07ab扬尘揚塵礦薴㎡ﷺ\u200b\ufe0f\ud800\udc00İ１（—～")


@given(st.one_of(st.text(st.characters()), TRICKY))
@example("\ud800\udfff")
@example("** **a** **")
@example("\x1b]0;没有结尾")
def test_any_text_is_levelled_once_and_for_all(text: str) -> None:
    once = normalise(text)
    assert normalise(once.text).text == once.text
    assert canonical(text) == once.text
    assert once.original == text
    assert len(once.offsets) == len(once.text) + 1
    assert list(once.offsets) == sorted(once.offsets)
    assert all(0 <= offset < max(len(text), 1) for offset in once.offsets[:-1])
    assert once.offsets[-1] == len(text)


@given(TRICKY, st.data())
def test_spans_stay_inside_the_original(text: str, data: st.DataObject) -> None:
    normalised = normalise(text)
    start = data.draw(st.integers(0, len(normalised.text)))
    end = data.draw(st.integers(start, len(normalised.text)))
    span = normalised.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert (span.start < span.end) == (start < end)


@given(st.text(st.characters()))
def test_fold_never_changes_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
