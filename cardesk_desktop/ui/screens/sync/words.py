"""What sync speaks of, in the words of the trade: kinds of rows, names of things, registers."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from cardesk_desktop.directions import isolated
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.sync_views import Goal, Thing
from cardesk_desktop.sync.proving import Proof


def kind_words(_: Phrasebook, kind: str) -> str:
    """What one row of a kind is; a kind of a later release is an entry."""
    return {
        "company": _("Company details"),
        "tax_rate": _("Tax rate"),
        "staff": _("Staff member"),
        "staff_pin": _("PIN"),
        "supplier": _("Supplier"),
        "category": _("Category"),
        "product": _("Product"),
        "product_photo": _("Photo of a product"),
        "service": _("Service"),
        "client": _("Client"),
        "client_alias": _("Clients made one"),
        "client_apart": _("Clients kept apart"),
        "vehicle": _("Car"),
        "vehicle_alias": _("Cars made one"),
        "visit": _("Visit"),
        "visit_photo": _("Photo of a visit"),
        "damage_mark": _("Mark on a photo"),
        "ticket": _("Ticket"),
        "ticket_line": _("Line of a ticket"),
        "document": _("Sealed document"),
        "goods_receipt": _("Delivery"),
        "stock_count": _("Stock count"),
        "stock_count_line": _("Counted product"),
        "journal_entry": _("Journal entry"),
        "conflict": _("Decision"),
    }.get(kind, _("Entry"))


def kinds_words(_: Phrasebook, kind: str) -> str:
    """What several rows of a kind are."""
    return {
        "company": _("Company details"),
        "tax_rate": _("Tax rates"),
        "staff": _("Staff"),
        "staff_pin": _("PINs"),
        "supplier": _("Suppliers"),
        "category": _("Categories"),
        "product": _("Products"),
        "product_photo": _("Photos of products"),
        "service": _("Services"),
        "client": _("Clients"),
        "client_alias": _("Clients made one"),
        "client_apart": _("Clients kept apart"),
        "vehicle": _("Cars"),
        "vehicle_alias": _("Cars made one"),
        "visit": _("Visits"),
        "visit_photo": _("Photos of visits"),
        "damage_mark": _("Marks on photos"),
        "ticket": _("Tickets"),
        "ticket_line": _("Lines of tickets"),
        "document": _("Sealed documents"),
        "goods_receipt": _("Deliveries"),
        "stock_count": _("Stock counts"),
        "stock_count_line": _("Counted products"),
        "journal_entry": _("Journal"),
        "conflict": _("Decisions"),
    }.get(kind, _("Entries"))


def name_of(_: Phrasebook, thing: Thing) -> str:
    """What a thing is called; what has no name says what it is."""
    name = thing.names.in_language(_.language.code)
    if name:
        return isolated(name, is_rtl=_.language.is_rtl)
    if thing.goal is Goal.TICKET:
        return _("Ticket of the counter")
    return kind_words(_, thing.kind)


def spoken_name(_: Phrasebook, thing: Thing) -> str:
    """What a thing is and how it is called."""
    what, name = kind_words(_, thing.kind), name_of(_, thing)
    return what if what == name else f"{what}: {name}"


def when(_: Phrasebook, at: datetime | None, zone: ZoneInfo) -> str:
    """When something was written; before the register joined, nobody noted it."""
    return _.date_time(at, zone) if at is not None else _("before joining")


def proof_words(_: Phrasebook, proof: Proof, zone: ZoneInfo) -> str:
    """What a comparison with the service came to, and what to do."""
    when = _.date_time(proof.at, zone)
    if proof.is_equal:
        return _("Both held the same on {when}.", when=when)
    return _(
        "On {when} both did not hold the same. Fetch everything again: nothing is thrown away, and both "
        "come to agree.",
        when=when,
    )
