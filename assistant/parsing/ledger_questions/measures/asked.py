"""Question words with what stands beside them: 几家, 哪个镇街, 多少个环节.

Invariant: only the noun and the column are noted here; whether rows, entities or values
are counted is settled when the frame is made, with all of the question at hand.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Aggregate, ColumnRef, Function, Measure
from assistant.parsing.ledger_questions.conditions.values import best_value, value_condition
from assistant.parsing.ledger_questions.groups import each_column
from assistant.parsing.ledger_questions.items import NUMBERED, Item, reduced
from assistant.parsing.ledger_questions.measures.figures import COUNTED, OF, column_measure, default_measure
from assistant.parsing.ledger_questions.quantities import counts_rows, may_count, numeric_column, things_in
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.figure_names import WHOLE_COST
from assistant.parsing.ledger_questions.schema.schema import fold
from assistant.parsing.ledger_questions.schema.sorts import is_sort_of, sort_asked, thing_of_sort
from assistant.parsing.ledger_questions.schema.who import one_in_charge
from assistant.parsing.ledger_questions.senses import STEM_COST, Sense, SenseKind
from assistant.parsing.ledger_questions.words import stripped, thing_counted, words
from assistant.records import replace
from assistant.text.units import find_unit

EACH, IN_CHARGE = "每各", "分管"
_SIZE = 1
"""Characters that may stand between 几 and its counting noun: 几大类."""


def quantity_with_unit(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """A bare number and the counting noun behind it; 600809这只股票 is a code and no number."""
    quantity = items[0].quantity
    coded = items[0].has("value") and items[0].end < items[1].start
    if quantity is None or quantity.unit or coded:
        return None
    return reduced(items[0], items[1], "quantity", quantity=replace(quantity, unit=items[1].text))


def counted_value(scope: Scope, items: Sequence[Item]) -> Item | None:
    """已取缔数: rows that hold the value; 网点总数: all of them."""
    sense = best_value(items[0]) if items[0].has("value") else None
    apart = items[0].end != items[-1].start
    owned = items[-1].start - items[0].end == len(OF) and items[-1].text in words("count_verbs")
    split = items[-1].start - items[0].end > len(OF) and items[0].has("textual")  # 社区 of 各社区改造户数
    if apart and not owned and (items[0].has("value") or items[-1].has("alone") or split):
        return None
    figure = numeric_column(scope, items[0])
    if figure is not None and not items[-1].text.startswith(words("row_counts")) and may_count(items[-1].text, figure):
        return column_measure(scope, (items[0],))
    own = numeric_column(scope, items[-1])
    if own is not None and (figure not in (None, own) or (sense is None and items[0].has("textual"))):  # 书的数量
        return (amount := column_measure(scope, items[-1:])) and replace(amount, start=items[0].start)
    if sense is None and items[0].has("verb"):
        return _deeds_counted(scope, items)
    if sense is None:
        named = (s.column for s in items[0].sense(SenseKind.COLUMN) if s.cost < 0.05 and figure is None)
        column = next(named, "")  # no figure tells things apart
        noun = _noun_of_count(items[-1].text, column)
        said = reduced(items[0], items[-1], "asked", noun=noun, column=column, senses=items[0].senses)
        return replace(said, kinds=said.kinds | {NUMBERED})
    where = (value_condition(scope, sense, items[0].text),)
    firm = firm_named(scope, items[0].text)
    counted = firm or thing_of_sort(scope.ledger, sense.column, items[-1].text)
    function = Function.DISTINCT if counted is not None else Function.COUNT
    noun = words("company_nouns")[0] if firm else words("loose_nouns")[0] if counted else scope.ledger.unit_noun
    made = Measure(f"{items[0].text}数", Aggregate(function, counted, where), noun)
    deed = items[0].senses if items[0].text not in sense.values else ()
    return reduced(items[0], items[-1], "measure", measure=made, column=sense.column, senses=deed)


def _deeds_counted(scope: Scope, items: Sequence[Item]) -> Item:
    """检查次数: how often it was done; 接收只数: of how many things, where a row is of several."""
    things = things_in(scope.ledger, items[-1].text.removesuffix(COUNTED))
    if things is not None:
        return reduced(items[0], items[-1], "measure", measure=default_measure(things), column=things.name)
    deeds = reduced(items[0], items[-1], "asked", noun=_noun(scope, items[-1]), senses=items[0].senses)
    return replace(deeds, kinds=deeds.kinds | {"stated"})


def _noun_of_count(count: str, column: str) -> str:
    """天 of 天数 and 户 of 户数, which rows are not counted in; else what counts rows, or values of a column."""
    unit = count.removesuffix("数")
    return "个" if column else unit if unit in words("amount_nouns") + words("day_nouns") else "条"


def firm_named(scope: Scope, text: str) -> ColumnRef | None:
    """The entity of a ledger that has several rows a firm, where a word says that firms are counted: 化工企业数."""
    entity, firms = scope.ledger.entity, words("company_words")
    named = text.endswith(firms) and any(word in entity for word in firms)
    return ColumnRef(entity) if named and not columns.rows_are_entities(scope.ledger) else None


def counted_in_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """物料覆盖不达标次数: rows that hold the value in the column named before it."""
    for named in items[0].sense(SenseKind.COLUMN):
        held = tuple(sense for sense in items[-2].sense(SenseKind.VALUE) if sense.column == named.column)
        made = counted_value(scope, (replace(items[-2], senses=held), items[-1])) if held else None
        if made is not None and made.measure is not None:
            named_both = replace(made.measure, name=f"{named.column}{made.measure.name}")
            return replace(made, start=items[0].start, measure=named_both)
    return None


def counted_each(scope: Scope, items: Sequence[Item]) -> Item | None:
    """各镇街的总数: what is counted is split by the column, not its values."""
    split = each_column(scope, items[:-1])
    if split is None or items[-1].text in words("count_verbs"):
        return None
    return replace(split, end=items[-1].end, kinds=split.kinds | {"asked", "stated"}, noun=_noun(scope, items[-1]))


def counted_rows(scope: Scope, items: Sequence[Item]) -> Item | None:
    """数量, 台数 by itself: a figure like others; 天数 may be what a condition brings."""
    days = items[0].text.startswith(words("day_nouns")) and scope.ledger.unit_noun not in words("day_nouns")
    if items[0].text in words("count_verbs") or days:
        return None
    figure, named = numeric_column(scope, items[0]), items[0].sense(SenseKind.COLUMN)[:1]
    if figure is not None and any(0 < sense.cost <= WHOLE_COST for sense in named):
        return None  # 页数 of 页码
    own = items[0].kinds if figure is None or fold(figure.name) == items[0].text else frozenset[str]()
    senses = items[0].senses if own else ()  # 评差的次数 counts rows, though a column's name ends so
    return replace(items[0], kinds=own | {"asked", "stated"}, senses=senses, noun=_noun(scope, items[0]))


def counted_by_name(scope: Scope, items: Sequence[Item]) -> Item | None:
    """任务数 in a ledger of tasks: how many there are, no figure that was set."""
    thing = thing_counted(items[0].text)
    if not thing or thing not in f"{scope.ledger.name} {scope.ledger.entity}":
        return None
    made = reduced(items[0], items[0], "asked", noun=scope.ledger.unit_noun)
    return replace(made, kinds=made.kinds | {"stated"})


def _noun(scope: Scope, count: Item) -> str:
    """The counting noun inside 台数, 天数; else that of the ledger's rows."""
    noun = count.text.removesuffix("数")
    return noun if find_unit(noun) is not None else scope.ledger.unit_noun


def average_row(scope: Scope, items: Sequence[Item]) -> Item | None:
    """平均每堆秸秆: a mean over rows, which any mean is; of 平均每家 the rows are put together first."""
    noun = _noun_of_each(items)
    whole = items[-1].has("ledger") and not items[-1].has("column")
    single = noun == scope.ledger.unit_noun and columns.rows_are_entities(scope.ledger)
    single = single or columns.one_a_row(scope.ledger, noun)
    rows = noun in words("row_nouns") or single or (whole and noun not in words("company_nouns"))
    last = items[-1] if whole or not items[-1].has("ledger") else items[-2]
    return replace(items[0], end=last.end) if noun and rows and not items[-1].has("value") else None


def _noun_of_each(items: Sequence[Item]) -> str:
    """The counting noun behind 平均, or inside 每家."""
    nouns = (item.text for item in items if item.has("classifier") or item.has("rows"))
    each = (item.text.lstrip(EACH) for item in items if item.has("group.each"))
    return next(nouns, "") or next(each, "")


def average_firm(scope: Scope, items: Sequence[Item]) -> Item | None:
    """平均每家: the mean over the firms that the rows are about."""
    if not scope.ledger.entity or _noun_of_each(items) not in words("company_nouns"):
        return None
    return reduced(items[0], items[-1], "per", column=scope.ledger.entity)


def still_to_do(scope: Scope, items: Sequence[Item]) -> Item | None:
    """要完成: what is due, not what was done."""
    finished = [s for s in items[-1].sense(SenseKind.VALUE) if set(s.values) & set(scope.ledger.column(s.column).done)]
    if not finished and not items[-1].has("status.done"):
        return None
    return reduced(items[0], items[-1], "due.due")


def asked_count(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """多少/几 with its counting noun; what is counted is settled when the frame is made; 几点上班 counts no 班."""
    noun = "".join(item.text for item in items[1:])
    apart = items[0].text.endswith("几") and items[1].start - items[0].end > _SIZE
    if apart or (len(items) == 3 and items[-1].text != "次"):
        return None
    return reduced(items[0], items[-1], "asked", noun=noun)


def counted_part(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """占其中几个: 占 before a counting noun says that those of a part are counted; 占几成 asks for a share."""
    asks = any(item.has("ask.count") for item in items) or items[0].text.endswith(words("number_asks"))
    noun = "".join(item.text for item in items if item.has("classifier"))
    if not asks or noun.endswith(words("points")):
        return None
    return reduced(items[0], items[-1], "asked", noun=noun)


def days_over(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """超了多少天: days, not how far a figure lies beyond a limit."""
    return reduced(items[0], items[1], "asked", noun="天") if items[1].text in ("天", "日") else None


def counted_of(scope: Scope, items: Sequence[Item]) -> Item | None:
    """几个环节: what is counted stands behind the question word; 几项没完成的任务 stay those that are not done."""
    sorted_ = items[0].noun in words("sorts")
    named = items[1].sense(SenseKind.COLUMN)
    sense = next((s for s in named if s.cost < 0.05 or (sorted_ and is_sort_of(s.column, items[1].text))), None)
    if sense is None or items[1].has("numeric") or items[0].noun in words("occasion_nouns"):
        return None
    own, about = sense.column == scope.ledger.entity, items[1].has("topic") or items[1].has("ledger")
    rows = about and counts_rows(scope.ledger, items[0].noun, sense.column)  # 几件物业投诉
    if items[0].condition is not None or (rows and not own):
        return replace(items[0], end=items[1].end) if own or rows else None
    return reduced(items[0], items[1], "asked", noun=items[0].noun, column=sense.column, senses=items[1].senses)


def _matters(deed: str) -> tuple[str, ...]:
    """培训项目, 培训主题 of 什么培训: how a column is called that says which one it was."""
    return tuple(f"{deed}{end}" for end in words("what_it_was"))


def _doers(scope: Scope, items: Sequence[Item], sense: Sense) -> tuple[str, ...]:
    """采伐主体 of 哪家采伐得…: who does what only the stem of 采伐方式 says, where firms are asked for."""
    sorts = (*words("ways"), *words("type_suffixes"))
    if sense.cost < STEM_COST or not sense.column.endswith(sorts):
        return ()
    stem = stripped(stripped(sense.column, "ways"), "type_suffixes")
    ends = (*words("agent_suffixes"), *words("firm_nouns"))
    return tuple(c.name for c in scope.ledger.columns if c.name.startswith(stem) and c.name.endswith(ends))


def asked_which(scope: Scope, items: Sequence[Item]) -> Item | None:
    """哪家企业, 哪个镇街, 第几督导组: the column asked for; 哪类工程 asks for the type, not for one of them."""
    named = items[-1]
    sense = next(iter(named.sense(SenseKind.COLUMN)), None)
    if sense is None or scope.ledger.column(sense.column).type.numeric:
        return None  # 哪个发现的问题多 asks for no sort of problems
    doers = _doers(scope, items, sense) if len(items) > 1 and items[-2].text.endswith(words("company_nouns")) else ()
    if len(doers) == 1:
        return reduced(items[0], named, "which", column=doers[0], senses=(Sense(SenseKind.COLUMN, doers[0]),))
    marker = next((item.text for item in items[:-1] if item.text.endswith(words("sorts"))), "")
    matter = [c for c in scope.ledger.columns if c.type.textual and c.name in _matters(named.text)]
    if len(matter) == 1 and not marker and sense.cost >= STEM_COST:
        return reduced(items[0], named, "which", column=matter[0].name, senses=named.senses)
    kind = sort_asked(scope.ledger, sense.column, named.text, marker) if marker else None
    return reduced(items[0], named, "which", column=kind.name if kind else sense.column, senses=named.senses)


def asked_which_of_each(scope: Scope, items: Sequence[Item]) -> Item | None:
    """学校各是哪所: the column asked for, one for each of the groups."""
    made = asked_which(scope, items[:1])
    return replace(made, end=items[-1].end, kinds=made.kinds | {"group.each"}) if made else None


def asked_holder(scope: Scope, items: Sequence[Item]) -> Item | None:
    """归谁管, 谁负责: the ledger's column of units in charge, 归谁 of owners too; 分别归谁 asks for that of each."""
    names = [column.name for column in scope.ledger.columns]
    owners = words("owner_columns") if items[-1].text.startswith(words("to_whom")) else ()
    charged = [name for name in names if name.startswith(IN_CHARGE) and IN_CHARGE in items[-1].text]
    found = next((name for name in (*charged, *words("holder_columns"), *owners) if name in names), "")
    found = found or one_in_charge(scope.ledger)
    each = {"group.each"} if items[0].has("group.each") else frozenset[str]()
    made = reduced(items[-1], items[-1], "which", column=found, senses=(Sense(SenseKind.COLUMN, found),))
    return replace(made, kinds=made.kinds | each) if found else None


def asked_of_named(scope: Scope, items: Sequence[Item]) -> Item | None:
    """监理单位里谁盯的: one of those that the column named before it holds."""
    named = [scope.ledger.column(sense.column) for sense in items[0].sense(SenseKind.COLUMN)[:1]]
    held = [column.name for column in named if column.name.endswith(words("agent_suffixes"))]
    return reduced(items[0], items[-1], "which", column=held[0]) if held else None


def asked_several(scope: Scope, items: Sequence[Item]) -> Item | None:
    """哪三个单位: the column asked for, and how many of it; 哪三个 alone asks for the entity."""
    if any(item.time is not None for item in items):
        return None  # 哪些2023年的排名…
    made = asked_which(scope, (items[0], items[-1]))
    if made is None and scope.ledger.entity and not items[-1].has("column"):
        made = reduced(items[0], items[-1], "which", column=scope.ledger.entity)
    return replace(made, quantity=next(item.quantity for item in items if item.quantity)) if made else None


def average_per(scope: Scope, items: Sequence[Item]) -> Item | None:
    """平均每家企业: what the mean is taken over; 平均一个样品 is over the rows, be samples of several sorts or not."""
    named = items[-1].sense(SenseKind.COLUMN)
    samples = any(column.name.startswith(words("samplings")) for column in scope.ledger.columns)
    if samples and items[-1].text in words("sample_nouns") and items[-1].has("ledger"):
        return replace(items[0], end=items[-1].end)
    if not named or scope.ledger.column(named[0].column).type.temporal:
        return None
    marker = next((item.text for item in items[:-1] if item.text.endswith(words("sorts"))), "")
    kind = sort_asked(scope.ledger, named[0].column, items[-1].text, marker) if marker else None
    return reduced(items[0], items[-1], "per", column=kind.name if kind is not None else named[0].column)


def asked_entity(scope: Scope, items: Sequence[Item]) -> Item | None:
    """哪家…: the ledger's name stands for its entity."""
    named = items[-1].has("column") or items[-1].has("value") or any(item.has("textual") for item in items[1:-1])
    if not scope.ledger.entity or named:
        return None
    sorts = any(item.text.endswith(words("sorts")) for item in items[:-1])
    kind = columns.type_column(scope.ledger) if sorts else None
    column = kind.name if kind is not None else scope.ledger.entity
    return reduced(items[0], items[-1], "which", column=column, senses=items[-1].senses)
