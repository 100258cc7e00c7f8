"""Language, theme and text size of the window, made from the settings and from what the system says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from cardesk_desktop.i18n import LANGUAGES, Phrasebook, load_phrasebook
from cardesk_desktop.settings import Settings, ThemeChoice
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import Motion, apply_theme, build_theme, system_is_dark


class Appearance(QObject):
    """Keeps the application dressed. `look_changed` tells the window to build its content anew."""

    look_changed = Signal(object)
    """`Look`, from now on the one to build with; the application is already dressed in it."""

    def __init__(
        self,
        app: QApplication,
        preferences: Preferences,
        *,
        motion: Motion | None = None,
        system_languages: Sequence[str] | None = None,
    ) -> None:
        super().__init__(app)
        self._app, self._preferences, self._motion = app, preferences, motion
        self._system_languages = system_languages
        self._translator = QTranslator(self)
        self._shown: tuple[str, bool, int, bool] | None = None
        self._look = self._dress()
        preferences.changed.connect(self._refresh)
        app.styleHints().colorSchemeChanged.connect(self._refresh)

    @property
    def look(self) -> Look:
        """The look as it is now."""
        return self._look

    def _wanted(self) -> tuple[str, bool, int, bool]:
        settings = self._preferences.settings
        tags = self._system_languages
        language = settings.language or best_language(
            QLocale.system().uiLanguages() if tags is None else tags
        )
        return language, is_dark(settings), settings.text_scale_percent, settings.is_high_contrast

    def _refresh(self) -> None:
        if self._wanted() != self._shown:
            self._look = self._dress()
            self.look_changed.emit(self._look)

    def _dress(self) -> Look:
        language, dark, scale, strong = self._shown = self._wanted()
        phrases = load_phrasebook(language)
        self._speak(phrases)
        theme = build_theme(
            is_dark=dark,
            is_rtl=phrases.language.is_rtl,
            scale_percent=scale,
            is_high_contrast=strong,
            motion=self._motion,
        )
        apply_theme(self._app, theme)
        return Look(theme, phrases)

    def _speak(self, phrases: Phrasebook) -> None:
        """Let Qt's own dialogs and number formats speak the same language."""
        QLocale.setDefault(QLocale(phrases.language.locale))
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{phrases.language.code}", folder):
            self._app.installTranslator(self._translator)


def is_dark(settings: Settings) -> bool:
    """Whether the windows are to be dark."""
    if settings.theme is ThemeChoice.SYSTEM:
        return system_is_dark()
    return settings.theme is ThemeChoice.DARK


def best_language(tags: Sequence[str]) -> str:
    """The first language of a list of BCP 47 tags (`ar-AE`, `fr`) that the desk speaks, else English."""
    known = {language.code for language in LANGUAGES}
    spoken = (tag.replace("_", "-").split("-")[0].lower() for tag in tags)
    return next((code for code in spoken if code in known), LANGUAGES[0].code)
