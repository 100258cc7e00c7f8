"""The condition of the car as a paper of its own: printed, or saved."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.documents import render_condition
from cardesk_desktop.operations.condition_papers import PrintableCondition, condition_paper
from cardesk_desktop.operations.paper_languages import paper_languages
from cardesk_desktop.operations.photographing import Condition
from cardesk_desktop.ui.paper.buttons import freed
from cardesk_desktop.ui.screens.visits.photos.means import PhotoMeans
from cardesk_desktop.ui.widgets.buttons import Button


class ConditionButtons(QWidget):
    """Hidden where there is nothing to print, or nothing to print it with."""

    def __init__(self, means: PhotoMeans, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, _ = means.theme, means.phrases
        self._means = means
        self._condition: Condition | None = None
        self.print = Button(theme, _("Print"), icon="printer", is_once=True)
        self.save = Button(theme, _("Save as PDF"), icon="download", is_once=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.one)
        for button in (self.print, self.save):
            row.addWidget(button, 1)
            button.activated.connect(partial(self._begin, button))

    def show_condition(self, condition: Condition) -> None:
        """Work for the photos of this visit."""
        self._condition = condition
        has_photos = bool(condition.before or condition.after)
        self.setVisible(has_photos and self._means.papers is not None)

    def _begin(self, button: Button) -> None:
        tasks, papers = self._means.tasks, self._means.papers
        if self._condition is None or papers is None:
            return
        out = papers.print if button is self.print else papers.save
        free = freed(button)

        def draw(printable: PrintableCondition) -> None:
            tasks.run_io(
                partial(drawn_condition, printable),
                on_done=lambda pdf: out(pdf, printable.name, on_ended=free),
                owner=self,
            )

        # Nothing of it can be refused: the visit is on the screen.
        tasks.run(condition_paper, on_done=draw, owner=self, visit_id=self._condition.visit.id)


def drawn_condition(printable: PrintableCondition) -> bytes:
    """Draw the paper in the languages of the client's invoices. Slow: for an io thread."""
    first, second = paper_languages(*printable.languages)
    return render_condition(printable.paper, phrasebook=first, second=second)
