"""What changed between two questions is told by ledger, each change once."""

from collections.abc import Iterable

import pytest

from assistant.answering.changes import changes
from assistant.model.catalog import Catalog, Ledger, LedgerFinding

TREES, LAMPS = Ledger("树木", "树木", (), files=("树木.csv",), rows=2), Ledger("路灯", "路灯", (), files=("路灯.csv",))
PLAN = Ledger("方案任务", "方案任务", (), files=("方案.txt",), plan=True)
SPOILT = LedgerFinding("路灯.csv", None, "", "", "改动后读不全", "仍用上一次读到的内容", fatal=True)


def catalog(*ledgers: Ledger, findings: Iterable[LedgerFinding] = ()) -> Catalog:
    return Catalog((*ledgers, PLAN), findings=tuple(findings))


@pytest.mark.parametrize(
    ("old", "new", "altered", "told"),
    [
        (catalog(TREES), catalog(TREES), (), []),
        (catalog(TREES, LAMPS), catalog(TREES, LAMPS), ("树木.csv",), ["树木有变动，现在2行"]),
        (catalog(LAMPS), catalog(TREES, LAMPS), ("树木.csv",), ["新载入树木，2行"]),
        (catalog(TREES, LAMPS), catalog(LAMPS), ("树木.csv",), ["树木的文件没有了，不再计入"]),
        (catalog(TREES), catalog(TREES), ("方案.txt",), ["方案“方案.txt”有变动"]),
        (catalog(TREES), catalog(TREES), ("dictionary.toml",), ["dictionary.toml 有变动"]),
        (
            catalog(LAMPS),
            catalog(LAMPS, findings=[SPOILT]),
            ("路灯.csv",),
            ["路灯.csv：改动后读不全，仍用上一次读到的内容"],
        ),
    ],
)
def test_changes_are_told(old: Catalog, new: Catalog, altered: tuple[str, ...], told: list[str]) -> None:
    assert list(changes(old, new, frozenset(altered))) == told
