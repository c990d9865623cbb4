"""What a numeral is worth: 17万, 三千五, 1.2亿, 二〇二一, 壹佰.

Only whole numerals have a value; anything that breaks the grammar has none, so that a
vague 三四 (three or four) never turns into 7 or 34. Values are exact: the length limit
keeps every product within the default decimal precision, which is left alone.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from assistant.records import Record, replace
from assistant.text import lexicon

ARABIC = r"(?>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
"""Digits with thousands commas or a decimal point; atomic, since trying all ways to split a long run never ends."""
_POINT = "点"
_LARGE = 10_000
_LONGEST = 15
"""More digits than any count or sum of an office; longer runs are serial numbers."""
_SPOKEN_DIGITS = 3
"""二〇二一 is read digit by digit, 三四 is not."""


@cache
def digits() -> dict[str, int]:
    """Chinese digit → value."""
    return dict(lexicon.load("numerals")["digits"])


@cache
def multipliers() -> dict[str, int]:
    """十 百 千 万 亿 and their formal spellings → value."""
    return dict(lexicon.load("numerals")["multipliers"])


@cache
def chinese_class() -> str:
    """A regular expression class of all Chinese numeral characters."""
    return f"[{''.join(digits())}{''.join(multipliers())}]"


@cache
def piece() -> str:
    """A regular expression for a stretch that may be a numeral."""
    part = rf"(?:{ARABIC}|{chinese_class()})"
    return rf"{part}++(?:{_POINT}[{''.join(digits())}]+)?"


def value_of(numeral: str) -> Decimal | None:
    """The value of an unsigned numeral, or None when it is not a well-formed one."""
    whole, _, decimals = numeral.partition(_POINT)
    value = _whole(whole)
    if value is None or not decimals:
        return value
    spoken = "".join(str(digits().get(letter, "")) for letter in decimals)
    return value + Decimal(f"0.{spoken}") if len(spoken) == len(decimals) < _LONGEST else None


def _whole(numeral: str) -> Decimal | None:
    if numeral and all(letter in digits() for letter in numeral):
        return _spoken(numeral)
    tokens = _token().findall(numeral)
    if not tokens or "".join(tokens) != numeral or any(len(token.replace(",", "")) > _LONGEST for token in tokens):
        return None
    return _evaluate(tokens)


@cache
def _token() -> re.Pattern[str]:
    """One number in figures, or one Chinese numeral character."""
    return re.compile(f"{ARABIC}|{chinese_class()}")


def _spoken(numeral: str) -> Decimal | None:
    values = [digits()[letter] for letter in numeral]
    clear = len(values) == 1 or len(values) >= _SPOKEN_DIGITS or 0 in values
    return Decimal("".join(map(str, values))) if clear and len(values) <= _LONGEST else None


class _State(Record):
    """Where the reading of a numeral stands."""

    total: Decimal = Decimal(0)
    """Value of the parts closed by 万 or 亿."""
    section: Decimal = Decimal(0)
    """Value since then."""
    pending: Decimal | None = None
    """A number that still waits for its multiplier."""
    smallest: int = 0
    """Last small multiplier of the section; the next one must be smaller."""
    last: int = 0
    """Last multiplier of any kind, for the short form 三千五."""
    large: int = 0
    """Last 万 or 亿."""
    short: bool = False
    """Whether the pending number is a single digit right behind a multiplier."""


def _evaluate(tokens: Sequence[str]) -> Decimal | None:
    state: _State | None = _State()
    for token in tokens:
        if state is None:
            return None
        multiplier = multipliers().get(token)
        if multiplier is None:
            state = _number(state, token)
        elif multiplier < _LARGE:
            state = _small(state, multiplier)
        else:
            state = _large(state, multiplier)
    return _closed(state) if state is not None else None


def _number(state: _State, token: str) -> _State | None:
    if state.pending is not None and state.pending != 0:
        return None
    digit = digits().get(token)
    value = Decimal(token.replace(",", "")) if digit is None else Decimal(digit)
    short = state.pending is None and 0 < value < 10 and value == value.to_integral_value()
    return replace(state, pending=value, short=short)


def _small(state: _State, multiplier: int) -> _State | None:
    if state.smallest and multiplier >= state.smallest:
        return None
    if state.pending is None and multiplier != 10:
        return None
    count = Decimal(1) if not state.pending else state.pending
    return replace(
        state, section=state.section + count * multiplier, pending=None, smallest=multiplier, last=multiplier
    )


def _large(state: _State, multiplier: int) -> _State | None:
    section = state.section + (state.pending or 0)
    if section == 0 and state.total == 0:
        return None
    if state.large and multiplier > state.large:
        total = (state.total + section) * multiplier
    elif state.large == multiplier or section == 0:
        return None
    else:
        total = state.total + section * multiplier
    return _State(total=total, last=multiplier, large=multiplier)


def _closed(state: _State) -> Decimal | None:
    tail = state.pending or Decimal(0)
    if state.short and state.last > 10:
        tail *= state.last // 10
    value = state.total + state.section + tail
    whole = value.to_integral_value()
    return whole if state.last and whole == value else value
