"""The cuts are plain jieba's, whatever the state of the cache; weights rank words by rarity."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.config import cache_folder
from assistant.text import word_frequencies
from assistant.text.normalise import canonical
from assistant.text.segment import Segmenter
from assistant.text.word_frequencies import import_jieba

ROOT = Path(__file__).parents[2]
QUESTION = "住建局牵头的PM2.5情况怎么样？工地扬尘谁管"


@pytest.fixture(scope="module")
def plain() -> Any:
    """jieba as it comes, with its dictionary read whole."""
    tokenizer = import_jieba().Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter()


@pytest.fixture(scope="module")
def layout() -> bytes:
    """What a sound cache file holds."""
    return word_frequencies.build()


@pytest.fixture
def folder(tmp_path: Path, layout: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of this test's own; what goes into it is worked out once for all."""
    monkeypatch.setattr(word_frequencies, "build", lambda: layout)
    monkeypatch.setenv("WENCE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def words(segmenter: Segmenter, text: str) -> list[str]:
    return [token.text for token in segmenter.cut(text)]


def sentences() -> set[str]:
    """Every line of the plan and every question, as written and as it is read."""
    plan = [line for path in (ROOT / "corpus").iterdir() for line in path.read_text("utf-8").splitlines()]
    gold = [line for path in (ROOT / "tests" / "gold").glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
    asked = [turn["question"] for case in map(json.loads, gold) for turn in case.get("turns", [case])]
    return {text for line in (*plan, *asked) for text in (line, canonical(line))}


@pytest.mark.parametrize(
    ("word", "thing"),
    [("皮带", True), ("预警", True), ("偷偷", False), ("铺", False), ("叫停", False), ("禁放带", True), ("", True)],
)
def test_what_names_a_thing(word: str, thing: bool, segmenter: Segmenter) -> None:
    assert segmenter.names_a_thing(word) is thing


def test_every_line_of_plan_and_questions_is_cut_as_jieba_cuts_it(plain: Any, segmenter: Segmenter) -> None:
    lines = sentences()
    assert len(lines) > 1500
    for line in lines:
        assert words(segmenter, line) == list(plain.cut(line, HMM=False))


CHINESE = st.text(
    alphabet="的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发扬尘治理企业PM2.5 ，"
)


@given(text=st.one_of(CHINESE, st.text(st.characters(blacklist_categories=("Cs",)))))
@settings(deadline=None)
def test_any_text_is_cut_as_jieba_cuts_it(plain: Any, segmenter: Segmenter, text: str) -> None:
    tokens = segmenter.cut(text)
    assert [token.text for token in tokens] == list(plain.cut(text, HMM=False))
    assert "".join(token.text for token in tokens) == text
    assert all(left.end == right.start for left, right in pairwise(tokens))
    assert all(text[token.start : token.end] == token.text for token in tokens)


@pytest.mark.parametrize("when", ["before", "after"])
def test_added_words_stay_whole(when: str) -> None:
    added = ["区住房城乡建设局", "柴油货车台账", "降尘量", "湿法作业"]
    segmenter = Segmenter(added if when == "before" else ())
    if when == "after":
        segmenter.cut("".join(added))
        segmenter.add_words(added)
    cut = words(segmenter, "区住房城乡建设局的柴油货车台账、降尘量和湿法作业")
    assert [word for word in cut if word in added] == added


def test_segmenters_share_no_vocabulary() -> None:
    Segmenter(["扬尘污染"]).cut("扬尘污染")
    assert "扬尘污染" not in words(Segmenter(), "扬尘污染")


def test_known_words_are_read_by_how_they_begin_as_a_text_needs_them():
    asked: list[str] = []

    class Known(dict[str, list[str]]):
        def get(self, key, default=None):
            asked.append(key)
            return super().get(key, default)

    segmenter = Segmenter(known=Known({"扬尘": ["扬尘污染"], "罚款": ["罚款清单"]}))
    assert words(segmenter, "扬尘污染多") == words(Segmenter(["扬尘污染"]), "扬尘污染多")
    assert "扬尘污染" in words(segmenter, "扬尘污染多")
    assert sorted(asked) == sorted([*"扬尘污染多", "扬尘", "尘污", "污染", "染多"])


def test_added_words_do_not_change_what_is_known_of_a_word(segmenter: Segmenter) -> None:
    added = Segmenter(["罚款", "扬尘"])
    assert added.frequency("罚款") == segmenter.frequency("罚款") > 0
    assert added.frequency("扬尘") == 0
    assert added.weight("罚款") == segmenter.weight("罚款")


def test_weights_rank_words_by_rarity(segmenter: Segmenter) -> None:
    for filler in ("的", "情况", "有", "工作", "问题"):
        assert segmenter.weight(filler) == 0.05
    for content in ("教育局", "臭氧", "扬尘", "牵头", "无人知晓之词"):
        assert segmenter.weight(content) == 1.0
    assert 0.05 < segmenter.weight("目标") < segmenter.weight("天气") < segmenter.weight("罚款") < 1.0
    assert segmenter.weight("？") == segmenter.weight(" ") == segmenter.weight("") == 0.0


def test_importing_loads_neither_jieba_nor_the_dictionary() -> None:
    code = "import sys, assistant.text.segment as s; s.Segmenter(['扬尘']); print('jieba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"


def test_loading_jieba_leaves_pkg_resources_importable() -> None:
    code = (
        "import sys; from assistant.text.word_frequencies import import_jieba; import_jieba();"
        "print('pkg_resources' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"


def test_the_cache_is_private_and_used_again(folder: Path, segmenter: Segmenter) -> None:
    assert words(Segmenter(), QUESTION) == words(segmenter, QUESTION)
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0
    before = file.stat().st_mtime_ns
    assert words(Segmenter(), QUESTION) == words(segmenter, QUESTION)
    assert file.stat().st_mtime_ns == before


@pytest.fixture(scope="module")
def good() -> tuple[str, bytes]:
    """Name and bytes of a sound cache file."""
    Segmenter().cut(QUESTION)
    (file,) = cache_folder().glob("frequencies-*")
    return file.name, file.read_bytes()


@pytest.mark.parametrize("damage", ["empty", "foreign", "index", "blocks"])
def test_a_damaged_cache_is_made_anew(folder: Path, segmenter: Segmenter, good: tuple[str, bytes], damage: str) -> None:
    name, sound = good
    middle = len(sound) // 2
    folder.mkdir(mode=0o700)
    (folder / name).write_bytes(
        {
            "empty": b"",
            "foreign": b"x" * 1000,
            "index": sound[:100] + b"\xff\xff" + sound[102:],
            "blocks": sound[: middle // 2] + b"\xff" * (len(sound) - middle // 2),
        }[damage]
    )
    assert words(Segmenter(), QUESTION) == words(segmenter, QUESTION)
    assert (folder / name).read_bytes() == sound


def test_a_folder_others_may_write_to_is_not_trusted(folder: Path, segmenter: Segmenter) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    assert words(Segmenter(), QUESTION) == words(segmenter, QUESTION)
    assert list(folder.iterdir()) == []


def test_no_folder_at_all_does_no_harm(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, segmenter: Segmenter
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("WENCE_CACHE", os.fspath(tmp_path / "file" / "cache"))
    assert words(Segmenter(), QUESTION) == words(segmenter, QUESTION)
