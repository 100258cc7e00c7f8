"""The condition of a car on A4: its photos with numbered marks, before and after, and who signs for it."""

import io
from collections.abc import Iterator, Sequence

from PIL import Image

from cardesk_desktop.documents.condition_paper import ConditionPaper, ConditionPhoto
from cardesk_desktop.documents.fields.damage import mark_words, moment
from cardesk_desktop.documents.layout.block import Block, Frame
from cardesk_desktop.documents.layout.invoice import A4, MARGIN, WIDTH
from cardesk_desktop.documents.layout.style import ACCENT, DUE, LINE, MUTED, ON_ACCENT, PANEL, Type
from cardesk_desktop.documents.pdf.paper import Paper
from cardesk_desktop.documents.text.cleaning import own_words
from cardesk_desktop.domain.vehicle_photo import SIDE, DamageMark, Moment
from cardesk_desktop.domain.visit import number_of
from cardesk_desktop.i18n import Phrasebook, left_to_right

_TITLE, _NAME = Type(19, "bold"), Type(11, "bold")
_SECTION, _BODY, _SMALL = Type(11, "bold", ACCENT), Type(9), Type(8, colour=MUTED)
_PIN = Type(8, "bold", ON_ACCENT)
_GAP, _CELL_GAP = 12.0, 14.0
_CELL = (WIDTH - _CELL_GAP) / 2
_MOST_HEIGHT = 190.0
_SIGNATURE_HEIGHT = 86.0
_PIN_SIDE = 14.0
_DOTS = 900
"""The longer side of a photo on paper, in dots: 270 to the inch."""


def draw_condition(paper: Paper, sheet: ConditionPaper, _: Phrasebook) -> None:
    """Draw all pages."""
    frame = Frame(MARGIN, WIDTH, _.language.is_rtl)
    bottom, y = A4[1] - MARGIN, MARGIN
    for block in _blocks(sheet, _):
        if y + block.height > bottom and y > MARGIN:
            paper.end_page()
            y = MARGIN
        block.place(paper, frame, y)
        y += block.height
    paper.end_page()


def _blocks(sheet: ConditionPaper, _: Phrasebook) -> Iterator[Block]:
    yield _heading(sheet, _)
    for which, photos in ((Moment.CHECK_IN, sheet.before), (Moment.DELIVERY, sheet.after)):
        cells = [_cell(sheet, photo, _) for photo in photos]
        for first in range(0, len(cells), 2):
            row = _row(cells[first : first + 2], _)
            if first == 0:
                yield _below(_section(which, _), row, _)
            else:
                yield row
        if not cells:
            yield _nothing(which, _)
    yield _signature(_)


def _heading(sheet: ConditionPaper, _: Phrasebook) -> Block:
    block = Block(_.language.is_rtl)
    y = block.paragraph(own_words(sheet.seller.name), 0, 0, _NAME, width=WIDTH, most=2)
    block.put(_("Condition of the vehicle"), 0, y, _TITLE, base=block.base)
    y += _TITLE.leading + _GAP / 2
    top, facts = y, _facts(sheet, _)
    height = 2 * _GAP + -(-len(facts) // 2) * (_SMALL.leading + _BODY.leading + 4) - 4
    block.panel(0, top, WIDTH, height, PANEL)
    for place, (label, value) in enumerate(facts):
        start = _GAP + place % 2 * (_CELL + _CELL_GAP)
        y = top + _GAP + place // 2 * (_SMALL.leading + _BODY.leading + 4)
        block.put(label, start, y, _SMALL, base=block.base)
        block.paragraph(
            value, start, y + _SMALL.leading, _BODY, width=_CELL - 2 * _GAP, most=1, base=block.base
        )
    block.height = top + height + _GAP
    return block


def _facts(sheet: ConditionPaper, _: Phrasebook) -> list[tuple[str, str]]:
    visit, vehicle, zone = sheet.visit, sheet.vehicle, sheet.time_zone
    facts = [
        (_("Plate"), left_to_right(own_words(vehicle.plate.text))),
        (_("Car"), own_words(" ".join(part for part in (vehicle.name, vehicle.colour) if part))),
        (_("Client"), own_words(sheet.client_name)),
        (_("Visit number"), left_to_right(number_of(visit))),
        (_("Came in"), _.date_time(visit.arrived_at, zone)),
        (_("Handed back"), _.date_time(visit.ended_at, zone) if visit.ended_at else ""),
        (_("Printed"), _.date_time(sheet.made_at, zone)),
    ]
    if visit.odometer_km is not None:
        facts.append((_("Odometer in km"), _.number(visit.odometer_km)))
    return [(label, value) for label, value in facts if value]


def _section(which: Moment, _: Phrasebook) -> Block:
    block = Block(_.language.is_rtl)
    block.put(moment(_, which), 0, 0, _SECTION, base=block.base)
    block.rectangle(0, _SECTION.leading + 2, WIDTH, 0.5, LINE)
    block.height = _SECTION.leading + 8
    return block


def _nothing(which: Moment, _: Phrasebook) -> Block:
    block = Block(_.language.is_rtl)
    section = _section(which, _)
    block.add(section, 0, 0, WIDTH)
    block.put(_("No photo was taken."), 0, section.height, _SMALL, base=block.base)
    block.height = section.height + _SMALL.leading + _GAP
    return block


def _below(first: Block, second: Block, _: Phrasebook) -> Block:
    """Two blocks that stay together."""
    block = Block(_.language.is_rtl)
    block.add(first, 0, 0, WIDTH)
    block.add(second, 0, first.height, WIDTH)
    block.height = first.height + second.height
    return block


def _row(cells: Sequence[Block], _: Phrasebook) -> Block:
    block = Block(_.language.is_rtl)
    for place, cell in enumerate(cells):
        block.add(cell, place * (_CELL + _CELL_GAP), 0, _CELL)
    block.height = max(cell.height for cell in cells) + _GAP
    return block


def _cell(sheet: ConditionPaper, photo: ConditionPhoto, _: Phrasebook) -> Block:
    block = Block(_.language.is_rtl)
    y = _put_photo(block, photo, _) + 4
    taken = _.date_time(photo.shown.photo.taken_at, sheet.time_zone)
    block.put(taken, 0, y, _SMALL, base=block.base)
    y += _SMALL.leading + 2
    for number, mark in enumerate(photo.shown.marks, start=photo.shown.first_number):
        y = _put_mark(block, sheet, mark, number, y, _)
    block.height = y
    return block


def _put_photo(block: Block, photo: ConditionPhoto, _: Phrasebook) -> float:
    """The photo and the pins on it; returns its height."""
    if not photo.picture:
        block.panel(0, 0, _CELL, _MOST_HEIGHT / 2, PANEL)
        words = _("This photo has not arrived here yet.")
        block.paragraph(words, _GAP, _GAP, _SMALL, width=_CELL - 2 * _GAP, most=3, base=block.base)
        return _MOST_HEIGHT / 2
    jpeg, wide, high = _as_jpeg(photo.picture)
    scale = min(_CELL / wide, _MOST_HEIGHT / high)
    width, height = wide * scale, high * scale
    block.photo(jpeg, 0, 0, width, height)
    for number, mark in enumerate(photo.shown.marks, start=photo.shown.first_number):
        left = mark.x_permille * width / SIDE - _PIN_SIDE / 2
        # The photo is never mirrored, so its left is its left on every paper.
        start = width - left - _PIN_SIDE if block.is_rtl else left
        _put_pin(block, _.number(number), start, mark.y_permille * height / SIDE - _PIN_SIDE / 2)
    return height


def _put_mark(
    block: Block, sheet: ConditionPaper, mark: DamageMark, number: int, y: float, _: Phrasebook
) -> float:
    _put_pin(block, _.number(number), 0, y)
    start = _PIN_SIDE + 6
    words = mark_words(_, mark)
    after = block.paragraph(words, start, y, _BODY, width=_CELL - start, most=3, base=block.base)
    if mark.is_later:
        who, at = sheet.authors.get(mark.staff_id, ""), _.date_time(mark.made_at, sheet.time_zone)
        later = _("Marked after the delivery by {who}, {at}", who=who, at=at)
        after = block.paragraph(later, start, after, _SMALL, width=_CELL - start, most=2, base=block.base)
    return max(after, y + _PIN_SIDE) + 3


def _put_pin(block: Block, number: str, start: float, y: float) -> None:
    block.panel(start, y, _PIN_SIDE, _PIN_SIDE, DUE)
    block.put(number, start, y + (_PIN_SIDE - _PIN.leading) / 2, _PIN, width=_PIN_SIDE, align="centre")


def _signature(_: Phrasebook) -> Block:
    block = Block(_.language.is_rtl)
    words = _("I have seen the car and its photos. They show how it came in and how it was handed back.")
    y = block.paragraph(words, 0, _GAP, _BODY, width=WIDTH, most=3, base=block.base) + 34
    for place, label in enumerate((_("Client's signature"), _("Date"))):
        start = place * (_CELL + _CELL_GAP)
        block.rectangle(start, y, _CELL, 0.7, MUTED)
        block.put(label, start, y + 3, _SMALL, base=block.base)
    block.height = max(_SIGNATURE_HEIGHT, y + 3 + _SMALL.leading)
    return block


def _as_jpeg(picture: bytes) -> tuple[bytes, int, int]:
    """The photo small enough for paper, and its size in dots."""
    with Image.open(io.BytesIO(picture), formats=("WEBP", "PNG", "JPEG")) as opened:
        image = opened.convert("RGB")
    image.thumbnail((_DOTS, _DOTS), Image.Resampling.LANCZOS)
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=85)
    return packed.getvalue(), image.width, image.height
