"""What a date or a limit is called besides: 计划完成的日子, 整改限期, 批准时间 of 审批日期, 许可 that runs out.

Invariant: such a name is made of the deed of the date alone, so that it names no figure and no text.
"""

from collections.abc import Iterator

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import entries_of, words


def names_of_dates(column: Column, stem: str) -> Iterator[tuple[str, Sense]]:
    """计划完成的日子, 整改限期, 许可: a date or a limit by any noun of its sort, or by what runs out."""
    ends = next((stem.removesuffix(end) for end in words("due_endings") if stem.endswith(end)), "")
    if column.type.temporal and len(ends) > 1:
        yield ends, Sense(SenseKind.COLUMN, column.name, cost=0.08)
    sort = next((key for key in ("date_words", "limit_nouns") if column.name.endswith(words(key))), "")
    sort = sort or ("date_words" if stem == column.name else "")
    if column.type.temporal and sort:
        yield from (
            (f"{stem}{of}{noun}", Sense(SenseKind.COLUMN, column.name, cost=0.02))
            for of in ("", "的")
            for noun in words(sort)
        )
        other = (word for group in entries_of("verbs", "stems", (stem,)) for word in group["words"] if len(word) > 1)
        yield from (
            (f"{deed}{noun}", Sense(SenseKind.COLUMN, column.name, cost=0.03))
            for deed in dict.fromkeys(other)
            if deed != stem and sort == "date_words" and not deed.endswith("了")
            for noun in words(sort)
        )
