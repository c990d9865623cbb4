"""Whether a text is written in Chinese characters alone.

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
