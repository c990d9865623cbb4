"""Answers that give no fact: asking back and refusing, each with a way on.

Invariant: a refusal says why (word not known, unit or place not in these data, outside
plan and ledgers, a wish to change data) and never names a figure or a unit as an answer.
"""

from collections.abc import Sequence

from assistant.linking.linked import Linked
from assistant.model.answer import Answer, Kind
from assistant.parsing.reading import Reading, Word


def refusal(text: str, reason: str, understood: str, suggestions: Sequence[str] = ()) -> Answer:
    """A refusal with its reason."""
    words = f"{reason}。" if reason and not reason.endswith(("。", "！", "？")) else reason
    return Answer(text, Kind.REFUSE, False, understood, words, suggestions=tuple(suggestions))


def unknown_reason(words: Sequence[Word], linked: Linked) -> str:
    """Why a question was not understood: the unit, place or words that are not known."""
    units = [unit.text for unit in linked.unknown_units]
    places = [place.text for place in linked.unknown_places]
    if units:
        return f"方案和台账里没有“{'、'.join(units)}”这个单位"
    if places:
        return f"数据里没有“{'、'.join(places)}”这个地方"
    heavy = [word.text for word in sorted(words, key=lambda word: -word.weight) if word.weight >= 0.3][:4]
    if heavy:
        return f"没能把“{'、'.join(heavy)}”与方案和台账对上，略过不看可能答错"
    return "没有听懂这个问题，方案和台账里都没有对得上的内容"


def asking_back(text: str, readings: Sequence[Reading], choices: Sequence[str]) -> Answer:
    """Several readings to choose from."""
    listed = "；".join(f"{number}. {choice}" for number, choice in enumerate(choices, 1))
    return Answer(
        text,
        Kind.CLARIFY,
        False,
        f"“{text.strip()}”有{len(choices)}种理解",
        f"这个问题有几种理解，您问的是哪一个？{listed}",
        choices=tuple(choices),
    )
