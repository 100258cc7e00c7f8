"""One press of a button that completes a payment."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.ui.screens.pay.subject import Payable
from cardesk_desktop.ui.screens.pay.tendering import Tendering


@dataclass(frozen=True, slots=True)
class Attempt:
    """What it was to complete, and how that was put together: what is tried again is this, or nothing."""

    payable: Payable
    state: Tendering
    is_leaving: bool = False
    """The rest was to stay open."""
