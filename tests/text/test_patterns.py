import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.text.date_patterns import rules
from assistant.text.lexicon import load
from assistant.text.patterns import Pattern, needs

GOLD = Path(__file__).parents[1] / "gold"
SHAPES = (
    "谁(?:管|抓(?!手)|来划)",
    "(?:要|得)?(?:在|于)?(?:哪天|几号)",
    "归.{1,8}(?:牵头|管)还是",
    "[一两三]家(?:及|或)?以上|不(?:止|只)一家",
    "(?<![无期])限(?:死|定)?(?:多少|几)",
    "(?<=[至到~-])[0-9]{1,2}日",
    "(?P<dash>[-/.])[0-9](?P=dash)[0-9]",
    "(?P<verb>(?![是要])[一-龥])没(?P=verb)",
    "(?:每(?:天|周)|(?:逐|按)个?月)+报{0,2}",
    "第(?:[^条]{0,3}|)条",
    r"\d+\.?\d*(?:吨|(?:立方)?米)",
    "(?=多少)多|(?:|少)",
    "(?i:PM)2",
    "a{0,2}b{2}c*d?e++",
    "(?>全|都)(?:去|删)了?$",
    "[(（]含[)）]",
)


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=25)
@given(data=st.data())
def test_what_fits_a_pattern_is_found(shape: str, data: st.DataObject):
    text = data.draw(st.from_regex(shape))
    assert (match := Pattern(shape).search(text)) is not None
    assert match.span() == re.search(shape, text).span()


def test_no_question_that_fits_a_pattern_of_the_lexicon_is_passed_over():
    groups = [*load("arbitration").values(), *load("refusals").values(), *load("document_questions")["mark"]]
    sources = [source for group in groups for source in group.get("patterns", ())]
    patterns = [(re.compile(source), Pattern(source)) for source in sources]
    patterns += [(re.compile(rule._source), rule) for _, rule in rules()]
    lines = [json.loads(line) for file in sorted(GOLD.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    texts = [turn["question"] for line in lines for turn in line.get("turns", [line])]
    passed = [
        (text, compiled.pattern)
        for compiled, pattern in patterns
        for text in texts
        if compiled.search(text) and pattern.on(text) is None
    ]
    assert passed == []


@pytest.mark.parametrize(
    ("shape", "needed"),
    [
        ("谁管", ["谁"]),
        ("(?:谁|哪个?)来?管(?!道)", ["哪谁", "管"]),
        ("(?:要|)几", ["几"]),
        ("不?得[^了]", ["得"]),
        ("(?:多|(?:最|更)少)", ["多少"]),
        (r"\d.", []),
    ],
)
def test_what_a_match_cannot_do_without(shape: str, needed: list[str]):
    assert ["".join(sorted(letters)) for letters in needs(shape)] == needed
