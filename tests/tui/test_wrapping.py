"""Chinese lines: nothing lost, nothing too wide, no number torn, no comma at the beginning."""

import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.render.plain import width
from assistant.tui.wrapping import breaks

TEXT = st.text(alphabet="区住建局，。（）“”5000PM2.5 　—\nab", max_size=120)


def wrapped(text: str, cells: int, indent: int = 0) -> list[str]:
    return [text[start:end] for start, end in breaks(text, cells, indent)]


@given(text=TEXT, cells=st.integers(8, 60), indent=st.integers(0, 4))
def test_nothing_is_lost_but_blanks_at_a_break(text: str, cells: int, indent: int) -> None:
    assert re.sub(r"\s", "", "".join(wrapped(text, cells, indent))) == re.sub(r"\s", "", text)


@given(text=TEXT, cells=st.integers(8, 60))
def test_no_line_is_too_wide(text: str, cells: int) -> None:
    assert all(width(line.rstrip()) <= cells for line in wrapped(text, cells))


def test_a_number_stays_whole() -> None:
    assert wrapped("城区内5000平方米", 8) == ["城区内", "5000平方", "米"]


def test_a_line_begins_with_no_comma_and_ends_with_no_bracket() -> None:
    assert wrapped("一二三，四（五）六", 6) == ["一二", "三，四", "（五）", "六"]


def test_a_word_wider_than_the_line_falls_apart() -> None:
    assert wrapped("abcdefgh", 3) == ["abc", "def", "gh"]


def test_lines_after_the_first_are_narrower_by_the_indent() -> None:
    assert wrapped("一二三四五六", 6, 2) == ["一二三", "四五", "六"]


def test_own_newlines_are_kept() -> None:
    assert wrapped("一\n\n二", 6) == ["一", "", "二"]
