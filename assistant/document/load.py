"""Files → documents: reads, cuts up, and hands each clause to its readers.

Invariant: the same bytes give the same Document; a folder is read file by file in the
order of names, and one unusable file stops with its name, so that no plan is lost
in silence.
"""

from pathlib import Path

from assistant.document.context import Context, grouped
from assistant.document.extract.citations import citations
from assistant.document.extract.duties import assignments
from assistant.document.extract.ledgers_required import required_ledgers
from assistant.document.extract.posts import posts
from assistant.document.extract.targets import targets
from assistant.document.extract.time_limits import time_limits
from assistant.document.findings import findings
from assistant.document.front import year_of
from assistant.document.head import head_of
from assistant.document.outline import outline
from assistant.document.reader import SourceText, files_of, read_text
from assistant.errors import UnusableFileError
from assistant.model.document import Document
from assistant.records import replace


def load(path: Path) -> Document:
    """The plan in a file, or the only one of a folder; UnusableFileError when there is none to be had."""
    documents = load_all(path)
    if len(documents) > 1:
        raise UnusableFileError("文件夹里有多份方案", str(path), "请指明其中一份")
    return documents[0]


def load_all(path: Path) -> tuple[Document, ...]:
    """All plans of a file or folder; UnusableFileError when there is none."""
    if not path.is_dir():
        return (parse(read_text(path)),)
    documents = tuple(parse(read_text(file)) for file in files_of(path))
    if not documents:
        raise UnusableFileError("文件夹里没有可读的方案", str(path), "请放入 .txt .md .docx .html 或 .pdf 文件")
    return documents


def parse(source: SourceText) -> Document:
    """The document that a text is."""
    outlined = outline(source.text)
    assigned = assignments(source.text, outlined.clauses, outlined.sections)
    context = Context(
        text=source.text,
        sections=outlined.sections,
        clauses=outlined.clauses,
        duties=assigned.duties,
        issued=outlined.front.issued,
        year=year_of(outlined.front.title) or year_of(outlined.front.number),
        by_clause=grouped(assigned.duties),
    )
    head = head_of(outlined.front, context)
    context = replace(context, campaign=head.campaign)
    limits = time_limits(context)
    read = Document(
        name=source.name,
        text=source.text,
        head=head,
        sections=outlined.sections,
        clauses=outlined.clauses,
        duties=assigned.duties,
        time_limits=limits,
        targets=targets(context, limits),
        citations=citations(context),
        required_ledgers=required_ledgers(context),
        task_forces=assigned.task_forces,
        units=assigned.units,
        findings=(),
        posts=posts(context, [force.id for force in assigned.task_forces]),
    )
    return replace(read, findings=findings(read))
