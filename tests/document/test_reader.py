"""Every format gives the same duty; what cannot be read is told in Chinese."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from assistant.document.load import load, load_all
from assistant.document.reader import read_text
from assistant.errors import UnusableFileError
from assistant.model.document import Document

BODY = """样本市某某工作方案

为做好有关工作，制定本方案。
一、主要任务
（一）甲类工作
2023年6月底前，完成30座泵站检修。（牵头单位：市甲局，责任单位：市乙局、各镇（街））
"""

PAGE = """<html><head><title>样本市某某工作方案</title><meta charset="{charset}"></head><body>
<div class="nav">首页 &gt; 公文</div><script>var a = "（牵头单位：市假局）";</script>
<h2>样本市某某工作方案</h2><p>为做好有关工作，制定本方案。</p><p>一、主要任务</p><p>（一）甲类工作</p>
<p>2023年6月底前，完成30座泵站检修。（牵头单位：市甲
   局，责任单位：市乙局、各镇（街））</p><div class="foot">主办：样本市</div></body></html>"""


def duty_of(document: Document) -> tuple[str, list[str], list[str]]:
    (duty,) = document.duties
    return duty.id, [unit.name for unit in duty.leads], [unit.name for unit in duty.responsible]


EXPECTED = ("1.1.1", ["市甲局"], ["市乙局", "各镇（街）"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_plain_text_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "方案.txt"
    file.write_bytes(BODY.encode(encoding))
    document = load(file)
    assert duty_of(document) == EXPECTED
    assert document.text == BODY


def test_windows_and_old_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "方案.txt"
    file.write_bytes(BODY.replace("\n", "\r\n").encode())
    assert duty_of(load(file)) == EXPECTED


def test_word(tmp_path: Path) -> None:
    file = tmp_path / "方案.docx"
    document = docx.Document()
    for line in BODY.strip().splitlines():
        document.add_paragraph(line)
    document.save(str(file))
    assert duty_of(load(file)) == EXPECTED


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_web_page_without_its_furniture(tmp_path: Path, charset: str) -> None:
    file = tmp_path / "方案.html"
    file.write_bytes(PAGE.format(charset=charset).encode("gb18030" if charset == "gb2312" else "utf-8"))
    document = load(file)
    assert duty_of(document) == EXPECTED
    assert "首页" not in document.text
    assert "主办" not in document.text
    assert document.head.title == "样本市某某工作方案"


def portable(lines: list[str]) -> bytes:
    """A one-page PDF whose font maps each code to a character by a ToUnicode table."""
    letters = sorted(set("".join(lines)))
    codes = {letter: f"{place + 1:04x}" for place, letter in enumerate(letters)}
    table = "\n".join(f"<{code}> <{ord(letter):04x}>" for letter, code in codes.items())
    shown = "\n".join(f"<{''.join(codes[letter] for letter in line)}> Tj 0 -20 Td" for line in lines)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{table}\nendbfchar endcmap end end"
    )
    content = f"BT /F1 12 Tf 40 800 Td\n{shown}\nET"
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 842] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        (
            "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
            "/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"
        ),
        (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 1000 "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R >>"
        ),
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
        (
            "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 "
            "/Descent -200 /CapHeight 700 /StemV 80 >>"
        ),
    ]
    written, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(written)
    entries = "".join(f"{place:010d} 00000 n \n" for place in places)
    written += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{entries}".encode()
    return written + f"trailer << /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()


def test_pdf_with_lines_broken_at_the_page_width(tmp_path: Path) -> None:
    file = tmp_path / "方案.pdf"
    lines = [
        "样本市某某工作方案",
        "为做好有关工作，制定本方案。",
        "一、主要任务",
        "（一）甲类工作",
        "2023年6月底前，完成30座泵站检",
        "修。（牵头单位：市甲局，责任单",
        "位：市乙局、各镇（街））",
        "- 1 -",
    ]
    file.write_bytes(portable(lines))
    document = load(file)
    assert duty_of(document) == EXPECTED
    assert document.clauses[-1].text.startswith("2023年6月底前，完成30座泵站检修。")


def test_a_folder_gives_all_plans_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("乙.txt", "甲.txt", "说明.doc"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    assert [document.name for document in load_all(tmp_path)] == sorted(["乙.txt", "甲.txt"])
    with pytest.raises(UnusableFileError, match="多份方案"):
        load(tmp_path)


def broken(write: Callable[[Path], object], name: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        file = folder / name
        write(file)
        return file

    return make


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda folder: folder / "没有.txt", "找不到方案文件"),
        (broken(lambda file: file.write_bytes(b""), "空.txt"), "没有文字"),
        (broken(lambda file: file.write_text(" \n\u3000\n", encoding="utf-8"), "空白.txt"), "没有文字"),
        (broken(lambda file: file.write_bytes(bytes(range(256)) * 40), "二进制.txt"), "编码无法识别"),
        (broken(lambda file: file.write_bytes(b"\x00\x01\x02" * 500), "零.txt"), "编码无法识别"),
        (broken(lambda file: file.write_bytes(b"not a zip"), "坏.docx"), "已损坏"),
        (broken(lambda file: file.write_bytes(b""), "空.docx"), "是空的"),
        (broken(lambda file: file.write_bytes(b"%PDF-1.4 broken"), "坏.pdf"), "已损坏"),
        (broken(lambda file: file.write_bytes(portable([])), "扫描.pdf"), "PDF 里没有文字"),
        (broken(lambda file: file.write_text(BODY, encoding="utf-8"), "方案.wps"), "不认识的方案文件格式"),
        (lambda folder: folder, "没有可读的方案"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, make: Callable[[Path], Path], message: str) -> None:
    with pytest.raises(UnusableFileError, match=message) as told:
        load_all(make(tmp_path))
    assert told.value.todo


def test_the_text_of_the_plan_is_the_file(plan_path: Path) -> None:
    assert read_text(plan_path).text == plan_path.read_text(encoding="utf-8")
