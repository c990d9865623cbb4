"""What the groups of an extreme are of: the columns asked for, a day, a week, a month.

Invariant: names that only together mean one thing (a village and its town) stay together.
"""

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import ColumnRef, DatePart, Dimension
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.times.date_groups import span_asked, span_dimension
from assistant.parsing.ledger_questions.times.kept_periods import kept_column
from assistant.parsing.ledger_questions.words import words


def group_dimensions(draft: Draft, ledger: Ledger, target: Column | None) -> tuple[Dimension, ...]:
    """The dimensions that the asked columns, days or months make."""
    parts = [part for part in draft.dimensions if isinstance(part.scalar, DatePart)]
    if parts and not draft.which:
        return tuple(parts)
    period = _period(draft, ledger)
    if period is not None:
        beside = _asked_together(draft, ledger, target) if any(draft.which) else ()  # 哪个镇哪个月
        return (*(Dimension(name, ColumnRef(name)) for name in beside), period)
    if ("ask.when" in draft.flags or _ranks_days(draft)) and not draft.which:
        date = _day(draft, ledger)
        if date is not None:
            return (Dimension("日期" if date.name == "日期" else date.name, DatePart("day", ColumnRef(date.name))),)
    names = _asked_together(draft, ledger, target)
    return tuple(Dimension(name, ColumnRef(name)) for name in names)


def days_asked(draft: Draft, ledger: Ledger) -> tuple[Dimension, ...]:
    """哪几天, 哪个月: the days or spans asked for, where nothing else is; empty where none are."""
    asks = span_asked(draft.flags) or {"ask.when", "ask.period"} & draft.flags
    return group_dimensions(draft, ledger, None) if asks and not draft.which else ()


def _ranks_days(draft: Draft) -> bool:
    """Whether days are put in order by what is so of all places: 全区均值最低的一天."""
    of_all = bool({"aggregate.average", "all"} & draft.flags)
    units = (item.quantity.unit for item in draft.said if item.has("extreme") and item.quantity)
    return of_all and any(unit in words("day_nouns") for unit in units)


def _day(draft: Draft, ledger: Ledger) -> Column | None:
    """The date of what was done (哪个月清理的), else the ledger's first."""
    return ledger.column(draft.event) if draft.event else columns.date_column(ledger)


def _period(draft: Draft, ledger: Ledger) -> Dimension | None:
    """哪个月, 哪周, 哪一期: spans of the date, or the periods that the ledger has a row for."""
    day, part = _day(draft, ledger), span_asked(draft.flags)
    kept = _edition(ledger) if "ask.period" in draft.flags else None
    kept = kept or (kept_column(ledger, part) if not draft.event else None)
    if kept is not None:
        return Dimension(kept.name, ColumnRef(kept.name))
    if day is None or not (part or "ask.period" in draft.flags):
        return None
    if not part:
        return Dimension(day.name, DatePart("day", ColumnRef(day.name)))
    return span_dimension(ledger, day.name, part)[0]


def _edition(ledger: Ledger) -> Column | None:
    """The column that says in which of several rounds a row was: 期次 of trainings."""
    return next((column for column in ledger.columns if column.name in words("editions")), None)


def _asked_together(draft: Draft, ledger: Ledger, target: Column | None) -> tuple[str, ...]:
    """The columns that the groups are of: all that are asked for (哪个镇的哪个村), and what tells them apart."""
    if target is None:
        return ()
    asked = [name for name in draft.which if name and ledger.column(name).type.textual]
    told = asked if target.name in asked else [target.name]
    return tuple(dict.fromkeys(own for name in told for own in columns.identity(ledger, name)))
