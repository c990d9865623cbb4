"""Places and documents named by number or title, and those that do not exist."""

import pytest

from assistant.document.load import parse
from assistant.document.reader import SourceText
from assistant.model.document import Document
from assistant.parsing.document_questions.cited import Named, find_documents
from assistant.parsing.document_questions.named_places import Missing, Reference
from assistant.parsing.document_questions.references import find_references, result_ordinal

FOUND = [
    ("2.8.3的原文", (), ("2.8.3",)),
    ("3.5.1a谁牵头", (), ("3.5.1a",)),
    ("a.4是什么", (), ("A.4",)),
    ("2.8有几段", ("2.8",), ()),
    ("第三部分第二项第一段", (), ("3.2.1",)),
    ("二、（八）第三段", (), ("2.8.3",)),
    ("（八）讲什么", ("2.8",), ()),
    ("主要任务第（九）项", ("2.9",), ()),
    ("保障措施里第一项", ("4.1",), ()),
    ("第一部分第一段", (), ("1.0.1",)),
    ("第七个专班", (), ("A.7",)),
    ("3号专班是哪个", (), ("A.3",)),
    ("附件第2项", (), ("A.2",)),
    ("工作措施有几条", ("3",), ()),
    ("PM2.5目标", None, None),
    ("一共7个专班", None, None),
    ("每小时3.5蒸吨", None, None),
]


@pytest.mark.parametrize(("text", "sections", "items"), FOUND)
def test_finds(
    text: str, sections: tuple[str, ...] | None, items: tuple[str, ...] | None, documents: tuple[Document, ...]
) -> None:
    found = find_references(text, documents[0])
    if sections is None:
        assert found == ()
        return
    assert len(found) == 1
    assert isinstance(found[0], Reference)
    assert (found[0].sections, found[0].items) == (sections, items)
    assert found[0].span.of(text) == found[0].text or found[0].text.upper() == found[0].span.of(text).upper()


@pytest.mark.parametrize(
    "text", ["2.10.1", "第五部分", "第（十）项任务", "第8个专班", "二、（八）第七段", "A.9", "主要目标第二项"]
)
def test_what_is_not_there_is_missing(text: str, documents: tuple[Document, ...]) -> None:
    assert [type(one) for one in find_references(text, documents[0])] == [Missing]


NUMBERED = (
    "样本办法\n第一章 总则\n第一条 为了管好，制定本办法。\n第二条 本办法适用于全县。\n第二章 任务\n"
    "任务一：清理河道\n查甲。（县甲局牵头）\n"
    "任务二：整治岸线\n查乙。（县乙局牵头）\n"
    "第三章 步骤\n第一阶段为排查阶段，第二阶段为整治阶段。\n"
)


@pytest.mark.parametrize(
    ("text", "sections", "items"),
    [
        ("第二条原文", (), ("1.0.2",)),
        ("任务二谁牵头", ("2.2",), ()),
        ("第1个任务什么时候完成", ("2.1",), ()),
        ("任务2的原文", ("2.2",), ()),
    ],
)
def test_the_plans_own_numbers(text: str, sections: tuple[str, ...], items: tuple[str, ...]) -> None:
    (found,) = find_references(text, parse(SourceText("样本.txt", NUMBERED)))
    assert isinstance(found, Reference)
    assert (found.sections, found.items) == (sections, items)


LISTED = (
    "样本方案\n一、任务\n（一）清理。查甲。（县甲局牵头）\n二、方法步骤\n"
    "（一）动员。3月底前开会。\n（二）集中免疫。4月底前打完。\n（三）验收。5月底前验收。\n"
)


@pytest.mark.parametrize(
    ("text", "sections"), [("第二阶段到几月", ("2.2",)), ("第3阶段干什么", ("2.3",)), ("第六阶段", None)]
)
def test_stages_that_are_only_listed_are_counted(text: str, sections: tuple[str, ...] | None) -> None:
    (found,) = find_references(text, parse(SourceText("样本.txt", LISTED)))
    assert getattr(found, "sections", None) == sections


@pytest.mark.parametrize("text", ["第九条原文", "任务三谁牵头", "第四个任务", "第三阶段从哪天开始", "第5阶段谁牵头"])
def test_numbers_beyond_the_plans_own(text: str) -> None:
    assert [type(one) for one in find_references(text, parse(SourceText("样本.txt", NUMBERED)))] == [Missing]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("台政办字〔2021〕25号讲什么", ()),
        ("25号文是谁发的", ()),
        ("环环评〔2021〕45号在哪一条", ("2.1.1",)),
        ("枣环字27号文", ("2.2.2",)),
        ("《公路工程施工扬尘治理技术导则》", ("3.7.3",)),
        ("《水利工程导则》", ("3.7.4",)),
    ],
)
def test_documents_it_knows(text: str, clauses: tuple[str, ...], documents: tuple[Document, ...]) -> None:
    found = find_documents(text, documents[0])
    assert len(found) == 1
    assert isinstance(found[0], Named)
    assert tuple(citation.clause for citation in found[0].citations) == clauses


@pytest.mark.parametrize("text", ["台政办字〔2021〕26号", "国发〔2021〕25号", "《噪声法》", "噪声污染防治法第三条"])
def test_documents_it_does_not_know(text: str, documents: tuple[Document, ...]) -> None:
    assert [type(one) for one in find_documents(text, documents[0])] == [Missing]


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [("第2条详细", 2), ("第三项谁牵头", 3), ("最后一条的原文", -1), ("第二部分", None), ("2.8.3", None)],
)
def test_items_of_a_result(text: str, ordinal: int | None) -> None:
    found = result_ordinal(text)
    assert (found.place if found else None) == ordinal
