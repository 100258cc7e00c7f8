"""Breaking a paragraph into lines: at blanks, inside a word only when it is wider than the line."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from cardesk_desktop.documents.bidi import Direction, Resolved, resolve
from cardesk_desktop.documents.text.cleaning import printable
from cardesk_desktop.documents.text.faces import Weight
from cardesk_desktop.documents.text.setting import SetLine, Typesetter

ELLIPSIS = "\u2026"
DOT = "\u00b7"

# No letter is narrower than an eighth of its size; the allowance is for marks, which have no width.
_LETTERS_PER_SIZE = 8
_ALLOWANCE = 4


@dataclass(frozen=True, slots=True)
class Column:
    """Where text is wrapped: a width and a type size in points, a weight and a direction."""

    typesetter: Typesetter
    width: float
    size: float
    weight: Weight = "regular"
    base: Direction = "auto"

    @property
    def limit(self) -> float:
        """The width in thousandths of the type size; a hair more, so that what was measured fits."""
        return self.width * 1000 / self.size + 0.5

    def set(self, text: str) -> SetLine:
        """One line at this column's weight and direction."""
        return self.typesetter.line(text, self.weight, self.base)


def wrap(text: str, column: Column, most: int) -> list[SetLine]:
    """Lines that fit the column, at most `most` of them; what does not fit ends in an ellipsis."""
    lines: list[SetLine] = []
    paragraphs = printable_paragraphs(text)
    for index, paragraph in enumerate(paragraphs, start=1):
        room = most - len(lines)
        added = _wrap_paragraph(paragraph, column, room)
        if len(added) == room and index < len(paragraphs):
            return [*lines, *_wrap_paragraph(f"{paragraph} {ELLIPSIS}", column, room)]
        lines.extend(added)
    return lines


def printable_paragraphs(text: str) -> list[str]:
    """The lines as typed, clean, without blanks at their ends; empty ones are left out."""
    return [line for raw in text.splitlines() if (line := printable(raw).strip())]


def _wrap_paragraph(text: str, column: Column, most: int) -> list[SetLine]:
    whole = _cut(text, column, most)
    if len(whole) == len(text):
        line = column.set(text)
        if line.advance <= column.limit:
            return [line]
    resolved = resolve(whole, column.base)
    ranges = list(islice(_ranges(whole, column), most + 1))
    is_cut = len(ranges) > most or len(whole) < len(text)
    last = len(ranges[:most]) - 1
    return [
        _ended(resolved, start, end, column)
        if is_cut and index == last
        else column.typesetter.part(resolved, start, end, column.weight)
        for index, (start, end) in enumerate(ranges[:most])
    ]


def _cut(text: str, column: Column, most: int) -> str:
    """Drop what could not fit in any case: a name of a million letters costs no more than a long one."""
    letters = int(column.width / column.size * _LETTERS_PER_SIZE) + 1
    return text[: letters * _ALLOWANCE * most]


def _ranges(text: str, column: Column) -> Iterator[tuple[int, int]]:
    """Start and end of each line, greedily. Blanks at a line's end belong to no line, nor a dot there."""
    start, end = 0, 0
    room = column.limit
    blank = column.set(" ").advance
    for word_start, word_end in _words(text):
        needed = column.set(text[word_start:word_end]).advance
        between = text[end:word_start] if end > start else ""
        gap = column.set(between).advance if DOT in between else len(between) * blank
        if end > start and gap + needed > room:
            yield start, end
            start, gap, room = word_start, 0, column.limit
        while needed > column.limit:
            place = _break_word(text, word_start, word_end, column)
            yield start, place
            start = word_start = place
            room = column.limit
            needed = column.set(text[word_start:word_end]).advance
        room -= gap + needed
        end = word_end
    if end > start:
        yield start, end


def _words(text: str) -> Iterator[tuple[int, int]]:
    # A no-break space is no blank here; a dot between two facts is one.
    return (match.span() for match in re.finditer("[^ ]+", text) if match[0] != DOT)


def _break_word(text: str, start: int, end: int, column: Column) -> int:
    """The last place in a word up to which it fits the column; at least one letter further on."""
    low, high = start + 1, end
    while low < high:
        middle = (low + high + 1) // 2
        if column.set(text[start:middle]).advance <= column.limit:
            low = middle
        else:
            high = middle - 1
    place = low
    while start < place < end and _clings(text[place]):
        place -= 1
    return place if place > start else low


def _clings(char: str) -> bool:
    """Whether a character belongs to the one before it."""
    return unicodedata.combining(char) != 0 or char in "\u200c\u200d" or unicodedata.category(char) == "Me"


def _ended(resolved: Resolved, start: int, end: int, column: Column) -> SetLine:
    """The line with an ellipsis at its end, shortened until both fit."""
    text = resolved.text[start:end].rstrip()
    base: Direction = "rtl" if resolved.is_rtl else "ltr"
    setter = column.typesetter
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if setter.line(text[:middle].rstrip() + ELLIPSIS, column.weight, base).advance <= column.limit:
            low = middle
        else:
            high = middle - 1
    while 0 < low < len(text) and _clings(text[low]):
        low -= 1
    return setter.line(text[:low].rstrip() + ELLIPSIS, column.weight, base)
