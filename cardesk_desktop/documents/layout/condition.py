"""The condition of a car on A4: its photos with numbered marks, before and after, and who signs for it.

In the languages of an invoice: what a client signs has to be read by both who have it in hand.
"""

import io
from collections.abc import Callable, Iterator, Sequence

from PIL import Image

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.documents.condition_paper import ConditionPaper, ConditionPhoto
from cardesk_desktop.documents.fields.damage import damage_kind, moment
from cardesk_desktop.documents.fields.parties import whole_plate
from cardesk_desktop.documents.fields.words import Speech
from cardesk_desktop.documents.layout.block import Block, Frame
from cardesk_desktop.documents.layout.invoice import A4, MARGIN, WIDTH
from cardesk_desktop.documents.layout.style import ACCENT, DUE, LINE, MUTED, ON_ACCENT, PANEL, Type
from cardesk_desktop.documents.pdf.paper import Paper
from cardesk_desktop.documents.text.cleaning import own_words
from cardesk_desktop.domain.vehicle_photo import SIDE, DamageMark, Moment
from cardesk_desktop.domain.visit import number_of
from cardesk_desktop.i18n import Phrasebook

_TITLE, _NAME = Type(19, "bold"), Type(11, "bold")
_SECTION, _BODY, _SMALL = Type(11, "bold", ACCENT), Type(9), Type(8, colour=MUTED)
_PIN = Type(8, "bold", ON_ACCENT)
_GAP, _CELL_GAP = 12.0, 14.0
_CELL = (WIDTH - _CELL_GAP) / 2
_MOST_HEIGHT = 190.0
_SIGNATURE_HEIGHT = 86.0
_SIGNING_ROOM = 34.0
_PIN_SIDE = 14.0
_DOTS = 900
"""The longer side of a photo on paper, in dots: 270 to the inch."""


def draw_condition(paper: Paper, sheet: ConditionPaper, speech: Speech) -> None:
    """Draw all pages."""
    frame = Frame(MARGIN, WIDTH, speech.is_rtl)
    bottom, y = A4[1] - MARGIN, MARGIN
    for block in _blocks(sheet, speech):
        if y + block.height > bottom and y > MARGIN:
            paper.end_page()
            y = MARGIN
        block.place(paper, frame, y)
        y += block.height
    paper.end_page()


def _blocks(sheet: ConditionPaper, speech: Speech) -> Iterator[Block]:
    yield _heading(sheet, speech)
    for which, photos in ((Moment.CHECK_IN, sheet.before), (Moment.DELIVERY, sheet.after)):
        cells = [_cell(sheet, photo, speech) for photo in photos]
        for first in range(0, len(cells), 2):
            row = _row(cells[first : first + 2], speech)
            if first == 0:
                yield _below(_section(which, speech), row, speech)
            else:
                yield row
        if not cells:
            yield _nothing(which, speech)
    yield _signature(speech)


def _heading(sheet: ConditionPaper, speech: Speech) -> Block:
    block = Block(speech.is_rtl)
    y = block.paragraph(own_words(sheet.seller.name), 0, 0, _NAME, width=WIDTH, most=2)
    _put_both_ends(block, speech, lambda _: _("Condition of the vehicle"), y, _TITLE)
    y += _TITLE.leading + _GAP / 2
    top, facts = y, _facts(sheet, speech)
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


def _put_both_ends(
    block: Block, speech: Speech, say: Callable[[Phrasebook], str], y: float, style: Type
) -> None:
    """The first language where reading starts, the second one where it ends."""
    words = speech(say)
    block.put(words.first, 0, y, style, base=block.base)
    if words.second:
        block.put(words.second, 0, y, style, width=WIDTH, align="end")


def _both(speech: Speech, say: Callable[[Phrasebook], str]) -> str:
    return speech.inline(speech(say))


def _facts(sheet: ConditionPaper, speech: Speech) -> list[tuple[str, str]]:
    visit, vehicle, zone, _ = sheet.visit, sheet.vehicle, sheet.time_zone, speech.first
    facts = [
        (_both(speech, lambda _: _("Plate")), whole_plate(vehicle.plate.region, vehicle.plate.text, _)),
        (
            _both(speech, lambda _: _("Car")),
            own_words(" ".join(part for part in (vehicle.name, vehicle.colour) if part)),
        ),
        (_both(speech, lambda _: _("Client")), own_words(sheet.client_name)),
        (_both(speech, lambda _: _("Visit number")), left_to_right(number_of(visit))),
        (_both(speech, lambda _: _("Came in")), _.date_time(visit.arrived_at, zone)),
        (
            _both(speech, lambda _: _("Handed back")),
            _.date_time(visit.ended_at, zone) if visit.ended_at else "",
        ),
        (_both(speech, lambda _: _("Printed")), _.date_time(sheet.made_at, zone)),
    ]
    if visit.odometer_km is not None:
        facts.append((_both(speech, lambda _: _("Odometer in km")), _.number(visit.odometer_km)))
    return [(label, value) for label, value in facts if value]


def _section(which: Moment, speech: Speech) -> Block:
    block = Block(speech.is_rtl)
    _put_both_ends(block, speech, lambda _: moment(_, which), 0, _SECTION)
    block.rectangle(0, _SECTION.leading + 2, WIDTH, 0.5, LINE)
    block.height = _SECTION.leading + 8
    return block


def _nothing(which: Moment, speech: Speech) -> Block:
    block = Block(speech.is_rtl)
    section = _section(which, speech)
    block.add(section, 0, 0, WIDTH)
    _put_both_ends(block, speech, lambda _: _("No photo was taken."), section.height, _SMALL)
    block.height = section.height + _SMALL.leading + _GAP
    return block


def _below(first: Block, second: Block, speech: Speech) -> Block:
    """Two blocks that stay together."""
    block = Block(speech.is_rtl)
    block.add(first, 0, 0, WIDTH)
    block.add(second, 0, first.height, WIDTH)
    block.height = first.height + second.height
    return block


def _row(cells: Sequence[Block], speech: Speech) -> Block:
    block = Block(speech.is_rtl)
    for place, cell in enumerate(cells):
        block.add(cell, place * (_CELL + _CELL_GAP), 0, _CELL)
    block.height = max(cell.height for cell in cells) + _GAP
    return block


def _cell(sheet: ConditionPaper, photo: ConditionPhoto, speech: Speech) -> Block:
    block = Block(speech.is_rtl)
    y = _put_photo(block, photo, speech) + 4
    taken = speech.first.date_time(photo.shown.photo.taken_at, sheet.time_zone)
    block.put(taken, 0, y, _SMALL, base=block.base)
    y += _SMALL.leading + 2
    for number, mark in enumerate(photo.shown.marks, start=photo.shown.first_number):
        y = _put_mark(block, sheet, mark, number, y, speech)
    block.height = y
    return block


def _put_photo(block: Block, photo: ConditionPhoto, speech: Speech) -> float:
    """The photo and the pins on it; returns its height."""
    if not photo.picture:
        block.panel(0, 0, _CELL, _MOST_HEIGHT / 2, PANEL)
        y, words = _GAP, speech(lambda _: _("This photo has not arrived here yet."))
        for said in filter(None, (words.first, words.second)):
            y = block.paragraph(said, _GAP, y, _SMALL, width=_CELL - 2 * _GAP, most=2)
        return _MOST_HEIGHT / 2
    jpeg, wide, high = _as_jpeg(photo.picture)
    scale = min(_CELL / wide, _MOST_HEIGHT / high)
    width, height = wide * scale, high * scale
    block.photo(jpeg, 0, 0, width, height)
    for number, mark in enumerate(photo.shown.marks, start=photo.shown.first_number):
        left = mark.x_permille * width / SIDE - _PIN_SIDE / 2
        # The photo is never mirrored, so its left is its left on every paper.
        start = width - left - _PIN_SIDE if block.is_rtl else left
        _put_pin(block, speech.first.number(number), start, mark.y_permille * height / SIDE - _PIN_SIDE / 2)
    return height


def _put_mark(
    block: Block, sheet: ConditionPaper, mark: DamageMark, number: int, y: float, speech: Speech
) -> float:
    _put_pin(block, speech.first.number(number), 0, y)
    start = _PIN_SIDE + 6
    kind = speech(lambda _: damage_kind(_, mark.kind))
    words = speech.joined((kind.first, kind.second, own_words(mark.note)))
    after = block.paragraph(words, start, y, _BODY, width=_CELL - start, most=3, base=block.base)
    if mark.is_later:
        who = sheet.authors.get(mark.staff_id, "")
        later = speech(
            lambda _: _(
                "Marked after the delivery by {who}, {at}",
                who=who,
                at=_.date_time(mark.made_at, sheet.time_zone),
            )
        )
        for said in filter(None, (later.first, later.second)):
            after = block.paragraph(said, start, after, _SMALL, width=_CELL - start, most=2)
    return max(after, y + _PIN_SIDE) + 3


def _put_pin(block: Block, number: str, start: float, y: float) -> None:
    block.panel(start, y, _PIN_SIDE, _PIN_SIDE, DUE)
    block.put(number, start, y + (_PIN_SIDE - _PIN.leading) / 2, _PIN, width=_PIN_SIDE, align="centre")


def _signature(speech: Speech) -> Block:
    block = Block(speech.is_rtl)
    words = speech(
        lambda _: _(
            "I have seen the car and its photos. They show how it came in and how it was handed back."
        )
    )
    y = block.paragraph(words.first, 0, _GAP, _BODY, width=WIDTH, most=3, base=block.base)
    if words.second:
        y = block.paragraph(words.second, 0, y + 2, _SMALL, width=WIDTH, most=3, align="end")
    y += _SIGNING_ROOM
    labels = (speech(lambda _: _("Client's signature")), speech(lambda _: _("Date")))
    for place, label in enumerate(labels):
        start = place * (_CELL + _CELL_GAP)
        block.rectangle(start, y, _CELL, 0.7, MUTED)
        block.put(speech.inline(label), start, y + 3, _SMALL, base=block.base)
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
