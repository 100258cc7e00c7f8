"""What could not be taken over, in plain sentences: what happened, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.sync_views import Trouble

SENT, ARRIVED, FOUND = "sent", "arrived", "found"


@dataclass(frozen=True, slots=True)
class Said:
    """What happened, and what is to be done about it."""

    what: str
    advice: str


def trouble_words(_: Phrasebook, trouble: Trouble) -> Said:
    """The sentences of a problem; one of a later release is told by its side."""
    if trouble.is_secret:
        return Said(
            _("An entry that says what this costs could not be taken over. Nothing is lost."),
            _("A manager has to look at this: costs are not shown to you."),
        )
    words = {SENT: _sent, ARRIVED: _arrived}.get(trouble.side, _found)(_)
    said = words.get(trouble.code, words[""])
    if trouble.code == "names_deleted" and trouble.mendable:
        return replace(
            said, advice=_("Mend it: choose what it belongs to now. It then goes to all registers.")
        )
    return said


def _sent(_: Phrasebook) -> dict[str, Said]:
    return {
        "hash_wrong": Said(
            _("The service read this document otherwise than it was sealed, and did not take it in."),
            _("Compare it with its paper. If both say the same, send it again; else call support."),
        ),
        "signature_wrong": Said(
            _("The service could not tell that this register sealed the document."),
            _("Sign in to the account again, so that the service knows this register, then send it again."),
        ),
        "sealed_differs": Said(
            _("The service has this document already, with another content. Both are kept."),
            _("Compare it with its paper, then call support. It can be set aside meanwhile."),
        ),
        "kind_unknown": Said(
            _("The service does not know entries of this kind yet."),
            _("Send it again when the service was brought up to date."),
        ),
        "too_large": Said(
            _("This is longer than the service takes."),
            _("Shorten what is marked. It then goes out by itself."),
        ),
        "unreadable": Said(
            _("The service could not read this change, and keeps it as it came."),
            _("Look whether everything is right, then send it again."),
        ),
        "": Said(
            _("The service did not take this change in. It is kept here."),
            _("Look whether everything is right, then send it again."),
        ),
    }


def _arrived(_: Phrasebook) -> dict[str, Said]:
    return {
        "names_deleted": Said(
            _("This came from another register and belongs to something that was deleted meanwhile."),
            _("If nobody misses it, set it aside. Else write it down anew."),
        ),
        "": Said(
            _("This came from another register and does not fit in as it is."),
            _("Mend what can be mended. Else bring CarDesk up to date: it is tried again then."),
        ),
    }


def _found(_: Phrasebook) -> dict[str, Said]:
    restored = _(
        "It happens when a backup was put back or a disk was copied. Tell your accountant; both stay."
    )
    return _contradicting(_) | {
        "still_named": Said(
            _("It was deleted at another register, and papers or visits of this one name it."),
            _("It stays here. There is nothing to do; set this note aside."),
        ),
        "number_twice": Said(_("Two documents bear this number."), restored),
        "chain_broken": Said(_("This document does not follow the one before it in its series."), restored),
        "": Said(
            _("Two things that are kept here contradict one another. Both stay."),
            _("Have a look at it, then set this note aside."),
        ),
    }


def _contradicting(_: Phrasebook) -> dict[str, Said]:
    """What two registers did that did not hear one another."""
    return {
        "invoiced_twice": Said(
            _("Two registers invoiced one ticket. Both invoices are real."),
            _("Open it. If the car was washed once, credit one of the two invoices."),
        ),
        "overpaid": Said(
            _("Two registers took the payment of one invoice: more was paid than it comes to."),
            _("Open it and give the difference back."),
        ),
        "paid_and_credited": Said(
            _("One register took money for an invoice that another one credited: more was paid than is due."),
            _("Open it and give the money back, unless that was done already."),
        ),
        "not_invoiced": Said(
            _("This was added to a ticket while another register invoiced it: the invoice lacks some of it."),
            _("Compare it with the invoice. Sell on a new ticket what was done, then set this note aside."),
        ),
        "credited_twice": Said(
            _("Two registers credited the same of one invoice: more was taken back than was sold."),
            _("Open it. What was paid back twice has to be settled with the client."),
        ),
        "given_back_twice": Said(
            _("Two registers gave back what was overpaid on one invoice: it is open again."),
            _("Open it. What went back twice has to be settled with the client."),
        ),
        "reversed_twice": Said(
            _("Two registers took back the same movement of stock."),
            _("Count the product: its level is wrong by that movement."),
        ),
        "counted_twice": Said(
            _("Two registers posted this stock count: what differed was booked twice."),
            _("Take back one of the two movements of each product, or count these products again."),
        ),
    }
