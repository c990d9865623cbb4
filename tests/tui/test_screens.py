"""Whole screens as text, at the smallest and at a large size: nothing leans, nothing is cut off unseen.

Kept under ``screens/``; ``UPDATE_SCREENS=1`` writes them anew, never in CI.
"""

import os
from collections.abc import Awaitable, Callable
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.model.answer import Gauge, Kind
from assistant.render.plain import width
from assistant.tui.widgets.table import Grid
from tests.tui.conftest import Opening, Shared
from tests.tui.driving import Chat
from tests.tui.engines import CannedEngine, answered

KEPT = Path(__file__).parent / "screens"
SMALL, LARGE = (80, 24), (200, 60)

TOWNS = tuple((name, count) for name, count in (("东山镇", 120), ("西河街道", 88), ("南湖镇", 0), ("北岭镇", 43)))
LIST = tuple(
    (
        f"任务{n:02d}",
        f"第{n}项工作，名称写得比一列能放下的还要长一些，所以会被截断",
        Decimal(n * 7) / 2,
        None if n % 5 else "已完成",
    )
    for n in range(1, 24)
)
SOURCED = answered(
    "矿山谁牵头",
    kind=Kind.LEAD,
    understood="方案·牵头单位：事项＝矿山",
    answer="牵头单位：区自然资源局。",
    units=("区自然资源局",),
    clauses=("2.8.4",),
    suggestions=("2.8.4的原文是什么", "区自然资源局牵头哪些任务"),
)
ANSWERS = (
    SOURCED,
    answered(
        "各镇街多少",
        understood="台账：按镇街分，求数",
        columns=("镇街", "数"),
        rows=TOWNS,
        notes=("示例数据",),
        sql='SELECT "镇街", COUNT(*) FROM "台账" GROUP BY 1',
    ),
    answered("列出任务", columns=("编号", "名称", "进度", "状态"), rows=LIST),
    answered("达标了吗", gauge=Gauge("完成户数", Decimal(10367), Decimal(11186), ">=", "户")),
    answered(
        "完成多少",
        kind=Kind.CLARIFY,
        answered=False,
        answer="问的是哪一个？",
        choices=("甲台账完成多少", "乙台账完成多少"),
    ),
    answered(
        "今天吃什么",
        kind=Kind.REFUSE,
        answered=False,
        answer="这个问题和方案、台账都没有关系。",
        suggestions=("有哪些台账",),
    ),
)


class Engine(CannedEngine):
    """Canned answers over the real plan and the real catalog."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(*ANSWERS)
        self._shared = shared

    def open(self) -> None:
        self._shared.open()
        self.view = self._shared.view


async def nothing(ready: Chat) -> None:
    """The chat as it opens."""


def asks(*questions: str) -> Callable[[Chat], Awaitable[None]]:
    async def ask(ready: Chat) -> None:
        for question in questions:
            await ready.enter(question)

    return ask


async def evidence(ready: Chat) -> None:
    await ready.enter("矿山谁牵头")
    await ready.press("f2")


async def second_page_sorted(ready: Chat) -> None:
    await ready.enter("列出任务")
    await ready.focus(ready.main.query_one(Grid))
    await ready.press("right", "right", "s", "s", "pagedown")


async def row(ready: Chat) -> None:
    await ready.enter("列出任务")
    await ready.focus(ready.main.query_one(Grid))
    await ready.press("enter")


async def palette(ready: Chat) -> None:
    await ready.press("ctrl+p", "j")


async def help_screen(ready: Chat) -> None:
    await ready.press("f1")


async def plan(ready: Chat) -> None:
    await ready.enter("/方案 2.8.4")


SCENES = {
    "opening-small": (SMALL, nothing),
    "sourced-small": (SMALL, asks("矿山谁牵头")),
    "bars-small": (SMALL, asks("各镇街多少")),
    "gauge-small": (SMALL, asks("达标了吗")),
    "table-small": (SMALL, second_page_sorted),
    "row-small": (SMALL, row),
    "choices-small": (SMALL, asks("完成多少")),
    "refusal-small": (SMALL, asks("今天吃什么")),
    "evidence-small": (SMALL, evidence),
    "palette-small": (SMALL, palette),
    "help-small": (SMALL, help_screen),
    "plan-small": (SMALL, plan),
    "conversation-large": (LARGE, asks("各镇街多少", "列出任务", "达标了吗", "完成多少")),
    "evidence-large": (LARGE, evidence),
    "plan-large": (LARGE, plan),
}


@pytest.mark.parametrize("name", SCENES)
async def test_the_screen_is_as_kept(chat: Opening, shared: Shared, name: str) -> None:
    size, scene = SCENES[name]
    async with chat(Engine(shared), size=size) as ready:
        await scene(ready)
        await ready.pilot.pause()
        lines = ready.lines()
    assert all(width(line) <= size[0] for line in lines)
    shown = "\n".join(lines) + "\n"
    path = KEPT / f"{name}.txt"
    if os.environ.get("UPDATE_SCREENS") and not os.environ.get("CI"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, "utf-8")
    assert shown == path.read_text("utf-8")


def test_no_screen_is_kept_for_nothing() -> None:
    assert {path.stem for path in KEPT.iterdir()} == set(SCENES)
