"""Characters of a text: whether all are Chinese, which stand side by side, and whether a name holds them in order.

Invariant: one range for every stage that compares sounds, cuts words or proposes slips; two
ranges would let one stage offer what the next cannot weigh.
"""

import re

_CHINESE = re.compile("[\u4e00-\u9fff]+")
_PAIR = re.compile("(?=([\u4e00-\u9fff]{2}))")


def is_chinese(text: str) -> bool:
    """Whether ``text`` holds a character and every one is Chinese; letters, digits and marks are not."""
    return _CHINESE.fullmatch(text) is not None


def chinese_pairs(text: str) -> list[str]:
    """Every two Chinese characters of ``text`` that stand side by side."""
    return _PAIR.findall(text)


def is_in_order(short: str, name: str) -> bool:
    """Whether ``name`` holds the characters of ``short`` in their order, others between them or not.

    >>> is_in_order("交运", "区交通运输局")
    True
    """
    rest = iter(name)
    return all(character in rest for character in short)
