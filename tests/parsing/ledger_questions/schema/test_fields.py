"""Words of a field of life are passed over where the columns show that rows are of it, and nowhere else."""

from assistant.model.catalog import Column, ColumnType, Ledger, Value
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.schema.fields import is_dealing, without_pieces, words_of_field


def _ledger(*names: str) -> Ledger:
    return Ledger("某表", "某表", tuple(Column(name, ColumnType.TEXT) for name in names))


def _item(text: str, *kinds: str, start: int = 0) -> Item:
    return Item(start, start + len(text), text, frozenset(kinds))


def test_the_columns_show_the_field() -> None:
    assert "地产" in words_of_field(_ledger("城市", "容积率"))
    assert "地产" not in words_of_field(_ledger("城市", "降尘量"))
    assert not words_of_field(_ledger("镇街", "降尘量"))


def test_a_piece_of_a_name_that_is_a_word_of_the_field_looks_for_nothing() -> None:
    cinemas = _ledger("影投公司", "票房")
    made = without_pieces([_item("电影", "part"), _item("电影", "part", "topic", start=5)], cinemas)
    assert [item.kinds for item in made] == [frozenset({"unknown"}), frozenset({"part", "topic"})]
    assert without_pieces([_item("电影", "part")], _ledger("镇街"))[0].kinds == {"part"}


def test_a_dealing_says_no_more_than_what_is_named() -> None:
    posts = _ledger("岗位名称", "招聘人数")
    assert is_dealing(_item("应聘", "unknown"), posts)
    assert is_dealing(_item("举办了", "unknown"), posts)
    assert not is_dealing(_item("取消", "unknown"), posts)


def test_a_word_that_begins_cells_of_a_short_list_is_no_idle_one() -> None:
    state = Column("招聘状态", ColumnType.TEXT, values=(Value("招聘中"), Value("已结束")), closed=True)
    firms = Ledger("企业用工招聘", "企业用工招聘", (Column("企业名称", ColumnType.TEXT), state))
    assert not is_dealing(_item("招聘", "unknown"), firms)
    assert "招聘" not in words_of_field(firms)
