"""A piece of a page: drawn once, measured, then placed where there is room, mirrored where it has to be."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from PIL import Image

from cardesk_desktop.documents.bidi import Direction
from cardesk_desktop.documents.layout.style import Type
from cardesk_desktop.documents.pdf.paper import Colour, Paper
from cardesk_desktop.documents.text.setting import SetLine, Typesetter, typesetter
from cardesk_desktop.documents.text.wrapping import Column, wrap

Align = Literal["start", "centre", "end", "figure"]
"""Where a line stands in its room. A figure stands at the right edge on any paper, as digits run."""

WHOLE = 1_000
"""More lines than anything that people may type comes to: all of it is printed."""

_LRI, _PDI = "\u2066", "\u2069"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where on a page pieces stand: the left edge, the width, and whether the page is mirrored."""

    left: float
    width: float
    is_rtl: bool

    def x(self, start: float, width: float) -> float:
        """The left edge on paper of something that begins `start` after the edge where reading starts."""
        return self.left + self.width - start - width if self.is_rtl else self.left + start


_Item = Callable[[Paper, Frame, float], None]


@dataclass(slots=True)
class Block:
    """What is to be drawn, in places from the start edge and from the block's own top."""

    is_rtl: bool
    height: float = 0
    _items: list[_Item] = field(default_factory=list)

    @property
    def base(self) -> Direction:
        """Direction of sentences in the language of the paper."""
        return "rtl" if self.is_rtl else "ltr"

    @property
    def setter(self) -> Typesetter:
        """What sets the text."""
        return typesetter()

    def place(self, paper: Paper, frame: Frame, top: float) -> None:
        """Draw the block with its top at `top` from the top of the page."""
        for item in self._items:
            item(paper, frame, top)

    def put(
        self,
        text: str,
        start: float,
        y: float,
        style: Type,
        *,
        width: float = 0,
        align: Align = "start",
        base: Direction = "auto",
    ) -> float:
        """One line in the room `width` after `start`, its top at `y`. Returns its own width."""
        if align == "figure":
            text, base = bare_figure(text), "auto"
        line = self.setter.line(text, style.weight, base)
        return self._line(line, start, y, style, width, align)

    def widest(self, texts: Iterable[str], style: Type) -> float:
        """The width of the widest of some lines."""
        setter = self.setter
        lines = (setter.line(bare_figure(text), style.weight, self.base) for text in texts)
        return max((line.width(style.size) for line in lines), default=0)

    def paragraph(
        self,
        text: str,
        start: float,
        y: float,
        style: Type,
        *,
        width: float,
        most: int,
        align: Align = "start",
        base: Direction = "auto",
    ) -> float:
        """Wrapped text of at most so many lines; returns where the next line would begin."""
        for line in wrap(text, Column(self.setter, width, style.size, style.weight, base), most):
            self._line(line, start, y, style, width, align)
            y += style.leading
        return y

    @classmethod
    def lines(
        cls, text: str, style: Type, *, width: float, is_rtl: bool, base: Direction = "auto"
    ) -> list["Block"]:
        """Wrapped text as a block for each line: a page may end after any of them."""
        blocks: list[Block] = []
        for line in wrap(text, Column(typesetter(), width, style.size, style.weight, base), WHOLE):
            block = cls(is_rtl, style.leading)
            block._line(line, 0, 0, style, width, "start")
            blocks.append(block)
        return blocks

    @classmethod
    def stack(cls, blocks: Iterable["Block"], width: float, *, is_rtl: bool) -> "Block":
        """Blocks below each other as one."""
        whole = cls(is_rtl)
        for block in blocks:
            whole.add(block, 0, whole.height, width)
            whole.height += block.height
        return whole

    def add(self, other: "Block", start: float, y: float, width: float) -> None:
        """Draw another block inside this one, in the room `width` after `start`."""
        self._items.append(
            lambda paper, frame, top: other.place(
                paper, Frame(frame.x(start, width), width, frame.is_rtl), top + y
            )
        )

    def rectangle(self, start: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle, a rule when it is thin."""
        self._items.append(
            lambda paper, frame, top: paper.rectangle(frame.x(start, width), top + y, width, height, colour)
        )

    def panel(self, start: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A soft background with round corners, behind what is drawn after it."""
        self._items.append(
            lambda paper, frame, top: paper.box(frame.x(start, width), top + y, width, height, 6, colour)
        )

    def frame(self, start: float, y: float, width: float, height: float, colour: Colour) -> None:
        """The outline of a rectangle with round corners."""
        self._items.append(
            lambda paper, frame, top: paper.outline(frame.x(start, width), top + y, width, height, 3, colour)
        )

    def picture(self, image: Image.Image, start: float, y: float, width: float, height: float) -> None:
        """A picture; it is never mirrored itself."""
        self._items.append(
            lambda paper, frame, top: paper.picture(image, frame.x(start, width), top + y, width, height)
        )

    def photo(self, jpeg: bytes, start: float, y: float, width: float, height: float) -> None:
        """A photograph; it is never mirrored itself."""
        self._items.append(
            lambda paper, frame, top: paper.photo(jpeg, frame.x(start, width), top + y, width, height)
        )

    def squares(
        self, start: float, y: float, side: float, count: int, places: list[tuple[int, int, int]]
    ) -> None:
        """A QR code of `count` squares a side; `side` is the length of one."""
        width = side * count
        self._items.append(
            lambda paper, frame, top: paper.squares(frame.x(start, width), top + y, side, places)
        )

    def _line(self, line: SetLine, start: float, y: float, style: Type, room: float, align: Align) -> float:
        width = line.width(style.size)
        start += self._before(align, room - width)
        baseline = y + style.baseline
        self._items.append(
            lambda paper, frame, top: paper.text(
                line, frame.x(start, width), top + baseline, style.size, style.colour
            )
        )
        return width

    def _before(self, align: Align, gap: float) -> float:
        """How much of the free room stands before a line."""
        match align:
            case "start":
                return 0
            case "centre":
                return gap / 2
            case "end":
                return gap
            case "figure":
                return 0 if self.is_rtl else gap


def bare_figure(text: str) -> str:
    """A number without the isolate that a sentence needs around it."""
    return text[1:-1] if text.startswith(_LRI) and text.endswith(_PDI) else text
