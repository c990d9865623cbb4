"""Numbers of a question as items: 30多天, 三位数, 过半, 两样, and a word said and denied in one breath.

Invariant: what a number counts is found here alone, so that a unit is never read as a word of its own.
"""

import re
from collections.abc import Collection
from decimal import Decimal

from assistant.linking.linked import Linked
from assistant.parsing.ledger_questions.items import Item, Quantity
from assistant.parsing.ledger_questions.times.hours import is_bound
from assistant.text.numerals import parse_number
from assistant.text.units import parse_unit_at, scale_of

OVER = re.compile(
    "((?:还|还是|都|仍|仍然|尚)?(?:没有|没|未|不))?"
    "(?:过(?=半(?![年天月个夜]))|破(?=[0-9两〇零一二三四五六七八九十百千万亿]))"
)
"""过半, 破百: a verb that only before a number is a comparison, with its denial."""
DIGITS = re.compile("([一两二三四五六七])位数(?!据)")
EITHER = re.compile(r"(?<![该应])([^有是能会可好对行要肯想还\W])[没不](?=\1)")
"""A word said and denied, of which the first half, or of a single syllable all of it, only asks: 达不达标, 装没装."""
OF_ANY = "个"
"""Counts anything."""
SCALES = ("万亿", "万", "亿")
SMALL_COUNT = re.compile("([两三四五六七八九十])([样种类项处级列])")
"""Small counts that are ordinary words elsewhere, and so no numbers to the numeral reader."""
AND_MORE = re.compile("个?[多来](?=[个年月天日周]|小时|分钟)")
"""Between a number and its unit: somewhat more than that."""
FEW_AND_MORE = re.compile("[一两二三四五六七八九十](?=个?[多来][年月天日周小分])")
"""Small numbers before it that the numeral reader takes for words: 一个多月."""
WHOLE = -0.04
"""Price of 多天 behind a number, so that no 多 and no 天 stands by itself."""


def quantities_written(linked: Linked, edges: Collection[int]) -> list[Item]:
    """All that is written as a number in a question, and the words that are part of one; edges: where words end."""
    items = list[Item]()
    for number in linked.numbers:
        items += _and_more(linked.text, number.start, number.end, number.value)
        found = parse_unit_at(linked.text, number.end)
        bound = is_bound(linked.text, number.start, number.end + 1)
        unit, end = (found[0].name, found[1]) if found and not bound else ("", number.end)
        if end not in edges and linked.text[number.end : end - 1] == OF_ANY:
            unit, end = OF_ANY, end - 1  # 三个班组 are three of them, and no three 班
        scale = next((scale_of(word) for word in SCALES if number.text.endswith(word)), Decimal(1))
        quantity = Quantity(number.value, "%" if number.is_percent else unit, number.is_percent, scale)
        items.append(
            Item(number.start, end, linked.text[number.start : end], frozenset({"quantity"}), quantity=quantity)
        )
    taken = {item.start for item in items}
    for match in OVER.finditer(linked.text):
        kind = "compare.le" if match[1] else "compare.gt"
        items.append(Item(match.start(), match.end(), match[0], frozenset({kind})))
    items += [_of_digits(match) for match in DIGITS.finditer(linked.text)]
    for match in EITHER.finditer(linked.text):
        for end in (match.end(), match.end() + 1):
            text = linked.text[match.start() : end]
            items.append(Item(match.start(), end, text, frozenset({"either.either"})))
    for match in FEW_AND_MORE.finditer(linked.text):
        value = parse_number(match[0]) if match.start() not in taken else None
        items += _and_more(linked.text, match.start(), match.end(), value) if value is not None else []
    for match in SMALL_COUNT.finditer(linked.text):
        value = parse_number(match[1])
        if match.start() not in taken and value is not None:
            items.append(
                Item(match.start(), match.end(), match[0], frozenset({"quantity"}), quantity=Quantity(value, match[2]))
            )
    return items


def _of_digits(match: re.Match[str]) -> Item:
    """三位数: the least number of so many digits."""
    least = Decimal(10) ** (int(parse_number(match[1]) or 1) - 1)
    quantity = Quantity(least, digits=True)
    return Item(match.start(), match.end(), match[0], frozenset({"quantity"}), quantity=quantity)


def _and_more(text: str, start: int, end: int, value: Decimal) -> list[Item]:
    """30多天, 一个多月: so many days, and more than that; nothing where no unit of time or amount follows."""
    match = AND_MORE.match(text, end)
    found = parse_unit_at(text, match.end()) if match is not None else None
    if found is None:
        return []
    unit, last = found
    many = Item(start, end, text[start:end], frozenset({"quantity"}), quantity=Quantity(value, unit.name))
    return [many, Item(end, last, text[end:last], frozenset({"after.gt"}), cost=WHOLE)]
