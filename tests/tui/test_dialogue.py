"""Turns of a chat, apart from the screen."""

from assistant.tui.dialogue import _REMEMBERED, Dialogue
from assistant.tui.messages import Outcome
from tests.tui.engines import answered


def test_one_runs_and_the_others_wait() -> None:
    dialogue = Dialogue()
    first, second = dialogue.put("甲"), dialogue.put("乙")
    assert dialogue.start() == first
    assert dialogue.start() is None
    assert dialogue.accept(Outcome(first.turn, answered("甲")))
    assert dialogue.start() == second


def test_only_the_reply_of_the_running_turn_counts() -> None:
    dialogue = Dialogue()
    request = dialogue.put("甲")
    assert not dialogue.accept(Outcome(request.turn, answered("甲")))
    dialogue.start()
    assert not dialogue.accept(Outcome(request.turn + 1, answered("乙")))
    assert dialogue.stop() == request
    assert not dialogue.accept(Outcome(request.turn, answered("甲")))
    assert not dialogue.answers


def test_a_late_reply_from_before_clearing_is_stale() -> None:
    dialogue = Dialogue()
    old = dialogue.put("甲")
    dialogue.start()
    dialogue.clear()
    new = dialogue.put("乙")
    dialogue.start()
    assert new.turn != old.turn
    assert not dialogue.accept(Outcome(old.turn, answered("甲")))
    assert dialogue.accept(Outcome(new.turn, answered("乙")))


def test_old_answers_are_let_go() -> None:
    dialogue = Dialogue()
    for number in range(_REMEMBERED + 3):
        dialogue.note(answered(str(number)))
    assert len(dialogue.answers) == _REMEMBERED
    assert dialogue.answers[0].question == "3"
    latest = dialogue.latest
    assert latest
    assert dialogue.number_of(latest[1]) == latest[0]
    assert dialogue.number_of(answered("3")) is None
