"""Why a payment was not taken, each with the way to mend it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screens.pay.checkout import Checkout

_GONE = (Code.TICKET_CLOSED, Code.NOT_FOUND, Code.INVOICE_ALREADY_PAID)


class RefusalDesk:
    """Explains a refusal in the window's banner; its button does what is missing."""

    def __init__(
        self,
        phrases: Phrasebook,
        window: Window,
        time_zone: ZoneInfo,
        checkout: Checkout,
        choose_client: Callable[[], None],
        correct_client: Callable[[], None],
    ) -> None:
        self._, self._window, self._time_zone = phrases, window, time_zone
        self._checkout = checkout
        self._choose_client, self._correct_client = choose_client, correct_client

    def explain(self, refusal: Refused) -> None:
        """Say what is wrong, and offer the way out."""
        _ = self._
        match refusal.code:
            case Code.CLOCK_WENT_BACK:
                self._ask_about_clock(refusal)
            case Code.PAYMENT_NEEDS_CLIENT:
                mend = Action(_("Choose a client"), self._choose_client)
                self._window.explain(refusal, retry=mend)
            case Code.BUYER_DETAILS_MISSING:
                mend = Action(_("Fill in the details"), self._correct_client)
                self._window.explain(refusal, retry=mend)
            case code if code in _GONE:
                self._window.explain(refusal)
                self._window.go_back()
            case _other:
                self._window.explain(refusal)

    def _ask_about_clock(self, refusal: Refused) -> None:
        """Show both dates: only a person knows which of them is wrong."""
        _ = self._
        words = _(
            "This computer says it is {now}, but the newest invoice is of {last}. Is its date right?",
            now=self._moment(refusal.params.get("now")),
            last=self._moment(refusal.params.get("last")),
        )
        self._window.banner(words, action=Action(_("The date is right"), self._checkout.confirm_clock))

    def _moment(self, instant: object) -> str:
        return self._.date_time(instant, self._time_zone) if isinstance(instant, datetime) else "…"
