"""What the README promises: its questions are answered, its sessions print what they show, its example ledger works."""

import re
from argparse import Namespace
from pathlib import Path

import pytest

from assistant.cli.arguments import parse
from assistant.engine import Assistant
from assistant.model.answer import Kind
from assistant.render.as_text import Screen, answer_text
from assistant.session import Session

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
TEN = re.findall(r"^\d+\. (\S+)$", README.split("\n# For maintainers")[0], re.MULTILINE)
LINES = sorted({line for line in re.findall(r"[`$] ?(wence[^`\n]*)", README) if "QUESTION" not in line})
SCREENS = [text for kind, text in BLOCKS if kind == "text"]
SCREEN = SCREENS[0]


@pytest.fixture(scope="module")
def engine(own_cache: Path) -> Assistant:
    return Assistant.open(ROOT / "corpus", ROOT / "ledgers")


def test_there_are_ten_questions() -> None:
    assert len(TEN) == 10


@pytest.mark.parametrize("question", TEN)
def test_each_of_the_ten_is_answered(engine: Assistant, question: str) -> None:
    assert engine.ask(question).answered


@pytest.mark.parametrize("line", re.findall("“([^”]+)”", README.split("接着上一句问也行")[1].split("\n")[0]))
def test_the_lines_that_go_on_are_answered(engine: Assistant, line: str) -> None:
    session = Session()
    assert engine.ask(TEN[7], session).answered
    assert engine.ask(line, session).answered


@pytest.mark.parametrize(
    "word",
    ["住建局牵头哪些任务", "环保分局牵头哪些任务", "烧秸秆归谁管", "冒黑烟的车归谁管", "谁牵头扬沉整治"],
)
def test_short_names_street_words_and_slips_are_understood(engine: Assistant, word: str) -> None:
    assert engine.ask(word).answered


def test_what_the_data_do_not_hold_is_not_answered(engine: Assistant) -> None:
    assert engine.ask("今天股市涨了吗").kind is Kind.REFUSE


def test_the_session_prints_what_is_shown(engine: Assistant) -> None:
    [shown] = [text for kind, text in BLOCKS if kind == "console" and text.startswith("$ wence ask ")]
    command, printed = shown.split("\n", 1)
    assert printed == answer_text(engine.ask(command.removeprefix("$ wence ask ")), Screen(80))


def test_the_chat_on_show_says_what_the_engine_says(engine: Assistant) -> None:
    question = re.findall(r"❯ (\S+)\n", SCREEN)[0]
    answer = engine.ask(question)
    shown = re.sub(r"\s", "", SCREEN)
    assert re.sub(r"\s", "", f"{answer.understood}{answer.answer}") in shown
    assert all(suggestion in shown for suggestion in answer.suggestions)


def test_the_ten_questions_on_the_screens_get_the_answers_shown(engine: Assistant) -> None:
    session = Session()
    asked = re.findall(r"❯ (?!问方案)(\S+)\n", "\n".join(SCREENS[1:]))
    shown = re.sub(r"\s", "", "".join(SCREENS[1:]))
    assert len(asked) == 10
    for question in asked:
        assert re.sub(r"\s", "", engine.ask(question, session).understood) in shown


@pytest.mark.parametrize("line", LINES)
def test_every_command_is_one(line: str) -> None:
    words = line.split()[1:]
    assert isinstance(parse([word for word in words if word not in ("--host", "--token")]), Namespace)


def test_the_example_ledger_answers_as_promised(tmp_path: Path) -> None:
    example = {kind: text for kind, text in BLOCKS if kind in ("csv", "toml")}
    (tmp_path / "路灯台账.csv").write_text(example["csv"], encoding="utf-8")
    (tmp_path / "dictionary.toml").write_text(example["toml"], encoding="utf-8")
    engine = Assistant.open(ROOT / "corpus", tmp_path)
    assert engine.ask("西关镇有几盏路灯不亮").rows == ((1,),)
    assert sorted(engine.ask("各镇街没修好的路灯各几盏").rows) == [("东关镇", 1), ("西关镇", 1)]


@pytest.mark.parametrize("path", re.findall(r"`((?:assistant|tests|ledgers|corpus)/[\w/.]+)`", README))
def test_every_path_is_there(path: str) -> None:
    assert (ROOT / path).exists()
