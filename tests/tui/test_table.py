"""A table in the transcript: pages, true total, sorting, one row in full."""

from decimal import Decimal

from textual.widgets import Static

from assistant.records import replace
from assistant.render.plain import width
from assistant.tui.screens.row import RowScreen
from assistant.tui.widgets.table import Grid, TableBlock
from tests.tui.conftest import Opening
from tests.tui.engines import CannedEngine, answered

COLUMNS = ("编号", "镇街", "吨数", "说明")
ROWS = tuple(
    (f"{n:02d}", f"第{n % 7}镇", None if n == 3 else Decimal(100 - n) / 4, "长" * 59 + "尾") for n in range(1, 31)
)
TABLE = answered("全部", columns=COLUMNS, rows=ROWS)


def caption(block: TableBlock) -> str:
    return str(block.query_one(".caption", Static).render())


def column(block: TableBlock, index: int) -> list[str]:
    grid = block.query_one(Grid)
    return [str(grid.get_cell_at((row, index))) for row in range(grid.row_count)]  # type: ignore[arg-type]


async def test_pages_keep_the_true_total(chat: Opening) -> None:
    async with chat(CannedEngine(TABLE)) as ready:
        await ready.enter("全部")
        block = ready.main.query_one(TableBlock)
        assert caption(block).startswith("第 1–12 行，共 30 行（第 1/3 页）")
        await ready.focus(block.query_one(Grid))
        await ready.press("right_square_bracket", "pagedown", "pagedown")
        assert caption(block).startswith("第 25–30 行，共 30 行（第 3/3 页）")
        await ready.press("pageup")
        assert column(block, 0)[0] == "13"


async def test_tab_goes_into_the_newest_table_and_its_keys_are_told_there(chat: Opening) -> None:
    async with chat(CannedEngine(replace(TABLE, suggestions=("再问",)))) as ready:
        await ready.enter("全部")
        block = ready.main.query_one(TableBlock)
        assert caption(block).endswith("Tab 进表")
        await ready.press("tab")
        assert block.query_one(Grid).has_focus
        assert caption(block).endswith("[ ] 翻页　s 排序　回车看整行")
        await ready.press("tab", "tab")
        assert ready.main.area.input.has_focus
        assert caption(block).endswith("Tab 进表")


async def test_a_column_sorts_both_ways_with_missing_values_last(chat: Opening) -> None:
    async with chat(CannedEngine(TABLE)) as ready:
        await ready.enter("全部")
        block = ready.main.query_one(TableBlock)
        await ready.focus(block.query_one(Grid))
        await ready.press("right", "right", "s")
        assert column(block, 0)[:2] == ["30", "29"]
        assert ready.shows("吨数 ↑")
        await ready.press("s")
        assert column(block, 0)[:3] == ["01", "02", "04"]
        await ready.press("pagedown", "pagedown")
        assert column(block, 0)[-1] == "03"
        await ready.press("s")
        assert column(block, 0)[:3] == ["01", "02", "03"]


async def test_a_click_on_a_name_sorts(chat: Opening) -> None:
    async with chat(CannedEngine(TABLE)) as ready:
        await ready.enter("全部")
        block = ready.main.query_one(TableBlock)
        await ready.pilot.click(Grid, offset=(1, 0))
        await ready.pilot.click(Grid, offset=(1, 0))
        await ready.settled()
        assert column(block, 0)[0] == "30"


async def test_a_row_opens_in_full(chat: Opening) -> None:
    async with chat(CannedEngine(TABLE)) as ready:
        await ready.enter("全部")
        await ready.focus(ready.main.query_one(Grid))
        await ready.press("down", "enter")
        assert isinstance(ready.app.screen, RowScreen)
        assert ready.shows("编号　02", "吨数　24.5")
        assert "尾" in ready.text()
        await ready.press("escape")
        assert ready.app.screen is ready.main


async def test_columns_stand_straight_on_the_screen(chat: Opening) -> None:
    async with chat(CannedEngine(TABLE), size=(120, 40)) as ready:
        await ready.enter("全部")
        starts = {width(line[: line.index("长")]) for line in ready.lines() if "长" in line}
        assert len(starts) == 1
