"""What stands on a ticket and on none of its invoices: added where nobody knew that it was being paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from cardesk_desktop.domain.quantity import Quantity

Billed = Mapping[UUID, Quantity]
"""What one invoice sold, by product or service."""

_NOTHING = Quantity(0)


class TicketEntry(NamedTuple):
    """A line of a ticket as far as it tells whether it was invoiced."""

    line_id: UUID
    item_id: UUID
    quantity: Quantity


def unbilled(entries: Sequence[TicketEntry], invoices: Sequence[Billed]) -> tuple[UUID, ...]:
    """The lines that no invoice of the ticket bears in full, in the order in which they are given.

    An invoice does not name the lines that it was made from: the earlier ones of an item are taken to be
    those that it bears. Where a ticket was invoiced twice, the invoice that bears more of an item counts.
    """
    left = {
        entry.item_id: max((sold.get(entry.item_id, _NOTHING) for sold in invoices), default=_NOTHING)
        for entry in entries
    }
    missing: list[UUID] = []
    for entry in entries:
        rest = left[entry.item_id] + -entry.quantity
        if rest.milli < 0:
            missing.append(entry.line_id)
        else:
            left[entry.item_id] = rest
    return tuple(missing)
