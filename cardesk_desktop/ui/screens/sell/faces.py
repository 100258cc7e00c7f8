"""What is shown of tiles, lines, tickets and totals: pure functions from results and one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.directions import isolated, listed
from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.discount import Discount, PercentOff
from cardesk_desktop.domain.plate import Plate
from cardesk_desktop.domain.quantity import ONE, Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.ticket import Ticket, TicketLine, TicketState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.catalogue import Tile
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.operations.tickets import TicketSummary
from cardesk_desktop.ui import words
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.theme.tile_colors import tile_sign
from cardesk_desktop.ui.widgets.tile_delegate import TileFace


@dataclass(frozen=True, slots=True)
class LineFace:
    """A line of the ticket: `amount` is after its own discount, before the ticket's.

    `below` is the tag of goods of which less than nothing will be left, and how much less.
    """

    line_id: UUID
    quantity: str
    name: str
    details: str
    note: str
    discount: str
    alert: str
    below: str
    amount: str
    is_rtl: bool
    """Of the language it is said in."""

    @property
    def spoken(self) -> str:
        """The whole line as a screen reader says it."""
        words = (self.details, self.note, self.discount, self.alert, self.below)
        parts = (self.quantity, self.name, *words, self.amount)
        return listed(parts, is_rtl=self.is_rtl)


@dataclass(frozen=True, slots=True)
class HeadFace:
    """Whose ticket it is: the car or the counter, the client, and tags of (words, tone)."""

    plate: Plate | None
    title: str
    client: str
    tags: tuple[tuple[str, Tone], ...]


@dataclass(frozen=True, slots=True)
class ChipFace:
    """An open ticket as a chip; `spoken` says all that the chip has no room for."""

    ticket_id: UUID
    text: str
    tone: Tone
    is_parked: bool
    is_current: bool
    spoken: str


def tile_face(_: Phrasebook, tile: Tile) -> TileFace:
    """Name, price for the size at hand, and how long it takes or how many are left."""
    name = tile.names.in_language(_.language.code)
    # Nothing stands where a picture is about to be.
    sign = "" if tile.photo_sha256 else tile_sign(tile.colour)
    is_rtl = _.language.is_rtl
    if tile.price is None:
        return TileFace(name, _("No price"), colour=tile.colour, is_faded=True, sign=sign, is_rtl=is_rtl)
    if tile.level is not None and tile.level.milli < 0:
        note = _.context("stock state", "Below zero")
    elif tile.level is not None:
        note = _("{quantity} in stock", quantity=tile.level)
    else:
        note = _.elapsed(tile.duration_min * 60) if tile.duration_min else ""
    tone = Tone.DUE if tile.is_low else None
    return TileFace(name, _.amount(tile.price), note, tone, tile.colour, sign=sign, is_rtl=is_rtl)


class LineFaces:
    """The faces of a ticket's lines. What has not changed is not worked out again: tickets may be long."""

    def __init__(self, _: Phrasebook) -> None:
        self._ = _
        self._known: dict[UUID, tuple[object, LineFace]] = {}

    def of(self, view: TicketView) -> tuple[LineFace, ...]:
        """Every line of the ticket, in its order."""
        people = {person.id: person for person in view.staff}
        known: dict[UUID, tuple[object, LineFace]] = {}
        for line in view.ticket.lines:
            worker = people.get(line.staff_id) if line.staff_id else None
            basis = (line, view.ticket.size_class, worker, view.levels.get(line.item_id))
            before = self._known.get(line.id)
            is_same = before is not None and before[0] == basis
            face = before[1] if before is not None and is_same else _line_face(self._, view, line, worker)
            known[line.id] = (basis, face)
        self._known = known
        return tuple(face for _basis, face in known.values())


def head_face(_: Phrasebook, view: TicketView | None) -> HeadFace:
    """The head of the ticket; without one, of the counter sale that the next tile begins."""
    if view is None:
        return HeadFace(None, _("Counter sale"), "", ())
    vehicle = view.vehicle
    tags: list[tuple[str, Tone]] = []
    title = _("Counter sale")
    if vehicle is not None:
        title = vehicle.name or words.size_class(_, vehicle.size_class)
    if view.visit is not None:
        tags.append((words.visit_state(_, view.visit.state), words.visit_tone(view.visit.state)))
    if view.ticket.state is not TicketState.OPEN:
        tags.append((words.ticket_state(_, view.ticket.state), Tone.WAIT))
    client = view.client.name if view.client else ""
    return HeadFace(vehicle.plate if vehicle else None, title, client, tuple(tags))


def in_strip_order(tickets: Sequence[TicketSummary]) -> list[TicketSummary]:
    """Sales without a car come first, the newest of them leading: only here can they be found again."""
    with_car = [ticket for ticket in tickets if ticket.visit_state is not None]
    return [ticket for ticket in reversed(tickets) if ticket.visit_state is None] + with_car


def chip_face(_: Phrasebook, ticket: TicketSummary, current_id: UUID | None) -> ChipFace:
    """The chip of an open ticket: its plate or client, and where the car is, in words and colour."""
    is_parked = ticket.state is TicketState.PARKED
    name = ticket.plate.text if ticket.plate else ticket.client_name or _("Counter")
    # Set apart, so that a Latin plate does not turn an Arabic chip around.
    parts = [isolated(name, is_rtl=_.language.is_rtl)]
    tone = Tone.MUTED
    if ticket.visit_state is not None:
        parts.append(words.visit_state(_, ticket.visit_state))
        tone = words.visit_tone(ticket.visit_state)
    if is_parked:
        parts.append(words.ticket_state(_, ticket.state))
        tone = Tone.WAIT if ticket.visit_state is None else tone
    amount = _.plural("{n} line, {amount}", "{n} lines, {amount}", ticket.line_count, amount=ticket.gross)
    return ChipFace(
        ticket_id=ticket.id,
        text=_.side_by_side(parts),
        tone=tone,
        is_parked=is_parked,
        is_current=ticket.id == current_id,
        spoken=_.listed((*parts, amount)),
    )


def discount_words(_: Phrasebook, discount: Discount) -> str:
    """A discount as one reads it: its reason, and the rate if it is one (`Friday −10%`)."""
    if isinstance(discount, PercentOff):
        return _("{reason} {rate}", reason=discount.reason, rate=_.percent(-discount.basis_points))
    return discount.reason


def _line_face(_: Phrasebook, view: TicketView, line: TicketLine, worker: Staff | None) -> LineFace:
    discount = ""
    if line.discount is not None:
        discount = _(
            "{discount}: {amount}",
            discount=discount_words(_, line.discount),
            amount=_.amount(line.discounted - line.subtotal),
        )
    return LineFace(
        line_id=line.id,
        quantity=_.quantity(line.quantity),
        name=line.names.in_language(_.language.code),
        details=_.side_by_side(_details(_, view.ticket, line, worker)),
        note=line.note,
        discount=discount,
        alert=_shortage(_, line, view.levels),
        below=_missing(_, line, view.levels),
        amount=_.amount(line.discounted),
        is_rtl=_.language.is_rtl,
    )


def _details(_: Phrasebook, ticket: Ticket, line: TicketLine, worker: Staff | None) -> list[str]:
    """The size that set the price, the price of one where there are several, and who did the work."""
    details: list[str] = []
    if line.kind is ItemKind.SERVICE:
        details.append(words.size_class(_, ticket.size_class))
    if line.quantity != ONE:
        details.append(_("{price} each", price=_.amount(line.unit_price)))
    if worker is not None:
        details.append(worker.name)
    return details


def _shortage(_: Phrasebook, line: TicketLine, levels: Mapping[UUID, Quantity]) -> str:
    if line.kind is not ItemKind.PRODUCT:
        return ""
    level = levels.get(line.item_id, Quantity(0))
    if level >= line.quantity:
        return ""
    if level.milli <= 0:
        return _("None in stock")
    return _("Only {quantity} in stock", quantity=level)


def _missing(_: Phrasebook, line: TicketLine, levels: Mapping[UUID, Quantity]) -> str:
    """How far below zero the line takes the stock; it is sold all the same."""
    missing = line.quantity + -levels.get(line.item_id, Quantity(0))
    if line.kind is not ItemKind.PRODUCT or missing.milli <= 0:
        return ""
    return _.context("stock", "{quantity} below zero", quantity=missing)
