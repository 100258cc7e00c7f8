"""The look: tokens, fonts, icons, and the style sheet made of them."""

from cardesk_desktop.ui.theme.apply import apply_theme, make_application
from cardesk_desktop.ui.theme.fonts import register_fonts
from cardesk_desktop.ui.theme.theme import Theme, Tone, build_theme, system_is_dark
from cardesk_desktop.ui.theme.tokens import Motion, TextSize

__all__ = [
    "Motion",
    "TextSize",
    "Theme",
    "Tone",
    "apply_theme",
    "build_theme",
    "make_application",
    "register_fonts",
    "system_is_dark",
]
