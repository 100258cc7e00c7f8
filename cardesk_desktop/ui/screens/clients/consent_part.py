"""Whether somebody wants to hear of offers: what they answered, and how they were asked."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.documents.fields.trade_words import consent_way
from cardesk_desktop.domain.client import Consent, ConsentWay
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.clients import ConsentAnswer
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField


class ConsentPart(QWidget):
    """Until somebody was asked it stands on "not asked", and cannot go back there afterwards."""

    def __init__(self, theme: Theme, _: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: bool | None = None
        choices = (
            Choice(None, _.context("consent", "Not asked")),
            Choice(True, _.context("consent", "Yes")),
            Choice(False, _.context("consent", "No")),
        )
        label = Text(theme, _("Wants to hear of offers"), size=TextSize.SMALL, tone=Tone.MUTED, is_bold=True)
        self.answer = Segmented(theme, _("Wants to hear of offers"), choices)
        ways = tuple(Choice(way, consent_way(_, way)) for way in ConsentWay)
        self.way = SelectField(theme, _("How they were asked"), ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.half)
        for part in (label, self.answer, self.way):
            column.addWidget(part)
        self.answer.changed.connect(self._on_answer)
        self.show_consent(None)

    def show_consent(self, consent: Consent | None) -> None:
        """Show what was answered before."""
        self._before = consent.is_given if consent else None
        self.answer.set_value(self._before)
        if consent is not None:
            self.way.set_value(consent.way)
        self._on_answer()

    @property
    def given(self) -> ConsentAnswer | None:
        """What is answered now, where that is new."""
        value, way = self.answer.value, self.way.value
        if not isinstance(value, bool) or value is self._before or not isinstance(way, ConsentWay):
            return None
        return ConsentAnswer(value, way)

    def _on_answer(self) -> None:
        value = self.answer.value
        if value is None and self._before is not None:
            self.answer.set_value(self._before)
        self.way.setVisible(isinstance(value, bool) and value is not self._before)
