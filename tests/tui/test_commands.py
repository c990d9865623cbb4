"""One registry behind slash, key, palette and help; and what each command does."""

from datetime import date
from pathlib import Path

import pytest
from textual.app import App

from assistant.tui.command_actions import CommandActions
from assistant.tui.commands import COMMANDS, beginning, find, parse
from assistant.tui.screens.chat import ChatScreen
from assistant.tui.screens.help import HelpScreen
from assistant.tui.screens.picker import Picker
from assistant.tui.widgets.prose import Prose
from tests.tui.conftest import Opening
from tests.tui.driving import started
from tests.tui.engines import CannedEngine, LateEngine, answered

FORMULA = answered("表", columns=("名称",), rows=(("=1+1",), ("乙",)))


def test_every_name_and_key_means_one_command() -> None:
    names = [name for command in COMMANDS for name in command.names]
    keys = [command.key for command in COMMANDS if command.key]
    assert len(names) == len(set(names))
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_its_method_help_and_aliases(command) -> None:
    assert callable(getattr(CommandActions, f"command_{command.id}"))
    assert command.help
    assert any(alias.isascii() for alias in command.aliases)
    assert find(command.word) is command
    assert find(command.id.upper()) is command


def test_no_method_without_a_command() -> None:
    methods = {name.removeprefix("command_") for name in dir(CommandActions) if name.startswith("command_")}
    assert methods == {command.id for command in COMMANDS}


@pytest.mark.parametrize(
    ("line", "identifier", "argument"),
    [
        ("/导出 csv 全部", "export", "csv 全部"),
        ("/dc  md", "export", "md"),
        ("/EXPORT", "export", ""),
        ("/今天 2021-12-01", "today", "2021-12-01"),
        ("/", None, ""),
        ("/没有这个", None, ""),
    ],
)
def test_lines_are_parsed(line: str, identifier: str | None, argument: str) -> None:
    command, rest = parse(line)
    assert (command.id if command else None, rest) == (identifier, argument)


def test_half_a_line_offers_what_it_may_become() -> None:
    assert [command.word for command in beginning("/da")] == ["导出", "单位"]


async def test_help_names_every_command(chat: Opening) -> None:
    async with chat(CannedEngine(), size=(100, 80)) as ready:
        await ready.press("f1")
        assert isinstance(ready.app.screen, HelpScreen)
        assert ready.shows(*(command.usage for command in COMMANDS))
        await ready.press("escape")
        assert isinstance(ready.app.screen, ChatScreen)


async def test_an_unknown_command_is_told(chat: Opening) -> None:
    async with chat(CannedEngine()) as ready:
        await ready.enter("/跳舞")
        assert ready.shows("没有“/跳舞”这个命令")


@pytest.mark.parametrize("kind", ["xlsx", "csv", "md"])
async def test_export_writes_a_file_and_says_where(chat: Opening, tmp_path: Path, kind: str) -> None:
    async with chat(CannedEngine(FORMULA)) as ready:
        await ready.enter("表")
        await ready.enter(f"/导出 {kind}")
        assert (tmp_path / f"问策_表.{kind}").stat().st_size
        assert str(tmp_path / f"问策_表.{kind}") in ready.main.query(".noted").last(Prose).content.plain
        await ready.enter(f"/导出 {kind} 全部")
        assert (tmp_path / f"问策_表_2.{kind}").exists()


@pytest.mark.parametrize(("line", "said"), [("/导出 pdf", "不会导出成“pdf”"), ("/导出 csv md", "不会导出成")])
async def test_export_that_cannot_be_done_says_why(chat: Opening, line: str, said: str) -> None:
    async with chat(CannedEngine()) as ready:
        await ready.enter("/导出")
        assert ready.shows("还没有可以导出的回答")
        await ready.enter("表")
        await ready.enter(line)
        assert ready.shows(said)


async def test_copy_goes_through_the_terminal(chat: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(App, "copy_to_clipboard", lambda self, text: copied.append(text))
    async with chat(CannedEngine(FORMULA)) as ready:
        await ready.enter("表")
        await ready.press("ctrl+y")
        assert "答：表" in copied[0]
        assert "乙" in copied[0]


async def test_today_is_changed_and_restored(chat: Opening) -> None:
    engine = CannedEngine()
    async with chat(engine) as ready:
        await ready.enter("/今天 2021-11-02")
        assert ready.shows("今天 2021-11-02（已改）")
        await ready.enter("问")
        assert engine.asked[-1] == ("问", date(2021, 11, 2))
        await ready.enter("/今天 2021-13-02")
        assert ready.shows("日期“2021-13-02”不存在")
        await ready.enter("/今天")
        assert ready.shows("今天 2021-12-20")
        assert not ready.shows("（已改）")


async def test_the_unit_in_view_is_meant_by_our_unit(chat: Opening) -> None:
    async with chat(size=(120, 40)) as ready:
        await ready.enter("/单位 住房城乡")
        assert ready.shows("│ 区住房城乡建设局")
        await ready.enter("我单位牵头的任务有哪些")
        assert ready.shows("❯ 区住房城乡建设局牵头的任务有哪些")
        await ready.enter("/单位 没有这个局")
        assert ready.shows("方案里没有“没有这个局”这个单位")
        await ready.enter("/单位")
        assert isinstance(ready.app.screen, Picker)
        await ready.press("enter")
        assert not ready.main.scope.unit


async def test_check_lists_every_finding(chat: Opening, assistant) -> None:
    async with chat(size=(120, 40)) as ready:
        await ready.enter("/检查")
        plan = sum(len(document.findings) for document in assistant.documents)
        assert ready.shows(f"方案 {plan} 处存疑", f"台账 {len(assistant.catalog.findings)} 处存疑")


async def test_theme_changes_back_and_forth(chat: Opening) -> None:
    async with chat(CannedEngine()) as ready:
        await ready.press("ctrl+t")
        assert ready.app.theme == "paper"
        assert ready.shows("已换成浅色")
        await ready.enter("/主题")
        assert ready.app.theme == "night"


async def test_the_theme_outlives_the_run(chat: Opening, tmp_path: Path) -> None:
    async with chat(CannedEngine()) as ready:
        await ready.press("ctrl+t")
    async with chat(CannedEngine()) as ready:
        assert ready.app.theme == "paper"
    (tmp_path / "theme").write_text("no such theme", "utf-8")
    async with chat(CannedEngine()) as ready:
        assert ready.app.theme == "night"


async def test_clear_begins_anew(chat: Opening) -> None:
    async with chat(CannedEngine()) as ready:
        await ready.enter("甲")
        await ready.press("ctrl+l")
        assert not ready.shows("答：甲")
        assert not ready.main.dialogue.answers
        assert ready.main.dialogue.after is None
        await ready.enter("乙")
        assert ready.shows("答：乙")


async def test_quit_leaves(chat: Opening) -> None:
    async with chat(CannedEngine()) as ready:
        await ready.type("/退出")
        await ready.pilot.press("enter")
        await ready.until(lambda: not ready.app.is_running or ready.app._exit)


async def test_commands_wait_for_what_is_not_loaded_yet(tmp_path: Path) -> None:
    engine = LateEngine()
    async with started(engine, tmp_path, (80, 24)) as ready:
        for line in ("/台账", "/方案", "/检查"):
            await ready.type(line)
            await ready.pilot.press("enter")
            await ready.pilot.pause()
            assert ready.shows("还没载入完")
        engine.there.set()
        await ready.until(lambda: ready.main.loaded)
