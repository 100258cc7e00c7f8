"""What the payment page remembers while the window around it is rebuilt."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.domain.tender import Tender
from cardesk_desktop.operations.paying import SaleCompleted
from cardesk_desktop.ui.screens.pay.subject import Payable, Subject
from cardesk_desktop.ui.screens.pay.tendering import Tendering


@dataclass(frozen=True, slots=True)
class Begun:
    """A payment that is not completed: of what, and how far one had come."""

    subject: Subject
    tendering: Tendering


@dataclass(frozen=True, slots=True)
class Stranded:
    """What was taken for something that can be completed no more.

    Whoever pressed the button that was refused has the money of that press too: it is in the drawer, or the
    terminal took it. `number` is that of the invoice that was made of the ticket elsewhere, if that is known.
    """

    subject: Subject
    tenders: tuple[Tender, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class PayMemory:
    """What is being paid, how far one had come, and the sale once it is completed.

    `kept` are the payments that were left with parts set aside.
    """

    payable: Payable
    tendering: Tendering | None = None
    completed: SaleCompleted | None = None
    kept: tuple[Begun, ...] = ()
