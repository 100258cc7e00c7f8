"""The window of the set-up: the steps at the side, one question in the middle, the next step below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.operations.founding_draft import Draft, Way
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.draft_keeper import DraftKeeper
from cardesk_desktop.ui.setup.rail import WIDTH, SetupRail
from cardesk_desktop.ui.setup.session import Answers, SetupMeans
from cardesk_desktop.ui.setup.stage import Stage
from cardesk_desktop.ui.setup.steps.all import STEPS_OF
from cardesk_desktop.ui.shell.bug_dialog import BugDialog
from cardesk_desktop.ui.shortcuts import InstalledShortcuts, Shortcut

SMALLEST = QSize(960, 600)
_LEAST_STAGE = 620
_PLACES = {way: {step.name: place for place, step in enumerate(steps)} for way, steps in STEPS_OF.items()}
_OWNER = _PLACES[Way.FOUND]["owner"]


class SetupWindow(QWidget):
    """Back and forward at any time; what was answered is kept in the draft as it is typed."""

    founded = Signal()
    """The shop is open or has arrived, and the draft is gone."""

    def __init__(self, look: Look, means: SetupMeans, draft: Draft | None = None) -> None:
        super().__init__()
        self._look, self._means = look, means
        self._content: QWidget | None = None
        self._keeper = DraftKeeper(means.tasks, means.draft, self._on_unavailable, self)
        self.answers = _answers(draft, means.new_id)
        self.setObjectName("window")
        self.setWindowTitle("CarDesk")
        self.setMinimumSize(SMALLEST)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._build()
        means.tasks.bug_found.connect(self._on_bug)
        self._show(self._place)

    @property
    def step(self) -> str:
        """The name of the step that is shown."""
        return self.answers.step

    @property
    def stage(self) -> Stage:
        """The middle as it is now; another one after every rebuild."""
        return self._stage

    @property
    def rail(self) -> SetupRail:
        """The list of the steps as it is now."""
        return self._rail

    def rebuild(self, look: Look) -> None:
        """Build everything anew in another look; what was answered stays."""
        self._stage.body.take()
        self._look = look
        old = self._content
        if old is not None:
            self._outer.removeWidget(old)
            old.hide()
            # The change may have been asked for by a widget of the old content, which is still at work.
            old.deleteLater()
        self._build()
        self._show(self._place)

    def go_on(self) -> None:
        """Do what the large button says."""
        self._stage.body.advance(self._done)

    def go_back(self) -> None:
        """Show the step before; nothing is lost."""
        if self._place:
            self._leave_to(self._place - 1)

    @property
    def _place(self) -> int:
        return _PLACES[self.answers.way][self.answers.step]

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._make_room()
        super().resizeEvent(event)

    def _build(self) -> None:
        self.setLayoutDirection(self._look.theme.direction)
        self._content = QWidget()
        row = QHBoxLayout(self._content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        steps = STEPS_OF[self.answers.way]
        self._rail = SetupRail(self._look, steps, _promise(self._look, self.answers.way))
        self._stage = Stage(self._look, len(steps))
        row.addWidget(self._rail)
        row.addWidget(self._stage, 1)
        self._outer.addWidget(self._content)
        self._rail.chosen.connect(self._leave_to)
        self._stage.next_button.activated.connect(self.go_on)
        self._stage.back_button.activated.connect(self.go_back)
        _ = self._look.phrases
        keys = (
            Shortcut("Ctrl+Return", _("Continue"), self.go_on),
            Shortcut("Ctrl+Enter", _("Continue"), self.go_on),
            Shortcut("Esc", _("Back"), self.go_back),
        )
        InstalledShortcuts(keys, self._content)
        self._content.show()
        self._make_room()

    def _make_room(self) -> None:
        """With large words on a small screen the list gives way; the heading counts the steps then."""
        theme = self._look.theme
        is_wide = self.width() >= theme.px(WIDTH) + theme.px(_LEAST_STAGE)
        self._rail.setVisible(is_wide)
        self._stage.count_steps(is_counting=not is_wide)

    def _show(self, place: int) -> None:
        answers, step = self.answers, STEPS_OF[self.answers.way][place]
        answers.step = step.name
        answers.furthest = max(answers.furthest, place)
        body = step.build(self._look, self._means, answers)
        body.edited.connect(self._keep)
        body.finished.connect(self.go_on)
        body.way_chosen.connect(self._choose_way)
        self._rail.show_steps(place, answers.furthest)
        self._stage.show_step(step, place, body)
        (body.first_focus() or self._stage.next_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self) -> None:
        place = self._place + 1
        if place < len(STEPS_OF[self.answers.way]):
            self._show(place)
            self._save()
        else:
            self._finish()

    def _leave_to(self, place: int) -> None:
        """Go to a step that was reached. Forward only over steps that are answered."""
        here = self._place
        if place > here:
            if not self._may_pass():
                return
            place = min(place, self._first_unanswered(place))
        else:
            self._stage.body.take()
        if place != here:
            self._show(place)
            self._save()

    def _may_pass(self) -> bool:
        body = self._stage.body
        body.take()
        return body.check()

    def _first_unanswered(self, place: int) -> int:
        """The PIN is not in the draft: after a restart it is asked again before anything behind it."""
        is_founding = self.answers.way is Way.FOUND
        return _OWNER if is_founding and place > _OWNER and not self.answers.pin else place

    def _choose_way(self, way: Way) -> None:
        """Go the other way, from its first question after the language on."""
        answers = self.answers
        answers.way, answers.furthest = way, 1
        answers.step = STEPS_OF[way][1].name
        self.rebuild(self._look)
        self._save()

    def _keep(self) -> None:
        self._stage.body.take()
        self._save()

    def _save(self) -> None:
        answers = self.answers
        self._keeper.keep(
            Draft(answers.step, answers.founding, answers.way, answers.register_id, answers.prepared)
        )

    def _finish(self) -> None:
        self._keeper.put_away(self.founded.emit)

    def _on_unavailable(self, error: Unavailable) -> None:
        self._stage.say(sentence(self._look.phrases, error))

    def _on_bug(self, _: Exception, reference: str) -> None:
        dialog = BugDialog(self._look, reference, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _promise(look: Look, way: Way) -> str:
    _ = look.phrases
    if way is Way.JOIN:
        return _("What you type goes to the account service of your shop and to nobody else.")
    return _("Everything stays on this computer. No network is needed.")


def _answers(draft: Draft | None, new_id: NewId) -> Answers:
    """Go on where the set-up stopped, but not behind the PIN, which is kept nowhere."""
    if draft is None or draft.step not in _PLACES[draft.way]:
        answers = Answers(Draft().founding, new_id())
        answers.step = STEPS_OF[answers.way][0].name
        return answers
    place = _PLACES[draft.way][draft.step]
    if draft.way is Way.FOUND:
        place = min(place, _OWNER)
    step = STEPS_OF[draft.way][place].name
    return Answers(
        draft.founding,
        draft.register_id or new_id(),
        step,
        draft.way,
        prepared=draft.prepared,
        furthest=place,
    )
