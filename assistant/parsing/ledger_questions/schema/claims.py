"""Names that more than one thing lays claim to, once the surfaces of all ledgers are known.

Invariant: only senses that name a ledger are given or taken; columns and values keep theirs. Prevents
秸秆台账 from being the one of two ledgers of 秸秆 that somebody happens to call so.
"""

from collections.abc import Mapping, Sequence

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.schema.other_nouns import as_written
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import stripped

NAMING = (SenseKind.LEDGER, SenseKind.TOPIC, SenseKind.COLUMN)
"""Kinds of what says of which thing a ledger is."""
LIKENED = 0.02
"""From this cost on a cell is only meant by a word like its own."""
SHARED = 0.03
"""From this cost on a name may be several ledgers'."""


def share_names(collected: dict[str, dict[int, list[Sense]]], titles: Sequence[str]) -> None:
    """Gives what people call one ledger to every ledger whose very name holds it: 秸秆台账 where there are two of 秸秆.

    ``titles``: the folded names of the ledgers without 台账. An alias is somebody's habit; two names on the shelf
    that both fit it are a question to put back.
    """
    for surface, by_ledger in list(collected.items()):
        named = any(sense.kind is SenseKind.LEDGER for senses in by_ledger.values() for sense in senses)
        bare = stripped(surface, "ledger_suffixes") if named else ""
        if len(bare) < 2 or bare in titles:
            continue
        holders = [number for number, title in enumerate(titles) if bare in title]
        for number in holders if len(holders) > 1 else ():
            others = [sense for sense in by_ledger.get(number, ()) if sense.kind is not SenseKind.LEDGER]
            by_ledger[number] = [*others, Sense(SenseKind.LEDGER, cost=SHARED)]


def drop_compounds(collected: dict[str, dict[int, list[Sense]]], ledgers: Sequence[Ledger]) -> None:
    """Takes away names of a ledger that are its topic and a column side by side (工地 + 检查).

    As one name they would hide the column that the question is about.
    """
    numeric = [frozenset(c.name for c in ledger.columns if c.type.numeric) for ledger in ledgers]
    for surface, by_ledger in list(collected.items()):
        for number, senses in by_ledger.items():
            if all(sense.kind in (SenseKind.LEDGER, SenseKind.TOPIC) for sense in senses) and _is_compound(
                surface, number, collected, numeric[number]
            ):
                senses.clear()


def drop_likened(collected: Mapping[str, dict[int, list[Sense]]], ledgers: Sequence[Ledger]) -> None:
    """Takes a word of a ledger's own title for none of its cells: 房子 of 房屋安全鉴定 is no 住宅 among shops."""
    for number, ledger in enumerate(ledgers):
        title = stripped(ledger.name, "ledger_suffixes")
        for surface, by_ledger in collected.items():
            senses = by_ledger.get(number, ())
            said = (surface, *as_written(surface)) if any(s.kind is SenseKind.VALUE for s in senses) else ()
            if any(len(word) > 1 and word in title for word in said):
                by_ledger[number] = [sense for sense in senses if not _is_likened(sense, said)]


def _is_likened(sense: Sense, said: Sequence[str]) -> bool:
    """Whether a word is taken for a cell that is written otherwise, however it is called."""
    guessed = sense.kind is SenseKind.VALUE and sense.cost >= LIKENED
    return guessed and not any(word in value or value in word for word in said for value in sense.values)


def _is_compound(
    surface: str, number: int, collected: Mapping[str, Mapping[int, list[Sense]]], numeric: frozenset[str]
) -> bool:
    for place in range(2, len(surface) - 1):
        left = collected.get(surface[:place], {}).get(number, [])
        right = collected.get(surface[place:], {}).get(number, [])
        named = any(sense.kind in NAMING and sense.column not in numeric for sense in left)
        if named and any(
            sense.kind is SenseKind.VERB or (sense.kind is SenseKind.COLUMN and sense.column in numeric)
            for sense in right
        ):
            return True
    return False
