"""The section of the look: language, light or dark, size of the text. Every choice works at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.i18n import LANGUAGES
from cardesk_desktop.settings import TEXT_SCALES, ThemeChoice
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.ui.widgets.switch import Switch


class AppearanceBody(SectionBody):
    """There is nothing to save: a choice is made by making it, and the window is built anew around it."""

    def __init__(self, look: Look, preferences: Preferences, memory: object | None = None) -> None:
        super().__init__(look.theme)
        self._preferences, self._memory = preferences, memory
        _, theme = look.phrases, look.theme
        settings = preferences.settings
        card = SettingsCard(theme)
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
        card.add_row(_("Language"), _("Invoices keep the language of the client."), self.language)
        card.add_row(_("Light or dark"), "", self.theme_choice)
        self.contrast = Switch(theme, _("Strong colours on black"), is_on=settings.is_high_contrast)
        card.add_row(_("High contrast"), _("For bright light and tired eyes."), self.contrast)
        card.add_row(_("Text size"), _("Larger text needs a larger screen."), self.text_size)
        self.add(card)
        self.language.changed.connect(self._on_language)
        self.theme_choice.changed.connect(self._on_theme)
        self.contrast.toggled.connect(self._on_contrast)
        self.text_size.changed.connect(self._on_text_size)

    @override
    def controls(self) -> dict[str, QWidget]:
        return {
            "language": self.language,
            "theme": self.theme_choice,
            "contrast": self.contrast,
            "text": self.text_size,
        }

    @override
    def first_focus(self) -> QWidget:
        name = self._memory if isinstance(self._memory, str) else ""
        return self.controls().get(name, self.language)

    def _on_language(self, code: object) -> None:
        self._preferences.change(replace(self._preferences.settings, language=str(code)))

    def _on_theme(self, choice: object) -> None:
        if isinstance(choice, ThemeChoice):
            self._preferences.change(replace(self._preferences.settings, theme=choice))

    def _on_contrast(self, is_on: bool) -> None:
        self._preferences.change(replace(self._preferences.settings, is_high_contrast=is_on))

    def _on_text_size(self, percent: object) -> None:
        if isinstance(percent, int):
            self._preferences.change(replace(self._preferences.settings, text_scale_percent=percent))
