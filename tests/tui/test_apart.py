"""A big ledger is read by a process of its own; a small one here; given up with its job."""

from pathlib import Path

import pytest
from textual.worker import WorkerCancelled

from assistant.engine import Assistant
from assistant.store import sources
from assistant.tui import apart
from tests.conftest import CORPUS

HEADER = "树号,村\n"


@pytest.fixture
def ledgers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WENCE_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "树木"
    folder.mkdir()
    (folder / "树木台账.csv").write_text(HEADER + "A1,东村\nA2,西村\n", "utf-8")
    return folder


def test_what_was_built_apart_is_found_and_not_read_again(ledgers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_BIG", 0)
    with monkeypatch.context() as patch:
        patch.delattr(sources, "read")
        engine = Assistant.open(CORPUS, ledgers, ahead=lambda: apart.build(CORPUS, ledgers))
    assert engine.catalog.ledger("树木台账").rows == 2


def test_small_ledgers_start_no_process(ledgers: Path, tmp_path: Path) -> None:
    apart.build(CORPUS, ledgers)
    assert not (tmp_path / "cache").exists()


def test_a_job_given_up_ends_the_process(ledgers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_BIG", 0)
    monkeypatch.setattr(apart, "_given_up", lambda: True)
    with pytest.raises(WorkerCancelled):
        apart.build(CORPUS, ledgers)


def test_where_the_process_fails_the_ledgers_are_read_here(ledgers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_BIG", 0)
    monkeypatch.setattr(apart, "_CODE", "raise SystemExit(1)")
    engine = Assistant.open(CORPUS, ledgers, ahead=lambda: apart.build(CORPUS, ledgers))
    assert engine.catalog.ledger("树木台账").rows == 2
