"""Colour is never the only sign: without it the same words, marks and cursors are there."""

from pathlib import Path

import pytest

from assistant.tui.widgets.keys import KeyLine
from assistant.tui.widgets.links import LinkList
from tests.tui.conftest import Opening
from tests.tui.driving import Chat, started
from tests.tui.engines import CannedEngine, answered


async def test_no_color_is_honoured(chat: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    async with chat(CannedEngine()) as ready:
        assert hues(ready)
    monkeypatch.setenv("NO_COLOR", "1")
    async with started(CannedEngine(), Path(), (80, 24)) as ready:
        await ready.enter("问")
        assert ready.shows("答：问")
        assert not hues(ready)


def hues(ready: Chat) -> set[str]:
    """Every colour drawn that is no grey."""
    found = set()
    for strip in ready.app.screen._compositor.render_strips():
        for segment in strip:
            for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                if colour and colour.triplet and len(set(colour.triplet)) > 1:
                    found.add(colour.name)
    return found


async def test_the_cursor_of_a_list_is_seen_without_colour(chat: Opening) -> None:
    answer = answered("问", suggestions=("甲", "乙"))
    async with chat(CannedEngine(answer)) as ready:
        await ready.enter("问")
        await ready.focus(ready.main.query(LinkList).last())
        strips = ready.app.screen._compositor.render_strips()
        current = [segment for strip in strips for segment in strip if "甲" in segment.text]
        assert current
        assert all(segment.style and segment.style.reverse for segment in current)


async def test_a_key_below_the_line_can_be_clicked(chat: Opening) -> None:
    async with chat(CannedEngine()) as ready:
        await ready.pilot.click(KeyLine, offset=(4, 0))
        await ready.settled()
        assert ready.shows("可以这样问", "/导出")
