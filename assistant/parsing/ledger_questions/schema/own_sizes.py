"""Sizes that a thing has once, however many rows tell of it: 桥长 of 桥梁名称, 库容 of 水库名称.

Invariant: the size is called by the thing and nothing else, so that 护栏长 beside 桥梁名称 is still summed.
"""

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.words import words


def is_size_of(figure: Column, thing: Column) -> bool:
    """Whether a figure's name is the thing and how long, high or deep it is."""
    named = figure.name[:-1] if figure.type.numeric and figure.name.endswith(words("sizes_of_things")) else ""
    return bool(named) and named != thing.name and thing.name.startswith(named)
