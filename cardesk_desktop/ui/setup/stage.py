"""The middle of the set-up: the question, its form, and the two buttons below, always in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.step import Step, StepBody
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.scrolling import Scrolling, follow_keyboard, keep_edge

_WIDEST = 760


class Stage(QWidget):
    """Shows one step at a time. What takes the keyboard is brought into view."""

    def __init__(self, look: Look, steps: int) -> None:
        super().__init__()
        self._look, self._steps = look, steps
        self._body: StepBody | None = None
        _, theme = look.phrases, look.theme
        self._count = Text(theme, "", size=TextSize.SMALL, tone=Tone.ACCENT, is_bold=True)
        self._step: Step | None = None
        self._heading = Text(theme, "", size=TextSize.FIGURE, is_bold=True, is_wrapping=True)
        self._hint = Text(theme, "", tone=Tone.MUTED, is_wrapping=True)
        self._message = Text(theme, "", tone=Tone.DUE, is_wrapping=True)
        self._message.hide()
        self.back_button = Button(theme, _("Back"), size=ButtonSize.TALL, key="Esc")
        self.next_button = Button(
            theme, _("Continue"), kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key="Ctrl+Enter"
        )
        inside = QWidget()
        self._form = QVBoxLayout(inside)
        edge = theme.space.four
        self._form.setContentsMargins(edge, theme.space.four, edge, theme.space.two)
        self._form.setSpacing(theme.space.one)
        for part in (self._count, self._heading, self._hint):
            self._form.addWidget(part)
        self._form.addSpacing(theme.space.one_half)
        self._form.addStretch(1)
        self._area = Scrolling(self._narrow(inside))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        below = QHBoxLayout()
        below.addWidget(self._narrow(self._footer(edge)))
        column.addLayout(below)
        keep_edge(self._area, below, is_rtl=theme.is_rtl)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def body(self) -> StepBody:
        """The form that is shown. RuntimeError before the first one."""
        if self._body is None:
            raise RuntimeError("no step is shown yet")
        return self._body

    def show_step(self, step: Step, place: int, body: StepBody) -> None:
        """Show a step in place of the one before."""
        _ = self._look.phrases
        if self._body is not None:
            self._form.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        self._count.setText(_("Step {place} of {count}", place=place + 1, count=self._steps))
        self._step = step
        self._message.hide()
        self._form.insertWidget(self._form.count() - 1, body)
        # A layout shows what is added to it only later, and what is hidden takes no keyboard.
        body.show()
        self.back_button.setVisible(place > 0)
        body.button_changed.connect(self._on_button_changed)
        self._on_button_changed()
        self._area.verticalScrollBar().setValue(0)

    def _footer(self, edge: int) -> QWidget:
        space = self._look.theme.space
        footer = QWidget()
        row = QHBoxLayout(footer)
        row.setContentsMargins(edge, space.two, edge, space.three)
        row.setSpacing(space.two)
        row.addWidget(self.back_button)
        row.addWidget(self._message, 1)
        row.addStretch(1)
        row.addWidget(self.next_button)
        return footer

    def count_steps(self, *, is_counting: bool) -> None:
        """Say above the heading which step of how many this is."""
        self._count.setVisible(is_counting)

    def say(self, words: str) -> None:
        """Say beside the buttons what is in the way."""
        self._message.setText(words)
        self._message.show()

    def _on_button_changed(self) -> None:
        self.next_button.set_words(self.body.words())
        if self._step is not None:
            self._heading.setText(self.body.heading() or self._step.heading(self._look.phrases))
            self._hint.setText(self.body.hint() or self._step.hint(self._look.phrases))

    def _narrow(self, inside: QWidget) -> QWidget:
        """The same left edge and at most one width for the form and the buttons."""
        inside.setMaximumWidth(self._look.theme.px(_WIDEST) + 2 * self._look.theme.space.four)
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        return outer

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        follow_keyboard(self._area, now)
