"""Ranking clauses by words: the right one first, long clauses without an advantage."""

from pathlib import Path

import pytest

from assistant.document.load import load_all
from assistant.linking.clause_index import ClauseIndex, Term
from assistant.linking.clause_terms import credit, key, spread
from tests.conftest import CORPUS


@pytest.fixture(scope="module")
def index() -> ClauseIndex:
    return ClauseIndex(load_all(CORPUS)[0])


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["夏病冬治"], "2.5.1"),
        (["渣土车", "冲洗"], "2.8.2"),
        (["柴油货车", "集中", "拆解", "排查"], "3.5.1a"),
        (["非道路移动机械", "环保", "标识", "执法"], "3.5.1b"),
        (["一山一策"], "3.7.5"),
        (["35", "锅炉", "淘汰", "核查"], "3.4.1"),
        (["β射线"], "2.8.1"),
        (["LDAR", "站点"], "4.2.1"),
    ],
)
def test_the_clause_meant_comes_first(words: list[str], first: str, index: ClauseIndex) -> None:
    assert index.rank([index.term(word) for word in words])[0].item.id == first


def test_every_duty_clause_and_annex_item_is_an_item_once(index: ClauseIndex) -> None:
    document = load_all(CORPUS)[0]
    bodies = {body.id for body in document.task_forces}
    held = {duty.clause for duty in document.duties}
    expected = {duty.id for duty in document.duties if duty.clause not in bodies} | bodies
    expected |= {clause.id for clause in document.clauses if clause.id not in held}
    identifiers = [item.id for item in index.items]
    assert len(identifiers) == len(set(identifiers))
    assert set(identifiers) == expected


def test_sentences_point_into_the_source(index: ClauseIndex) -> None:
    text = load_all(CORPUS)[0].text
    assert all(key(sentence.span.of(text)) == sentence.text for item in index.items for sentence in item.sentences)


def test_only_sentences_asked_for_are_compared(index: ClauseIndex) -> None:
    hits = index.rank([index.term("秸秆")], within=lambda sentence: "95%" in sentence.text)
    assert {hit.item.id for hit in hits} == {"2.7.1", "3.6.1"}
    assert all("95%" in sentence.text for hit in hits for sentence in hit.sentences)


def test_a_word_the_document_lacks_finds_nothing(index: ClauseIndex) -> None:
    assert index.rank([index.term("噪声")]) == ()


@pytest.mark.parametrize(
    ("word", "written"), [("改建", "新(改)建"), ("新改建", "新(改)建"), ("构筑物", "建(构)筑物"), ("园长", "校(园)长")]
)
def test_a_choice_in_brackets_is_either_word(tmp_path: Path, word: str, written: str) -> None:
    said = "新（改）建户厕500座，拆除违章建（构）筑物，校（园）长负责。"
    (tmp_path / "plan.txt").write_text(f"样本方案\n一、任务\n{said}\n", "utf-8")
    assert (written, 1.0) in ClauseIndex(load_all(tmp_path)[0]).term(word).alternatives


def test_rarer_words_weigh_more(index: ClauseIndex) -> None:
    assert index.rarity(index.term("机制砂")) > index.rarity(index.term("企业"))


@pytest.mark.parametrize(
    ("word", "whole"), [("柴油车", "柴油货车"), ("VOC", "vocs"), ("大货车", "柴油货车"), ("烧荒", "秸秆焚烧")]
)
def test_equivalents_come_from_the_synonyms_and_from_the_document(word: str, whole: str, index: ClauseIndex) -> None:
    assert whole in dict(index.term(word).alternatives)


def test_a_number_stands_only_as_a_whole_number() -> None:
    assert credit(Term("35", known=True), "每小时35蒸吨") == 1.0
    assert credit(Term("35", known=True), "2021年第350号") == 0.0


def test_a_phrase_counts_by_its_words_where_it_does_not_stand_whole() -> None:
    phrase = Term("扬尘监测", parts=(Term("扬尘", known=True), Term("监测", known=True)))
    assert credit(phrase, "扬尘监测设备") == 1.0
    assert 0.5 < credit(phrase, "监测施工扬尘") < 1.0
    assert credit(phrase, "施工扬尘") < 0.5


@pytest.mark.parametrize(
    ("word", "text", "held"),
    [
        ("学校食堂", "学校、幼儿园食堂推行改造", True),
        ("医院食堂", "医院、养老机构、福利院食堂", True),
        ("学校食堂", "学校推行食堂改造", False),
        ("食堂", "学校、幼儿园食堂", False),
    ],
)
def test_a_list_that_shares_its_noun_spreads_a_word(word: str, text: str, held: bool) -> None:
    assert spread(word, text) is held
