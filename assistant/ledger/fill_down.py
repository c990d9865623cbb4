"""Leading columns that a spreadsheet merged over several rows and a CSV export left blank below the first.

Invariant: a blank is filled only where nothing but a merged cell explains it: a leading
text column whose values each stand once, above rows that are full otherwise; and it is
told. Prevents five of six rows of a town from being counted under no town.
"""

from collections.abc import Sequence

_LEADING, _FEWEST_BLANKS = 2, 3


def merged_columns(columns: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Indices of the leading columns whose blanks repeat the cell above."""
    found: list[int] = []
    for index in range(min(_LEADING, len(columns) - 1)):
        if not _looks_merged(columns[index], columns[index + 1 :]):
            break
        found.append(index)
    return tuple(found)


def filled_down(column: Sequence[str]) -> tuple[str, ...]:
    """The column with every blank taking the text above it."""
    filled: list[str] = []
    for text in column:
        filled.append(text if text.strip() else filled[-1])
    return tuple(filled)


def _looks_merged(column: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    if not column or not column[0].strip():
        return False
    given = [text.strip() for text in column if text.strip()]
    blanks = len(column) - len(given)
    named = len(set(given)) == len(given) >= 2 and not any(text.isdigit() for text in given)
    return named and blanks >= max(_FEWEST_BLANKS, len(given)) and _full_below(column, others)


def _full_below(column: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether some later column is filled in every row where this one is blank."""
    blank = [index for index, text in enumerate(column) if not text.strip()]
    return any(all(other[index].strip() for index in blank) for other in others)
