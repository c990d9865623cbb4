"""How the cells of a column are written where its type shows something else."""

from itertools import product

import pytest

from assistant.ledger.written import written_as
from assistant.model.catalog import ColumnType

DATES = (
    (["2015年9月", "2015年10月"], "%Y年%-m月"),
    (["2015年09月", "2015年10月"], "%Y年%m月"),
    (["2015-09", "2016-11"], "%Y-%m"),
    (["2015.9", "2016.11"], "%Y.%-m"),
    (["201509", "201611"], "%Y%m"),
    (["2015年10月份"], "%Y年%m月份"),
    (["2015年9月", "2015-10"], ""),
    (["2015年9月", "2015年09月"], ""),
    (["2015年9月", "2015年9月3日"], ""),
    (["2015-09-03"], ""),
    ([], ""),
)


@pytest.mark.parametrize(("texts", "form"), DATES, ids=["/".join(texts) for texts, _ in DATES])
def test_months_have_one_spelling(texts: list[str], form: str) -> None:
    assert written_as(ColumnType.DATE, texts) == form


@pytest.mark.parametrize(("texts", "form"), [(["2003年", "2011年"], "年"), (["2003", "2011年"], ""), (["38"], "")])
def test_years_keep_what_follows_them(texts: list[str], form: str) -> None:
    assert written_as(ColumnType.INTEGER, texts) == form


@pytest.mark.parametrize(("kind", "text"), product((ColumnType.TEXT, ColumnType.NUMBER), ("2015年9月", "2003年")))
def test_other_types_show_what_they_hold(kind: ColumnType, text: str) -> None:
    assert written_as(kind, [text]) == ""
