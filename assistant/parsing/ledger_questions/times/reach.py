"""Times that a ledger cannot speak of: before its first row, or still to come.

Convention: inside the campaign no rows mean nought; before all data, nought would be a lie.
"""

from datetime import date

from assistant.model.catalog import Catalog, Column
from assistant.model.values import DateRange
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.schema.limits import is_limit


def outside_data(draft: Draft, catalog: Catalog, campaign: DateRange | None, today: date) -> str:
    """The reason to refuse a question about a time without data; empty when there may be some."""
    ledger = catalog.ledger(draft.ledger)
    for part in draft.restrictions:
        column = next((column for column in ledger.columns if column.name == part.column), None)
        if column is not None and column.type.temporal and column.first and not is_limit(column.name):
            reason = _beyond(part, column, campaign, today)
            if reason:
                return f"{ledger.name}{reason}"
    return ""


def _beyond(part: Restriction, column: Column, campaign: DateRange | None, today: date) -> str:
    begins = column.first[:10]
    opens = campaign.first.isoformat() if campaign and campaign.first else begins
    if part.last and part.last < min(begins, opens):
        return f"的{column.name}从{begins}开始，没有{part.last}以前的数据"
    if part.first and part.first > max(today.isoformat(), column.last[:10]):
        return f"的{column.name}到{column.last[:10]}为止，{part.first}以后还没有数据"
    return ""
