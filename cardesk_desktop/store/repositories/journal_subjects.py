"""What an entry of the journal was about, by the name that it has today."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.journal_views import Subject, SubjectKind
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.catalogue import PRODUCT, SERVICE
from cardesk_desktop.store.tables.company import STAFF, TAX_RATE
from cardesk_desktop.store.tables.document import CREDIT_NOTE, INVOICE, PAYMENT, REFUND, STOCK_MOVEMENT
from cardesk_desktop.store.tables.people_and_cars import CLIENT, VEHICLE, VISIT
from cardesk_desktop.store.tables.ticket import TICKET

_E = JournalEvent
_ID: BindParameter[UUID] = bindparam("id")
_INVOICE = Statement(select(INVOICE.c.id, INVOICE.c.number).where(INVOICE.c.id == _ID))
_PAID, _CREDITED, _REFUNDED = (
    Statement(
        select(INVOICE.c.id, INVOICE.c.number)
        .select_from(table.join(INVOICE, INVOICE.c.id == table.c.invoice_id))
        .where(table.c.id == _ID)
    )
    for table in (PAYMENT, CREDIT_NOTE, REFUND)
)
_VISITOR = Statement(
    select(VEHICLE.c.id, VEHICLE.c.plate)
    .select_from(VISIT.join(VEHICLE, VEHICLE.c.id == VISIT.c.vehicle_id))
    .where(VISIT.c.id == _ID)
)
_VEHICLE = Statement(select(VEHICLE.c.id, VEHICLE.c.plate).where(VEHICLE.c.id == _ID))
_SOLD = Statement(select(INVOICE.c.id, INVOICE.c.number).where(INVOICE.c.ticket_id == _ID))
_TICKET = Statement(
    select(TICKET.c.state, VEHICLE.c.id, VEHICLE.c.plate)
    .select_from(TICKET.outerjoin(VEHICLE, VEHICLE.c.id == TICKET.c.vehicle_id))
    .where(TICKET.c.id == _ID)
)
_CLIENT = Statement(select(CLIENT.c.id, CLIENT.c.name).where(CLIENT.c.id == _ID))
_STAFF = Statement(select(STAFF.c.id, STAFF.c.name).where(STAFF.c.id == _ID))
_PRODUCT = Statement(select(PRODUCT.c.id, PRODUCT.c.name, PRODUCT.c.other_names).where(PRODUCT.c.id == _ID))
_SERVICE = Statement(select(SERVICE.c.id, SERVICE.c.name, SERVICE.c.other_names).where(SERVICE.c.id == _ID))
_RATE = Statement(select(TAX_RATE.c.id, TAX_RATE.c.name, TAX_RATE.c.other_names).where(TAX_RATE.c.id == _ID))
_MOVED = Statement(
    select(PRODUCT.c.id, PRODUCT.c.name, PRODUCT.c.other_names)
    .select_from(STOCK_MOVEMENT.join(PRODUCT, PRODUCT.c.id == STOCK_MOVEMENT.c.product_id))
    .where(STOCK_MOVEMENT.c.id == _ID)
)

_OPEN = (TicketState.OPEN, TicketState.PARKED)
_TICKETS = frozenset(
    {
        _E.LINE_REMOVED,
        _E.LINE_PUT_BACK,
        _E.SIZE_CHANGED,
        _E.DISCOUNT_GIVEN,
        _E.DISCOUNT_TAKEN_BACK,
        _E.TICKET_VOIDED,
    }
)
_ITEMS = frozenset({_E.PRICE_CHANGED, _E.ITEM_ARCHIVED, _E.ITEM_RESTORED})
_LOOK_UPS: dict[JournalEvent, tuple[SubjectKind, Statement]] = {
    **dict.fromkeys((_E.SALE_COMPLETED, _E.INVOICE_PRINTED), (SubjectKind.INVOICE, _INVOICE)),
    _E.PAYMENT_TAKEN: (SubjectKind.INVOICE, _PAID),
    **dict.fromkeys((_E.CREDIT_NOTE_ISSUED, _E.CREDIT_NOTE_PRINTED), (SubjectKind.INVOICE, _CREDITED)),
    _E.REFUND_PAID: (SubjectKind.INVOICE, _REFUNDED),
    **dict.fromkeys(
        (_E.VISIT_CHECKED_IN, _E.VISIT_CANCELLED, _E.DAMAGE_MARKED_LATER), (SubjectKind.VEHICLE, _VISITOR)
    ),
    **dict.fromkeys((_E.VEHICLES_MERGED, _E.VEHICLES_PARTED), (SubjectKind.VEHICLE, _VEHICLE)),
    **dict.fromkeys((_E.STOCK_RECEIVED, _E.STOCK_CORRECTED), (SubjectKind.PRODUCT, _MOVED)),
    **dict.fromkeys(
        (
            _E.CONSENT_GIVEN,
            _E.CONSENT_WITHDRAWN,
            _E.CLIENTS_MERGED,
            _E.CLIENTS_PARTED,
            _E.CLIENT_EXPORTED,
            _E.CLIENT_ERASED,
        ),
        (SubjectKind.CLIENT, _CLIENT),
    ),
    **dict.fromkeys(
        (
            _E.STAFF_TAKEN_ON,
            _E.STAFF_CHANGED,
            _E.STAFF_LEFT,
            _E.STAFF_RETURNED,
            _E.PIN_SET,
            _E.ACTION_APPROVED,
        ),
        (SubjectKind.STAFF, _STAFF),
    ),
    _E.TAX_RATE_CHANGED: (SubjectKind.TAX_RATE, _RATE),
}


class JournalSubjects:
    """Looks up what entries were about, one by one from primary keys."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, entry: JournalEntry) -> Subject | None:
        """What the entry was about; None when that is the whole house, or is there no more."""
        identity = entry.subject_id
        if entry.event in _TICKETS:
            return self._ticket(identity)
        if entry.event in _ITEMS:
            product = self._found(SubjectKind.PRODUCT, _PRODUCT, identity)
            return product or self._found(SubjectKind.SERVICE, _SERVICE, identity)
        kind_and_statement = _LOOK_UPS.get(entry.event)
        return None if kind_and_statement is None else self._found(*kind_and_statement, identity)

    def _found(self, kind: SubjectKind, statement: Statement, identity: UUID) -> Subject | None:
        for found, name, *others in self._database.rows(statement, {"id": identity}):
            return Subject(kind, found, Names(name, *others))
        return None

    def _ticket(self, identity: UUID) -> Subject | None:
        """What was sold is known by its invoice, anything else by its car."""
        invoice = self._found(SubjectKind.INVOICE, _SOLD, identity)
        if invoice is not None:
            return invoice
        for state, vehicle_id, plate in self._database.rows(_TICKET, {"id": identity}):
            if state in _OPEN:
                return Subject(SubjectKind.TICKET, identity, Names(plate or ""))
            if vehicle_id is not None:
                return Subject(SubjectKind.VEHICLE, vehicle_id, Names(plate))
        return None
