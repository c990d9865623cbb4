"""How a question is cut for one ledger: the cheapest cover, and what cutting a word costs."""

from itertools import pairwise

import pytest

from assistant.parsing.ledger_questions.cover_prices import price
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.lexing import lex
from assistant.parsing.ledger_questions.sketching import sketch
from assistant.parsing.understanding import Understanding
from tests.parsing.conftest import TODAY


def cut(understanding: Understanding, text: str, ledger: str) -> tuple[Item, ...]:
    ledgers = understanding._ledgers
    number = next(n for n, made in enumerate(ledgers.schema.ledgers) if made.name == ledger)
    drawn = sketch(understanding._linker.link(text, TODAY), ledgers.schema, ledgers.segmenter)
    return lex(drawn, number)


@pytest.mark.parametrize(
    ("text", "ledger", "pieces"),
    [
        ("国三的有几辆", "柴油货车台账", "国三 的 有 几 辆"),
        ("各镇街散煤网点多少家", "散煤网点台账", "各 镇街 散煤网点 多少 家"),
        ("处罚金额超过5000元的", "移动源检查台账", "处罚金额 超过 5000元 的"),
        ("11月发现的秸秆堆", "秸秆堆存台账", "11月 发现的 秸秆堆"),
        ("还没拆解的车", "柴油货车台账", "还没拆解 的 车"),
        ("PM2.5最高的那天", "空气质量日报", "PM2.5 最高的 那 天"),
        ("缺两样手续的", "两高项目清单", "缺 两样 手续 的"),
    ],
)
def test_the_cheapest_cover_has_the_fewest_and_longest_pieces(
    text: str, ledger: str, pieces: str, understanding: Understanding
) -> None:
    assert " ".join(item.text for item in cut(understanding, text, ledger)) == pieces


@pytest.mark.parametrize(
    ("text", "ledger", "word", "kinds"),
    [
        ("查扣多少吨", "散煤网点台账", "吨", {"classifier"}),
        ("超过3个问题的工地", "工地扬尘台账", "3个", {"quantity"}),
        ("车型为重型的", "柴油货车台账", "重型", {"value"}),
        ("名称带VOCs的任务", "任务台账", "带", {"contains"}),
        ("进度过半的任务", "任务台账", "过", {"compare"}),
        ("完成户数", "清洁取暖台账", "完成户数", {"column", "numeric"}),
    ],
)
def test_a_piece_keeps_all_its_kinds(
    text: str, ledger: str, word: str, kinds: set[str], understanding: Understanding
) -> None:
    (item,) = (item for item in cut(understanding, text, ledger) if item.text == word)
    assert all(item.has(kind) for kind in kinds)


def test_words_the_ledger_does_not_know_stay_visible_with_their_weight(understanding: Understanding) -> None:
    unknown = [item for item in cut(understanding, "散煤网点的消防栓有几个", "散煤网点台账") if item.has("unknown")]
    heaviest = max(unknown, key=lambda item: item.weight)
    assert "消防" in heaviest.text
    assert heaviest.weight > 0.3


def test_fillers_leave_no_item(understanding: Understanding) -> None:
    texts = [item.text for item in cut(understanding, "请帮我查一下国三的车吧", "柴油货车台账")]
    assert "国三" in texts
    assert not {"请", "帮我", "吧"} & set(texts)


def test_pieces_never_overlap_and_stand_in_order(understanding: Understanding) -> None:
    for text in ("12月底前要完成的任务还有几项没办结", "邳庄镇11月PM2.5平均多少，最高的是哪天"):
        found = cut(understanding, text, "任务台账")
        assert all(left.end <= right.start for left, right in pairwise(found))


def test_cutting_a_word_of_the_segmenter_costs_and_single_characters_cost_most(understanding: Understanding) -> None:
    ledgers = understanding._ledgers
    linked = understanding._linker.link("垃圾焚烧巡查台账", TODAY)
    drawn = sketch(linked, ledgers.schema, ledgers.segmenter)
    inside = next(place for place in range(1, len(drawn.folded) - 2) if place not in drawn.edges)
    whole = Item(0, len(drawn.folded), drawn.folded, frozenset({"join.and"}))
    split = Item(0, inside, drawn.folded[:inside], frozenset({"join.and"}))
    single = Item(inside, inside + 1, drawn.folded[inside], frozenset({"join.and"}))
    assert price(drawn, whole) < price(drawn, split) < price(drawn, single)
