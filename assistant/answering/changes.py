"""What became of plan and ledgers since the last question, in words.

Invariant: every file whose content is another is told, by the ledger it belongs to: one
cell changed is a change, and so is a file that is gone. A ledger that stays at its last
good version is told by its finding and is not said to have changed.
"""

from collections.abc import Iterator

from assistant.model.catalog import Catalog, Ledger


def changes(old: Catalog, new: Catalog, altered: frozenset[str]) -> Iterator[str]:
    """One line for each thing that changed; ``altered`` are the files that came, went or hold other bytes."""
    spoilt = {finding.file for finding in new.findings if finding.fatal}
    yield from _ledgers(old, new, altered - spoilt)
    yield from _other_files(old, new, altered)
    yield from (f"{finding.file}：{finding.reason}，{finding.action}" for finding in new.findings if finding.fatal)


def _ledgers(old: Catalog, new: Catalog, altered: frozenset[str]) -> Iterator[str]:
    before, after = _own(old), _own(new)
    for name, ledger in after.items():
        known = before.get(name)
        if known is None:
            yield f"新载入{name}，{ledger.rows}行"
        elif altered.intersection((*known.files, *ledger.files)):
            yield f"{name}有变动，现在{ledger.rows}行"
    yield from (f"{name}的文件没有了，不再计入" for name in before if name not in after)


def _other_files(old: Catalog, new: Catalog, altered: frozenset[str]) -> Iterator[str]:
    """The plan, and what belongs to no ledger, such as the dictionary."""
    ledgers = {file for catalog in (old, new) for ledger in _own(catalog).values() for file in ledger.files}
    plans = {file for catalog in (old, new) for ledger in catalog.ledgers if ledger.plan for file in ledger.files}
    for file in sorted(altered - ledgers):
        yield f"方案“{file}”有变动" if file in plans else f"{file} 有变动"


def _own(catalog: Catalog) -> dict[str, Ledger]:
    return {ledger.name: ledger for ledger in catalog.ledgers if not ledger.plan}
