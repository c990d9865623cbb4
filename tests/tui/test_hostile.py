"""Text from outside is shown as it stands: no markup, no escape sequences, no leaning columns."""

import pytest

from tests.tui.conftest import Opening
from tests.tui.engines import CannedEngine, answered

NASTY = {
    "markup": ("[red]红[/red]", "[@click=app.quit]点我[/]", "[/]"),
    "signs": ("\x1b[2J\x1b]0;t\x07清屏", "a\u202egnp", "a\r\nb\tc"),
    "widths": ("👨‍👩‍👧家", "全角［b］"),
}


@pytest.mark.parametrize("sort", NASTY)
async def test_it_can_be_anything_and_the_chat_goes_on(chat: Opening, sort: str) -> None:
    texts = NASTY[sort]
    each = [
        answered(
            f"问{number}",
            understood=text,
            answer=text,
            notes=(text,),
            suggestions=(text,),
            columns=(text, "乙"),
            rows=((text, text), (None, text)),
            sql=text,
        )
        for number, text in enumerate(texts)
    ]
    async with chat(CannedEngine(*each), size=(120, 50)) as ready:
        for answer, text in zip(each, texts, strict=True):
            await ready.enter(answer.question)
            shown = ready.text()
            assert not set(shown) & set("\x1b\x07\x9b\u202e\r\t")
            if text.startswith("["):
                assert shown.count(text) >= 5
            await ready.press("f2", "f2")
            await ready.enter("/复制")
            await ready.enter(text)
            assert ready.app.is_running


async def test_units_and_titles_with_brackets_are_offered_as_they_stand(chat: Opening) -> None:
    class Bracketed(CannedEngine):
        vocabulary = (("[b]局[/b]测试单位", "unit"), ("测试单位[i]", "unit"))

    async with chat(Bracketed()) as ready:
        await ready.type("测试")
        assert ready.shows("测试单位[i]　单位")
