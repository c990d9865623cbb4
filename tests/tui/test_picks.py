"""Things picked instead of typed: choices, suggestions, commands from the palette, earlier questions."""

from assistant.model.answer import Kind
from assistant.records import replace
from assistant.tui.screens.picker import Picker
from assistant.tui.widgets.links import LinkList
from tests.tui.conftest import Opening
from tests.tui.engines import CannedEngine, answered

ASKED_BACK = answered(
    "完成情况", kind=Kind.CLARIFY, answered=False, answer="问的是哪一个？", choices=("甲台账完成几项", "乙台账完成几项")
)
WITH_SUGGESTIONS = answered("目标", suggestions=("目标是谁定的", "目标何时完成"))


async def test_a_number_picks_a_choice(chat: Opening) -> None:
    async with chat(CannedEngine(ASKED_BACK)) as ready:
        await ready.enter("完成情况")
        assert ready.shows("按数字选一个", "1　甲台账完成几项", "2　乙台账完成几项")
        await ready.press("2")
        assert ready.shows("答：乙台账完成几项")


async def test_choices_stand_once(chat: Opening) -> None:
    told = replace(ASKED_BACK, understood="有2种理解", answer="问的是哪一个？1. 甲台账完成几项；2. 乙台账完成几项")
    async with chat(CannedEngine(told)) as ready:
        await ready.enter("完成情况")
        assert ready.text().count("甲台账完成几项") == 1
        assert not ready.shows("有2种理解")


async def test_a_number_is_only_text_when_nothing_is_to_choose(chat: Opening) -> None:
    async with chat(CannedEngine(ASKED_BACK)) as ready:
        await ready.press("1", "2")
        assert ready.main.area.input.value == "12"
        ready.main.area.input.value = ""
        await ready.enter("完成情况")
        await ready.press("9")
        assert ready.main.area.input.value == "9"


async def test_a_number_and_enter_ask_a_suggestion(chat: Opening) -> None:
    async with chat(CannedEngine(WITH_SUGGESTIONS)) as ready:
        await ready.enter("目标")
        await ready.enter("2")
        assert ready.shows("答：目标何时完成")


async def test_a_suggestion_is_asked_by_keys(chat: Opening) -> None:
    async with chat(CannedEngine(WITH_SUGGESTIONS)) as ready:
        await ready.enter("目标")
        await ready.press("tab", "down", "enter")
        assert ready.shows("答：目标何时完成")
        assert ready.main.area.input.has_focus


async def test_a_suggestion_is_asked_by_a_click(chat: Opening) -> None:
    async with chat(CannedEngine(WITH_SUGGESTIONS)) as ready:
        await ready.enter("目标")
        await ready.pilot.click(ready.main.query(LinkList).last(), offset=(6, 1))
        await ready.settled()
        assert ready.shows("答：目标何时完成")


async def test_the_palette_finds_a_command_by_initials(chat: Opening) -> None:
    async with chat(CannedEngine()) as ready:
        await ready.press("ctrl+p")
        assert isinstance(ready.app.screen, Picker)
        await ready.press(*"kj")
        assert ready.shows("口径")
        assert not ready.shows("清屏")
        await ready.press("enter")
        assert ready.shows("/口径", "逾期、临期")


async def test_the_palette_closes_without_doing_anything(chat: Opening) -> None:
    async with chat(CannedEngine()) as ready:
        await ready.press("ctrl+p", *"mei you zhe ge", "enter")
        assert isinstance(ready.app.screen, Picker)
        await ready.press("escape")
        assert ready.app.screen is ready.main
        assert not ready.main.dialogue.answers


async def test_an_earlier_question_is_found_by_pinyin_and_put_into_the_prompt(chat: Opening) -> None:
    async with chat(CannedEngine()) as ready:
        for question in ("扬尘谁牵头", "清洁取暖完成多少户"):
            await ready.enter(question)
        await ready.press("ctrl+r", *"yangchen", "enter")
        assert ready.main.area.input.value == "扬尘谁牵头"
