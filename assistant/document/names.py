"""One body written in two ways: which spelling is the plan's own.

Two names are one body when one is the other with characters left out (区生态环境局,
区生态环境分局; 市工信局, 市工业和信息化局) and no list holds them side by side. Invariant: the canonical name is
the one most used; the other spelling is kept where it stands.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

_SHORTEST = 4
_LONGEST_GAP = 2


def is_variant(short: str, long: str) -> bool:
    """Whether ``short`` is ``long`` without one inner piece of at most two characters."""
    gap = len(long) - len(short)
    if len(short) < _SHORTEST or not 0 < gap <= _LONGEST_GAP or short[-1] != long[-1]:
        return False
    kept = next((place for place, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    return kept > 1 and any(short[place:] == long[place + gap :] for place in range(2, kept + 1))


def is_short_form(short: str, long: str) -> bool:
    """Whether ``short`` is ``long`` with inner characters left out: 市工信局, 市工业和信息化局."""
    if not _SHORTEST <= len(short) < len(long) or short[0] != long[0] or short[-1] != long[-1]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def canonical_names(lists: Iterable[Iterable[str]]) -> Mapping[str, str]:
    """Spelling → canonical name, for all names of the plan's lists of units."""
    together = [tuple(names) for names in lists]
    counts = Counter(name for names in together for name in names)
    canonical: dict[str, str] = {}
    for name in sorted(counts, key=lambda name: -counts[name]):
        twin = next((kept for kept in dict.fromkeys(canonical.values()) if _same(name, kept, together)), name)
        canonical[name] = twin
    return canonical


def _same(name: str, kept: str, lists: Iterable[tuple[str, ...]]) -> bool:
    if not (is_short_form(name, kept) or is_short_form(kept, name)):
        return False
    return not any(name in names and kept in names for names in lists)
