from pathlib import Path

import pytest

from assistant.ledger.load import load
from tests.bench import family
from tests.bench.measure import Run, least, quantile


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([3.0, 1.0, 2.0], 0.5, 2.0),
        ([1.0], 0.99, 1.0),
        (list(map(float, range(100))), 0.99, 99.0),
        ([1.0, 2.0], 0.0, 1.0),
    ],
)
def test_quantiles(values: list[float], share: float, expected: float) -> None:
    assert quantile(values, share) == expected


def test_the_least_of_each_kind() -> None:
    assert least([Run(2.0, 1.0, 30.0), Run(1.0, 3.0, 20.0)]) == Run(1.0, 1.0, 20.0)


def test_the_family_is_read_as_one_ledger(tmp_path: Path) -> None:
    family.make(tmp_path / "ledgers", files=130, rows=3)
    (ledger,) = load(tmp_path / "ledgers").catalog.ledgers
    assert (len(ledger.files), ledger.rows) == (130, 390)
    districts = ledger.column("区县").values
    assert sum(value.count for value in districts) == 390
    assert len(districts) == 3
