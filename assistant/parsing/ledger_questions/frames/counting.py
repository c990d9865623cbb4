"""What 几家, 多少个, 多少次 count: rows, distinct entities, distinct values, days.

Convention: entities where a ledger has several rows an entity, else rows; 次 and 条 are
always rows.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import Aggregate, ColumnRef, Condition, DatePart, Function, Measure, Scalar
from assistant.parsing.ledger_questions.draft import Draft, Piece, Restriction
from assistant.parsing.ledger_questions.items import JOINED
from assistant.parsing.ledger_questions.quantities import TIMES, fits, like_counts, only_amount
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.counters import company, counted_by, counts_no_party, herds
from assistant.parsing.ledger_questions.schema.judgements import fault_told
from assistant.parsing.ledger_questions.schema.sorts import KINDS, counts_cases, named_again, sorts_of
from assistant.parsing.ledger_questions.schema.things import names_numbered, person_number, row_part, speaks_of_person
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.spoken_of import opens_its_name
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.text.units import find_unit

KIND = "种"
"""The sort that a row may be by itself: 有几种产品."""


def count_measure(
    ledger: Ledger, draft: Draft, noun: str, where: tuple[Condition, ...] = (), named: str = ""
) -> Measure:
    """The count that a counting noun asks for."""
    things = counted_by(ledger, noun) is not None and not any(ledger.column(n).type.numeric for n in draft.chosen)
    summed = None if named or things else amount_column(ledger, draft, noun)  # 几处文物 is no sum of 隐患
    if summed is not None:
        function, label = (Function.SUM, "合计") if columns.additive(summed) else (Function.AVERAGE, "平均")
        return Measure(f"{summed.name}{label}", Aggregate(function, ColumnRef(summed.name), where), summed.unit)
    counted = _named_column(ledger, named, noun) if named else counted_column(ledger, draft, noun)
    if counted is None or draft.leaves_blank(counted.name):
        return Measure(
            f"{noun or ledger.unit_noun or '条'}数", Aggregate(Function.COUNT, None, where), noun or ledger.unit_noun
        )
    held = _good_of(counted) or fault_told(counted, noun)
    if held is not None:
        return Measure(f"{counted.name}数", Aggregate(Function.COUNT, None, (held, *where)), noun)
    reference: Scalar = ColumnRef(counted.name)
    if counted.type.temporal:
        reference = DatePart("day", reference)
    return Measure(f"{counted.name}数", Aggregate(Function.DISTINCT, reference, where), noun or "个")


def _good_of(column: Column) -> Condition | None:
    """The better of a column's two values: 一山一策制定了几个 counts those that have one, not 是 and 否."""
    texts = tuple(value.text for value in column.values)
    good = tuple(text for text in texts if text not in words("bad_values") and not text.startswith(words("undone")))
    return columns.among(column, good) if len(texts) == 2 and len(good) == 1 else None


def amount_column(ledger: Ledger, draft: Draft, noun: str) -> Column | None:
    """The first amount column in the counting noun's own unit (起 of 发现起数), where rows are counted otherwise."""
    pair, finish = columns.planned_and_finished(ledger), columns.finish_column(ledger)
    told = "done" in draft.flags and pair is not None and pair[0].name not in draft.chosen
    done = told or any(finish is not None and part.column == finish.name for part in draft.restrictions)
    if _planned(pair or (), draft, pair) and pair is not None and fits(noun, pair[0]):
        return pair[0]
    if done and pair is not None and pair[1].unit == noun and noun != ledger.unit_noun:
        return pair[1]
    amount = noun in words("amount_nouns") or _measures(noun)
    bounded = {part.column for part in draft.restrictions} if amount else set[str]()
    said = {*draft.chosen, *bounded}
    named = [column for column in ledger.columns if column.name in said and column.type.numeric]
    fitting = next((column for column in named if noun and _is_of(noun, column.unit)), None)
    if fitting is not None:
        return fitting
    if noun in words("money_nouns") or _is_scaled(noun):
        return only_amount(ledger, noun)
    own = amount_of_named(ledger, draft, noun) or next(iter(herds(ledger, noun, draft.chosen)), None)
    if own is not None:
        return own
    if _measures(noun) and noun != ledger.unit_noun:
        counted = [column for column in ledger.columns if column.type.numeric and fits(noun, column)]
        whole = [column for column in counted if column.unit == noun and columns.additive(column)]  # 管长, not 管径
        left = [*_not_due(whole or counted, draft)]
        found = (*_planned(counted, draft, pair), *_done([*_not_due(counted, draft), *counted], draft))
        return next(iter(found), left[0] if len(left) == 1 else None)
    if noun not in words("amount_nouns") or noun == ledger.unit_noun or (draft.chosen and draft.entity):
        return None
    counted = [column for column in ledger.columns if column.unit in like_counts(noun) and columns.additive(column)]
    return next(iter((*_done(counted, draft), *_not_due(counted, draft), *counted)), None)


def amount_of_named(ledger: Ledger, draft: Draft, noun: str) -> Column | None:
    """数量（册） for 某书有几本: where things have one row each, what the row tells of is counted."""
    parts = (*draft.restrictions, *(part for piece in draft.pieces for part in piece.local))
    named = [part for part in parts if part.values and one_row_each_named(part, ledger)]
    counted = [c for c in ledger.columns if noun and c.unit in like_counts(noun) and columns.additive(c)]
    return counted[0] if named and len(counted) == 1 else None


def one_row_each_named(part: Restriction, ledger: Ledger) -> bool:
    """Whether each thing that a condition names has one row and no more."""
    column = next((column for column in ledger.columns if column.name == part.column), None)
    if column is None or not column.type.textual or not part.values:
        return False
    if column.distinct + column.nulls == ledger.rows:
        return True
    once = {value.text for value in column.values if value.count == 1}
    return once.issuperset(part.values)


def _planned(counted: Sequence[Column], draft: Draft, pair: tuple[Column, Column] | None) -> tuple[Column, ...]:
    """What is to be done, where what was done of it is asked for besides: 改造一共多少公里，完成了多少."""
    asked = pair is not None and any(piece.column == pair[1].name for piece in draft.pieces)
    return pair[:1] if pair is not None and asked and pair[0] in counted else ()


def _done(counted: Sequence[Column], draft: Draft) -> Iterator[Column]:
    """Figures in whose name is what is done: 结业人数, and no 计划人数, of 结业了多少人."""
    said = (word.rstrip("".join(words("particles"))) for item in draft.said for word in item.text.split(JOINED))
    deeds = [word for word in said if len(word) > 1]
    yield from (column for column in counted if any(word in column.name for word in deeds))


def _not_due(counted: Sequence[Column], draft: Draft) -> Iterator[Column]:
    """Figures of what was found and not of what was set: 实种人数, and no 应种人数, of 接种多少人."""
    due = any(item.text.startswith(words("due_openings")) for item in draft.said)
    yield from (c for c in counted if not due and not c.name.startswith(words("set_beforehand")))


def _is_of(noun: str, unit: str) -> bool:
    """Whether a noun counts what a unit does: 人次 of 人."""
    return bool(unit) and (unit.startswith(noun) or noun == f"{unit}{TIMES}")


def _is_scaled(noun: str) -> bool:
    """Whether a unit says how many at once it counts (万人次), which no row is counted in."""
    return len(noun) > 1 and noun.startswith(words("scale_openings"))


def _measures(noun: str) -> bool:
    """Whether a counting noun is a unit of measure: 毫克, which counts nothing."""
    unit = find_unit(noun) if noun else None
    return unit is not None and not unit.counts


def _named_column(ledger: Ledger, name: str, noun: str = "") -> Column | None:
    """The column that stands behind the question word; None where its values do not repeat, or 几起 counts deeds."""
    column = ledger.column(name)
    if column.personal and noun in words("row_nouns"):
        return None
    in_grain = (
        "×" in ledger.grain and column.name != ledger.entity and column.name in ledger.grain and not column.closed
    )
    if (
        in_grain
        or (column.name == ledger.entity and columns.rows_are_entities(ledger) and not _lies_in(ledger, column))
        or column.distinct >= ledger.rows
        or counts_cases(ledger, column, noun)
    ):
        return None
    return column


def _counts_sort(ledger: Ledger, draft: Draft, noun: str) -> bool:
    """火点几个: whether what befell a thing (问题类型), and no sort of the thing itself, stands before the number."""
    for before, asked in pairwise(draft.said):
        if asked.has("asked") and noun in ("", *words("generic_nouns")) and before.values:
            column = next((one for one in ledger.columns if one.name == before.column), None)
            things = counted_by(ledger, noun)
            if column is None:
                continue
            if things is not None and sorts_of(ledger, things.name) == column:
                return False  # 民宿有几家, each in several rows
            sorts = stripped(column.name, "type_suffixes") != column.name
            return sorts and not column.steady and not _lies_in(ledger, column)
    return False


def counted_column(ledger: Ledger, draft: Draft, noun: str) -> Column | None:
    """The column whose distinct values are counted; None for rows."""
    strips = _counts_strips(ledger, draft, noun)
    if (noun in words("row_nouns") and not strips) or _counts_sort(ledger, draft, noun):
        return None
    if noun == "天" and columns.date_column(ledger) is not None:
        return columns.date_column(ledger)
    rows = noun == ledger.unit_noun and noun not in words("loose_nouns") and not strips
    asked = _asked_column(ledger, draft) if not rows else None
    sort = _sort_column(ledger, draft, asked, noun) if noun in words("sorts") and not rows else None
    if sort is not None:
        return sort
    if asked is not None:
        rows_only = counts_cases(ledger, asked, noun) or asked.name == row_part(ledger)
        return asked if noun in words("sorts") or not rows_only else None
    things = counted_by(ledger, noun)
    if things is not None:
        return things
    if noun in words("company_nouns"):
        return company(ledger) if not _is_subject(ledger, draft) else _entity(ledger)
    person = person_number(ledger) if noun in words("person_counters") else None
    if person is not None and any(
        speaks_of_person(word, person) for item in draft.said for word in item.text.split(JOINED)
    ):
        return person
    of_rows = (noun == ledger.unit_noun and not strips) or columns.rows_are_entities(ledger)
    no_party = counts_no_party(ledger, noun, entity=draft.entity)
    return None if of_rows or no_party else columns.entity_column(ledger)


def _sort_column(ledger: Ledger, draft: Draft, asked: Column | None, noun: str) -> Column | None:
    """The column of the sorts that 几类 counts: of the thing named, else of the rows; none where one sort is meant."""
    named = named_again(ledger, asked.name if asked is not None else "") if noun in KINDS else None
    if named is not None:
        return named
    sort = columns.type_column(ledger) if asked is None else sorts_of(ledger, asked.name)
    held = {part.column for part in draft.restrictions if part.values}
    return sort if sort is not None and sort.name not in held else None


def _is_subject(ledger: Ledger, draft: Draft) -> bool:
    """Whether the thing itself is what 有几家 is said of: 没整改完的工地有几家 counts sites, not their builders."""
    said = [item for item in draft.said if any(sense.column == ledger.entity for sense in item.senses)]
    return any(item.has("column") and item.has("ledger") for item in said)


def _entity(ledger: Ledger) -> Column | None:
    return None if columns.rows_are_entities(ledger) else columns.entity_column(ledger)


def _counts_strips(ledger: Ledger, draft: Draft, noun: str) -> bool:
    """Whether 路段有几条 counts the roads and not what was written down about them."""
    alone = draft.entity and not opens_its_name(ledger, draft.said)
    said = {ledger.entity} if alone and any(piece.noun == noun for piece in draft.pieces) else set[str]()
    own = ledger.unit_noun == noun and bool(ledger.grain)  # rows are such strips themselves
    return noun == "条" and not own and any(map(_is_strip, {*draft.chosen, *said}))


def _is_strip(name: str) -> bool:
    """Whether a column holds things that 条 counts: 路段, 船名."""
    return name.endswith(words("strips")) or stripped(name, "entity_suffixes") in words("strips")


def _asked_column(ledger: Ledger, draft: Draft) -> Column | None:
    """A text column that is named as what is counted: 几个镇街, 多少个环节."""
    for name in () if _counts_things_themselves(ledger, draft) else _nearest_first(draft):
        column = ledger.column(name)
        if not column.type.textual or names_numbered(column, ledger):
            continue
        if any(part.column == name and part.written != "joint" for part in draft.restrictions):
            continue
        if name == ledger.entity and columns.rows_are_entities(ledger):
            return column if _lies_in(ledger, column) else None
        if name == ledger.entity or column.distinct < ledger.rows:
            return column
    return None


def _nearest_first(draft: Draft) -> tuple[str, ...]:
    """The columns named, the one right before the count first: 抽检过的单位有几家 counts no 检验机构."""
    named = [before for before, after in pairwise(draft.said) if after.has("asked") and before.has("textual")]
    near = [sense.column for item in named for sense in item.sense(SenseKind.COLUMN)[:1]]
    return tuple(dict.fromkeys((*(name for name in near if name in draft.chosen), *draft.chosen)))


def _counts_things_themselves(ledger: Ledger, draft: Draft) -> bool:
    """Whether the thing that each row is of stands right before the count: 冷库空着的库位有几个 counts no 冷库."""
    own = columns.rows_are_entities(ledger) and draft.chosen[:1] != (ledger.entity,)
    named = (before for before, after in pairwise(draft.said) if own and after.has("asked") and before.has("textual"))
    return any(item.names(ledger.entity) for item in named)


def _lies_in(ledger: Ledger, column: Column) -> bool:
    """Whether a column tells where the things of the rows are, several of them in one place: 秸秆堆 in 村居."""
    return columns.is_nested(column.name) and column.name not in ledger.grain and column.distinct < ledger.rows


def counts_otherwise(draft: Draft, ledger: Ledger) -> bool:
    """Whether something else than what is asked would be counted: cells that hold several, rows for 任务分几类."""
    counts = [piece for piece in draft.pieces if _is_count(piece)]
    counted = {piece.column for piece in counts if piece.column}
    counted |= set(draft.chosen) if any(piece.noun and not piece.column for piece in counts) else set()
    several = any(column.multi for column in ledger.columns if column.name in counted)
    return several or any(_counts_sorts_by_rows(piece, draft, ledger) for piece in counts)


def _is_count(piece: Piece) -> bool:
    scalar = piece.measure.scalar if piece.measure is not None else None
    return scalar is None or (isinstance(scalar, Aggregate) and scalar.function is Function.DISTINCT)


def _counts_sorts_by_rows(piece: Piece, draft: Draft, ledger: Ledger) -> bool:
    """Whether sorts are asked for and rows would be counted; a row without a noun of its own may be a 种."""
    plain = piece.measure is None and not piece.column and piece.noun in words("sorts")
    loose = ledger.unit_noun in words("loose_nouns") and columns.type_column(ledger) is None
    own = piece.noun == ledger.unit_noun or (loose and piece.noun == KIND)
    return plain and not own and counted_column(ledger, draft, piece.noun) is None


def local_where(piece: Piece) -> tuple[Condition, ...]:
    """The piece's own conditions."""
    return tuple(part.condition for part in piece.local)
