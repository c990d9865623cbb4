"""From a cited id to its place, on the real plan; and the words there that answer."""

import pytest

from assistant.tui.plan_index import PlanIndex, marked_words
from assistant.tui.widgets.quote import excerpt
from tests.tui.engines import answered


@pytest.fixture(scope="module")
def plans(assistant) -> PlanIndex:
    return PlanIndex(assistant.documents)


def test_every_clause_and_duty_has_a_place(plans: PlanIndex, assistant) -> None:
    for document in assistant.documents:
        for clause in document.clauses:
            place = plans.place(clause.id)
            assert place
            assert place in plans.around(place)
        for duty in document.duties:
            place = plans.place(duty.id)
            assert place
            assert place.clause.id == duty.clause


def test_an_unknown_id_has_none(plans: PlanIndex) -> None:
    assert plans.place("9.9.9") is None
    assert plans.section("9") is None


def test_headings_stand_outermost_first(plans: PlanIndex) -> None:
    place = plans.place("2.8.3")
    assert place
    assert plans.heading(place).split(" › ")[0].startswith("二、")
    assert "（八）" in plans.heading(place)


def test_a_chapter_holds_the_clauses_of_its_sections(plans: PlanIndex) -> None:
    inside = [place.clause.id for place in plans.within("2")]
    assert inside[0].startswith("2.1.")
    assert all(identifier.startswith("2.") for identifier in inside)


def test_units_and_words_of_the_question_are_marked(plans: PlanIndex) -> None:
    place = plans.place("2.8.4")
    assert place
    answer = answered("矿山谁牵头", units=("区自然资源局",))
    words = marked_words(place, answer)
    assert {"矿山", "牵头", "区自然资源局"} <= set(words)
    assert all(word in place.clause.text for word in words)
    assert marked_words(place, None) == ()


def test_a_long_clause_is_cut_to_the_sentences_that_matter() -> None:
    text = "第一句没有。" + "中间很长，" * 40 + "。最后一句提到矿山。"
    assert excerpt(text, ("矿山",)) == "……最后一句提到矿山。"
    assert excerpt(text, ()).startswith("第一句没有。")
    assert excerpt("短句。", ()) == "短句。"
