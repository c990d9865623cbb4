import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.text.lexicon import alternation
from assistant.text.word_finder import WordFinder

texts = st.text(alphabet="环保局区办理", max_size=20)
lists = st.lists(st.text(alphabet="环保局区办理", min_size=1, max_size=4), max_size=8)


@given(texts, lists)
def test_finds_what_a_pattern_of_all_words_finds(text: str, words: list[str]):
    expected = [match.span() for match in re.finditer(alternation(words), text)] if words else []
    assert list(WordFinder(words).spans(text)) == expected


@given(texts, lists)
def test_a_word_that_may_not_stand_there_gives_way_to_a_shorter_one(text: str, words: list[str]):
    def before_a_verb(text: str, _start: int, end: int) -> bool:
        return not text.startswith("理", end)

    pattern = "|".join(f"{re.escape(word)}(?!理)" for word in sorted(set(words), key=lambda word: -len(word)))
    expected = [match.span() for match in re.finditer(pattern, text)] if words else []
    assert list(WordFinder(words, before_a_verb).spans(text)) == expected


def test_an_empty_word_is_nowhere():
    assert list(WordFinder(["", "环保"]).spans("环保局")) == [(0, 2)]
