"""A word of two characters is short for neighbours only, never for words that share its characters by chance."""

import pytest

from assistant.parsing.document_questions.contractions import written_out
from assistant.text.segment import Segmenter

TEXT = "遇险情立即封闭道路，及时清理落石。\n清除八条河道内的阻水障碍。对油罐进行拆解。开展工地巡查，加强日常施工监管。"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("封路", ("封闭道路",)),
        ("封道", ("封闭道路",)),
        ("清石", ("清理落石",)),
        ("清障", ()),
        ("拆油", ()),
        ("开工", ("开展工地",)),
        ("加工", ()),
        ("封", ()),
        ("封闭路", ()),
        ("PM", ()),
    ],
)
def test_only_neighbours_are_meant(word: str, meant: tuple[str, ...]) -> None:
    assert written_out(word, TEXT, Segmenter()) == meant
