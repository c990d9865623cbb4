"""The plan to read: its outline, and the clauses of one section with the cited one marked.

Invariant: the cited clause always stands in its surroundings, under its headings; the words
that answer are bold and underlined, so they are found without colour.
"""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.tui.messages import QuestionDrafted
from assistant.tui.plan_index import Place, PlanIndex
from assistant.tui.sheets import beside
from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.wording import joined, marked, plain

_SIGN = "▶ "


class Paragraph(Prose, can_focus=True):
    """One clause; Enter puts a question about it into the prompt."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "draft", "问这一条", show=False)]

    def __init__(self, place: Place, cited: str = "", words: tuple[str, ...] = ()) -> None:
        sign = plain(_SIGN, "$primary bold") if cited else ""
        number = plain(f"{cited or place.clause.id}　", "bold")
        super().__init__(joined(sign, number, marked(place.clause.text, words)))
        self._asked = cited or place.clause.id
        self.set_class(bool(cited), "cited")

    def action_draft(self) -> None:
        """Puts the question into the prompt."""
        self.post_message(QuestionDrafted(f"{self._asked}谁牵头"))


class SectionText(VerticalScroll, can_focus=False):
    """The clauses of a section, the cited one in the middle as soon as it is known how lines break."""

    def on_resize(self, _: events.Resize) -> None:
        """The room or the length of the text is another: lines break anew."""
        self.call_after_refresh(self.reveal)

    def reveal(self) -> None:
        """Scrolls to the cited clause."""
        for paragraph in self.query(Paragraph).filter(".cited"):
            region = paragraph.virtual_region
            self.scroll_to(y=region.y - max(0, self.size.height - region.height) // 2, animate=False)


class PlanView(Vertical):
    """Outline above (or beside), text below."""

    DEFAULT_CSS = beside(__file__)

    def __init__(self, plans: PlanIndex) -> None:
        super().__init__()
        self._plans = plans

    def compose(self) -> ComposeResult:
        """The outline of all plans and room for a section."""
        yield OptionList(*self._outline(), id="outline", markup=False, compact=True)
        yield SectionText(id="section")

    async def show_place(self, place: Place, cited: str, words: tuple[str, ...]) -> None:
        """Shows a cited clause in its section."""
        around = self._plans.around(place)
        self._point_at(place.clause.section)
        heading = self._plans.heading(place)
        await self._fill(heading, [_paragraph(other, place, cited, words) for other in around])
        text = self.query_one(SectionText)
        text.call_after_refresh(text.reveal)

    async def show_section(self, identifier: str) -> None:
        """Shows all clauses of a section."""
        section = self._plans.section(identifier)
        if section:
            places = self._plans.within(identifier)
            await self._fill(f"{section.label}{section.title}", [Paragraph(place) for place in places])

    @on(OptionList.OptionHighlighted, "#outline")
    async def open_section(self, event: OptionList.OptionHighlighted) -> None:
        """Shows the section the cursor is on."""
        event.stop()
        if event.option_id:
            await self.show_section(event.option_id)

    def _outline(self) -> list[Option]:
        return [
            Option(plain(f"{'　' * (section.level - 1)}{section.label}{section.title}"), id=section.id)
            for document in self._plans.documents
            for section in document.sections
        ]

    def _point_at(self, section: str) -> None:
        outline = self.query_one("#outline", OptionList)
        known = [option.id for option in outline.options]
        if section in known:
            with outline.prevent(OptionList.OptionHighlighted):
                outline.highlighted = known.index(section)

    async def _fill(self, heading: str, paragraphs: list[Paragraph]) -> None:
        text = self.query_one(SectionText)
        await text.remove_children()
        await text.mount(Prose(plain(heading, "bold"), classes="heading"), *paragraphs)
        text.scroll_home(animate=False)


def _paragraph(other: Place, place: Place, cited: str, words: tuple[str, ...]) -> Paragraph:
    return Paragraph(other, cited, words) if other.clause is place.clause else Paragraph(other)
