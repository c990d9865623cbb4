"""Result columns of queries, and the names one SELECT can see.

Invariant: a column stays masked under whatever name it travels.
"""

from collections.abc import Iterator

from sqlglot import exp

from assistant.compile.refused import RefusedError
from assistant.records import Record, field, replace

_ASCII_LOWER = {letter: letter + 32 for letter in range(ord("A"), ord("Z") + 1)}


def folded(name: str) -> str:
    """The name as the engine compares it: ASCII letters without case, all others as they are."""
    return name.translate(_ASCII_LOWER)


class Output(Record):
    """A column of a table or of a query's result."""

    name: str
    masked: bool = False
    growth: int = 1
    """How many times the longest cell its text may be."""


Outputs = tuple[Output, ...]


class Scope(Record):
    """The names that one SELECT can see."""

    tables: dict[str, Outputs]
    """Results of the WITH queries."""
    outer: "Scope | None" = None
    sources: dict[str, Outputs] = field(default_factory=dict)
    named: Outputs = ()
    """The SELECT's own output columns, which ORDER BY and others may name."""

    def find(self, column: exp.Column) -> Iterator[tuple[str, Output]]:
        """Everything the column may stand for, with the source it is in; empty when there is none."""
        name, qualifier = folded(column.name), folded(column.table)
        sources = self.sources if not qualifier else {qualifier: self.sources.get(qualifier, ())}
        found = [(source, output) for source, outputs in sources.items() for output in outputs if output.name == name]
        found += [("", output) for output in self.named if output.name == name and not qualifier]
        if found or self.outer is None:
            return iter(found)
        return self.outer.find(column)


def renamed(outputs: Outputs, alias: exp.Expr | None) -> Outputs:
    """The columns under the names of a column list, as far as it reaches."""
    names = [folded(column.name) for column in alias.args.get("columns") or ()] if alias else []
    if len(names) > len(outputs):
        raise RefusedError("列名列表比列多")
    return tuple(
        replace(output, name=names[index]) if index < len(names) else output for index, output in enumerate(outputs)
    )


def refuse_masked(outputs: Outputs, purpose: str) -> None:
    """RefusedError when one of the columns is masked."""
    names = [output.name for output in outputs if output.masked]
    if names:
        raise RefusedError(f"“{'、'.join(names)}”是已脱敏的个人信息，只能原样列出，不能用来{purpose}")
