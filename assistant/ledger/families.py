"""Which sheets make up one ledger, and what it is called.

Invariant: every block is in exactly one family. Files with the same columns are one
ledger only when their names tell them apart by place, time or the like; 罚款 and 奖励
with the same three columns stay two.
"""

import fnmatch
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath
from posixpath import commonprefix

from assistant.ledger import findings
from assistant.ledger.blocks import Block
from assistant.ledger.dictionary import Dictionary, LedgerEntry
from assistant.ledger.file_parts import cell_parts, template_parts
from assistant.ledger.labels import Label, unique_names
from assistant.ledger.naming import FamilyName, Part, is_default_sheet, is_generic, split_labels
from assistant.ledger.words import word
from assistant.model.catalog import LedgerFinding
from assistant.records import Record, replace

_MANY = 4


class Family(Record):
    """The blocks of one ledger."""

    name: str
    blocks: tuple[Block, ...]
    entry: LedgerEntry | None = None
    parts: tuple[Part, ...] = ()
    """Columns that the file names give, one value a block."""
    findings: tuple[LedgerFinding, ...] = ()


def make_families(blocks: Sequence[Block], dictionary: Dictionary, folder: str, whole: bool) -> tuple[Family, ...]:
    """The ledgers of ``folder``: those the dictionary names, then the rest by columns and names.

    ``whole`` is False when a single file was asked for: then globs that match nothing are no mistake.
    """
    left = list(blocks)
    families: list[Family] = []
    for entry in dictionary.ledgers:
        family = _claimed(entry, left, whole)
        families.append(family)
        taken = set(map(id, family.blocks))
        left = [block for block in left if id(block) not in taken]
    families.extend(_unclaimed(left, folder))
    names = unique_names([Label(family.name) for family in families])
    return tuple(replace(family, name=name) for family, name in zip(families, names, strict=True))


def label_of(block: Block) -> str:
    """The name of a block: its file's stem, with the sheet's name where the workbook has several."""
    stem = PurePosixPath(block.file).stem
    return f"{stem}_{block.sheet}" if block.sheet else stem


def _labels(blocks: Sequence[Block]) -> list[str]:
    """Names of several blocks; where their folders differ, these tell them apart too (2021/甲镇.csv)."""
    folders = [block.file.split("/")[:-1] for block in blocks]
    shared = len(commonprefix(folders))
    return ["_".join((*above[shared:], label_of(block))) for above, block in zip(folders, blocks, strict=True)]


def _claimed(entry: LedgerEntry, blocks: Sequence[Block], whole: bool) -> Family:
    """The blocks of the files that an entry names, as far as their columns belong together."""
    matchers = {glob: _matcher(glob) for glob in entry.files}
    chosen = [block for block in blocks if any(matches(block.file) for matches in matchers.values())]
    noted = [
        findings.dictionary_error(entry.name, glob, "没有文件与它相符", "这个台账没有这些文件的数据")
        for glob, matches in matchers.items()
        if whole and not any(matches(block.file) for block in chosen)
    ]
    same = _together(chosen, entry)
    alone = set(map(id, chosen)) - set(map(id, same))
    noted.extend(
        findings.file_note(block.file, f"列与台账“{entry.name}”大半不同", "单独作为一个台账", block.sheet)
        for block in chosen
        if id(block) in alone
    )
    if not entry.file_name:
        return Family(entry.name, same, entry, _parts(same), tuple(noted))
    parts, missed = template_parts(entry, same)
    return Family(entry.name, same, entry, parts, (*noted, *missed))


def _matcher(glob: str) -> Callable[[str], object]:
    return re.compile(f"{re.escape(glob)}|{fnmatch.translate(glob)}").match


def _together(blocks: Sequence[Block], entry: LedgerEntry) -> tuple[Block, ...]:
    """The blocks whose columns are at least half those of the block that fits the entry best."""
    if not blocks:
        return ()
    known = {name for column in entry.columns for name in (column.name, *column.aliases)}
    main = max(blocks, key=lambda block: (len(known.intersection(block.names)), block.receipt.loaded))
    names = set(main.names)
    return tuple(block for block in blocks if _share(names, set(block.names)) >= 0.5)


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _unclaimed(blocks: Iterable[Block], folder: str) -> list[Family]:
    groups: dict[frozenset[str], list[Block]] = {}
    for block in blocks:
        groups.setdefault(frozenset(block.names), []).append(block)
    families: list[Family] = []
    for group in _with_near_groups(list(groups.values())):
        families.extend(_as_families(group, folder))
    return families


def _with_near_groups(groups: list[list[Block]]) -> list[list[Block]]:
    """Groups whose columns are nearly those of a larger one, and whose names say the same, join it."""
    merged: list[list[Block]] = []
    for group in sorted(groups, key=len, reverse=True):
        home = next((larger for larger in merged if _near(larger, group)), None)
        if home is None:
            merged.append(list(group))
        else:
            home.extend(group)
    return merged


def _near(larger: Sequence[Block], group: Sequence[Block]) -> bool:
    one, other = set(larger[0].names), set(group[0].names)
    if len(one & other) * 4 < len(one | other) * 3:
        return False
    return not is_generic(split_labels(_labels([*larger, *group])).common)


def _as_families(group: Sequence[Block], folder: str) -> list[Family]:
    if len(group) == 1:
        return [Family(_own_name(group[0]), tuple(group))]
    family_name = split_labels(_labels(group))
    if not _is_family(family_name, len(group)):
        return [Family(_own_name(block), (block,)) for block in group]
    name = folder if is_generic(family_name.common) else family_name.common
    return [Family(name, tuple(group), parts=cell_parts(family_name.parts, group))]


def _is_family(name: FamilyName, size: int) -> bool:
    told_apart = any(not part.name.startswith(word("parts", "other")) for part in name.parts)
    return size >= _MANY or told_apart or not is_generic(name.common)


def _own_name(block: Block) -> str:
    return label_of(block) if not block.sheet or is_default_sheet(block.sheet) else block.sheet


def _parts(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The parts in which the files' names differ, without those that the cells hold already."""
    return cell_parts(split_labels(_labels(blocks)).parts, blocks) if len(blocks) > 1 else ()
