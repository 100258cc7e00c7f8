"""A clock that went back: both dates, and the word of a person that this computer's is right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.sealing_time import confirm_clock
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.shell.desk_state import DeskState
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent


class ClockQuestion:
    """For all deeds but payments, which are completed by the answer itself.

    Nothing is done again by itself: what was refused is pressed once more, or is not wanted any more.
    """

    def __init__(self, look: Look, window: Window, tasks: Tasks, state: DeskState) -> None:
        self._look, self._, self._window = look, look.phrases, window
        self._tasks, self._state = tasks, state

    def ask(self, refusal: Refused, *, is_over: bool = False) -> None:
        """Show the question, and what answers it; `is_over` while a side panel is open.

        A banner lies below the scrim then: to press it would close the panel and drop what was typed there.
        """
        words = clock_question(self._, refusal, self._state.facts.time_zone)
        shown = refusal.params.get("now")
        if not is_over:
            confirm = partial(self._confirm, shown, self._window.clear_banner)
            self._window.banner(words, action=Action(self._("The date is right"), confirm))
            return
        panel = ClockPanel(self._look, words)
        panel.right.activated.connect(partial(self._confirm, shown, self._window.close_panel))
        self._window.open_panel(
            panel, self._("The date of this computer"), first_focus=panel.right, is_over=True
        )

    def _confirm(self, shown: object, leave: Callable[[], None]) -> None:
        # Asked anew, with the dates of then, where the clock moved on meanwhile: see `confirm_clock`.
        self._tasks.run(
            confirm_clock,
            on_done=lambda _nothing: self._on_confirmed(leave),
            on_refused=partial(self._refuse, leave),
            staff_id=self._state.acting.id,
            shown=shown,
            once="confirm clock",
        )

    def _refuse(self, leave: Callable[[], None], refusal: Refused) -> None:
        leave()
        self._tasks.refused.emit(refusal)

    def _on_confirmed(self, leave: Callable[[], None]) -> None:
        leave()
        self._window.toast(self._("The date is confirmed. Press once more what was refused."))


class ClockPanel(PanelContent):
    """Both dates, over the panel in which something was refused; that comes back as it was left."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(look.theme)
        self.body.addWidget(Text(look.theme, words, is_wrapping=True))
        self.body.addStretch(1)
        self.right = Button(
            look.theme,
            look.phrases("The date is right"),
            kind=ButtonKind.PRIMARY,
            size=ButtonSize.LARGE,
            is_once=True,
        )
        self.footer.addWidget(self.right)


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
