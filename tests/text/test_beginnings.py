from hypothesis import given
from hypothesis import strategies as st

from assistant.text.beginnings import Beginnings, word_lengths

words = st.lists(st.text(alphabet="环保局区", min_size=1, max_size=5), max_size=8)
texts = st.text(alphabet="环保局区办", max_size=12)


@given(texts, words)
def test_every_word_that_stands_in_a_text_ends_at_one_of_the_places(text: str, words: list[str]) -> None:
    beginnings = Beginnings(word_lengths(words))
    for start in range(len(text) + 1):
        ends = list(beginnings.ends(text, start))
        assert ends == sorted(ends)
        assert set(ends) >= {start + len(word) for word in words if text.startswith(word, start)}
        assert all(end <= len(text) for end in ends)


def test_a_place_where_no_word_begins_has_no_end() -> None:
    assert list(Beginnings(word_lengths(["散煤网点"])).ends("散户", 0)) == []
