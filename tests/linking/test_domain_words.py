"""Words a plan uses that no general dictionary has."""

from assistant.linking.domain_words import domain_words
from assistant.text.segment import Segmenter


def test_words_of_the_plan_are_counted(plan_lines: list[str]):
    words = domain_words(plan_lines, Segmenter())
    assert words["扬尘"] > 20
    assert words["锅炉"] > 10
    assert {"散煤", "错峰", "专班", "两高", "粉磨站", "低氮", "双控"} <= words.keys()


def test_grammar_and_fragments_are_no_words(plan_lines: list[str]):
    words = domain_words(plan_lines, Segmenter())
    assert not {"的镇", "日起至", "磨站", "和小", "对未"} & words.keys()


def test_lone_characters_are_believed_when_alone_or_repeated():
    words = domain_words(["扬尘", "粉磨站甲", "粉磨站乙", "氨鑫淼犇"], Segmenter())
    assert words["扬尘"] == 1
    assert words["粉磨站"] == 2
    assert not any("鑫" in word for word in words)


def test_nothing_gives_nothing():
    assert domain_words([], Segmenter()) == {}
    assert domain_words(["", "PM2.5 123 ，。"], Segmenter()) == {}
