"""A family of blocks → one ledger: its typed table, its catalog entry, its doubtful cells.

Invariant: table and catalog have the same columns in the same order, and every cell that
could not be read is NULL in the table and stands, with its place, among the unread.
"""

from collections.abc import Iterator
from datetime import date

from assistant.ledger import findings
from assistant.ledger.columns import Doubt
from assistant.ledger.families import Family
from assistant.ledger.finished import with_ends_told
from assistant.ledger.infer import guess_entity
from assistant.ledger.naming import named_year, short_name
from assistant.ledger.privacy import mask
from assistant.ledger.steady import with_steady
from assistant.ledger.tables import RawTable, lay_together
from assistant.ledger.typed_columns import BuiltColumn, Calendar, build_column
from assistant.ledger.unit_nouns import guess_unit_noun
from assistant.model.catalog import Column, ColumnType, Ledger, LedgerFinding
from assistant.model.table import Table
from assistant.records import Record

_SPELLED_OUT = 20
"""So many softened cells of one column are named each; of more, the first and their number."""

_TITLE = range(4, 25)
"""Characters of a title by which people may call a ledger."""
UNREAD = "未读单元格"
UNREAD_COLUMNS = (
    ("台账", ColumnType.TEXT),
    ("文件", ColumnType.TEXT),
    ("行", ColumnType.INTEGER),
    ("列", ColumnType.TEXT),
    ("原值", ColumnType.TEXT),
    ("原因", ColumnType.TEXT),
)


class UnreadCell(Record):
    """A cell that is NULL in its table because it could not be read."""

    ledger: str
    file: str
    row: int
    column: str
    value: str
    reason: str


class BuiltLedger(Record):
    """A ledger ready for the database."""

    ledger: Ledger
    table: Table
    unread: tuple[UnreadCell, ...]
    findings: tuple[LedgerFinding, ...]


def build_ledger(family: Family, as_of: date | None, reveal_personal: bool) -> BuiltLedger:
    """The ledger that a family's blocks make up."""
    raw = lay_together(family)
    calendar = Calendar(as_of, named_year([f"{block.file} {block.sheet}" for block in family.blocks]))
    built = [build_column(column, calendar, reveal_personal) for column in raw.columns]
    described = tuple(item.column for item in built)
    entity = _entity(family, described, raw.rows)
    cells = tuple(item.cells for item in built)
    listed = frozenset(
        column.name for column in raw.columns if column.entry and (column.entry.done or column.entry.values)
    )
    columns = with_steady(with_ends_told(described, cells, listed), cells, entity)
    table = Table(
        family.name, tuple((column.name, column.type) for column in columns), tuple(item.cells for item in built)
    )
    secret = frozenset() if reveal_personal else _personal_texts(raw, built)
    unread = tuple(cell for item in built for cell in _unread(family.name, raw, item, secret))
    noted = [*family.findings, *raw.findings, *_entity_findings(family, columns)]
    noted += [findings.unreadable_cell(cell.file, cell.row, cell.column, cell.value, cell.reason) for cell in unread]
    noted += [finding for item in built for finding in (*_softened(raw, item), *_respelled(raw, item))]
    return BuiltLedger(_ledger(family, columns, raw.rows, entity), table, unread, tuple(noted))


def unread_table(cells: tuple[UnreadCell, ...]) -> Table:
    """The side table that keeps what could not be read."""
    rows = [(cell.ledger, cell.file, cell.row, cell.column, cell.value, cell.reason) for cell in cells]
    return Table(UNREAD, UNREAD_COLUMNS, tuple(zip(*rows, strict=True)))


def _entity(family: Family, columns: tuple[Column, ...], rows: int) -> str:
    """The column that names what a row is about: the dictionary's, else a likely one."""
    entry = family.entry
    told = entry.entity if entry else ""
    return told if told in {column.name for column in columns} else guess_entity(columns, rows)


def _ledger(family: Family, columns: tuple[Column, ...], rows: int, entity: str) -> Ledger:
    entry = family.entry
    short = short_name(family.name)
    names = (short,) if short != family.name else ()
    named = next((column for column in columns if column.name == entity), None)
    return Ledger(
        family.name,
        family.name,
        columns,
        aliases=tuple(dict.fromkeys((*(entry.aliases if entry else names), *_titled(family, short)))),
        files=tuple(dict.fromkeys(block.file for block in family.blocks)),
        source=entry.source if entry else (),
        grain=entry.grain if entry else "",
        entity=entity,
        unit_noun=entry.unit_noun if entry and entry.unit_noun else guess_unit_noun(named, family.name, rows, columns),
        rows=rows,
    )


def _titled(family: Family, short: str) -> tuple[str, ...]:
    """What the sheets call themselves by one title that says more than the files' name."""
    titles = {short_name(block.title) for block in family.blocks}
    title = titles.pop() if len(titles) == 1 else ""
    return (title,) if len(title) in _TITLE and title not in (short, family.name) else ()


def _entity_findings(family: Family, columns: tuple[Column, ...]) -> Iterator[LedgerFinding]:
    entity = family.entry.entity if family.entry else ""
    if entity and columns and entity not in {column.name for column in columns}:
        action = "名称列按表内数据识别"
        yield findings.dictionary_error(f"{family.name}.entity", entity, "文件里没有 entity 说的这一列", action)


def _personal_texts(raw: RawTable, built: list[BuiltColumn]) -> frozenset[str]:
    """What stands in personal columns: it must not come out through a cell that a shifted row put elsewhere."""
    columns = zip(raw.columns, built, strict=True)
    return frozenset(text.strip() for column, item in columns if item.column.personal for text in set(column.texts))


def _unread(ledger: str, raw: RawTable, built: BuiltColumn, secret: frozenset[str]) -> Iterator[UnreadCell]:
    for doubt in built.doubts:
        if doubt.read.problem:
            file, row = raw.place(doubt.index)
            text = doubt.text.strip()
            value = mask(text) if text in secret else text
            yield UnreadCell(ledger, file, row, built.column.name, value, doubt.read.problem)


def _softened(raw: RawTable, built: BuiltColumn) -> Iterator[LedgerFinding]:
    """Cells read with something dropped; where a whole column is written so, once for all."""
    by_reason: dict[str, list[Doubt]] = {}
    for doubt in built.doubts:
        if not doubt.read.problem:
            by_reason.setdefault(doubt.read.softened, []).append(doubt)
    for reason, doubts in by_reason.items():
        many = len(doubts) > _SPELLED_OUT
        for doubt in doubts[:1] if many else doubts:
            file, row = raw.place(doubt.index)
            text = f"{reason}（本列共 {len(doubts)} 处）" if many else reason
            kept = str(doubt.read.value)
            yield findings.softened_cell(file, row, built.column.name, doubt.text.strip(), text, kept)


def _respelled(raw: RawTable, built: BuiltColumn) -> Iterator[LedgerFinding]:
    texts = next((column.texts for column in raw.columns if column.name == built.column.name), ())
    for spelling in built.spellings:
        index = next(index for index, text in enumerate(texts) if spelling.text in text)
        file, row = raw.place(index)
        kept = "原样" if spelling.kept == spelling.text else f"“{spelling.kept}”"
        yield findings.softened_cell(file, row, built.column.name, spelling.text, spelling.reason, kept)
