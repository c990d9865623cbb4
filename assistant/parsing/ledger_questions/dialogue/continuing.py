"""Reads a fragment against the last question to the same ledger.

Invariant: a fragment is read by the same words and rules as a question; only what it leaves
open comes from the line before, or from what its answer shows.
"""

from collections.abc import Sequence
from datetime import date

from assistant.linking.linked import Linked
from assistant.model.catalog import Ledger
from assistant.model.ledger_question import LedgerQuestion
from assistant.parsing.ledger_questions.accounting.account import unaccounted
from assistant.parsing.ledger_questions.collect import collect, raw_flags
from assistant.parsing.ledger_questions.dialogue.facts import facts_asked, with_facts
from assistant.parsing.ledger_questions.dialogue.last_figures import ranks_another_figure
from assistant.parsing.ledger_questions.dialogue.merge import Fragment, merged
from assistant.parsing.ledger_questions.dialogue.other_dates import on_other_date
from assistant.parsing.ledger_questions.dialogue.screen import Shown, narrowed_to, tops_of
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.familiarity import familiar
from assistant.parsing.ledger_questions.frames.finish import accounted
from assistant.parsing.ledger_questions.grammar import reduce_all
from assistant.parsing.ledger_questions.groups import dimension_of
from assistant.parsing.ledger_questions.interpreter import (
    LedgerInterpreter,
    LedgerReading,
    reading_of,
)
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.lexing import lex
from assistant.parsing.ledger_questions.plan_figures import with_plan
from assistant.parsing.ledger_questions.pricing import unnamed
from assistant.parsing.ledger_questions.times.limit_said import with_limit_said
from assistant.parsing.ledger_questions.words import words
from assistant.records import Record, replace


class Manner(Record):
    """How a line goes on from the one before, besides what it says."""

    shown: Shown | None = None
    replaces: bool = False
    beside: bool = False
    adds: bool = False
    lifts: str = ""
    """What a condition was on that is to hold no longer."""
    ordinal: int | None = None
    rows: bool = False
    """Whether whole rows are spoken of, of which facts are told."""


def continued(
    ledgers: LedgerInterpreter, linked: Linked, last: LedgerReading, manner: Manner, today: date
) -> LedgerReading | None:
    """The last question with what a fragment changes; None when the ledger knows nothing of it."""
    number = next(
        (n for n, ledger in enumerate(ledgers.schema.ledgers) if last.draft and ledger.name == last.draft.ledger), None
    )
    if number is None or last.draft is None or not isinstance(last.question, LedgerQuestion):
        return None
    raw = familiar(lex(ledgers.sketch(linked), number), ledgers.schema.ledgers[number])
    scope = ledgers.scope(with_limit_said(ledgers.schema.ledgers[number], raw), today)
    items, fired = reduce_all(raw, scope)
    fresh = collect(items, scope, continues=True)
    everywhere = any(item.has("all") and not item.has("aggregate") for item in raw)
    before = on_other_date(last.draft, fresh, items, scope.ledger)
    silent = not (fresh.asks or everywhere or manner.lifts or before != last.draft)
    if silent or ranks_another_figure(fresh, before, scope.ledger):
        return None
    fresh = replace(fresh, flags=fresh.flags | raw_flags(raw))
    facts = _asked_of_shown(fresh, raw, manner, scope.ledger)
    if facts and manner.rows:
        draft, question = last.draft, with_facts(last.question, facts, manner.ordinal)
        told = {*facts, *(part.column for part in fresh.restrictions)}  # what 开工了没有 asks about restricts nothing
        lost = unaccounted([item for item in items if item.column not in told], question, scope.ledger)
    else:
        fresh = _each_shown(fresh, last.draft, manner)
        fragment = _fragment(fresh, raw, facts, last.draft, manner, scope.ledger)
        draft = merged(before, replace(fragment, everywhere=everywhere), scope.ledger)
        question, lost = with_plan(draft, scope, accounted)
    if question == last.question and any(map(_is_unread, raw)):
        return None  # 取了多少 after 许可多少: the same again would be no answer to a word that nothing reads
    price = ledgers.price(raw, items, scope) - unnamed(raw)
    return reading_of(raw, items, draft, question, price, lost, fired, "接着上一问：")


def _is_unread(item: Item) -> bool:
    """Whether nothing knows a word, which is more than a particle."""
    return item.has("unknown") and item.text not in words("particles")


def _fragment(
    fresh: Draft, raw: Sequence[Item], facts: tuple[str, ...], last: Draft, manner: Manner, ledger: Ledger
) -> Fragment:
    """What a line says and how; facts about the one name shown are asked of its rows."""
    subject = narrowed_to(last, manner.shown, ledger)
    if facts and subject is not None and _of_the_only(manner.shown, facts, ledger):
        fresh = Draft(fresh.ledger, (subject,), chosen=facts, flags=frozenset({"ask.list"}))
    compares = any(item.has("than") for item in raw)
    rows = manner.shown is not None and manner.shown.whole_rows
    tops = tops_of(last, manner.shown, ledger)
    return Fragment(
        fresh,
        manner.replaces,
        manner.beside,
        compares=compares,
        subject=subject,
        rows_shown=rows,
        adds=manner.adds,
        lifts=manner.lifts,
        tops=tops,
    )


def _asked_of_shown(fresh: Draft, raw: Sequence[Item], manner: Manner, ledger: Ledger) -> tuple[str, ...]:
    """The columns asked about of what is shown; of a value in doubt (是国道吗) the column that holds it."""
    if "ask.yes" in fresh.flags and manner.shown is not None and manner.shown.only and not fresh.pieces:
        return tuple(part.column for part in fresh.restrictions if part.values and part.column != manner.shown.column)
    return facts_asked(fresh, raw, ledger)


def _of_the_only(on_screen: Shown | None, facts: Sequence[str], ledger: Ledger) -> bool:
    """Whether facts (no figures) are asked of the one group shown: 什么时候测的 after 最高的是哪家."""
    if on_screen is None or not on_screen.only or ledger.column(on_screen.column).personal:
        return False
    return not any(name == on_screen.column or ledger.column(name).type.numeric for name in facts)


def _each_shown(fresh: Draft, last: Draft, manner: Manner) -> Draft:
    """各几台 after the names of one sort: how many there are of each of them."""
    shown = manner.shown
    bare = fresh.pieces and not (fresh.dimensions or fresh.restrictions or fresh.extreme or fresh.chosen)
    listed = shown is not None and not (last.pieces or last.dimensions or last.extreme or shown.whole_rows)
    if shown is None or not (bare and listed and "group.each" in fresh.flags):
        return fresh
    return replace(fresh, dimensions=(dimension_of(shown.column),))
