"""Personal data never leaves the loader unmasked unless asked for."""

from pathlib import Path

import pytest

from assistant.ledger.load import load
from assistant.ledger.privacy import is_personal, mask, mask_identifiers

SECRETS = ("王小明", "李大江", "13700000021", "370000199001010011", "鲁D12312")
PEOPLE = "".join(
    f"{number},周平,1370000003{number},370000199001010{number}77,鲁D0000{number},2023-01-0{number},\n"
    for number in range(1, 9)
)
ROWS = f"""网格,负责人,电话,身份证号,车牌号,检查日期,情况
一,王小明,13700000021,370000199001010011,鲁D12312,2023-01-01,王某电话13700000021无人接
二,李大江,13700000022,370000199001010022,鲁D·98765,2023-01-02,
三,李大江,13700000023,37000019900101003X,鲁DF00123,13700000021,
四,赵四,13700000024,370000199001010044,鲁D90001,王小明,
{PEOPLE}填表人：王小明 13700000021,,,,,,
"""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("张三", "张*"),
        ("欧阳娜娜", "欧*"),
        ("13700000021", "137****0021"),
        ("鲁D12312", "鲁D·**312"),
        ("鲁D·12312", "鲁D·**312"),
        ("鲁DF00123", "鲁D·***123"),
        ("370000199001010011", "370***********0011"),
        ("37000019900101001X", "370***********001X"),
        ("张三、李四", "张*、李*"),
        ("张三 13700000021", "张* 137****0021"),
        ("张三13700000021", "张*137****0021"),
        ("0632-6680001", "063****0001"),
        ("6680001", "****001"),
        ("someone@example.com", "s*"),
    ],
)
def test_masks(text: str, shown: str) -> None:
    assert mask(text) == shown


def test_free_text_keeps_all_but_identifiers() -> None:
    assert mask_identifiers("填表人：张三丰，电话13700000021，12月20日填") == "填表人：张*，电话137****0021，12月20日填"


@pytest.mark.parametrize(
    ("header", "personal"),
    [
        ("负责人", True), ("联系电话", True), ("企业负责人", True), ("车牌号码", True), ("户主姓名", True),
        ("负责人数", False), ("号牌种类", False), ("电话回访结果", False), ("企业名称", False),
    ],
)  # fmt: skip
def test_headers_that_tell(header: str, personal: bool) -> None:
    assert is_personal(header, {}) is personal


def test_cells_that_tell() -> None:
    assert is_personal("备用", {"13700000021": 3, "13700000022": 2, "无": 1})
    assert not is_personal("备用", {"13700000021": 1, "无": 5})
    assert not is_personal("订单编号", {"13700000021": 3})
    assert not is_personal("信用代码", {"91370000123456789X": 3})
    assert not is_personal("备用", {"91370000123456789X": 3})


def test_nothing_personal_in_anything_loaded(tmp_path: Path) -> None:
    path = tmp_path / "网格.csv"
    path.write_text(ROWS, encoding="utf-8")
    everything = repr(load(path))
    assert [secret for secret in SECRETS if secret in everything] == []
    assert load(path).tables[-1].data[4] == ("137****0021", "王*")
    assert load(path).catalog.ledgers[0].column("车牌号").distinct == 12


def test_revealed_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "网格.csv"
    path.write_text(ROWS, encoding="utf-8")
    loaded = load(path, reveal_personal=True)
    assert loaded.tables[0].data[1][0] == "王小明"
    assert loaded.catalog.ledgers[0].column("负责人").values[0].text == "王小明"
