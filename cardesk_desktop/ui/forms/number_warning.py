"""What is said where tax is charged without the number that allows it: in the set-up and the settings."""

from __future__ import annotations

from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.labels import Text


def without_number(look: Look) -> Text:
    """The warning, not shown yet."""
    _ = look.phrases
    words = _(
        "Tax is charged, but the company has no tax number. Only a registered business may charge tax, and "
        "every invoice has to show the number: enter it, or make a rate without tax the usual one."
    )
    warning = Text(look.theme, words, tone=Tone.WAIT, is_wrapping=True)
    warning.hide()
    return warning
