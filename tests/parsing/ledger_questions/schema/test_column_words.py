"""Other words for the same figure, date or text."""

from assistant.parsing.ledger_questions.schema.column_words import other_ends, other_names


def test_figures_have_other_names() -> None:
    assert "2020年GDP" in other_names("2020年生产总值")


def test_the_end_of_a_name_has_other_names() -> None:
    assert "牌子" in other_ends("快递品牌")
    assert not list(other_ends("品牌"))  # that is the whole of it
