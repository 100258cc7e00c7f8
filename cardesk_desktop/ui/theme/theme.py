"""One look: palette, text scale and direction together, as every widget is given it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication

from cardesk_desktop.paths import resource
from cardesk_desktop.ui.theme.fonts import font
from cardesk_desktop.ui.theme.icons import Icons
from cardesk_desktop.ui.theme.tokens import (
    DARK,
    HIGH_CONTRAST,
    LIGHT,
    TARGET,
    Colors,
    Motion,
    Radius,
    Space,
    TextSize,
)


class Tone(StrEnum):
    """What a word or a shape means; each is a colour of the palette."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    WAIT = "wait"
    WORK = "work"
    READY = "ready"
    DUE = "due"
    SURFACE = "surface"
    """Words on a ground in the colour of text: a toast, a chosen chip."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Tokens resolved for one person at one screen. Rebuilt, never changed, when the person changes it."""

    colors: Colors
    scale: float
    is_rtl: bool
    icons: Icons = field(repr=False)
    space: Space = field(default_factory=Space)
    radius: Radius = field(default_factory=Radius)
    motion: Motion = field(default_factory=Motion)

    @property
    def direction(self) -> Qt.LayoutDirection:
        """The direction of layout."""
        return Qt.LayoutDirection.RightToLeft if self.is_rtl else Qt.LayoutDirection.LeftToRight

    @property
    def target(self) -> int:
        """The least height of anything to be pressed; grows with the text."""
        return self.px(TARGET)

    def px(self, pixels: float) -> int:
        """A length that holds text, at the text scale. Distances between things do not grow."""
        return round(pixels * self.scale)

    def font(self, size: TextSize = TextSize.BODY, *, is_bold: bool = False) -> QFont:
        """A font of the theme."""
        return font(size, self.scale, is_bold=is_bold)

    def ink(self, tone: Tone) -> QColor:
        """The colour of words and lines of a tone."""
        return QColor(self.hex(tone))

    def soft(self, tone: Tone) -> QColor:
        """The soft background of a tone; for plain text and muted words, the hover grey."""
        return QColor(getattr(self.colors, f"{tone.value}_soft", self.colors.hover))

    def hex(self, tone: Tone) -> str:
        """The colour of a tone as `#RRGGBB`."""
        name: str = getattr(self.colors, tone.value)
        return name


def build_theme(
    *,
    is_dark: bool,
    is_rtl: bool,
    scale_percent: int = 100,
    is_high_contrast: bool = False,
    motion: Motion | None = None,
) -> Theme:
    """Make the theme of a palette, a direction and a text scale of 100 to 200 per cent."""
    return Theme(
        colors=HIGH_CONTRAST if is_high_contrast else DARK if is_dark else LIGHT,
        scale=min(200, max(100, scale_percent)) / 100,
        is_rtl=is_rtl,
        icons=Icons(resource("icons"), is_rtl=is_rtl),
        motion=motion or Motion(),
    )


def system_is_dark() -> bool:
    """True when the person has asked the operating system for dark windows."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
