"""The log of unanswered questions: what it keeps, what it must not, and how it is switched off."""

from pathlib import Path

import pytest

from assistant import journal
from assistant.model.answer import Answer, Kind


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WENCE_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("WENCE_LOG", raising=False)
    return tmp_path / "state"


def refused(question: str, reason: str = "没有读懂") -> Answer:
    return Answer(question, Kind.REFUSE, False, "", reason)


def test_an_unanswered_question_is_kept() -> None:
    assert journal.note(refused("今天天气怎么样"))
    (entry,) = journal.entries()
    assert (entry.question, entry.kind, entry.reason) == ("今天天气怎么样", "refuse", "没有读懂")


def test_an_answered_question_is_not_kept() -> None:
    assert not journal.note(Answer("谁牵头", Kind.LEAD, True, "", "某局"))
    assert journal.entries() == ()


@pytest.mark.parametrize(
    "written",
    ["13712345678是谁的电话", "身份证370403199001011234的人", "鲁D12345是谁的车", "账号6222020200112233445"],
)
def test_personal_numbers_never_reach_the_disk(written: str) -> None:
    journal.note(refused(written, written))
    kept = journal.journal_path().read_text("utf-8")
    assert not any(
        number in kept for number in ("13712345678", "370403199001011234", "鲁D12345", "6222020200112233445")
    )


def test_switched_off_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    journal.switch(on=False)
    assert not journal.note(refused("甲"))
    journal.switch(on=True)
    assert journal.note(refused("乙"))
    monkeypatch.setenv("WENCE_LOG", "0")
    assert not journal.note(refused("丙"))
    assert [entry.question for entry in journal.entries()] == ["乙"]


def test_a_spoiled_line_is_passed_over() -> None:
    journal.note(refused("甲"))
    with journal.journal_path().open("a", encoding="utf-8") as file:
        file.write("不是 JSON\n[1]\n")
    journal.note(refused("乙"))
    assert [entry.question for entry in journal.entries()] == ["甲", "乙"]
    journal.clear()
    assert journal.entries() == ()


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    monkeypatch.setenv("WENCE_STATE", str(tmp_path / "file"))
    assert not journal.note(refused("甲"))
