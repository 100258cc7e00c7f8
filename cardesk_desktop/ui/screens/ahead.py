"""What the pages are made of, loaded ahead of their first opening."""

from __future__ import annotations

import gc
from importlib import import_module

_PAGES = (
    "sell.screen",
    "visits.screen",
    "pay.screen",
    "clients.screen",
    "invoices.screen",
    "catalogue.screen",
    "stock.screen",
    "reports.screen",
    "sync.screen",
    "recognition.screen",
    "settings.page",
    "settings.sections",
    "settings.safekeeping",
)
"""What is loaded ahead, in the order in which a day needs it."""


def load_screens() -> None:
    """Load them all. May be called on any thread."""
    for page in _PAGES:
        import_module(f"cardesk_desktop.ui.screens.{page}")
        # What was loaded stays until the end: no round of the collector meanwhile need look at it.
        gc.freeze()
