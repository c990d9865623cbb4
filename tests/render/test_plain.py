"""Text is only text: nothing of it acts on a terminal, and columns stay straight."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.render.plain import clean, clipped, one_line, padded, width, wrapped


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("扬尘\x1b[31m整治", "扬尘[31m整治"),
        ("\x1b]0;标题\x07文", "]0;标题文"),
        ("\x9b31m文", "31m文"),
        ("甲\x00乙\x08丙\x7f", "甲乙丙"),
        ("甲\u202e乙\u2066丙\u200b丁\ufeff", "甲乙丙丁"),
        ("半\ud800个", "半个"),
        ("一\r\n二\r三\x85四\u2028五\n六\t七", "一\n二\n三\n四\n五\n六\t七"),
        ("[bold]不是样式[/]", "[bold]不是样式[/]"),
    ],
)
def test_cleaned(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_nothing_that_acts_is_left(text: str) -> None:
    left = clean(text)
    assert not [character for character in left if unicodedata.category(character) in ("Cs", "Zl", "Zp")]
    assert not [character for character in left if unicodedata.category(character) == "Cc" and character not in "\n\t"]
    assert not [
        character
        for character in left
        if unicodedata.bidirectional(character) in ("RLO", "LRO", "RLI", "LRI", "PDF", "PDI", "FSI")
    ]
    assert clean(left) == left


def test_one_line() -> None:
    assert one_line(" 甲\n乙\t 丙　丁 ") == "甲 乙 丙 丁"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("扬尘", 4),
        ("PM2.5浓度", 9),
        ("（一）", 6),
        ("①", 1),
        ("e\u0301", 1),
        ("—", 1),
        ("＜", 2),
        ("😀", 2),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "cut"),
    [
        ("扬尘整治", 8, "扬尘整治"),
        ("扬尘整治", 7, "扬尘整…"),
        ("扬尘整治", 6, "扬尘…"),
        ("abc", 2, "a…"),
        ("扬", 1, "…"),
    ],
)
def test_clipped(text: str, cells: int, cut: str) -> None:
    assert clipped(text, cells) == cut


@given(st.text(st.characters(categories=["L", "N", "P"])), st.integers(4, 60))
def test_widths_hold(text: str, cells: int) -> None:
    assert width(clipped(text, cells)) <= cells
    assert width(padded(clipped(text, cells), cells)) == cells
    lines = wrapped(text, cells)
    assert "".join(lines) == text
    assert all(width(line) <= cells for line in lines)


def test_no_line_begins_with_a_full_stop() -> None:
    assert wrapped("一二三，四五。", 6) == ["一二", "三，四", "五。"]


def test_own_newlines_are_kept() -> None:
    assert wrapped("一二三 12,345.6户", 10) == ["一二三 ", "12,345.6户"]
    assert wrapped("1234567", 4) == ["1234", "567"]
    assert wrapped("一\n\n二三四", 4) == ["一", "", "二三", "四"]
