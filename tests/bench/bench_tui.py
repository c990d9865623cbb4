"""How the chat feels, as ratios and longest pauses: python -m tests.bench.bench_tui [--rows N].

First paint against an empty Textual app, both in a pseudo-terminal, taking turns; the longest
pause of the event loop while the engine opens, a question runs and a big ledger is counted;
and one page of scrolling with 5 and with 500 turns behind. Prints, asserts nothing.
"""

import argparse
import asyncio
import os
import pty
import random
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from assistant.config import Settings, resolve
from assistant.model.answer import Answer, Kind
from assistant.tui.remote import RemoteEngine
from tests.tui.driving import Chat, started

ROUNDS = 7
BEAT = 0.002
EMPTY = (
    "from textual.app import App\nfrom textual.widgets import Static\n"
    "class Empty(App):\n    def compose(self):\n        yield Static('PAINTED')\nEmpty().run()"
)


def say(text: str) -> None:
    """One line of the report."""
    sys.stdout.write(text + "\n")


def main() -> None:
    """Runs everything and prints a line each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    first_paint()
    asyncio.run(
        pauses(
            resolve(),
            "sample ledgers",
            ["各镇街清洁取暖完成户数", "扬尘治理谁牵头", "逾期未完成的任务有哪些", "已完成的任务有哪些"],
        )
    )
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WENCE_CACHE"] = folder
        settings = Settings(plan=resolve().plan, ledgers=big_ledger(Path(folder), rows))
        asyncio.run(pauses(settings, f"{rows} rows", ["巡查台账按村统计", "巡查台账平均得分是多少"]))
    asyncio.run(scrolling())


def first_paint() -> None:
    """Start to first painted words, median of some rounds: time that passed, and time of the processor."""
    empty, chat = [], []
    for _ in range(ROUNDS):
        empty.append(painted([sys.executable, "-c", EMPTY], "PAINTED"))
        chat.append(painted([sys.executable, "-m", "assistant"], "问了就有出处"))
    for what, ours, base in zip(("passed", "of the processor"), _medians(chat), _medians(empty), strict=True):
        say(f"first paint, {what}: {ours * 1000:.0f} ms, empty app {base * 1000:.0f} ms, ratio {ours / base:.2f}")


def _medians(rounds: list[tuple[float, float]]) -> list[float]:
    return [statistics.median(values) for values in zip(*rounds, strict=True)]


def painted(command: list[str], words: str) -> tuple[float, float]:
    """Seconds from start until the words come out of the terminal, and of the processor."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "LINES": "24", "TERM": "xterm-256color"}
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    seen = b""
    while words.encode() not in seen and select.select([master], [], [], 20)[0]:
        seen += os.read(master, 65536)
    took = time.perf_counter() - began
    process.kill()
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    os.close(master)
    os.close(slave)
    return took, used.ru_utime + used.ru_stime


def big_ledger(folder: Path, rows: int) -> Path:
    """A folder with one ledger of so many rows."""
    ledgers = folder / "ledgers"
    ledgers.mkdir()
    (ledgers / "dictionary.toml").write_text('[[ledger]]\nname = "巡查台账"\nfiles = ["巡查台账.csv"]\n', "utf-8")
    chance = random.Random(7)
    lines = (f"{number},村{chance.randrange(200)},{chance.randrange(100)}\n" for number in range(rows))
    with (ledgers / "巡查台账.csv").open("w", encoding="utf-8") as file:
        file.write("编号,村,得分\n")
        file.writelines(lines)
    return ledgers


async def pauses(settings: Settings, title: str, questions: list[str]) -> None:
    """Longest pause of the event loop while the engine opens and while questions run."""
    async with started(RemoteEngine(settings), Path(tempfile.mkdtemp()), (100, 40)) as chat:
        longest, took = await beating(lambda: ready(chat))
        say(f"{title}: opening took {took:.1f} s, {longest}")
        for question in questions:
            await chat.type(question)
            longest, took = await beating(lambda: asked(chat))
            said = chat.main.dialogue.answers[-1].answer[:30]
            say(f"{title}: {question}: {took * 1000:.0f} ms, {longest} ({said})")


async def ready(chat: Chat) -> None:
    """Until the engine and the vocabulary are there."""
    while chat.main.loaded is None or [worker for worker in chat.app.workers if not worker.is_finished]:
        await asyncio.sleep(BEAT)


async def asked(chat: Chat) -> None:
    """Until what stands in the line is answered and shown."""
    count = len(chat.main.dialogue.answers)
    chat.main.area.input.post_message(chat.main.area.input.Submitted(chat.main.area.input, chat.main.area.input.value))
    while len(chat.main.dialogue.answers) == count:
        await asyncio.sleep(BEAT)
    await asyncio.sleep(0.3)


async def beating(work: Callable[[], Awaitable[None]]) -> tuple[str, float]:
    """The longest pause, as it passed and as much of it as the loop itself computed, and the whole in seconds."""
    longest, computed, running = 0.0, 0.0, True

    async def beat() -> None:
        nonlocal longest, computed
        last, used = time.perf_counter(), time.thread_time()
        while running:
            await asyncio.sleep(BEAT)
            now, spent = time.perf_counter(), time.thread_time()
            longest, computed = max(longest, now - last - BEAT), max(computed, spent - used)
            last, used = now, spent

    pulse = asyncio.create_task(beat())
    began = time.perf_counter()
    await work()
    took = time.perf_counter() - began
    running = False
    await pulse
    return f"longest pause {longest * 1000:.0f} ms, of its own doing {computed * 1000:.0f} ms", took


async def scrolling() -> None:
    """One page up and down again, after 5 and after 500 turns."""
    async with started(RemoteEngine(resolve()), Path(tempfile.mkdtemp()), (80, 24)) as chat:
        await ready(chat)
        took = {}
        for count in range(1, 501):
            await chat.main.say(sample(count))
            if count in (5, 500):
                took[count] = await scrolled(chat)
        few, many = took[5], took[500]
        say(f"scrolling a page: {few:.1f} ms after 5 turns, {many:.1f} ms after 500, ratio {many / few:.2f}")


def sample(number: int) -> Answer:
    """An answer with a bit of everything."""
    return Answer(
        question=f"第{number}问",
        kind=Kind.LEDGER,
        answered=True,
        understood="理解",
        answer="回答。" * 30,
        columns=("甲", "乙", "丙"),
        rows=((1, 2, 3),) * 20,
        suggestions=("一", "二"),
    )


async def scrolled(chat: Chat) -> float:
    """Milliseconds for a page, up or down, until the screen is composed anew; median of some rounds."""
    transcript, rounds = chat.main.transcript, []
    for _ in range(ROUNDS):
        for scroll in (transcript.scroll_page_up, transcript.scroll_page_down):
            painted = asyncio.Event()
            began = time.perf_counter()
            scroll(animate=False)
            chat.app.screen.call_after_refresh(painted.set)
            await painted.wait()
            chat.app.screen._compositor.render_strips()
            rounds.append((time.perf_counter() - began) * 1000)
    return statistics.median(rounds)


if __name__ == "__main__":
    main()
