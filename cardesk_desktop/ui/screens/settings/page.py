"""The settings of this computer: language, look, printers. Every choice works at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.i18n import LANGUAGES
from cardesk_desktop.settings import TEXT_SCALES, ThemeChoice
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.printing import ListPrinters, PrintingSection
from cardesk_desktop.ui.screens.settings.section import Section
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField

_WIDEST = 800


@dataclass(frozen=True, slots=True)
class SettingsMemory:
    """How far the page was scrolled, and which control had the keyboard."""

    scrolled: int
    focused: str


class SettingsPage(Page):
    """There is nothing to save: a choice is made by making it, and the page is built anew around it."""

    def __init__(
        self,
        look: Look,
        preferences: Preferences,
        tasks: Tasks,
        printers: ListPrinters,
        memory: object | None = None,
    ) -> None:
        super().__init__()
        self._look, self._preferences = look, preferences
        _, theme = look.phrases, look.theme
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        side = theme.space.three
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.space.two)
        column.addWidget(Text(theme, _("This computer"), size=TextSize.LARGE, is_bold=True))
        self.printing = PrintingSection(look, preferences, tasks, printers)
        for section in (self._appearance(), self.printing):
            section.setMaximumWidth(theme.px(_WIDEST))
            column.addWidget(section)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._controls = {
            "language": self.language,
            "theme": self.theme_choice,
            "text": self.text_size,
        }
        self._memory = memory if isinstance(memory, SettingsMemory) else None

    @override
    def memory(self) -> SettingsMemory:
        focused = next((name for name, control in self._controls.items() if _has_focus(control)), "")
        return SettingsMemory(self._area.verticalScrollBar().value(), focused)

    @override
    def on_shown(self) -> None:
        self.printing.refresh()
        if self._memory is not None:
            self._area.verticalScrollBar().setValue(self._memory.scrolled)

    @override
    def first_focus(self) -> QWidget:
        name = self._memory.focused if self._memory is not None else ""
        return self._controls.get(name, self.language)

    def _appearance(self) -> Section:
        _, theme = self._look.phrases, self._look.theme
        settings = self._preferences.settings
        section = Section(theme, _("Language and look"))
        # Every language stands here in its own words: who cannot read the screen still finds the way back.
        spoken = [Choice(language.code, language.name) for language in LANGUAGES]
        self.language = SelectField(theme, "", spoken, _.language.code)
        self.language.editor.setAccessibleName(_("Language"))
        themes = [
            Choice(ThemeChoice.SYSTEM, _("As the computer"), "monitor"),
            Choice(ThemeChoice.LIGHT, _("Light"), "sun"),
            Choice(ThemeChoice.DARK, _("Dark"), "moon"),
        ]
        self.theme_choice = Segmented(theme, _("Light or dark"), themes, settings.theme)
        sizes = [Choice(scale, _.percent(scale * 100)) for scale in TEXT_SCALES]
        self.text_size = Segmented(theme, _("Text size"), sizes, settings.text_scale_percent)
        section.add_row(_("Language"), _("Invoices keep the language of the client."), self.language)
        section.add_row(_("Light or dark"), "", self.theme_choice)
        section.add_row(_("Text size"), _("Larger text needs a larger screen."), self.text_size)
        self.language.changed.connect(self._on_language)
        self.theme_choice.changed.connect(self._on_theme)
        self.text_size.changed.connect(self._on_text_size)
        return section

    def _on_language(self, code: object) -> None:
        self._preferences.change(replace(self._preferences.settings, language=str(code)))

    def _on_theme(self, choice: object) -> None:
        if isinstance(choice, ThemeChoice):
            self._preferences.change(replace(self._preferences.settings, theme=choice))

    def _on_text_size(self, percent: object) -> None:
        if isinstance(percent, int):
            self._preferences.change(replace(self._preferences.settings, text_scale_percent=percent))


def _has_focus(control: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is control or control.isAncestorOf(focused))
