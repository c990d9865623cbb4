"""Every command, on the real plan and the sample ledgers: what it prints, where, and its exit code."""

import io
import json
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import opening
from assistant.cli.main import main
from assistant.config import PACKAGE
from assistant.engine import Assistant
from assistant.records import Record

_ROOT = PACKAGE.parent


class Done(Record):
    """A finished run."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture(scope="session")
def engine(own_cache: Path) -> Assistant:
    return Assistant.open(_ROOT / "corpus", _ROOT / "ledgers")


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line."""

    def ran(*words: str, given: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = main(list(words))
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode("utf-8"), err.decode("utf-8"))

    return ran


@pytest.fixture
def ask(run: Run, engine: Assistant, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line over an engine that is open already."""

    def opened(options: Namespace) -> Assistant:
        opening.settings(options)
        return engine

    monkeypatch.setattr(opening, "assistant", opened)
    return run


# -- the command line itself -----------------------------------------------------


@pytest.mark.parametrize(
    "words", [("--help",), ("-h",), ("ask", "--help"), ("batch", "-h"), ("--today", "2021-12-01", "sql", "-h")]
)
def test_help_is_chinese(run: Run, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as left:
        run(*words)
    assert left.value.code == 0


def test_help_names_every_command_and_no_english_heading(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    text = capsys.readouterr().out
    for word in (
        "用法：",
        "命令",
        "选项",
        "ask",
        "batch",
        "sql",
        "check",
        "db",
        "ledgers",
        "plan",
        "eval",
        "--plan",
        "--ledgers",
    ):
        assert word in text
    for word in ("usage", "options", "positional", "show this", "optional arguments"):
        assert word not in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ask",), "缺少参数：QUESTION"),
        (("没有",), "没有这个命令：'没有'"),
        (("--plan",), "--plan 后面缺少内容"),
        (("ask", "问", "--plan"), "--plan 后面缺少内容"),
        (("ask", "问", "--jso"), "不认识的参数：--jso"),
        (("sql", "SELECT 1", "--json=1"), "--json 后面不能带内容"),
        (("plan", "1.0.1", "多了"), "不认识的参数：多了"),
        (("--today", "2021-02-30", "ledgers"), "日期“2021-02-30”不存在或写法不对"),
        (("--today", "20211220", "ledgers"), "不存在或写法不对"),
        (("ask", "问", "--today", "昨天"), "不存在或写法不对"),
        (("ledgers", "--plan", "没有这个文件"), "没有这个文件"),
        (("ask", "问", "--ledgers", "没有这个夹"), "没有这个夹"),
    ],
)
def test_misuse_is_said_in_chinese(run: Run, words: tuple[str, ...], said: str) -> None:
    done = run(*words)
    assert (done.code, done.out) == (64, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--today", "2021-11-01", "ask", "问"),
        ("ask", "问", "--today", "2021-11-01"),
        ("ask", "--today", "2021-11-01", "问"),
        ("--today", "2020-01-01", "ask", "问", "--today", "2021-11-01"),
    ],
)
def test_options_stand_before_or_after_the_command(words: tuple[str, ...]) -> None:
    from assistant.cli import arguments

    options = arguments.parse(list(words))
    assert (options.today, options.question, options.reveal_personal) == ("2021-11-01", ["问"], False)


def test_the_environment_gives_defaults_and_options_beat_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_LEDGERS", "没有这个夹")
    assert run("ledgers").code == 64
    assert run("ledgers", "--ledgers", str(_ROOT / "ledgers")).code == 0


def test_a_defect_of_the_program_is_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(options: Namespace) -> Assistant:
        raise KeyError("镇街")

    monkeypatch.setattr(opening, "assistant", broken)
    done = run("ask", "问")
    assert (done.code, done.out) == (70, "")
    assert "程序内部出错（KeyError）" in done.err
    assert "Traceback" not in done.err


# -- ask -------------------------------------------------------------------------


def test_an_answer_is_printed_and_nothing_else(ask: Run) -> None:
    done = ask("ask", "谁牵头道路扬尘整治")
    assert (done.code, done.err) == (0, "")
    assert "区交通运输局" in done.out
    assert done.out.startswith("理解为：")
    assert "\x1b" not in done.out


def test_an_answer_as_json(ask: Run) -> None:
    told = ask("ask", "谁牵头道路扬尘整治", "--json").json
    assert (told["kind"], told["answered"], told["clauses"]) == ("lead", True, ["2.8.2"])
    assert "id" not in told
    assert told["elapsed_ms"] > 0


def test_a_question_of_several_words_needs_no_quotes(ask: Run) -> None:
    assert ask("ask", "谁牵头", "道路扬尘整治", "--json").json["question"] == "谁牵头 道路扬尘整治"


@pytest.mark.parametrize(("question", "code"), [("台湾的首都在哪里", 1), ("逾期的有哪些", 2)])
def test_exit_codes_tell_refusing_from_asking_back(ask: Run, question: str, code: int) -> None:
    assert ask("ask", question).code == code


def test_explaining_goes_to_standard_error(ask: Run) -> None:
    plain, explained = ask("ask", "谁牵头道路扬尘整治"), ask("ask", "谁牵头道路扬尘整治", "--explain")
    assert explained.out == plain.out
    assert explained.err != ""


def test_an_option_inside_the_question_is_text(ask: Run) -> None:
    done = ask("ask", "--reveal-personal 散煤网点负责人电话是多少", "--json")
    assert done.json["question"] == "--reveal-personal 散煤网点负责人电话是多少"


def test_a_dialogue_goes_on_in_its_file(ask: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "对话.json")
    assert ask("ask", "区城乡水务局牵头哪些任务", "--session", file).code == 0
    told = ask("ask", "换成交通局", "--session", file, "--json").json
    assert "2.8.2" in told["clauses"]


@pytest.mark.parametrize("content", ["", "不是", "[]", '{"questions": 1}'])
def test_a_spoilt_dialogue_file_is_told(ask: Run, tmp_path: Path, content: str) -> None:
    file = tmp_path / "对话.json"
    file.write_text(content, "utf-8")
    done = ask("ask", "谁牵头道路扬尘整治", "--session", str(file))
    assert done.code == 64
    assert "对话文件读不出来" in done.err


# -- batch -----------------------------------------------------------------------


def _lines(*items: object) -> bytes:
    return "".join(json.dumps(item) + "\n" for item in items).encode()


def test_each_line_gets_its_answer_in_order(ask: Run) -> None:
    done = ask(
        "batch",
        given=_lines(
            {"id": "甲", "question": "谁牵头道路扬尘整治"},
            {"id": 2, "session": None, "question": "发文日期"},
            {"question": "文号"},
        ),
    )
    told = [json.loads(line) for line in done.out.splitlines()]
    assert (done.code, done.err) == (0, "")
    assert [item.get("id") for item in told] == ["甲", 2, None]
    assert list(told[0])[:2] == ["id", "question"]
    assert told[1]["session"] is None
    assert "id" not in told[2]


def test_lines_of_one_session_are_one_dialogue(ask: Run) -> None:
    done = ask(
        "batch",
        given=_lines(
            {"id": 1, "session": "s", "question": "区城乡水务局牵头哪些任务"},
            {"id": 2, "session": "t", "question": "换成交通局"},
            {"id": 3, "session": "s", "question": "换成交通局"},
        ),
    )
    told = [json.loads(line) for line in done.out.splitlines()]
    assert told[1]["clauses"] != told[2]["clauses"]
    assert "2.8.2" in told[2]["clauses"]


def test_each_line_may_have_its_own_today(ask: Run) -> None:
    question = "任务台账里逾期的有几项"
    done = ask(
        "batch", given=_lines({"id": 1, "question": question}, {"id": 2, "question": question, "today": "2022-12-31"})
    )
    first, second = (json.loads(line)["rows"] for line in done.out.splitlines())
    assert first != second


@pytest.mark.parametrize(
    "line",
    [
        b"not json",
        b"{",
        b"[]",
        b'"text"',
        b"null",
        b"1",
        b"{}",
        b'{"id": 1}',
        b'{"id": 1, "question": null}',
        b'{"id": 1, "question": 5}',
        b'{"id": 1, "question": ["a"]}',
        b'{"id": {"a": 1}, "question": "x"}',
        b'{"id": 1, "question": "x", "session": [1]}',
        b'{"id": NaN, "question": "x"}',
        b'{"id": 1e999, "question": "x"}',
        b'{"id": 1, "question": "x", "today": "2021-02-30"}',
        b'{"id": 1, "question": "x", "today": 20211220}',
        b'{"id": 1, "question": "\xff\xfe"}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"id": 1, "question": "' + b"9" * 10 + b'", "x": ' + b"9" * 5000 + b"}",
    ],
)
def test_a_bad_line_is_answered_with_an_error_and_the_run_goes_on(ask: Run, line: bytes) -> None:
    done = ask("batch", given=line + b"\n" + _lines({"id": "next", "question": "发文日期"}))
    bad, good = (json.loads(text) for text in done.out.splitlines())
    assert done.code == 0
    assert bad["error"]
    assert bad["answered"] is False
    assert good["id"] == "next"
    assert "error" not in good


def test_a_defect_on_one_line_is_its_error(ask: Run, engine: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Assistant, "ask", broken)
    done = ask("batch", given=_lines({"id": 1, "question": "发文日期"}))
    assert "ZeroDivisionError" in done.json["error"]
    assert done.code == 0


def test_empty_lines_and_a_byte_order_mark_are_nothing(ask: Run) -> None:
    done = ask("batch", given=b"\xef\xbb\xbf" + _lines({"id": 1, "question": "发文日期"}) + b"\n  \r\n")
    assert done.json["id"] == 1


# -- sql, db, ledgers, plan, check -----------------------------------------------


def test_own_sql(ask: Run) -> None:
    query = "SELECT 镇街, 降尘量 FROM 降尘量台账 ORDER BY 降尘量, 镇街 LIMIT 2"
    told = ask("sql", query, "--json").json
    assert told["columns"] == ["镇街", "降尘量"]
    assert len(told["rows"]) == 2
    lines = ask("sql", query, "--csv").out.splitlines()
    assert lines[0] == "镇街,降尘量"
    assert len(lines) == 3


@pytest.mark.parametrize(
    "query",
    ["DROP TABLE 任务台账", "SELECT * FROM '/etc/passwd'", "SELECT getenv('HOME')", "SELECT 1; SELECT 2", "随便"],
)
def test_own_sql_passes_the_same_gate(ask: Run, query: str) -> None:
    done = ask("sql", query)
    assert (done.code, done.out) == (64, "")
    assert len(done.err) > 4
    assert ask("sql", query, "--json").json["answered"] is False


def test_the_ledgers_are_listed(run: Run) -> None:
    done = run("ledgers")
    assert done.code == 0
    for word in ("台账 21 本", "任务台账", "60 行", "已脱敏", "方案表 7 张", "示例数据", "2021-12-20"):
        assert word in done.out


def test_the_plan_is_outlined(run: Run) -> None:
    done = run("plan")
    assert done.code == 0
    assert "台政办字〔2021〕25号" in done.out
    assert "2.8　（八）加强扬尘综合管控　6 段" in done.out


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("3.5.1", ("3.5.1a", "区公安分局", "3.5.1b", "区生态环境分局", "时限")),
        ("3.5.1b", ("3.5.1a", "区公安分局")),
        ("1.0.1", ("指标", "65")),
        ("A.7", ("区住房城乡建设局", "区自然资源局")),
    ],
)
def test_one_clause_is_shown_with_what_it_holds(run: Run, clause: str, words: tuple[str, ...]) -> None:
    done = run("plan", clause)
    assert done.code == 0
    assert all(word in done.out for word in words)


def test_a_clause_that_does_not_exist_is_not_found(run: Run) -> None:
    done = run("plan", "9.9.9")
    assert (done.code, done.out) == (1, "")
    assert "9.9.9" in done.err


def test_checking_tells_doubtful_places_and_counts_every_row(run: Run) -> None:
    done = run("check")
    assert done.code == 0
    assert "3.2.3" in done.out
    assert "任务台账.csv：61＝60＋0＋1" in done.out
    told = run("check", "--json").json
    assert told["usable"] is True
    assert all(item["rows_in"] == item["loaded"] + item["reported"] + item["structural"] for item in told["receipts"])


def test_checking_reports_every_bad_file_and_goes_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "好.csv").write_text("镇街,数\n甲镇,1\n", "utf-8")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    done = run("check", "--ledgers", str(tmp_path), "--plan", "没有这个文件.txt", "--json")
    assert done.code == 1
    assert done.json["usable"] is False
    assert "没有这个文件.txt" in done.json["unusable"][0]
    assert [item["file"] for item in done.json["ledgers"] if item["fatal"]] == ["坏.xlsx"]
    assert [item["file"] for item in done.json["receipts"]] == ["好.csv"]
    assert "不能用" in run("check", "--ledgers", str(tmp_path)).out


def test_the_database_file_is_written(run: Run, tmp_path: Path) -> None:
    done = run("db", str(tmp_path / "x.duckdb"))
    assert (done.code, done.out) == (0, "")
    assert "28 张表" in done.err
    assert "已脱敏" in done.err
    assert (tmp_path / "x.duckdb").stat().st_size > 0


# -- eval ------------------------------------------------------------------------

_QUESTIONS = (
    {"id": "a", "question": "谁牵头道路扬尘整治", "kind": "lead", "clauses_include": ["2.8.2"]},
    {"id": "b", "question": "谁牵头道路扬尘整治", "kind": "lead", "units_exact": ["没有这个单位"]},
    {"id": "c", "question": "任务台账一共多少项", "kind": "ledger", "sql": "SELECT count(*) FROM 任务台账"},
    {"id": "d", "question": "任务台账一共多少项", "kind": "ledger", "sql": "DROP TABLE 任务台账"},
)


def test_questions_are_scored_by_kind(ask: Run, tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_bytes(_lines(*_QUESTIONS))
    told = ask("eval", str(file), "--json").json
    assert told["kinds"] == {
        "lead": {"right": 1, "wrong": 1, "asked": 0, "refused": 0},
        "ledger": {"right": 1, "wrong": 1, "asked": 0, "refused": 0},
    }
    assert [miss["id"] for miss in told["misses"]] == ["b", "d"]
    assert "不能执行" in told["misses"][1]["why"]
    text = ask("eval", str(file)).out
    assert "合计" in text
    assert "没有这个单位" in text
    assert "50.0%" in text


# -- chat ------------------------------------------------------------------------


def test_without_a_terminal_the_chat_says_what_to_use(run: Run) -> None:
    done = run()
    assert (done.code, done.out) == (64, "")
    assert "wence ask" in done.err
