"""One step of the set-up: a form with one question, and what may be wrong with the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.session import Answers, SetupMeans


class StepBody(QWidget):
    """Base of a step's form. It is built anew whenever the step is shown, from the answers."""

    edited = Signal()
    """An answer changed: it is taken and kept."""
    finished = Signal()
    """The person wants to go on, as by pressing the large button."""
    button_changed = Signal()
    """The large button says something else, or may be pressed now; or what stands above the form changed."""
    way_chosen = Signal(object)
    """The person goes the other way (`Way`), or begins this one again."""

    def __init__(self, look: Look, means: SetupMeans, answers: Answers) -> None:
        super().__init__()
        self.look, self.means, self.answers = look, means, answers
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.theme.space.two)

    def take(self) -> None:
        """Write what is typed into the answers, unchecked."""

    def check(self) -> bool:
        """True when the step is answered; otherwise what is wrong is said beside the field."""
        return True

    def advance(self, go_on: Callable[[], None]) -> None:
        """The large button was pressed: do what it says, then go on."""
        self.take()
        if self.check():
            go_on()

    def words(self) -> str:
        """What the large button says."""
        return self.look.phrases("Continue")

    def heading(self) -> str:
        """What stands above the form in place of the step's own heading; empty for that one."""
        return ""

    def hint(self) -> str:
        """The same for the words below the heading."""
        return ""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the step is shown."""
        return None


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the list at the side: its name, icon, short title, and what stands above its form."""

    name: str
    icon: str
    title: Callable[[Phrasebook], str]
    heading: Callable[[Phrasebook], str]
    hint: Callable[[Phrasebook], str]
    build: Callable[[Look, SetupMeans, Answers], StepBody]
