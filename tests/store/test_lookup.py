import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.store.lookup import LookupTable, open_tables, pack, unpack

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(alphabet=st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3, alphabet="扬尘a "), inner, max_size=3)
    ),
    max_leaves=5,
)
names = st.text(alphabet=st.characters(codec="utf-8"), max_size=12)


@given(st.dictionaries(names, st.dictionaries(names, plain, max_size=30), max_size=4))
def test_tables_are_read_back_as_they_were_made(tables):
    read = unpack(pack(tables))
    assert {name: dict(table) for name, table in read.items()} == tables
    for name, table in tables.items():
        assert len(read[name]) == len(table)
        assert all(read[name][key] == value and key in read[name] for key, value in table.items())


@given(st.dictionaries(names, st.integers(), max_size=30), names)
def test_a_word_that_is_not_there_is_said_so(table, word):
    read = unpack(pack({"words": table}))["words"]
    assert (word in read) == (word in table)
    assert read.get(word, -1) == table.get(word, -1)
    if word not in table:
        with pytest.raises(KeyError):
            read[word]


def test_only_the_groups_asked_for_are_decoded(monkeypatch: pytest.MonkeyPatch):
    read = unpack(pack({"words": {f"词{number}": number for number in range(1000)}}))["words"]
    decoded: list[bytes] = []
    loads = json.loads
    monkeypatch.setattr(json, "loads", lambda text: decoded.append(text) or loads(text))
    assert [read["词7"], read["词7"], read["词8"]] == [7, 7, 8]
    assert sum(map(len, decoded)) < 300
    assert isinstance(read, LookupTable)


def test_damage_anywhere_is_noticed(tmp_path):
    layout = pack({"words": {"扬尘": [1, 2], "秸秆": [3]}})
    path = tmp_path / "words.tables"
    for place in range(len(layout)):
        path.write_bytes(layout[:place] + bytes([layout[place] ^ 1]) + layout[place + 1 :])
        with pytest.raises(ValueError, match="lookup"):
            open_tables(path)
    for length in range(len(layout)):
        path.write_bytes(layout[:length])
        with pytest.raises(ValueError, match=r"lookup|empty"):
            open_tables(path)
    path.write_bytes(layout)
    assert dict(open_tables(path)["words"]) == {"扬尘": [1, 2], "秸秆": [3]}
