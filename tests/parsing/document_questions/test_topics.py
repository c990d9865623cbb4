from hypothesis import given
from hypothesis import strategies as st

from assistant.linking.clause_index import Sentence
from assistant.model.span import Span
from assistant.parsing.document_questions.topics import holding

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 20), st.integers(1, 8))


@given(st.lists(spans, max_size=6), spans)
def test_a_sentence_holds_a_place_where_the_two_share_a_character(places: list[Span], span: Span):
    assert holding(places)(Sentence("", span)) == any(span.overlaps(place) for place in places)
