"""A question's life: asked, answered in blocks, waiting for the engine, stopped, gone stale, failed."""

import threading
from datetime import date
from pathlib import Path

import pytest

from assistant.config import Settings
from assistant.errors import QueryError
from assistant.tui.door import Reply
from assistant.tui.messages import Answered, Outcome
from assistant.tui.remote import RemoteEngine
from assistant.tui.widgets import transcript
from assistant.tui.widgets.figures import BarsBlock, GaugeBlock
from assistant.tui.widgets.quote import QuoteBlock
from assistant.tui.widgets.table import TableBlock
from assistant.tui.widgets.turn import Turn
from tests.tui.conftest import Opening
from tests.tui.driving import started
from tests.tui.engines import CannedEngine, LateEngine, answered


class SlowEngine(CannedEngine):
    """Answers when told to, and stops when interrupted."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()
        self.stopped = 0

    def ask(self, turn: int, text: str, after: int | None, today: date | None) -> Reply:
        assert self.go.wait(10)
        if turn == self.stopped:
            raise QueryError("查询用时过长或被中止，已停止")
        return super().ask(turn, text, after, today)

    def stop(self, turn: int) -> None:
        self.stopped = turn
        self.go.set()


async def test_a_plan_question_is_answered_with_its_clause(chat: Opening) -> None:
    async with chat(size=(100, 40)) as ready:
        await ready.enter("2.8.1由谁牵头")
        assert ready.shows("❯ 2.8.1由谁牵头", "理解为：", "区住房城乡建设局", "接着问")


async def test_counts_by_group_become_bars(chat: Opening) -> None:
    async with chat(size=(100, 40)) as ready:
        await ready.enter("各镇街清洁取暖完成户数")
        assert ready.main.query(BarsBlock)
        assert not ready.main.query(TableBlock)
        figures = {line.split()[0]: line.split()[-1] for line in ready.lines() if "█" in line}
        latest = ready.main.dialogue.latest
        assert latest
        assert figures == {str(town): str(count) for town, count in latest[1].rows}


async def test_a_figure_against_the_plan_has_a_gauge(chat: Opening) -> None:
    async with chat(size=(100, 50)) as ready:
        await ready.enter("清洁取暖完成户数离目标还差多少")
        assert ready.main.query(GaugeBlock)
        assert ready.main.query(QuoteBlock)
        assert ready.shows("未达到", "11186")


async def test_a_follow_up_goes_on_from_the_last_question(chat: Opening) -> None:
    async with chat(size=(100, 40)) as ready:
        await ready.enter("任务台账里逾期未完成的有几项")
        assert ready.main.dialogue.after == 1
        await ready.enter("有哪些")
        assert ready.main.dialogue.after == 2
        latest = ready.main.dialogue.latest
        assert latest
        assert len(latest[1].rows) > 1


async def test_a_question_typed_before_the_engine_waits_for_it(tmp_path: Path) -> None:
    engine = LateEngine()
    async with started(engine, tmp_path, (100, 40)) as ready:
        await ready.type("甲")
        await ready.pilot.press("enter")
        await ready.pilot.pause()
        assert ready.shows("正在载入", "载入完成后回答")
        engine.there.set()
        await ready.until(lambda: ready.main.dialogue.answers)
        await ready.settled()
        assert ready.shows("答：甲")


async def test_escape_stops_the_question_and_the_next_one_runs(chat: Opening) -> None:
    engine = SlowEngine()
    async with chat(engine) as ready:
        await ready.type("慢问题")
        await ready.pilot.press("enter")
        await ready.until(lambda: ready.main.dialogue.running)
        await ready.pilot.pause()
        assert ready.shows("正在查")
        await ready.press("escape")
        assert engine.stopped == 1
        assert ready.shows("已停止")
        assert not ready.main.dialogue.answers
        await ready.enter("快问题")
        assert ready.shows("答：快问题")
        assert not ready.shows("答：慢问题")


async def test_a_running_query_of_the_database_is_stopped(chat: Opening) -> None:
    crossed = (
        "SELECT COUNT(*) FROM 移动源检查台账 a, 移动源检查台账 b, 移动源检查台账 c"
        " WHERE a.检查编号 <> b.检查编号 AND b.检查编号 <> c.检查编号"
    )
    async with chat() as ready:
        await ready.main.put(crossed, sql=True)
        await ready.until(lambda: ready.main.dialogue.running)
        await ready.pilot.pause(0.2)
        assert ready.main.dialogue.running, "the query was over before it could be stopped"
        await ready.press("escape")
        assert ready.shows("已停止")


async def test_a_stale_reply_changes_nothing(chat: Opening) -> None:
    async with chat(CannedEngine()) as ready:
        ready.main.post_message(Answered(Outcome(turn=99, answer=answered("迟到"))))
        await ready.pilot.pause()
        assert not ready.main.dialogue.answers
        assert not ready.shows("迟到")


async def test_questions_are_answered_in_their_order(chat: Opening) -> None:
    engine = SlowEngine()
    async with chat(engine) as ready:
        for text in ("甲", "乙", "丙"):
            await ready.type(text)
            await ready.pilot.press("enter")
        engine.go.set()
        await ready.until(lambda: len(ready.main.dialogue.answers) == 3)
        assert [answer.question for answer in ready.main.dialogue.answers] == ["甲", "乙", "丙"]


class BrokenEngine(CannedEngine):
    def ask(self, turn: int, text: str, after: int | None, today: date | None) -> Reply:
        if text == "缺表":
            raise QueryError("没有这张表", "任务台账", "请看 /台账")
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("question", "said"),
    [("缺表", ("没有这张表", "位置：任务台账", "请看 /台账")), ("坏了", ("程序内部出错（ZeroDivisionError）",))],
)
async def test_a_failure_says_what_happened_and_what_to_try(
    chat: Opening, question: str, said: tuple[str, ...]
) -> None:
    async with chat(BrokenEngine()) as ready:
        await ready.enter(question)
        assert ready.shows(*said)
        assert "Traceback" not in ready.text()


async def test_an_engine_that_cannot_open_says_why(tmp_path: Path) -> None:
    settings = Settings(plan=tmp_path / "没有这个文件", ledgers=tmp_path / "没有这个文件夹")
    async with started(RemoteEngine(settings), tmp_path, (80, 24)) as ready:
        await ready.until(lambda: ready.shows("✘", "没有这个文件"))


async def test_old_turns_are_pruned_and_counted(chat: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcript, "_LOW", 8)
    monkeypatch.setattr(transcript, "_HIGH", 12)
    async with chat(CannedEngine()) as ready:
        for number in range(transcript._HIGH + 5):
            await ready.main.say(answered(f"第{number}问"))
        await ready.settled()
        turns = list(ready.main.query(Turn))
        assert transcript._LOW <= len(turns) <= transcript._HIGH
        assert turns[-1].question == f"第{transcript._HIGH + 4}问"
        ready.main.transcript.scroll_home(animate=False)
        await ready.until(lambda: ready.shows("轮已收起"))
