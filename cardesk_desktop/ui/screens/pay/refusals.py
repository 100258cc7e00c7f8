"""Why a payment was not taken, each with the way to mend it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screens.pay.attempt import Attempt
from cardesk_desktop.ui.screens.pay.checkout import GONE, Checkout
from cardesk_desktop.ui.screens.pay.memory import Stranded
from cardesk_desktop.ui.screens.pay.stranded_words import stranded_words
from cardesk_desktop.ui.shell.clock_question import clock_question


class RefusalDesk:
    """Explains a refusal in the window's banner; its button does what is missing.

    The button is of one attempt: once that stands no more as it was refused, the banner goes.
    """

    def __init__(
        self,
        phrases: Phrasebook,
        window: Window,
        time_zone: ZoneInfo,
        checkout: Checkout,
        choose_client: Callable[[], None],
        correct_client: Callable[[], None],
        is_shown: Callable[[], bool],
    ) -> None:
        """`is_shown` tells whether the page is still the one in front."""
        self._, self._window, self._time_zone = phrases, window, time_zone
        self._checkout, self._is_shown = checkout, is_shown
        self._choose_client, self._correct_client = choose_client, correct_client
        self._offered: Attempt | None = None
        checkout.refused.connect(self.explain)
        checkout.unavailable.connect(self.explain_outage)
        checkout.kept.stranded.connect(self.name_parts)
        checkout.moved.connect(self._look_again)
        checkout.shown.connect(self._look_again)

    def clear(self) -> None:
        """What was refused is tried again, or is done."""
        self._offered = None
        self._window.clear_banner()

    def explain(self, refusal: Refused, attempt: Attempt | None) -> None:
        """Say what is wrong, and offer the way out."""
        if not self._is_shown() or not (attempt is None or self._checkout.is_in_front(attempt)):
            self._explain_behind(refusal, attempt)
        elif refusal.code in GONE:
            self._window.explain(refusal)
            self._window.go_back()
        else:
            self._explain_here(refusal, attempt)

    def explain_outage(self, error: Unavailable, attempt: Attempt) -> None:
        """Something outside is in the way: the same can be tried again."""
        if not self._is_shown() or not self._checkout.is_in_front(attempt):
            self._explain_behind(error, attempt)
        else:
            again = Action(self._("Try again"), partial(self._checkout.try_again, attempt))
            self._window.explain(error, retry=self._offer(attempt, again))

    def name_parts(self, stranded: Stranded) -> None:
        """Money was taken for what was closed without it: only a person can say where that went."""
        self._window.banner(stranded_words(self._, stranded))

    def _explain_here(self, refusal: Refused, attempt: Attempt | None) -> None:
        _ = self._
        match refusal.code:
            case Code.CLOCK_WENT_BACK if attempt is not None:
                self._ask_about_clock(refusal, attempt)
            case Code.PAYMENT_NEEDS_CLIENT:
                mend = Action(_("Choose a client"), self._choose_client)
                self._window.explain(refusal, retry=self._offer(attempt, mend))
            case Code.BUYER_DETAILS_MISSING:
                mend = Action(_("Fill in the details"), self._correct_client)
                self._window.explain(refusal, retry=self._offer(attempt, mend))
            case _other:
                self._window.explain(refusal)

    def _explain_behind(self, error: Refused | Unavailable, attempt: Attempt | None) -> None:
        """The person has gone on: nothing here may complete, or lead away from, what is now in front."""
        if attempt is not None:
            reason = sentence(self._, error)
            self._window.banner(self._("The last payment was not taken. {reason}", reason=reason))

    def _ask_about_clock(self, refusal: Refused, attempt: Attempt) -> None:
        """Show both dates: only a person knows which of them is wrong."""
        confirm = partial(self._checkout.confirm_clock, attempt, refusal.params.get("now"))
        action = self._offer(attempt, Action(self._("The date is right"), confirm))
        self._window.banner(clock_question(self._, refusal, self._time_zone), action=action)

    def _offer(self, attempt: Attempt | None, action: Action) -> Action:
        self._offered = attempt
        return action

    def _look_again(self) -> None:
        if self._offered is not None and not self._checkout.stands(self._offered):
            self.clear()
