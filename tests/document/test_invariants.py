"""Whatever the text: reading never fails, nothing is lost, and every span points at its words."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.document.layout import unwrapped
from assistant.document.load import parse
from assistant.document.reader import SourceText
from assistant.document.tables import plan_tables
from assistant.model.document import Document

PIECES = [
    *("样本方案", "一、任务", "（一）甲类", "1.乙类工作", "（1）丙", "①丁", "附件", "附件：1.名单", "做好检修。"),
    *("，", "。", "；", "（牵头单位：", "）", "《", "》", "各各", "某某专班", "建立台账", "颗粒物、二氧化硫", "😀"),
    *("（牵头单位：市甲局，责任单位：各镇（街））", "〔市甲局牵头，市乙局参与〕", "责任单位：市丙局"),
    *("完成时限：2023年6月底前", "2023年11月至次年3月", "每年9月底前", "2023年2月30日前", "2023年3月15日"),
    *("以下措施各镇（街）均为责任单位，不再列出", "分别不高于10、50毫克/立方米", "不少于20万条"),
    *("《关于印发〈甲〉的通知》（样发〔2023〕1号）", "\n", "\n\n", "　　", "序号\t任务\t牵头部门", "\x00"),
]

texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text(max_size=200))


def read(text: str) -> Document:
    return parse(SourceText("样本.txt", unwrapped(text)))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_reading_never_fails_and_spans_are_true(text: str) -> None:
    document = read(text)
    for duty in document.duties:
        assert all(
            "".join(ref.span.of(document.text).split()) == ref.written for ref in (*duty.leads, *duty.responsible)
        )
    assert all(limit.span.of(document.text) == limit.text for limit in document.time_limits)
    assert all(citation.title in citation.span.of(document.text) for citation in document.citations)
    assert len(plan_tables(document)) == 7


@settings(max_examples=150, deadline=None)
@given(texts)
def test_ids_are_unique_and_duties_lie_in_their_clauses(text: str) -> None:
    document = read(text)
    clauses = {clause.id: clause for clause in document.clauses}
    assert len(clauses) == len(document.clauses)
    assert len({duty.id for duty in document.duties}) == len(document.duties)
    assert all(clauses[duty.clause].span.covers(duty.span) for duty in document.duties)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_joining_lines_loses_no_character_and_is_done_once(text: str) -> None:
    joined = unwrapped(text)
    page_numbers = re.compile(r"^\s*[-—－–第页·]\s*\d{1,3}\s*[-—－–第页·]\s*$", re.MULTILINE)
    assert "".join(joined.split()) == "".join(page_numbers.sub("", text).split())
