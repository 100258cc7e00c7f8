"""Labels drawn on their sheets: the name above, the bars as wide as they may be, number and price below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from cardesk_desktop.documents.bars import QUIET_MODULES, bars_of
from cardesk_desktop.documents.labels import Label, Sheet
from cardesk_desktop.documents.layout.style import BLACK
from cardesk_desktop.documents.pdf.paper import CREATOR, About, Paper
from cardesk_desktop.documents.text.faces import Weight
from cardesk_desktop.documents.text.setting import SetLine, typesetter
from cardesk_desktop.documents.text.wrapping import Column, wrap
from cardesk_desktop.i18n import Language

_MM = 72 / 25.4
_EDGE = 2.2 * _MM
_WIDEST_MODULE = 0.33 * _MM
"""The nominal width of an EAN's module: wider bars are not easier to scan."""
_LEADING, _ASCENT = 1.22, 0.95
_BELOW_NAME = 0.25
"""Before the bars, in sizes of the name: the lowest Arabic letters hang this far below the line."""
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""Labels carry no date, and the same labels are the same file."""


def labels_pdf(labels: Sequence[Label], sheet: Sheet, start: int, title: str, language: Language) -> bytes:
    """All labels, page by page; `start` counts from 1."""
    width, height = (side * _MM for side in sheet.page)
    about = About(title=title, author=CREATOR, subject="", language=language.code, created=_MADE)
    paper = Paper(width, height, about)
    place = min(max(start, 1), sheet.count) - 1
    for number, label in enumerate(labels):
        if number and place == sheet.count:
            paper.end_page()
            place = 0
        _draw(paper, label, _corner(sheet, place), (sheet.label[0] * _MM, sheet.label[1] * _MM))
        place += 1
    paper.end_page()
    return paper.finish()


def _corner(sheet: Sheet, place: int) -> tuple[float, float]:
    row, column = divmod(place, sheet.columns)
    across = sheet.pitch_across or sheet.label[0]
    return (sheet.first[0] + column * across) * _MM, (sheet.first[1] + row * sheet.label[1]) * _MM


def _draw(paper: Paper, label: Label, corner: tuple[float, float], size: tuple[float, float]) -> None:
    """One label; all sizes follow from its height."""
    left, top = corner[0] + _EDGE, corner[1] + _EDGE
    width, height = size[0] - 2 * _EDGE, size[1] - 2 * _EDGE
    name_size, number_size, price_size = height * 0.135, height * 0.095, height * 0.19
    lines = wrap(label.name, Column(typesetter(), width, name_size, "bold"), 2 if height > 20 * _MM else 1)
    y = top
    for line in lines:
        _centred(paper, line, left, y, width, name_size)
        y += name_size * _LEADING
    below = top + height - price_size * _LEADING
    _fitted(paper, label.price, left, below, width, price_size)
    number_top = below - number_size * _LEADING
    _fitted(paper, label.barcode, left, number_top, width, number_size, "regular")
    bars_top = y + name_size * _BELOW_NAME
    _draw_bars(paper, label.barcode, left, bars_top, width, number_top - bars_top - 1)


def _draw_bars(paper: Paper, code: str, left: float, top: float, width: float, height: float) -> None:
    bars = bars_of(code)
    module = min(width / (bars.modules + 2 * QUIET_MODULES - 8), _WIDEST_MODULE)
    start = left + (width - bars.modules * module) / 2
    for at, wide in bars.dark:
        paper.rectangle(start + at * module, top, wide * module, height, BLACK)


def _fitted(
    paper: Paper, text: str, left: float, top: float, width: float, size: float, weight: Weight = "bold"
) -> None:
    """One line, made smaller where it is wider than the label."""
    line = typesetter().line(text, weight)
    wide = line.width(size)
    _centred(paper, line, left, top, width, size * min(1.0, width / wide) if wide else size)


def _centred(paper: Paper, line: SetLine, left: float, top: float, width: float, size: float) -> None:
    paper.text(line, left + (width - line.width(size)) / 2, top + size * _ASCENT, size, BLACK)
