"""What superlatives of size and price are said of without its name: 最长 of 公里, 最大 of 平方米, 最贵 of 购置价.

Invariant: one figure alone can be meant, what was found before what was set (使用面积 beside 标准面积), and of sums a
price; where several are left none is.
"""

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.columns import additive
from assistant.parsing.ledger_questions.words import words
from assistant.text.lexicon import load
from assistant.text.units import find_unit

TIMES = ("时间", "月数")
"""What units of time measure."""
PRICE, OF, PARTS = "价", "的", "…"
"""In the name of what a thing costs; behind a superlative; between the words that a rule made one item of."""


def without_count(said: str) -> str:
    """The superlative itself: 最长 of 最长…5条 and of 最长的."""
    return said.split(PARTS, maxsplit=1)[0].removesuffix(OF)


def measured_in(text: str, scope: Scope) -> str:
    """The one figure that a superlative of size is said of: 最长 of 公里, 最久 of 分钟."""
    text = without_count(text)
    groups = [group for group in load("ledger_schema")["measured_by"] if text in group["words"]]
    units = [(unit, tuple(group.get("ends", ("",)))) for group in groups for unit in group["units"]]
    figures = [column for column in scope.ledger.columns if column.type.numeric]
    found = [c for c in figures if any(c.unit == unit and c.name.endswith(ends) for unit, ends in units)]
    whole = [column for column in found if "/" not in column.unit]
    there = [column for column in whole if not column.name.startswith(words("set_beforehand"))]
    prices = [column for column in there if PRICE in column.name and text in words("of_price")]
    unsaid = [c for c in figures if not found and not c.unit and PRICE in c.name and text in words("of_price")]
    return next((few[0].name for few in (found, whole, there, prices, unsaid) if len(few) == 1), "")


def is_for_one(column: Column) -> bool:
    """Whether a figure is so much for one thing, of which no sum can be told: 元/株, but not 元/月."""
    of_what = find_unit(column.unit.rpartition("/")[2]) if "/" in column.unit else None
    lasting = of_what is not None and of_what.dimension in TIMES
    return "/" in column.unit and not lasting and not additive(column)
