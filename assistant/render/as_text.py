"""An answer as text for the terminal: the figure first, then what it rests on.

Invariant: the screen may show fewer rows than the answer has, and then says how many
there are; everything shown was cleaned of characters that act on a terminal.
"""

from collections.abc import Callable, Iterator

from assistant.model.answer import Answer
from assistant.records import Record
from assistant.render.grid import fits, grid, records
from assistant.render.plain import clean, wrapped

_ROWS_SHOWN = 50
_FEW_ROWS = 3


class Screen(Record):
    """What is known of where the text goes."""

    cells: int = 80
    colour: bool = False

    def bold(self, text: str) -> str:
        """Emphasised where colours are on."""
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text

    def dim(self, text: str) -> str:
        """Held back where colours are on."""
        return f"\x1b[2m{text}\x1b[0m" if self.colour else text


def answer_text(answer: Answer, screen: Screen) -> str:
    """The whole answer, blocks set apart by blank lines."""
    blocks = ["\n".join(block(answer, screen)) for block in _BLOCKS]
    return "\n\n".join(text for text in blocks if text) + "\n"


def _understood(answer: Answer, screen: Screen) -> Iterator[str]:
    if answer.understood:
        yield from map(screen.dim, wrapped(f"理解为：{clean(answer.understood)}", screen.cells))


def _sentence(answer: Answer, screen: Screen) -> Iterator[str]:
    first, *others = wrapped(clean(answer.error or answer.answer), screen.cells)
    yield screen.bold(first)
    yield from others


def _choices(answer: Answer, screen: Screen) -> Iterator[str]:
    yield from _numbered(answer.choices, screen)


def _rows(answer: Answer, screen: Screen) -> Iterator[str]:
    if not answer.rows:
        return
    few = len(answer.rows) <= _FEW_ROWS and not fits(answer.columns, answer.rows, screen.cells)
    yield from (records if few else grid)(answer.columns, answer.rows[:_ROWS_SHOWN], screen.cells)
    if len(answer.rows) > _ROWS_SHOWN:
        yield screen.dim(f"共 {len(answer.rows)} 行，这里显示前 {_ROWS_SHOWN} 行；全部请加 --json")


def _evidence(answer: Answer, screen: Screen) -> Iterator[str]:
    if answer.clauses:
        yield from wrapped("依据条款：" + "、".join(map(clean, answer.clauses)), screen.cells)
    for note in answer.notes:
        yield from wrapped(f"说明：{clean(note)}", screen.cells)


def _sql(answer: Answer, screen: Screen) -> Iterator[str]:
    if answer.sql:
        yield screen.dim("SQL：")
        yield from (screen.dim(f"  {text}") for text in clean(answer.sql).split("\n"))


def _suggestions(answer: Answer, screen: Screen) -> Iterator[str]:
    if answer.suggestions:
        yield screen.dim("可以接着问：")
        yield from _numbered(answer.suggestions, screen)


def _numbered(texts: tuple[str, ...], screen: Screen) -> Iterator[str]:
    for number, text in enumerate(texts, 1):
        first, *others = wrapped(clean(text), screen.cells - 5)
        yield f"  {number}. {first}"
        yield from (f"     {other}" for other in others)


_BLOCKS: tuple[Callable[[Answer, Screen], Iterator[str]], ...] = (
    _understood,
    _sentence,
    _choices,
    _rows,
    _evidence,
    _sql,
    _suggestions,
)
