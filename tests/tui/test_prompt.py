"""The line: history across runs, pasted lines made one, type-ahead, grey endings, typing from anywhere."""

from pathlib import Path

import pytest
from textual import events

from assistant.config import state_folder
from assistant.tui.history import History, Recall
from assistant.tui.widgets.prompt import Completions
from tests.tui.conftest import Opening
from tests.tui.driving import started
from tests.tui.engines import CannedEngine, LateEngine


def offered(ready) -> list[str]:
    return [completion.word for completion in ready.main.query_one(Completions).offered]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("zjj", "区住房城乡建设局"),
        ("zhujianju", "区住房城乡建设局"),
        ("住建", "区住房城乡建设局"),
        ("gongdiyangchen", "工地扬尘台账"),
    ],
)
async def test_words_are_offered_by_pinyin_initials_and_characters(chat: Opening, typed: str, word: str) -> None:
    async with chat() as ready:
        await ready.type(f"请问{typed}")
        assert offered(ready)[0] == word
        await ready.press("tab")
        assert ready.main.area.input.value == f"请问{word}"
        assert not offered(ready)


async def test_what_was_typed_before_the_words_came_is_offered_then(tmp_path: Path) -> None:
    engine = LateEngine(words=[("区住房城乡建设局", "unit")])
    async with started(engine, tmp_path, (80, 24)) as ready:
        await ready.type("zjj")
        engine.there.set()
        await ready.until(lambda: offered(ready))
        assert offered(ready)[0] == "区住房城乡建设局"


async def test_a_word_further_down_is_taken_with_enter(chat: Opening) -> None:
    async with chat() as ready:
        await ready.type("yangchen")
        second = offered(ready)[1]
        await ready.press("down", "down", "enter")
        assert ready.main.area.input.value == second
        assert not ready.main.dialogue.answers


async def test_enter_asks_what_was_typed_though_words_are_offered(chat: Opening) -> None:
    async with chat() as ready:
        await ready.type("工地扬尘")
        assert offered(ready)
        await ready.press("enter")
        assert ready.main.dialogue.answers[0].question == "工地扬尘"


async def test_escape_takes_the_words_away(chat: Opening) -> None:
    async with chat() as ready:
        await ready.type("zjj")
        await ready.press("escape")
        assert not offered(ready)
        assert ready.main.area.input.value == "zjj"


async def test_a_slash_offers_commands(chat: Opening) -> None:
    async with chat(CannedEngine()) as ready:
        await ready.type("/d")
        assert offered(ready) == ["/导出", "/单位"]
        await ready.press("tab")
        assert ready.main.area.input.value == "/导出"


async def test_a_common_ending_stands_in_grey(chat: Opening) -> None:
    async with chat() as ready:
        await ready.type("区住房城乡建设局")
        await ready.pilot.pause()
        assert ready.shows("区住房城乡建设局牵头的任务有哪些")
        await ready.press("right")
        assert ready.main.area.input.value == "区住房城乡建设局牵头的任务有哪些"


async def test_keys_act_in_the_order_they_were_pressed(chat: Opening) -> None:
    async with chat() as ready:
        await ready.type("矿山由水牵头")
        pressed = {"left": None, "backspace": "\x7f", "谁": "谁", "end": None, "?": "?"}
        for key in ("left", *pressed):
            ready.pilot.app.post_message(events.Key(key, pressed[key]))
        await ready.pilot.pause()
        assert ready.main.area.input.value == "矿山由谁牵头?"


async def test_pasted_lines_become_one(chat: Opening) -> None:
    async with chat(CannedEngine()) as ready:
        ready.main.area.input.post_message(events.Paste("  清洁取暖\r\n完成\t多少\x1b[31m户\n"))
        await ready.pilot.pause()
        assert ready.main.area.input.value == "清洁取暖 完成 多少[31m户"


async def test_earlier_questions_come_back_with_the_arrows(chat: Opening) -> None:
    async with chat(CannedEngine()) as ready:
        for question in ("甲", "乙"):
            await ready.enter(question)
        await ready.type("写到一半")
        await ready.press("up", "up")
        assert ready.main.area.input.value == "甲"
        await ready.press("up")
        assert ready.main.area.input.value == "甲"
        await ready.press("down", "down")
        assert ready.main.area.input.value == "写到一半"


async def test_history_outlives_the_run(chat: Opening) -> None:
    async with chat(CannedEngine()) as ready:
        await ready.enter("昨天问的")
    async with chat(CannedEngine()) as ready:
        await ready.press("up")
        assert ready.main.area.input.value == "昨天问的"


async def test_a_letter_typed_in_the_transcript_goes_into_the_line(chat: Opening) -> None:
    async with chat() as ready:
        await ready.enter("2.8.1由谁牵头")
        await ready.press("tab")
        assert not ready.main.area.input.has_focus
        await ready.press("问")
        assert ready.main.area.input.has_focus
        assert ready.main.area.input.value == "问"


def test_history_keeps_each_question_once_newest_last(tmp_path: Path) -> None:
    history = History(tmp_path / "deep" / "history.jsonl")
    for question in ("甲", "乙", "甲", '带"引号\n和换行'):
        assert history.append(question)
    assert history.read() == ("乙", "甲", '带"引号\n和换行')
    assert history.path.stat().st_mode & 0o077 == 0


def test_history_passes_over_what_it_cannot_read(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    path.write_text('{"question": "甲"}\nnot json\n[1]\n{"question": 3}\n{"question": "乙"}\n', "utf-8")
    assert History(path).read() == ("甲", "乙")
    assert History(tmp_path / "none").read() == ()


def test_history_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert not History(blocked / "history.jsonl").append("甲")


@pytest.mark.parametrize(
    ("variables", "expected"),
    [({"WENCE_STATE": "/a"}, "/a"), ({"XDG_STATE_HOME": "/b"}, "/b/wence"), ({"HOME": "/c"}, "/c/.local/state/wence")],
)
def test_the_state_folder(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str) -> None:
    for name in ("WENCE_STATE", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert state_folder() == Path(expected)


def test_recall_moves_an_old_question_to_the_end() -> None:
    recall = Recall(("甲", "乙"))
    recall.add("甲")
    assert recall.questions == ["乙", "甲"]
    assert recall.newer() is None
