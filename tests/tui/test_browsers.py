"""Looking through ledgers and plan; both end with a question in the prompt, nothing asked."""

from assistant.tui import browse
from assistant.tui.screens.chat import ChatScreen
from assistant.tui.screens.ledgers import LedgersScreen
from assistant.tui.screens.plan import PlanScreen
from assistant.tui.screens.row import RowScreen
from assistant.tui.widgets.plan_view import Paragraph
from assistant.tui.widgets.table import Grid, TableBlock
from tests.tui.conftest import Opening


async def test_a_ledger_shows_its_columns_values_and_first_rows(chat: Opening) -> None:
    async with chat(size=(200, 60)) as ready:
        await ready.press("f3")
        assert isinstance(ready.app.screen, LedgersScreen)
        await ready.app.workers.wait_for_complete()
        await ready.until(lambda: len(ready.app.screen.query(TableBlock)) >= 2)
        await ready.pilot.pause()
        assert ready.shows("任务台账", "60 行", "牵头单位", "取值", "已完成", "前几行", "2.1.1")


async def test_a_column_becomes_a_question(chat: Opening) -> None:
    async with chat(size=(160, 50)) as ready:
        await ready.press("f3")
        await ready.focus(ready.app.screen.query(Grid).first())
        await ready.press("down", "down", "down", "enter")
        assert isinstance(ready.app.screen, ChatScreen)
        assert ready.main.area.input.value == "任务台账按牵头单位统计"
        assert not ready.main.dialogue.answers


async def test_a_ledger_becomes_a_question_that_can_be_answered(chat: Opening) -> None:
    async with chat(size=(160, 50)) as ready:
        await ready.press("f3", "down", "space")
        assert ready.main.area.input.value == "两高项目清单一共有多少条"
        await ready.press("enter")
        assert ready.main.dialogue.answers[0].answered


async def test_a_first_row_opens_in_full(chat: Opening) -> None:
    async with chat(size=(160, 50)) as ready:
        await ready.press("f3")
        await ready.until(lambda: len(ready.app.screen.query(TableBlock)) >= 2)
        await ready.focus(ready.app.screen.query(Grid).last())
        await ready.press("enter")
        assert isinstance(ready.app.screen, RowScreen)


async def test_the_outline_leads_to_a_section_and_a_clause_to_a_question(chat: Opening) -> None:
    async with chat(size=(160, 50)) as ready:
        await ready.press("f4")
        assert isinstance(ready.app.screen, PlanScreen)
        await ready.press("down", "down")
        shown = [str(paragraph.content) for paragraph in ready.app.screen.query(Paragraph)]
        assert shown
        assert all(text.startswith("2.1.") for text in shown)
        await ready.focus(ready.app.screen.query(Paragraph).first())
        await ready.press("enter")
        assert ready.main.area.input.value == "2.1.1谁牵头"


async def test_the_plan_opens_at_a_clause(chat: Opening) -> None:
    async with chat(size=(160, 50)) as ready:
        await ready.enter("/方案 3.5.1")
        assert ready.shows("▶ 3.5.1")
        await ready.press("escape")
        await ready.enter("/方案 9.9.9")
        assert ready.shows("方案里没有 9.9.9 这一条")


def test_a_personal_column_shows_no_values(assistant) -> None:
    personal = [column for ledger in assistant.catalog.ledgers for column in ledger.columns if column.personal]
    assert personal
    assert {browse.values(column) for column in personal} == {"个人信息，已打码"}


def test_each_column_gives_a_question(assistant) -> None:
    ledger = assistant.catalog.ledger("清洁取暖台账")
    questions = {column.name: browse.question_about(ledger, column) for column in ledger.columns}
    assert questions["镇街"] == "清洁取暖台账按镇街统计"
    assert questions["完成户数"] == "清洁取暖台账完成户数合计多少"
    assert questions["完成日期"] == "清洁取暖台账最近的完成日期是哪天"
