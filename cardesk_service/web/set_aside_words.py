"""What could not be taken in, as sentences: what it is, why, and what somebody can do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cardesk_service.i18n import Phrasebook
from cardesk_wire.codes import OpCode


@dataclass(frozen=True, slots=True)
class Why:
    """Why it was set aside, and what to do."""

    reason: str
    advice: str


def kind(_: Phrasebook, name: str) -> str:
    """What a row is, in a word of the trade."""
    kinds: Mapping[str, str] = {
        "company": _("Company details"),
        "tax_rate": _("Tax rate"),
        "staff": _("Staff"),
        "staff_pin": _("PIN"),
        "category": _("Category"),
        "supplier": _("Supplier"),
        "product": _("Product"),
        "product_photo": _("Photo"),
        "service": _("Service"),
        "client": _("Client"),
        "client_alias": _("Client"),
        "client_apart": _("Client"),
        "vehicle": _("Vehicle"),
        "vehicle_alias": _("Vehicle"),
        "visit": _("Visit"),
        "visit_photo": _("Photo"),
        "damage_mark": _("Mark on a photo"),
        "ticket": _("Ticket"),
        "ticket_line": _("Line of a ticket"),
        "document": _("Sealed document"),
        "goods_receipt": _("Receipt of goods"),
        "stock_count": _("Stock count"),
        "stock_count_line": _("Stock count"),
        "journal_entry": _("Journal entry"),
        "conflict": _("Conflict"),
    }
    return kinds.get(name) or _("Entry")


def why(_: Phrasebook, code: str) -> Why:
    """The reason and the advice for a code of `OpCode`."""
    known: Mapping[str, Why] = {
        OpCode.TOO_LARGE: Why(
            _("It is larger than one entry may be."),
            _("Shorten it on the register, most often its notes. It is then sent again by itself."),
        ),
        OpCode.UNREADABLE: Why(
            _("The service could not read it."),
            _("Update CarDesk on this register, change the entry there and save it. It is then sent again."),
        ),
        OpCode.HASH_WRONG: Why(
            _("Its content does not match its seal: something changed it after it was printed."),
            _(
                "Keep the printed paper; it is what counts. Check the register's disk, and have somebody "
                "look at who could open its files."
            ),
        ),
        OpCode.SIGNATURE_WRONG: Why(
            _("It was signed with a key that is not this register's."),
            _(
                "Find out whether the data of this register was copied to another computer, and sign in "
                "again on the one that is to go on."
            ),
        ),
        OpCode.SEALED_DIFFERS: Why(
            _("The document is here already, and reads differently. The first one stays."),
            _("Compare it with the printed paper. If the paper differs from your books, correct the books."),
        ),
    }
    otherwise = Why(
        _("It could not be taken in."),
        _("Change the entry on the register and save it. It is then sent again."),
    )
    return known.get(code, otherwise)
