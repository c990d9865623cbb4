"""Answers that give no fact: asking back and refusing, each with a way on.

Invariant: a refusal names the reason (the word, unit or place that is not here, the column
or target that there is none of, a person, the time, outside) and what is known nearby; it
never names a figure as an answer.
"""

import re
from collections.abc import Sequence

from assistant.answering.nearby import Nearby
from assistant.linking.linked import Linked
from assistant.model.answer import Answer, Kind
from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.reading import Reading, Word
from assistant.parsing.unread import HEAVY, Unread, is_asking, said
from assistant.records import Record

NAMED = 4
"""Words named in a refusal."""
LONG_NAME = 4
"""Letters from which a ledger's name is no word of something else."""


class Reason(Record):
    """Why there is no answer, shortly and in full, and what can be asked instead."""

    short: str
    full: str
    suggestions: tuple[str, ...] = ()


def refusal(text: str, reason: str, understood: str, suggestions: Sequence[str] = ()) -> Answer:
    """A refusal with its reason."""
    words = f"{reason}。" if reason and not reason.endswith(("。", "！", "？")) else reason
    return Answer(text, Kind.REFUSE, False, understood, words, suggestions=tuple(suggestions))


def declined(text: str, reason: Reason, nearby: Nearby) -> Answer:
    """The refusal for a reason; 理解为 says the reason too."""
    asked = reason.suggestions or nearby.anything()
    return refusal(text, reason.full, f"答不了（{reason.short}）：{text.strip()}", asked)


def reason_of(linked: Linked, unread: Unread, words: Sequence[Word], nearest: Reading | None, nearby: Nearby) -> Reason:
    """Why a question was not understood, the surest reason first."""
    return (
        _stranger(linked, nearby)
        or _sum(linked.text, unread, nearby)
        or _person(linked.text)
        or _to_come(linked.text)
        or _target(linked.text, unread, words, nearby)
        or _column(linked.text, unread, nearest, nearby)
        or _unknown(linked, unread, nearest, nearby)
        or _left_over(unread, words, nearest, nearby)
    )


def _stranger(linked: Linked, nearby: Nearby) -> Reason | None:
    """A unit or a place that is not here."""
    units = [unit.text for unit in linked.unknown_units]
    places = [place.text for place in linked.unknown_places]
    if units:
        near = nearby.units("".join(units))
        told = f"方案和台账里没有“{'、'.join(units)}”这个单位"
        asked = tuple(f"{name}牵头的任务有哪些？" for name in near)
        return Reason(f"没有“{'、'.join(units)}”这个单位", told, asked)
    if places:
        named, place = "、".join(places), linked.unknown_places[0]
        asked = (f"{linked.text[: place.start]}{linked.text[place.end :]}",)
        return Reason(f"没有“{named}”这个地方", f"数据里没有“{named}”这个地方", asked)
    return None


def not_in_plan(reason: str, linked: Linked, nearby: Nearby) -> Reason:
    """What the plan itself says it does not hold: a unit, a clause, a time, a document."""
    units = "".join(unit.text for unit in linked.unknown_units)
    asked = tuple(f"{name}牵头的任务有哪些？" for name in nearby.units(units)) if units else ()
    asked = asked or tuple(f"{clause}的原文是什么？" for clause in nearby.clauses_like(linked.text))
    if not asked and linked.times:
        time = linked.times[0]
        asked = (f"{linked.text[: time.start]}{linked.text[time.end :]}".lstrip("的"),)
    return Reason(re.split("[；，]", reason, maxsplit=1)[0], f"答不了：{reason}", asked or nearby.about_all())


def out_of_time(reason: str, linked: Linked, month: str) -> Reason:
    """A time without rows; the same may be asked of a month that has some."""
    time = linked.times[0] if linked.times else None
    asked = f"{linked.text[: time.start]}{month}{linked.text[time.end :]}" if time is not None else ""
    return Reason("时间在数据之外", reason, (asked,) if asked else ())


def _person(text: str) -> Reason | None:
    found = said("personal", text)
    return Reason("个人信息", f"“{found}”是个人信息或联系方式，这里不提供") if found else None


def _to_come(text: str) -> Reason | None:
    found = said("future", text)
    return Reason("时间在数据之外", f"“{found}”还没有数据，台账只记已经发生的") if found else None


def _sum(text: str, unread: Unread, nearby: Nearby) -> Reason | None:
    """Money that is paid, taken or promised, of which neither side writes anything."""
    found = said("money", text)
    if not found:
        return None
    others = [word for word in unread.unknown if word not in found][:NAMED]
    unknown = f"，也没有“{'、'.join(others)}”" if others else ""
    told = f"方案和台账里没有写这件事的金额或标准（“{found}”）{unknown}"
    return Reason("没有写这笔钱", told, nearby.about_plan(unread.known))


def _target(text: str, unread: Unread, words: Sequence[Word], nearby: Nearby) -> Reason | None:
    """A figure that the plan does not set: of a word that is unknown, or that only rows hold."""
    targets = nearby.targets()
    if not said("goal", text) or not targets:
        return None
    asking = all(said("goal", word.text) or is_asking(word.text) for word in words)
    beside = [word for word in unread.known if not any(word in name for name in targets) and not said("goal", word)]
    unset = unread.unknown or (beside if asking else ())
    if not unset:
        return None
    named = "、".join(unset[:NAMED])
    told = f"方案没有给“{named}”定目标或限值；定了的有：{'、'.join(targets)}"
    return Reason(f"没有“{named}”的目标", told, tuple(f"{name}的目标是多少？" for name in targets[:3]))


def _column(text: str, unread: Unread, nearest: Reading | None, nearby: Nearby) -> Reason | None:
    """A column that the ledger spoken of does not have."""
    ledger = _ledger_of(nearest, nearby)
    if ledger is None or not unread.unknown or not _is_named(ledger, text):
        return None
    named = "、".join(unread.unknown[:NAMED])
    held = "、".join(column.name for column in ledger.columns if not column.personal)
    told = f"{ledger.name}里没有“{named}”这一栏；有的是：{held}"
    return Reason(f"{ledger.name}没有“{named}”", told, nearby.about_ledger(ledger))


def _is_named(ledger: Ledger, text: str) -> bool:
    """Whether the ledger is spoken of by a name that says it is one."""
    return any(name in text for name in (ledger.name, *ledger.aliases) if len(name) >= LONG_NAME)


def _unknown(linked: Linked, unread: Unread, nearest: Reading | None, nearby: Nearby) -> Reason | None:
    """Words that stand nowhere here; where a name is written much like one, that is asked after."""
    if not unread.unknown:
        return None
    named = "、".join(unread.unknown[:NAMED])
    alike = [name for word in unread.unknown for name in nearby.names_like(word)]
    meant = f"；写法相近的有：{'、'.join(alike)}" if alike else ""
    spoken = unread.known or linked.units or linked.times or nearest is not None
    outside = "" if spoken else "，这不是方案和台账里的事"
    told = f"方案和台账里没有“{named}”{outside}{meant}"
    return Reason(f"没有“{named}”", told, (*nearby.about_plan((*alike, *unread.known)), *_of_ledger(nearest, nearby)))


def _of_ledger(nearest: Reading | None, nearby: Nearby) -> tuple[str, ...]:
    """A question to the ledger that understood most."""
    ledger = _ledger_of(nearest, nearby)
    return nearby.about_ledger(ledger)[:1] if ledger is not None else ()


def _left_over(unread: Unread, words: Sequence[Word], nearest: Reading | None, nearby: Nearby) -> Reason:
    """Words that are known but do not go together."""
    asked = (*nearby.about_plan(unread.known), *_of_ledger(nearest, nearby))
    weighty = sorted((word for word in words if word.weight >= HEAVY), key=lambda word: -word.weight)
    heavy = [word.text for word in weighty if not (unread.known and is_asking(word.text))][:NAMED]
    if heavy:
        named = "、".join(heavy)
        return Reason(f"没有读懂“{named}”", f"没能把“{named}”与方案和台账对上，略过不看可能答错", asked)
    if unread.known:
        named = "、".join(unread.known[:NAMED])
        return Reason("没有这样的内容", f"方案和台账里写到“{named}”，但没有这一问要的内容", asked)
    return Reason("方案和台账之外", "没有听懂这个问题，方案和台账里都没有对得上的内容", asked)


def _ledger_of(nearest: Reading | None, nearby: Nearby) -> Ledger | None:
    draft = nearest.draft if isinstance(nearest, LedgerReading) else None
    return nearby.ledger(draft.ledger) if draft is not None else None


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
