"""From an answer to what it rests on: the clause in its surroundings, the query, the rows behind a figure."""

from textual.widgets import TabbedContent, TextArea

from assistant.tui.widgets.evidence import PLAN, ROWS, SQL
from assistant.tui.widgets.links import LinkList
from assistant.tui.widgets.plan_view import Paragraph
from assistant.tui.widgets.quote import QuoteBlock
from assistant.tui.widgets.sql_view import SqlView
from assistant.tui.widgets.table import Grid, TableBlock
from tests.tui.conftest import Opening
from tests.tui.driving import Chat

WIDE = (160, 45)
COUNTED = "任务台账里未完成的有几项"


async def test_a_citation_leads_to_its_clause_among_its_neighbours(chat: Opening) -> None:
    async with chat(size=WIDE) as ready:
        await ready.enter("区住房城乡建设局牵头的任务有哪些")
        answer = ready.main.dialogue.answers[0]
        await ready.focus(ready.main.query_one(".sentence", LinkList))
        await ready.press("enter")
        cited = ready.main.query(".cited").first(Paragraph)
        shown = str(cited.content)
        assert any(clause in shown for clause in answer.clauses)
        assert "▶" in shown
        assert len(ready.main.query(Paragraph)) > 1
        marks = [shown[span.start : span.end] for span in cited.content.spans if "underline" in str(span.style)]
        assert "牵头" in "".join(marks)
        assert "区住房城乡建设局" in marks


async def test_a_quotation_is_followed_by_a_click(chat: Opening) -> None:
    async with chat(size=WIDE) as ready:
        await ready.enter("清洁取暖完成户数离目标还差多少")
        await ready.pilot.click(QuoteBlock)
        await ready.settled()
        assert ready.main.has_class("-evidence")
        assert ready.main.query_one(TabbedContent).active == PLAN
        assert ready.main.query(".cited")


async def test_the_panel_gives_way_where_it_is_narrow(chat: Opening) -> None:
    async with chat() as ready:
        await ready.enter("2.8.1由谁牵头")
        await ready.press("f2")
        assert not ready.main.transcript.display
        await ready.enter("2.8.2由谁牵头")
        assert ready.main.transcript.display
        assert ready.shows("❯ 2.8.2由谁牵头")


async def test_the_panel_follows_the_newest_answer_where_it_is_wide(chat: Opening) -> None:
    async with chat(size=WIDE) as ready:
        await ready.enter("2.8.1由谁牵头")
        await ready.press("f2")
        await ready.enter("2.8.2由谁牵头")
        assert ready.shows("依据：2.8.2由谁牵头", "▶ 2.8.2")
        await ready.press("f2")
        assert not ready.main.has_class("-evidence")


async def test_a_copy_of_the_query_is_changed_and_run_or_refused_with_its_reason(chat: Opening) -> None:
    async with chat(size=WIDE) as ready:
        await ready.enter(COUNTED)
        await ready.press("f2")
        assert ready.main.query_one(TabbedContent).active == SQL
        assert ready.shows("SELECT", "COUNT(*)")
        await _run_own(ready, "SELECT 状态, COUNT(*) AS 项 FROM 任务台账 GROUP BY 状态")
        latest = ready.main.dialogue.latest
        assert latest
        assert latest[1].columns == ("状态", "项")
        assert sum(int(str(row[1])) for row in latest[1].rows) == 60
        await _run_own(ready, "DROP TABLE 任务台账")
        latest = ready.main.dialogue.latest
        assert latest
        assert not latest[1].answered
        assert latest[1].answer.split("。")[0] in ready.text().replace("\n", "")


async def _run_own(ready: Chat, sql: str) -> None:
    """Runs another query in place of the one that is shown."""
    await ready.focus(ready.main.query_one("#edit"))
    await ready.press("e")
    ready.main.query_one(TextArea).text = sql
    await ready.press("ctrl+g")


async def test_the_panel_leaves_the_answer_in_sight_and_is_walked_by_keys_alone(chat: Opening) -> None:
    async with chat() as ready:
        await ready.enter(COUNTED)
        await ready.press("f2")
        assert ready.shows(f"依据：{COUNTED}", ready.main.dialogue.answers[0].answer.split("。")[0])
        await ready.press("e")
        assert isinstance(ready.app.focused, TextArea)
        await ready.press("escape")
        assert not ready.main.has_class("-evidence")
        assert ready.main.area.input.has_focus
        await ready.press("f2", "right")
        assert ready.main.query_one(TabbedContent).active == ROWS
        await ready.press("down")
        assert isinstance(ready.app.focused, Grid)
        await ready.press("escape")
        await ready.enter("2.8.1由谁牵头")
        await ready.press("f2", "down")
        assert ready.app.focused is ready.main.query_one(".cited")


async def test_the_rows_behind_a_figure(chat: Opening) -> None:
    async with chat(size=WIDE) as ready:
        await ready.enter(COUNTED)
        latest = ready.main.dialogue.latest
        assert latest
        figure = latest[1].rows[0][0]
        await ready.press("f2")
        ready.main.query_one(TabbedContent).active = ROWS
        await ready.settled()
        table = ready.main.query_one("#rows").query_one(TableBlock)
        assert f"共 {figure} 行" in table.pages.caption()


async def test_an_answer_without_a_query_says_so(chat: Opening) -> None:
    async with chat(size=WIDE) as ready:
        await ready.enter("/口径")
        await ready.press("f2")
        ready.main.query_one(TabbedContent).active = SQL
        await ready.pilot.pause()
        assert ready.main.query_one(SqlView).has_class("empty")
        assert ready.shows("没有用到查询语句")
