"""One plan file → its plain text, whatever the format.

Invariant: nothing of the file's wording is changed; a table becomes numbered items with
a line for each role (see grid), since that is how a plan without tables says the same.
Prevents the plan that reads well in Word and comes out as 「烫烫烫」 or as nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.document.grid import render
from assistant.document.layout import unwrapped
from assistant.errors import UnusableFileError
from assistant.records import Record

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_FURNITURE = ("script", "style", "head", "nav", "header", "footer", "aside", "form", "button", "noscript", "iframe")
_FURNITURE_CLASS = re.compile(
    r"^(nav|navbar|menu|foot|footer|footbar|bottom|header|breadcrumb|crumbs?|location|sidebar|share|toolbar|tools?|copyright|qrcode|ewm)$",
    re.IGNORECASE,
)
_BLOCKS = (
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "tr",
    "td",
    "blockquote",
    "body",
    "pre",
    "center",
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff\u200b-\u200f]")
_MOST_CONTROL = 0.02
"""Share of control characters above which a file is no text."""
_SPACES = {ord("\xa0"): " ", **dict.fromkeys(range(0x2000, 0x200B), "　")}
"""Spaces of typesetting, as the ones that are typed."""
_WORD_SPACE = r"[ \t\r\n]*\n[ \t\r\n]*"


class SourceText(Record):
    """The text of a file."""

    name: str
    text: str


def read_text(path: Path) -> SourceText:
    """The text of a .txt, .md, .docx, .html or .pdf file; UnusableFileError when it cannot be had."""
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise UnusableFileError("不认识的方案文件格式", path.name, f"请换成 {' '.join(sorted(_READERS))} 之一")
    if not path.is_file():
        raise UnusableFileError("找不到方案文件", str(path), "请检查路径")
    text = unwrapped(read(path).translate(_SPACES))
    if not text.strip():
        raise UnusableFileError("方案文件里没有文字", path.name, "请检查文件是否为空；扫描件请先做文字识别")
    return SourceText(path.name, text)


def readable(path: Path) -> bool:
    """Whether the file's name promises a format that can be read."""
    return path.suffix.lower() in _READERS and not path.name.startswith((".", "~$"))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnusableFileError("方案文件读不出来", path.name, f"请检查权限：{error.strerror}") from error


def decoded(data: bytes, name: str) -> str:
    """Text of ``data`` as UTF-8, UTF-16 (marked) or GB18030; UnusableFileError when it is none of them."""
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_CONTROL.findall(text)) <= _MOST_CONTROL * len(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UnusableFileError("方案文件不是文本，或编码无法识别", name, "请另存为 UTF-8 或 GB18030 编码的文本")


def _plain(path: Path) -> str:
    return "\n".join(_untabbed(decoded(_bytes(path), path.name).split("\n")))


def _marked_down(path: Path) -> str:
    from assistant.document.markdown import plain

    return plain(decoded(_bytes(path), path.name))


def _untabbed(lines: Sequence[str]) -> Iterator[str]:
    """The lines, with those that tabs part into the cells of a table as the table's text."""
    above = ""
    for width, run in groupby(lines, key=lambda line: line.strip().count("\t")):
        block = list(run)
        if width and len(block) > 1:
            yield render([line.strip().split("\t") for line in block], above)
        else:
            yield from block
        above = next((line for line in reversed(block) if line.strip()), above)


def _word(path: Path) -> str:
    import docx
    from docx.table import Table

    from assistant.document.word_numbers import WordNumbers

    with _broken_is_told(path):
        document = docx.Document(str(path))
        numbers = WordNumbers(document)
        blocks = list(document.iter_inner_content())
    parts: list[str] = []
    for block in blocks:
        told = (part for part in reversed(parts) if part.strip())
        tabled = isinstance(block, Table)
        parts.append(render(_word_rows(block), next(told, "")) if tabled else numbers.text_of(block))
    return "\n".join(parts)


def _word_rows(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def _web(path: Path) -> str:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(_web_markup(path), "lxml")
    for tag in soup.find_all(_FURNITURE):
        tag.decompose()
    for tag in soup.find_all(_is_furniture):
        tag.decompose()
    for table in soup.find_all("table"):
        _flatten(table)
    return _web_text(soup)


def _web_markup(path: Path) -> str:
    """Decoded by the file's own declaration first: GB2312 pages say so and mean GB18030."""
    data = _bytes(path)
    declared = re.search(rb"charset=[\"']?\s*([A-Za-z0-9-]+)", data[:2048])
    if declared and declared[1].lower().startswith(b"gb"):
        return data.decode("gb18030", errors="replace")
    return decoded(data, path.name)


def _is_furniture(tag: "Tag") -> bool:
    marks = [*tag.get_attribute_list("class"), *tag.get_attribute_list("id")]
    return tag.name != "body" and any(_FURNITURE_CLASS.match(str(mark)) for mark in marks)


def _flatten(table: "Tag") -> None:
    """Replace a data table by its text; a table that only lays out the page stays."""
    from assistant.document.web_table import rows_of

    rows = rows_of(table)
    if len(rows) > 1 and len(rows[0]) > 1:
        table.replace_with("\n" + render(rows, _text_over(table)) + "\n")


def _text_over(table: "Tag") -> str:
    """What stands right before a table."""
    before = table.find_previous_sibling()
    return before.get_text("", strip=True) if before is not None else ""


def _web_text(soup: "BeautifulSoup") -> str:
    """Line ends come from tags only; those of the markup are spacing, and none in Chinese."""
    for piece in list(soup.find_all(string=True)):
        if piece.find_parent(["pre"]) is None and not _is_rendered(piece):
            piece.replace_with(re.sub(_WORD_SPACE, "", str(piece)))
    for tag in soup.find_all("br"):
        tag.replace_with("\n")
    for tag in soup.find_all(_BLOCKS):
        tag.insert_before("\n\n")
        tag.insert_after("\n\n")
    return soup.get_text()


def _is_rendered(piece: Any) -> bool:
    """Whether the string is a table already turned into lines."""
    return str(piece).startswith("\n") and str(piece).count("\n") > 2 and "：" in str(piece)


def _portable(path: Path) -> str:
    from pypdf import PdfReader

    with _broken_is_told(path):
        pages = [page.extract_text() for page in PdfReader(str(path)).pages]
    if not "".join(pages).strip():
        raise UnusableFileError("PDF 里没有文字", path.name, "看来是扫描件，请先做文字识别")
    return "\n".join(pages)


class _broken_is_told:  # noqa: N801  # reads as the statement it is used in
    """Whatever a format's library raises on a damaged file becomes one clear message."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        if not self._path.stat().st_size:
            raise UnusableFileError("方案文件是空的", self._path.name, "请换一个文件")

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception):
            raise UnusableFileError("方案文件已损坏或并非所称格式", self._path.name, "请重新导出该文件") from error


_READERS: dict[str, Callable[[Path], str]] = {
    ".txt": _plain,
    ".md": _marked_down,
    ".markdown": _marked_down,
    ".docx": _word,
    ".html": _web,
    ".htm": _web,
    ".pdf": _portable,
}


def files_of(folder: Path) -> Iterator[Path]:
    """The readable files of a folder, by name."""
    return (path for path in sorted(folder.iterdir()) if path.is_file() and readable(path))
