"""What people say of how far a deed has come: 还在改, 等着拆, 清干净, where the cells say 整改中, 待拆解, 已清理.

Read from the shape of a status column's values, so that a ledger nobody has seen is understood like ours.
Invariant: every phrase names the deed. Prevents 还在改 from losing its 改 and 待销号 from meaning 已销号.
"""

from collections.abc import Iterator, Sequence

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.schema.denials import left_of_deed, short_of, still_to_come, turned_back
from assistant.parsing.ledger_questions.schema.faults import is_aside
from assistant.parsing.ledger_questions.schema.stems import is_verb
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import entries_of, words

COST, EITHER, WEAK = 0.0, 0.05, 0.09
"""What a phrase costs, a deed done or not, and a deed by itself, which may be what the ledger is about."""
DENIALS = ("waits", "awaited", "not_yet", "denied")
"""Kinds of phrases that a deed has still to be done."""
HALVES = 2
"""Characters of a deed that people also call by either of them: 修 of 维修."""
OF, YET, GOES_ON = "的", ("还", "尚", "仍"), "在*"
WELL, OVER = ("", "成功"), ("了", "过", "过了")
"""May stand before a deed that came about, and behind it: 成功发过 of 已发放."""
DEED = "*"
"""Stands for the deed in a phrase of the lexicon."""


def states(column: Column) -> Iterator[tuple[str, Sense]]:
    """(phrase, what it says) of each deed that the column tells of."""
    yield from _come_about(column)
    yield from _to_be_done(column)
    yield from _taken_part(column)
    yield from _fitted(column)
    yield from _come_late(column)
    done = _done(column)
    yield from _seen_through(column, done)
    left = tuple(v.text for v in column.values if v.text not in done and not is_aside(column, v.text))
    ongoing = tuple(text for text in left if text.endswith(words("under_way_endings")))
    told = {"brought_about": done, "under_way": ongoing, "awaited": left, "not_yet": left}
    told["denied"] = () if any(value.aliases for value in column.values) else left  # a dictionary knows better
    told.update((key, left_of_deed(column, done, told[key])) for key in DENIALS[1:] if told[key])
    told["waits"] = tuple(text for text in left if text.startswith(words("left_openings")[0])) or told["awaited"]
    told["untouched"] = tuple(text for text in told["denied"] if text not in ongoing)
    cells = {value.text for value in column.values}
    deeds = _deeds(column, done)
    yield from _in_two(column, deeds, done)
    yield from _going_on(column, deeds)
    for deed in deeds:
        awaited = tuple(text for text in done if any(f"{word}{deed}" in text for word in words("left_openings")))
        told["brought_about"] = tuple(text for text in _told_by(deed, column, done) if text not in awaited)
        short = short_of(column, told["brought_about"])
        for key, left_over in told.items():
            held = short if short and left_over and key in DENIALS else _undecided(left_over, deed, key)
            held = tuple(dict.fromkeys((*held, *awaited))) if key in DENIALS else held  # 已完工待验收 of 没验收
            if held and (key != "not_yet" or len(deed) == 1):
                yield from (found for found in _said(column, deed, key, held) if found[0] not in cells)
        if deed.endswith(words("to_the_full")) and told["brought_about"] and deed not in cells:
            yield deed, Sense(SenseKind.VALUE, column.name, told["brought_about"], COST)  # 收齐 of 已缴
        if deed in words("said_of_blanks"):
            denied = Sense(SenseKind.VALUE, column.name, told["denied"], COST)
            yield from ((phrase.replace(DEED, deed) + OF, denied) for phrase in words("denied") if told["denied"])


def _said(column: Column, deed: str, key: str, held: tuple[str, ...]) -> Iterator[tuple[str, Sense]]:
    """(phrase, sense) of a deed as far as it has come; of what is yet to be done without what never will be.

    至今未履行 is the cell 未履行 word for word, where 部分履行 stands beside it.
    """
    sense = Sense(SenseKind.VALUE, column.name, held, COST)
    yet = Sense(SenseKind.VALUE, column.name, still_to_come(held), COST) if key in DENIALS else sense
    cells = {value.text for value in column.values} if key in DENIALS else set()
    alone = {text: Sense(SenseKind.VALUE, column.name, (text,), COST) for text in cells if text[1:] == deed}
    for phrase in words(key):
        said = phrase.replace(DEED, deed)
        meant = alone.get(said[-len(deed) - 1 :], yet if phrase.startswith(YET) else sense)
        yield from ((said + end, meant) for end in _ends(phrase, key))


def _ends(phrase: str, key: str) -> tuple[str, ...]:
    """Nothing, or 的 behind 还没演, which asks for no 演出团体, and behind 还在调解, which asks for no 调解员."""
    whole = (key == "not_yet" and phrase.startswith(YET)) or (key == "under_way" and phrase.endswith(GOES_ON))
    return ("", OF) if whole else ("",)


def _undecided(left: tuple[str, ...], deed: str, key: str) -> tuple[str, ...]:
    """待审批 of 没批下来, where 已退回 stands beside it: what was turned back waits for nobody any more."""
    decided = key in DENIALS and deed in words("decides_on")
    return tuple(text for text in left if not (decided and turned_back(text))) or left


def _come_about(column: Column) -> Iterator[tuple[str, Sense]]:
    """取消, 取消了 of 已取消, where the column tells of several deeds: a word of the ledger's own comes before it.

    备案 of 已备案 where 未备案 is all there is besides; 租了, 租出去 of 已租.
    """
    opening, texts = words("done_openings")[1], {value.text for value in column.values}
    for text in (value.text for value in column.values if value.text.startswith(opening)):
        deed = text.removeprefix(opening)
        either = any(texts == {text, word + deed} for word in words("lacking"))
        if len(deed) > 1 and (either or (column.closed and sum(deed in other for other in texts) == 1)):
            sense = Sense(SenseKind.VALUE, column.name, (text,), EITHER if either else WEAK)
            yield from ((deed + end, sense) for end in ("", *words("deed_endings")))
            same = (f"{well}{verb}{end}" for verb in (deed, *_verbs(deed)) for well in WELL for end in OVER)
            yield from ((said, sense) for said in same if said not in texts)
        elif deed and not column.done and column.closed and sum(deed in other for other in texts) == 1:
            sense = Sense(SenseKind.VALUE, column.name, (text,), EITHER)
            told = (phrase.replace(DEED, deed) for key in ("brought_about", "gone_out") for phrase in words(key))
            yield from ((said, sense) for said in told if said not in texts)


def _to_be_done(column: Column) -> Iterator[tuple[str, Sense]]:
    """要修, 该修的 of 待修: what waits for a deed."""
    awaited = next(iter(words("left_openings")))
    cells = {value.text for value in column.values} if column.closed else set()
    for text in (text for text in cells if text.startswith(awaited)):
        deed = text.removeprefix(awaited)
        alone = not any(deed in other for other in cells - {text})  # 没开庭, where nothing is 已开庭
        denied = (phrase.replace(DEED, deed) for phrase in (words("denied") if alone else ()))
        said = (*(f"{opening}{deed}" for opening in words("to_be_done")), *denied)
        yield from ((word, Sense(SenseKind.VALUE, column.name, (text,), EITHER)) for word in said if word not in cells)


def _taken_part(column: Column) -> Iterator[tuple[str, Sense]]:
    """参加了考核的, 考核过的 of every value but 未考核, where no value says by itself that it was done."""
    texts = [value.text for value in column.values] if column.closed and not column.done else []
    for text in texts:
        deed = next((text.removeprefix(word) for word in words("lacking") if text.startswith(word)), "")
        rest = tuple(other for other in texts if other != text)
        if len(deed) == HALVES and len(rest) > 1 and not any(deed in other for other in rest):
            sense = Sense(SenseKind.VALUE, column.name, rest, EITHER)
            yield from ((f"{part}{deed}", sense) for part in words("taken_part"))
            yield from ((f"{deed}{end}", sense) for end in OVER)


def _come_late(column: Column) -> Iterator[tuple[str, Sense]]:
    """拖着没按时交, 交晚了, 迟交 of 逾期提交: what was done, but late."""
    cells = {value.text for value in column.values} if column.closed else set()
    for text in sorted(text for text in cells if text.startswith(words("late_openings"))):
        deed = next(text.removeprefix(word) for word in words("late_openings") if text.startswith(word))
        sense = Sense(SenseKind.VALUE, column.name, (text,), COST)
        told = (phrase.replace(DEED, verb) for verb in (deed, *_verbs(deed)) for phrase in words("came_late") if verb)
        yield from ((said, sense) for said in told if said not in cells)


def _fitted(column: Column) -> Iterator[tuple[str, Sense]]:
    """计量设施 of 计量方式, where one cell says that none is fitted: what is fitted, by any noun for such things."""
    told = column.closed and any(value.text in words("none_fitted") for value in column.values)
    stem = next((column.name.removesuffix(end) for end in words("ways_fitted") if column.name.endswith(end)), "")
    sense = Sense(SenseKind.COLUMN, column.name, cost=EITHER)
    yield from ((f"{stem}{noun}", sense) for noun in words("fittings") if told and len(stem) >= HALVES)


def _seen_through(column: Column, done: tuple[str, ...]) -> Iterator[tuple[str, Sense]]:
    """没整改完, 整改到位的 of 整改进展, where what is done is called otherwise: 已销号."""
    deed = next((column.name.removesuffix(end) for end in words("how_far") if column.name.endswith(end)), "")
    known = is_verb(deed) or any(entries_of("deeds_alike", "deeds", (deed,)))
    own = column.closed and known and deed not in words("done_by_any_name")
    left = tuple(v.text for v in column.values if v.text not in done and not is_aside(column, v.text))
    if not (own and done and left) or {deed, *_verbs(deed)}.intersection(_deeds(column, done)):
        return
    if any(deed in text and text.startswith(words("done_openings")) for text in left):
        return  # 已整改 that is not yet 已销号 is seen through by itself
    told = {"seen_through": done, "not_seen_through": left}
    for key, held in told.items():
        sense = Sense(SenseKind.VALUE, column.name, held, COST)
        verbs = dict.fromkeys((deed, *_verbs(deed)))
        yield from ((phrase.replace(DEED, verb), sense) for verb in verbs for phrase in words(key))


def _going_on(column: Column, deeds: Sequence[str]) -> Iterator[tuple[str, Sense]]:
    """还在救治, 仍在治 of 救治中, where that deed is none of those that the column says are done."""
    ending = next(iter(words("under_way_endings")))
    for text in (value.text for value in column.values if column.closed and value.text.endswith(ending)):
        deed = text.removesuffix(ending)
        ended = _ended(column, text)
        for said in filter(None, {deed, *(deed if len(deed) == HALVES else ())}.difference(deeds)):
            yield from _said(column, said, "under_way", (text,))
            over = Sense(SenseKind.VALUE, column.name, ended, COST)
            yield from ((phrase.replace(DEED, said), over) for phrase in words("come_to_an_end") if ended)


def _ended(column: Column, ongoing: str) -> tuple[str, ...]:
    """调解成功, 调解不成 beside 调解中: however it came out, where all other cells tell how the deed ended."""
    rest = tuple(value.text for value in column.values if value.text != ongoing)
    open_ = (*words("lacking"), *words("left_openings"), *words("in_part"), *words("closed_without"))
    deed = ongoing.removesuffix(next(iter(words("under_way_endings"))))
    told = len(rest) > 1 and all(text.startswith(deed) and not text.startswith(open_) for text in rest)
    return rest if told else ()


def _in_two(column: Column, deeds: Sequence[str], done: Sequence[str]) -> Iterator[tuple[str, Sense]]:
    """销了号, 已经销掉号的, 销号销得 of 销号: a verb and its object, parted by what completes it or said again."""
    parted = [deed for deed in deeds if _takes_object(deed)]
    sense = Sense(SenseKind.VALUE, column.name, tuple(done), COST)
    yield from ((deed + deed[0], sense) for deed in parted if done)
    yield from ((deed[0] + between + deed[1], sense) for deed in parted for between in words("deed_split") if done)


def _told_by(deed: str, column: Column, done: Sequence[str]) -> tuple[str, ...]:
    """Of values of several deeds that are done the one that tells of this: 已领养 beside 已归还; else all of them.

    批准了 is no 不予批准, though a case so ended is done with.
    """
    named = [value.text for value in column.values if value.text in done]
    come = [text for text in named if not text.startswith(words("ends_otherwise"))] or named
    return tuple(text for text in come if deed in text) or tuple(come if deed in words("decides_on") else done)


def _done(column: Column) -> tuple[str, ...]:
    """The values of what is done: the dictionary's, else of two of one deed the one that says so (已挂牌, 未挂牌)."""
    if column.done or not column.closed:
        return column.done
    texts = [value.text for value in column.values]
    denied = {text.removeprefix(word) for text in texts for word in words("undone") if text.startswith(word)}
    opened = {text: text.removeprefix(words("done_openings")[1]) for text in texts}
    return tuple(text for text, deed in opened.items() if deed in denied and (deed != text or is_verb(text)))


def _deeds(column: Column, done: Sequence[str]) -> tuple[str, ...]:
    """The verbs of what is done: 取缔 and 关 of 已取缔, which people also call 关了."""
    said = [text for value in column.values if value.text in done for text in (value.text, *value.aliases)]
    bare = [_bare(text) or (text if is_verb(text) else "") for text in said]
    whole = [deed for deed in bare if deed and deed not in words("done_by_any_name")]
    whole = whole or list(_left_to_do(column, done))
    single = (deed[0] for deed in whole if _takes_object(deed))  # 结 of 结案: 还没结的
    return tuple(dict.fromkeys((*whole, *(verb for deed in whole for verb in _verbs(deed)), *single)))


def _takes_object(deed: str) -> bool:
    """Whether a deed is a verb and its object: 销号, 结案."""
    return len(deed) == HALVES and deed.endswith(words("deed_objects"))


def _left_to_do(column: Column, done: Sequence[str]) -> frozenset[str]:
    """修复 of 待修复, 修复中 beside 已完成: the one verb that all that is not done tells of."""
    opened, (ended, *_) = words("left_openings"), words("under_way_endings")
    left = [value.text for value in column.values if done and value.text not in done]
    bare = (next((text.removeprefix(word) for word in opened if text.startswith(word)), text) for text in left)
    deeds = frozenset(text.removesuffix(ended) for text in bare)
    told = len(deeds) == 1 and all(map(is_verb, deeds)) and deeds.isdisjoint(words("done_by_any_name"))
    return deeds if told else frozenset()


def _bare(text: str) -> str:
    """The verb in a word for what is done: 拆 of 拆掉了, 整改 of 完成整改; empty where it tells of none."""
    deed = text
    while opening := next((word for word in words("done_openings") if deed.startswith(word)), ""):
        deed = deed.removeprefix(opening)
    ending = next((word for word in words("done_closings") if deed.endswith(word)), "")
    return deed.removesuffix(ending) if ending or deed != text else ""


def _verbs(deed: str) -> tuple[str, ...]:
    """Other verbs of the same event."""
    told = (group for group in entries_of("verbs", "stems", (deed,)) if not group.get("dates"))
    alike = entries_of("deeds_alike", "deeds", (deed,))
    groups = (*(group["words"] for group in told), *(group["words"] for group in alike))
    found = (_bare(word) or word for group in groups for word in group if word not in words("done_by_any_name"))
    return tuple(word for word in found if word not in words("done_by_any_name"))
