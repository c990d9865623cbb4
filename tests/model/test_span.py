"""Places in a text, and the stretches around them."""

import pytest

from assistant.model.span import Span

TEXT = "汛期每月、非汛期每季度清掏一次。台账按月上报，年底归档"


@pytest.mark.parametrize(
    ("said", "signs", "around"),
    [
        ("每季度", "。\n", "汛期每月、非汛期每季度清掏一次"),
        ("每季度", "、。", "非汛期每季度清掏一次"),
        ("按月", "，。", "台账按月上报"),
        ("年底", "。", "台账按月上报，年底归档"),
        ("年底", "；", TEXT),
    ],
)
def test_a_stretch_runs_from_sign_to_sign(said: str, signs: str, around: str) -> None:
    place = TEXT.index(said)
    assert Span(place, place + len(said)).between(TEXT, signs).of(TEXT) == around
