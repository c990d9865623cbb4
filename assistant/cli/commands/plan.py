"""``wence plan``: the plan's outline, or one clause with its units, time limits and targets."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TypeVar

from assistant.cli import opening, output
from assistant.errors import ExitCode, NotFoundError
from assistant.model.document import Citation, Clause, Document, Duty, Role, Target, TaskForce, TimeLimit, UnitRef
from assistant.render.cells import written
from assistant.render.plain import clean, one_line, wrapped


def run(options: Namespace) -> ExitCode:
    """Prints the outline, or the clause; NotFoundError for a clause that the plan does not have."""
    documents = opening.store(options).documents
    lines = _clause(documents, options.clause) if options.clause else _outlines(documents)
    for text in lines:
        for part in wrapped(text, output.screen().cells):
            output.line(part)
    return ExitCode.ANSWERED


def _outlines(documents: tuple[Document, ...]) -> Iterator[str]:
    for document in documents:
        yield one_line(f"{document.head.title}　{document.head.number}".strip())
        for section in document.sections:
            count = sum(clause.section == section.id for clause in document.clauses)
            amount = f"　{count} 段" if count else ""
            yield f"{'  ' * section.level}{section.id}　{one_line(section.label + section.title)}{amount}"


def _clause(documents: tuple[Document, ...], wanted: str) -> Iterator[str]:
    for document in documents:
        for clause in document.clauses:
            if wanted in (clause.id, *(duty.id for duty in _in_clause(document.duties, clause))):
                return _described(document, clause)
    raise NotFoundError(f"方案里没有 {one_line(wanted)} 这一条", todo="不带编号的 wence plan 列出提纲")


def _described(document: Document, clause: Clause) -> Iterator[str]:
    yield clause.id
    yield clean(clause.text)
    for duty in _in_clause(document.duties, clause):
        yield from _duty(duty)
    for force in document.task_forces:
        if force.id == clause.id:
            yield from _task_force(force)
    yield from (f"时限：{_limit(limit)}" for limit in _in_clause(document.time_limits, clause))
    yield from (f"指标：{_target(target)}" for target in _in_clause(document.targets, clause))
    yield from (f"引用：《{cited.title}》{cited.number}" for cited in _in_clause(document.citations, clause))


_Part = TypeVar("_Part", Duty, TimeLimit, Target, Citation)


def _in_clause(parts: tuple[_Part, ...], clause: Clause) -> list[_Part]:
    return [part for part in parts if part.clause == clause.id]


def _duty(duty: Duty) -> Iterator[str]:
    yield f"任务 {duty.id}"
    yield from _units(f"  {Role.LEAD}", duty.leads)
    yield from _units(f"  {Role.RESPONSIBLE}", duty.responsible)
    yield from _units("  默认责任", duty.implied)


def _task_force(force: TaskForce) -> Iterator[str]:
    yield from _units(f"  {Role.LEAD}", force.leads)
    yield from _units(f"  {Role.RESPONSIBLE}", force.responsible)


def _units(heading: str, units: tuple[UnitRef, ...]) -> Iterator[str]:
    if units:
        yield f"{heading}：{'、'.join(unit.name for unit in units)}"


def _limit(limit: TimeLimit) -> str:
    days = "—".join(day.isoformat() for day in (limit.first, limit.last) if day)
    return "　".join(part for part in (limit.text, days, limit.frequency, limit.matter) if part)


def _target(target: Target) -> str:
    return f"{target.scope}{target.indicator} {target.op} {written(target.value)}{target.unit}"
