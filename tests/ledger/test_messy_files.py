"""Messy files as offices keep them: each with its own trap, its receipt and the cells its report must name."""

from datetime import date
from pathlib import Path

import pytest

from assistant.ledger.load import Loaded, load
from assistant.model.answer import Cell
from assistant.records import Record

FILES = Path(__file__).parents[1] / "data" / "ledgers"


class Messy(Record):
    """What reading one file must give."""

    file: str
    receipt: tuple[int, int, int, int]
    """Rows in, loaded, reported, structural."""
    named: tuple[tuple[int | None, str, str], ...] = ()
    """Row, column and value that the report names."""
    rows: tuple[tuple[int, tuple[Cell, ...]], ...] = ()
    """Index of a loaded row and its cells."""
    columns: tuple[str, ...] = ()
    """Names of the columns, with the unit after a stroke."""


CASES = (
    Messy(
        "标题与表尾.csv",
        (11, 3, 5, 3),
        ((8, "", "合  计"), (9, "", "全县平均："), (11, "", "1.完成率按投资额计算。"), (12, "", "填表人：王*")),
        ((2, ("柳岸小区", "东关街道", 240, 42.5)),),
        ("小区名称", "街道", "改造户数/户", "完成率/%"),
    ),
    Messy(
        "双层表头.csv",
        (4, 2, 0, 2),
        rows=((0, ("东关街道", "一里村", 20, 18, 2, 1, 5)),),
        columns=("镇街", "村居", "抽查户数/户", "抽查合格户数/户", "整改问题数/个", "整改完成数/个", "复查/户"),
    ),
    Messy(
        "上层分组.csv",
        (4, 2, 0, 2),
        columns=("企业名称", "街道", "行业", "投产日期", "能耗用电量/万千瓦时", "能耗用煤量/吨"),
    ),
    Messy(
        "单位行与栏次行.csv",
        (5, 2, 0, 3),
        rows=((0, ("东关街道", 12.5, 380.0, date(2023, 3, 1))),),
        columns=("街道", "管网长度/公里", "投资额/万元", "开工日期"),
    ),
    Messy("国标编码.csv", (3, 2, 0, 1), rows=((0, ("云溪𠮷祥食品厂", "执法一科", date(2023, 5, 6), 2000)),)),
    Messy("分号与签名.csv", (3, 2, 0, 1), rows=((1, ("东门站", date(2023, 5, 1), 987.0)),)),
    Messy("制表符.tsv", (3, 2, 0, 1), rows=((0, ("1路", 96, 95.7)),), columns=("线路", "班次/班", "正点率/%")),
    Messy("混合编码.csv", (5, 4, 0, 1), rows=((2, ("新华书店", "人民路8号", date(2023, 4, 3))),)),
    Messy("乱码字节.csv", (4, 3, 0, 1), ((3, "", "西��"),)),
    Messy(
        "日期写法.csv",
        (15, 14, 0, 1),
        ((11, "完成日期", "2021-02-30"), (12, "完成日期", "月底"), (13, "完成日期", "01/12/2021")),
        (
            *((index, ("甲乙丙丁戊己庚"[index], date(2021, 12, 1))) for index in range(7)),
            (7, ("辛", date(2021, 11, 1))),
            (8, ("壬", date(2021, 12, 1))),
            (9, ("癸", None)),
            (12, ("寅", date(2021, 12, 1))),
            (13, ("卯", None)),
        ),
    ),
    Messy(
        "数字写法.csv",
        (22, 21, 0, 1),
        (
            (5, "投资额", "约300"),
            (6, "投资额", "≥50"),
            (7, "投资额", "3500元"),
            (8, "投资额", "停产"),
            (11, "投资额", "3公斤"),
            (13, "投资额", "5-10"),
            (14, "投资额", "#DIV/0!"),
        ),
        (
            (0, ("甲", 1234.5)),
            (1, ("乙", 12000.0)),
            (2, ("丙", 123.0)),
            (5, ("己", 0.35)),
            (6, ("庚", None)),
            (10, ("子", -5.0)),
            (14, ("辰", None)),
        ),
    ),
    Messy(
        "空值写法.csv",
        (6, 5, 0, 1),
        rows=(
            (0, ("甲厂", "无", None, None)),
            (1, ("乙厂", None, None, None)),
            (2, ("丙厂", "物料未盖", None, None)),
        ),
    ),
    Messy("勾叉.csv", (5, 4, 0, 1), rows=((0, ("甲店", "是", "是", "是")), (3, ("丁店", None, "否", "是")))),
    Messy(
        "重复表头与空列.csv",
        (3, 2, 0, 1),
        rows=((0, ("甲", date(2023, 1, 1), date(2023, 2, 1), 1, 2)),),
        columns=("名称", "检查日期", "检查日期2", "A", "a2"),
    ),
    Messy("序号列.csv", (7, 3, 3, 1), ((5, "", "4"), (6, "", "5"), (7, "", "合计")), columns=("姓氏", "数量")),
    Messy("多出的格.csv", (5, 3, 1, 1), ((3, "", ""),), rows=((1, ("丙", "北街3号", 300)),)),
    Messy("没写完.csv", (5, 3, 1, 1), ((5, "", ""),)),
    Messy("断在字中.csv", (5, 3, 1, 1), ((5, "", ""),)),
    Messy("引号不成对.csv", (5, 4, 0, 1), ((None, "", ""),), rows=((1, ("乙", '"没有收尾')), (3, ("丁", "照常")))),
    Messy("单元格换行.csv", (6, 5, 0, 1), ((3, "数量", "停用"),), columns=("项目", "说明", "数量/件")),
    Messy(
        "小计与分节.csv",
        (10, 3, 5, 2),
        ((2, "", "一、城区"), (5, "", "东关街道小计"), (7, "", "二、乡村"), (9, "", "小  计"), (10, "", "总计")),
    ),
    Messy("重复表名行.csv", (7, 3, 0, 4), rows=((2, ("丙", "北关", 3)),)),
    Messy("表上单位.csv", (6, 3, 0, 3), columns=("街道", "年度", "收入/万元", "支出占比")),
    Messy(
        "多单位.csv",
        (7, 6, 0, 1),
        rows=(
            (1, ("乙", "公安局、民政局")),
            (2, ("丙", "教育局、民政局")),
            (4, ("戊", "民政局（含区县、乡镇）、公安局")),
        ),
    ),
    Messy(
        "个人信息.csv",
        (5, 3, 1, 1),
        ((5, "", "填表人：周* 电话137****0999"),),
        (
            (0, ("一网格", "王*", "137****0021", "鲁D·**312", "常驻")),
            (1, ("二网格", "李*、赵*", "063****0001", "鲁D·**765", "轮班")),
        ),
    ),
    Messy("编号.csv", (3, 2, 0, 1), rows=((0, ("001", "00017", "370***********0011", 1)),)),
    Messy(
        "表格序列号.csv",
        (4, 3, 0, 1),
        ((3, "安装日期", "44532.5"),),
        ((0, ("甲", date(2021, 12, 1), 44531)), (1, ("乙", date(2021, 12, 2), 44600))),
    ),
    Messy("没有表头.csv", (3, 3, 0, 0), ((None, "", ""),), columns=("列1", "列2", "列3")),
    Messy("隐形字符.csv", (3, 2, 0, 1), rows=((0, ("甲", 5, "完成")),), columns=("项目", "数量", "状态")),
    Messy("首行分隔符.csv", (3, 2, 0, 1), rows=((1, ("乙", 6)),)),
    Messy("只有一列.csv", (4, 3, 0, 1), rows=((0, ("网格员",)),)),
    Messy("只有表头.csv", (1, 0, 0, 1), columns=("项目", "数量", "日期")),
    Messy("年份作表头.csv", (3, 2, 0, 1), columns=("指标", "2020", "2021", "2022年")),
    Messy("回车换行.csv", (6, 5, 0, 1), ((3, "数量", "六十"),)),
    Messy(
        "单位写在格里.csv",
        (7, 6, 0, 1),
        ((3, "库存", "1.2万吨"), (4, "库存", "800公斤"), (6, "库存", "5辆")),
        ((1, ("乙库", 12000.0)), (2, ("丙库", 0.8)), (4, ("戊库", None))),
        ("仓库", "库存/吨"),
    ),
    Messy(
        "老式工作簿.xls",
        (9, 6, 1, 2),
        ((5, "检查日期", "未查"), (9, "", "合计")),
        ((1, ("东关街道", "小桥茶楼", date(2023, 4, 2), 0)),),
    ),
)

UNUSABLE = ("空文件.csv", "其实是网页.xls")


def loaded_rows(loaded: Loaded, table: int = 0) -> list[tuple[Cell, ...]]:
    return list(zip(*loaded.tables[table].data, strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_messy_file(case: Messy) -> None:
    loaded = load(FILES / case.file)
    (receipt,) = loaded.catalog.receipts
    assert (receipt.rows_in, receipt.loaded, receipt.reported, receipt.structural) == case.receipt
    assert receipt.rows_in == receipt.loaded + receipt.reported + receipt.structural
    assert loaded.tables[0].rows == receipt.loaded
    found = {(finding.row, finding.column, finding.value) for finding in loaded.catalog.findings}
    assert set(case.named) <= found
    rows = loaded_rows(loaded)
    assert [rows[index] for index, _ in case.rows] == [cells for _, cells in case.rows]
    (ledger,) = loaded.catalog.ledgers
    named = tuple(f"{column.name}/{column.unit}" if column.unit else column.name for column in ledger.columns)
    assert case.columns in ((), named)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_every_row_left_out_is_named(case: Messy) -> None:
    loaded = load(FILES / case.file)
    named = {finding.row for finding in loaded.catalog.findings if finding.action == "该行不入表"}
    assert len(named) == sum(receipt.reported for receipt in loaded.catalog.receipts)


@pytest.mark.parametrize("file", UNUSABLE)
def test_unusable_file_is_a_fatal_finding(file: str) -> None:
    loaded = load(FILES / file)
    (finding,) = loaded.catalog.findings
    assert finding.fatal
    assert finding.file == file
    assert loaded.incomplete == (file,)
    assert loaded.tables == ()


@pytest.mark.parametrize("file", ["没写完.csv", "断在字中.csv"])
def test_half_written_file_is_told(file: str) -> None:
    assert load(FILES / file).incomplete == (file,)


def test_every_file_of_the_folder_has_a_case() -> None:
    present = {path.name for path in FILES.iterdir() if not path.name.startswith(".")}
    assert present == {case.file for case in CASES} | set(UNUSABLE)


def test_whole_folder_loads_together() -> None:
    loaded = load(FILES)
    assert {receipt.file for receipt in loaded.catalog.receipts} == {case.file for case in CASES}
    assert [ledger.table for ledger in loaded.catalog.ledgers] == [table.name for table in loaded.tables[:-1]]
    assert loaded.tables[-1].name == "未读单元格"


def test_unread_cells_keep_the_original() -> None:
    loaded = load(FILES / "数字写法.csv")
    unread = loaded.tables[-1]
    assert unread.name == "未读单元格"
    assert [name for name, _ in unread.columns] == ["台账", "文件", "行", "列", "原值", "原因"]
    assert ("数字写法", "数字写法.csv", 8, "投资额", "停产", "不是数字") in loaded_rows(loaded, -1)
