"""What sounds alike has one key; the table is the one that pypinyin gives."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.linking.build_pinyin import build
from assistant.linking.pinyin import full, initials, key, syllables

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("扬尘", ("yang", "chen")),
        ("住建局", ("zhu", "jian", "ju")),
        ("旅女", ("lv", "nv")),
        ("PM2.5达标", ("pm2.5", "da", "biao")),
        ("VOCs 治理", ("vocs", "zhi", "li")),
        ("二〇二一", ("er", "ling", "er", "yi")),
        ("", ()),
        ("  ", ()),
    ],
)
def test_syllables(text: str, spelled: tuple[str, ...]) -> None:
    assert syllables(text) == spelled
    assert full(text) == "".join(spelled)


@pytest.mark.parametrize(
    ("text", "letters"),
    [("住建局", "zjj"), ("生态环境分局", "sthjfj"), ("VOCs治理", "vocszl"), ("PM2.5", "pm2.5"), ("", "")],
)
def test_initials(text: str, letters: str) -> None:
    assert initials(text) == letters


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("扬沉", "扬尘"),
        ("散没", "散煤"),
        ("道路保结", "道路保洁"),
        ("旷山", "矿山"),
        ("加由站", "加油站"),
        ("燃煤锅路", "燃煤锅炉"),
        ("专搬", "专班"),
        ("多部门连合执法", "多部门联合执法"),
        # zh/z, ch/c, sh/s
        ("资理", "治理"),
        ("扬岑", "扬尘"),
        ("散煤", "善煤"),
        # n/l
        ("兰山", "南山"),
        # ng/n
        ("清洁取暖", "亲洁取暖"),
        ("封局", "分局"),
        ("煤抗", "煤看"),
    ],
)
def test_slips_of_the_input_method_share_a_key(typed: str, meant: str) -> None:
    assert key(typed) == key(meant)


@pytest.mark.parametrize(("one", "other"), [("扬尘", "扬程度"), ("散煤", "秸秆"), ("西安", "先"), ("住建", "交通")])
def test_other_words_have_other_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_the_table_is_what_pypinyin_says_today() -> None:
    assert files("assistant.linking").joinpath("pinyin.txt").read_text(encoding="utf-8") == build()


def test_the_program_does_not_need_pypinyin() -> None:
    code = "import sys; from assistant.linking.pinyin import key; key('扬尘'); print('pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"


@given(st.text(st.characters()))
def test_any_text_has_a_sound(text: str) -> None:
    assert key(text) == key(text.upper()) or not text.isascii()
    assert " ".join(syllables(text)).split() == list(syllables(text))
    assert full(text) == "".join(syllables(text))
    assert " " not in initials(text)
