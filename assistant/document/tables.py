"""The plan as seven tables, so that a question about it is the same kind of SQL as one about a ledger.

Invariant: column names are those of the data dictionary, rows keep the plan's order, and
every duty, unit, limit and figure of the Document stands in exactly one row.
"""

from collections.abc import Sequence

from assistant.model.answer import Cell
from assistant.model.catalog import ColumnType
from assistant.model.document import Document, Section
from assistant.model.table import Table

_Columns = tuple[tuple[str, ColumnType], ...]
_Row = tuple[Cell, ...]

_TEXT, _DATE = ColumnType.TEXT, ColumnType.DATE
_INTEGER, _NUMBER = ColumnType.INTEGER, ColumnType.NUMBER


def plan_tables(document: Document) -> tuple[Table, ...]:
    """The seven tables, each with all its rows."""
    return (
        _table(
            "方案条款",
            (("条款编号", _TEXT), ("章", _TEXT), ("节", _TEXT), ("段次", _INTEGER), ("正文", _TEXT)),
            _clauses(document),
        ),
        _table("方案任务", (("任务编号", _TEXT), ("条款编号", _TEXT), ("任务内容", _TEXT)), _duties(document)),
        _table("任务单位", (("任务编号", _TEXT), ("单位", _TEXT), ("角色", _TEXT), ("方式", _TEXT)), _units(document)),
        _table("方案时限", _LIMIT_COLUMNS, _limits(document)),
        _table("方案指标", _TARGET_COLUMNS, _targets(document)),
        _table("引用文件", (("条款编号", _TEXT), ("文件名称", _TEXT), ("文号", _TEXT)), _citations(document)),
        _table("专班成员", (("专班", _TEXT), ("单位", _TEXT), ("角色", _TEXT)), _members(document)),
    )


_LIMIT_COLUMNS: _Columns = (
    ("任务编号", _TEXT),
    ("条款编号", _TEXT),
    ("原文", _TEXT),
    ("类型", _TEXT),
    ("开始", _DATE),
    ("截止", _DATE),
    ("频次", _TEXT),
    ("事项", _TEXT),
)
_TARGET_COLUMNS: _Columns = (
    ("条款编号", _TEXT),
    ("指标", _TEXT),
    ("比较", _TEXT),
    ("数值", _NUMBER),
    ("单位", _TEXT),
    ("原文", _TEXT),
)


def _table(name: str, columns: _Columns, rows: Sequence[_Row]) -> Table:
    data = tuple(zip(*rows, strict=True)) if rows else tuple(() for _ in columns)
    return Table(name, columns, data)


def _clauses(document: Document) -> list[_Row]:
    sections = {section.id: section for section in document.sections}
    return [
        (clause.id, *_chapter_and_part(sections, clause.section), clause.paragraph, clause.text)
        for clause in document.clauses
    ]


def _chapter_and_part(sections: dict[str, Section], section: str) -> tuple[str | None, str | None]:
    chapter, _, part = section.partition(".")
    titles = [sections[id_].title if id_ in sections else None for id_ in (chapter, section)]
    return titles[0], titles[1] if part else None


def _duties(document: Document) -> list[_Row]:
    return [(duty.id, duty.clause, duty.text) for duty in document.duties]


def _units(document: Document) -> list[_Row]:
    return [
        (duty.id, unit.name, unit.role.value, "明示" if unit.stated else "默认")
        for duty in document.duties
        for unit in (*duty.leads, *duty.responsible, *duty.implied)
    ]


def _limits(document: Document) -> list[_Row]:
    return [
        (
            limit.duty,
            limit.clause,
            limit.text,
            limit.kind.value,
            limit.first,
            limit.last,
            limit.frequency or None,
            limit.matter,
        )
        for limit in document.time_limits
    ]


def _targets(document: Document) -> list[_Row]:
    return [
        (target.clause, target.indicator, target.op, target.value, target.unit, target.text)
        for target in document.targets
    ]


def _citations(document: Document) -> list[_Row]:
    return [(citation.clause, citation.title, citation.number or None) for citation in document.citations]


def _members(document: Document) -> list[_Row]:
    forces = [
        (force.name, unit.name, unit.role.value)
        for force in document.task_forces
        for unit in (*force.leads, *force.responsible)
    ]
    return [*forces, *((post.body, post.unit or post.holder, post.kind.value) for post in document.posts)]
