"""A bare question word that says no more than what stands beside it: 村道加起来有多长, 房号多少, 完成率多少.

Invariant: neither a length nor the numbers by which things are called are ever a number of rows.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measured import measured_in
from assistant.parsing.ledger_questions.measures.asked import asked_which
from assistant.parsing.ledger_questions.measures.figures import FUNCTIONS, aggregated, column_measure, default_measure
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.schema.columns import additive
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

HOW, MOST = "多", "最"


def size_asked(scope: Scope, items: Sequence[Item]) -> Item | None:
    """加起来有多长: the only figure in a unit of length."""
    asked = items[-1].text
    name = measured_in(asked.replace(HOW, MOST), scope) if asked.startswith(HOW) else ""
    if not name:
        return None
    column = scope.ledger.column(name)
    word = next((item.name_of("aggregate") for item in items if item.has("aggregate")), "")
    measure = aggregated(column, *FUNCTIONS[word]) if word in FUNCTIONS else default_measure(column)
    return reduced(items[0], items[-1], "measure", measure=measure, column=name)


def code_asked(scope: Scope, items: Sequence[Item]) -> Item | None:
    """房号多少, 编号是多少: which they are."""
    sense = next(iter(items[0].sense(SenseKind.COLUMN)), None)
    code = sense is not None and sense.column.endswith(words("code_ends")) and items[-1].text == words("number_asks")[0]
    return asked_which(scope, (items[-1], items[0])) if code else None


def sum_asked(scope: Scope, items: Sequence[Item]) -> Item | None:
    """预算是多少: the sum of a figure that adds up; of any other each row tells its own."""
    column = numeric_column(scope, items[0])
    return column_measure(scope, items) if column is not None and additive(column) else None


def figure_asked(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """完成率多少: the question word adds nothing to the figure."""
    return replace(items[0], end=items[-1].end, kinds=items[0].kinds | {"asked_for"})


BARE_RULES = (
    Rule("列是问", "numeric compare.eq asked|ask.count", sum_asked, "清洁取暖的完成户数是多少"),
    Rule("多长", "aggregate? ask.count", size_asked, "秸秆堆加起来有多重"),
    Rule("号多少", "textual compare.eq? ask.count", code_asked, "未完成任务的任务编号是多少"),
)
"""Rules for question words by themselves, when no column has taken them."""
