"""A clock that went back: both dates, and the word of a person that this computer's is right."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.sealing_time import confirm_clock
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.shell.desk_state import DeskState
from cardesk_desktop.ui.tasks import Tasks


class ClockQuestion:
    """For all deeds but payments, which are completed by the answer itself.

    Nothing is done again by itself: what was refused is pressed once more, or is not wanted any more.
    """

    def __init__(self, phrases: Phrasebook, window: Window, tasks: Tasks, state: DeskState) -> None:
        self._, self._window, self._tasks, self._state = phrases, window, tasks, state

    def ask(self, refusal: Refused) -> None:
        """Show the question, and what answers it."""
        words = clock_question(self._, refusal, self._state.facts.time_zone)
        confirm = partial(self._confirm, refusal.params.get("now"))
        self._window.banner(words, action=Action(self._("The date is right"), confirm))

    def _confirm(self, shown: object) -> None:
        self._tasks.run(
            confirm_clock,
            on_done=self._on_confirmed,
            staff_id=self._state.acting.id,
            shown=shown,
            once="confirm clock",
        )

    def _on_confirmed(self, _nothing: None) -> None:
        self._window.clear_banner()
        self._window.toast(self._("The date is confirmed. Press once more what was refused."))


def clock_question(_: Phrasebook, refusal: Refused, time_zone: ZoneInfo) -> str:
    """Both dates of a CLOCK_WENT_BACK: only a person knows which of them is wrong."""

    def moment(name: str) -> str:
        instant = refusal.params.get(name)
        return _.date_time(instant, time_zone) if isinstance(instant, datetime) else "…"

    return _(
        "This computer says it is {now}, but the newest document is of {last}. Is its date right?",
        now=moment("now"),
        last=moment("last"),
    )
