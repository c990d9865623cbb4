"""How the cells of a column are written, where its type alone would show something else.

Invariant: only what all cells share counts, so that every value shown in it is the text of its cell.
The bug this prevents: 2015年6月 shown as 2015-06-01, a day that nobody wrote.
"""

import re
from collections.abc import Collection

from assistant.model.catalog import ColumnType

_MONTH = re.compile(r"(?:19|20)\d\d(?P<mark>[年./-])(?P<month>\d\d?)(?P<end>月?份?)")
_JOINED_MONTH = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])")
_YEAR = re.compile(r"(?:19|20)\d\d(年度?)")
_OCTOBER = 10


def written_as(kind: ColumnType, texts: Collection[str]) -> str:
    """The strftime pattern of days whose ``texts`` name the month alone; what follows a number that is a year.

    Empty where the cells are written in several ways, or as their type shows them.
    """
    if kind is ColumnType.DATE:
        return _month_pattern(texts)
    ends = {found[1] for text in texts if (found := _YEAR.fullmatch(text))} if kind is ColumnType.INTEGER else set()
    whole = len(ends) == 1 and all(map(_YEAR.fullmatch, texts))
    return ends.pop() if whole else ""


def _month_pattern(texts: Collection[str]) -> str:
    if texts and all(map(_JOINED_MONTH.fullmatch, texts)):
        return "%Y%m"
    found = [_MONTH.fullmatch(text) for text in texts]
    matches = [match for match in found if match is not None]
    forms = {(match["mark"], match["end"]) for match in matches}
    padded = {match["month"].startswith("0") for match in matches if int(match["month"]) < _OCTOBER}
    if len(matches) < len(texts) or len(forms) != 1 or len(padded) > 1:
        return ""
    mark, end = forms.pop()
    return f"%Y{mark}{'%m' if padded != {False} else '%-m'}{end}"
