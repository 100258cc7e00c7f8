"""The parts of the panel of labels: its rows, its choices, and the ways out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.documents.labels import MOST_LABELS, LabelFormat
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.i18n import LANGUAGES, Phrasebook, load_phrasebook
from cardesk_desktop.operations.label_printing import LabelFacts
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import ElidedText
from cardesk_desktop.ui.widgets.quantity_stepper import QuantityStepper
from cardesk_desktop.whole_file import write_whole

_MOST_AT_FIRST = 50
_STEPPER = 180


class CountRow(QWidget):
    """A product and how many labels of it are wanted."""

    def __init__(self, theme: Theme, _: Phrasebook, facts: LabelFacts) -> None:
        super().__init__()
        self.facts = facts
        first = max(1, min(facts.level_units, _MOST_AT_FIRST))
        self.count = QuantityStepper(theme, _, Quantity.of(first))
        self.count.editor.setAccessibleName(_("Labels of {name}", name=facts.name))
        self.count.setFixedWidth(theme.px(_STEPPER))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.one)
        row.addWidget(ElidedText(theme, facts.name, is_bold=True), 1)
        row.addWidget(self.count)

    @property
    def wanted(self) -> int:
        """So many labels."""
        return min(self.count.quantity.milli // 1000, MOST_LABELS)


def format_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """The sheets, by how many labels they have and how large these are."""
    sheets = [
        Choice(
            form,
            _(
                "A4, {columns} × {rows} labels, {width} × {height} mm",
                columns=form.value.columns,
                rows=form.value.rows,
                width=f"{form.value.label[0]:g}",
                height=f"{form.value.label[1]:g}",
            ),
        )
        for form in LabelFormat
        if form is not LabelFormat.ROLL_50_BY_30
    ]
    return (*sheets, Choice(LabelFormat.ROLL_50_BY_30, _("Roll, 50 × 30 mm")))


def speech_of(means: PanelMeans) -> Phrasebook:
    """Labels speak the language of the company, whoever prints them."""
    spoken = {language.code for language in LANGUAGES}
    return load_phrasebook(means.company.language) if means.company.language in spoken else means.phrases


def write_labels(*, path: Path, pdf: bytes) -> None:
    """Write the file whole or not at all."""
    write_whole(path, pdf)


def print_labels(*, outlets: Outlets, printer: partial[str], pdf: bytes) -> str:
    """Print on the printer that is found; gives its name."""
    name = printer()
    outlets.print_pdf(pdf, name)
    return name
