"""The window of the set-up: the steps at the side, one question in the middle, the next step below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.operations.founding_draft import Draft
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.rail import WIDTH, SetupRail
from cardesk_desktop.ui.setup.session import Answers, SetupMeans
from cardesk_desktop.ui.setup.stage import Stage
from cardesk_desktop.ui.setup.steps.all import STEPS
from cardesk_desktop.ui.shell.bug_dialog import BugDialog
from cardesk_desktop.ui.shortcuts import InstalledShortcuts, Shortcut

SMALLEST = QSize(960, 600)
_LEAST_STAGE = 620
_PLACES = {step.name: place for place, step in enumerate(STEPS)}
_OWNER = _PLACES["owner"]


class SetupWindow(QWidget):
    """Back and forward at any time; what was answered is kept in the draft as it is typed."""

    founded = Signal()
    """The shop is open, and the draft is gone."""

    def __init__(self, look: Look, means: SetupMeans, draft: Draft | None = None) -> None:
        super().__init__()
        self._look, self._means = look, means
        self._content: QWidget | None = None
        self.answers = _answers(draft)
        self.setObjectName("window")
        self.setWindowTitle("CarDesk")
        self.setMinimumSize(SMALLEST)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._build()
        means.tasks.bug_found.connect(self._on_bug)
        self._show(_PLACES.get(self.answers.step, 0))

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
        self._show(_PLACES[self.answers.step])

    def go_on(self) -> None:
        """Do what the large button says."""
        self._stage.body.advance(self._done)

    def go_back(self) -> None:
        """Show the step before; nothing is lost."""
        place = _PLACES[self.answers.step]
        if place:
            self._leave_to(place - 1)

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
        self._rail = SetupRail(self._look, STEPS)
        self._stage = Stage(self._look, len(STEPS))
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
        answers = self.answers
        answers.step = STEPS[place].name
        answers.furthest = max(answers.furthest, place)
        step = STEPS[place]
        body = step.build(self._look, self._means, answers)
        body.edited.connect(self._keep)
        body.finished.connect(self.go_on)
        self._rail.show_steps(place, answers.furthest)
        self._stage.show_step(step, place, body)
        (body.first_focus() or self._stage.next_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self) -> None:
        place = _PLACES[self.answers.step] + 1
        if place < len(STEPS):
            self._show(place)
            self._save()
        else:
            self._finish()

    def _leave_to(self, place: int) -> None:
        """Go to a step that was reached. Forward only over steps that are answered."""
        here = _PLACES[self.answers.step]
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
        return _OWNER if place > _OWNER and not self.answers.pin else place

    def _keep(self) -> None:
        self._stage.body.take()
        self._save()

    def _save(self) -> None:
        draft = Draft(self.answers.step, self.answers.founding)
        self._means.tasks.run_io(
            self._means.draft.save, draft=draft, on_unavailable=self._on_unavailable, owner=self
        )

    def _finish(self) -> None:
        self._means.tasks.run_io(
            self._means.draft.remove,
            on_unavailable=self._on_unavailable,
            on_settled=self.founded.emit,
            owner=self,
        )

    def _on_unavailable(self, error: Unavailable) -> None:
        self._stage.say(sentence(self._look.phrases, error))

    def _on_bug(self, _: Exception, reference: str) -> None:
        dialog = BugDialog(self._look, reference, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _answers(draft: Draft | None) -> Answers:
    """Go on where the set-up stopped, but not behind the PIN, which is kept nowhere."""
    if draft is None or draft.step not in _PLACES:
        answers = Answers(Draft().founding)
        answers.step = STEPS[0].name
        return answers
    place = min(_PLACES[draft.step], _OWNER)
    return Answers(draft.founding, step=STEPS[place].name, furthest=place)
