"""A name in the company's language, and in the others for bilingual papers and screens."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.i18n import LANGUAGES, Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.fields import TextField


class NamesFields(QWidget):
    """The main name always, the four others when they are asked for."""

    def __init__(
        self, theme: Theme, _: Phrasebook, label: str, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.main = TextField(theme, label)
        self.others = {
            of.code: TextField(theme, _("Name in {language}", language=of.name))
            for of in LANGUAGES
            if of.code != language
        }
        self._ = _
        self.more = Button(theme, _("Names in other languages"), kind=ButtonKind.QUIET, icon="languages")
        self.more.activated.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addWidget(self.main)
        column.addWidget(self.more)
        for field in self.others.values():
            column.addWidget(field)
            field.hide()
        self.setFocusProxy(self.main)

    @property
    def translations(self) -> Mapping[str, str]:
        """The names in the other languages, as typed, by language."""
        return {code: field.text for code, field in self.others.items()}

    def show_names(self, names: Names) -> None:
        """Fill the fields."""
        self.main.set_text(names.main)
        for code, field in self.others.items():
            field.set_text(names.others.get(code, ""))
        count = sum(1 for field in self.others.values() if field.text)
        if count:
            words = self._.plural("Name in {n} other language", "Names in {n} other languages", count)
            self.more.set_words(words)

    def _open(self) -> None:
        self._reveal()
        next(iter(self.others.values())).setFocus()

    def _reveal(self) -> None:
        self.more.hide()
        for field in self.others.values():
            field.show()
