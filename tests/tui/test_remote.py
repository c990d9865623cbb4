"""The process that answers: what the chat holds of it, how it is stopped, lost and ended."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from assistant.config import Settings
from assistant.errors import WenceError
from assistant.model.answer import Answer
from assistant.tui import remote, wire
from assistant.tui.host import Host
from assistant.tui.remote import RemoteEngine
from tests.conftest import CORPUS, LEDGERS, ROOT
from tests.tui.driving import opened

SETTINGS = Settings(CORPUS, LEDGERS)
CROSSED = "SELECT COUNT(*) FROM 任务台账 a, 任务台账 b, 任务台账 c, 任务台账 d, 任务台账 e WHERE a.任务 <> e.任务"
HEAVY = (
    "_duckdb",
    "sqlglot",
    "jieba",
    "opencc",
    "rapidfuzz",
    "assistant.engine",
    "assistant.parsing",
    "assistant.store",
)


@pytest.fixture(scope="module")
def engine(own_cache: Path) -> Iterator[RemoteEngine]:
    """One process for all, so no test takes a turn's number that another has stopped."""
    found = RemoteEngine(SETTINGS)
    found.open()
    yield found
    found.close()


def process_of(engine: RemoteEngine) -> int:
    assert engine._process
    return engine._process._process.pid


def until(holds: Callable[[], object]) -> None:
    ends = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < ends, "it never became true"
        time.sleep(0.02)


def ran(code: str, *given: str) -> str:
    command = [sys.executable, "-c", code, *given]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.strip()


def test_the_chat_holds_nothing_of_what_answers() -> None:
    code = f"""
import sys
from pathlib import Path
from assistant.config import Settings
from assistant.tui.remote import RemoteEngine
engine = RemoteEngine(Settings(Path("corpus"), Path("ledgers")))
engine.open()
engine.words()
assert engine.ask(1, "逾期未完成的任务有哪些", None, None).answer.rows
assert not engine.ask(2, "火锅哪家好吃", 1, None).answer.answered
engine.close()
print(*[name for name in {HEAVY} if name in sys.modules])
"""
    assert ran(code) == ""


def test_what_answers_holds_nothing_of_the_screen() -> None:
    assert ran("import sys, assistant.tui.host; print('textual' in sys.modules)") == "False"


def test_a_question_goes_on_from_the_turn_that_is_named(engine: RemoteEngine) -> None:
    first = engine.ask(1, "任务台账里逾期未完成的有几项", None, None).answer
    engine.ask(2, "扬尘治理谁牵头", 1, None)
    listed = engine.ask(3, "有哪些", 1, None).answer
    assert (len(listed.rows),) == first.rows[0]


def test_a_wrong_line_and_a_defect_are_told(engine: RemoteEngine) -> None:
    assert not engine.sql("DROP TABLE 任务台账").answered
    told = Host().answer(wire.Words())
    assert isinstance(told, wire.Problem)
    assert str(told.error).startswith("程序内部出错（LookupError）")


def test_a_query_is_stopped_and_the_next_one_runs(engine: RemoteEngine) -> None:
    answers: list[Answer] = []
    waiting = Thread(target=lambda: answers.append(engine.sql(CROSSED, 1)))
    waiting.start()
    time.sleep(0.3)
    engine.stop(1)
    waiting.join(60)
    assert not answers[0].answered
    assert engine.sql("SELECT 1", 2).rows == ((1,),)


def test_a_question_stopped_before_it_begins_is_not_begun(engine: RemoteEngine) -> None:
    engine.stop(7)
    with pytest.raises(WenceError, match="已停止"):
        engine.sql(CROSSED, 7)


def test_what_is_lost_is_told_and_opened_again(engine: RemoteEngine) -> None:
    engine.ask(11, "任务台账里逾期未完成的有几项", None, None)
    os.kill(process_of(engine), signal.SIGKILL)
    with pytest.raises(WenceError, match="意外中断"):
        engine.ask(12, "有哪些", 11, None)
    reply = engine.ask(13, "2.8.1由谁牵头", 11, None)
    assert reply.answer.answered
    assert "重新打开" in reply.changes[0]
    assert not engine.ask(14, "2.8.2由谁牵头", 13, None).changes


async def test_the_chat_tells_that_the_process_was_lost(own_cache: Path, tmp_path: Path) -> None:
    engine = RemoteEngine(SETTINGS)
    async with opened(engine, tmp_path, (100, 40)) as ready:
        os.kill(process_of(engine), signal.SIGKILL)
        await ready.enter("2.8.1由谁牵头")
        assert ready.shows("✘ 负责回答的进程意外中断", "请再问一次")
        await ready.enter("2.8.1由谁牵头")
        assert ready.shows("进程已重新打开", "区住房城乡建设局")


def test_a_process_that_ends_while_it_reads_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "_MODULE", "this")
    with pytest.raises(WenceError, match="载入方案和台账的进程意外中断"):
        RemoteEngine(SETTINGS).open()


def test_closing_lets_go_whoever_waits() -> None:
    engine = RemoteEngine(SETTINGS)
    problems: list[WenceError] = []

    def wait() -> None:
        try:
            engine.open()
        except WenceError as problem:
            problems.append(problem)

    waiting = Thread(target=wait)
    waiting.start()
    until(lambda: engine._process)
    engine.close()
    waiting.join(60)
    assert problems


def test_it_ends_with_the_chat_however_that_ends() -> None:
    code = """
import time
from pathlib import Path
from assistant.config import Settings
from assistant.tui.remote import RemoteEngine
engine = RemoteEngine(Settings(Path("corpus"), Path("ledgers")))
engine.open()
print(engine._process._process.pid, flush=True)
time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT) as chat:
        assert chat.stdout
        number = int(chat.stdout.readline())
        chat.kill()
    until(lambda: not running(number))


def running(number: int) -> bool:
    """Whether the process is there and more than a remainder that nobody has asked after."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
