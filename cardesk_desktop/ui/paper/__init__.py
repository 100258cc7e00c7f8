"""From an invoice to paper: printed, saved as a file, shown on the screen.

The outlets are there from the start; what draws papers is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cardesk_desktop.ui.paper.kind import PaperKind as PaperKind
from cardesk_desktop.ui.paper.outlets import Outlets as Outlets

if TYPE_CHECKING:
    from cardesk_desktop.ui.paper.buttons import PRINT_KEY as PRINT_KEY
    from cardesk_desktop.ui.paper.buttons import RECEIPT_KEY as RECEIPT_KEY
    from cardesk_desktop.ui.paper.buttons import SAVE_KEY as SAVE_KEY
    from cardesk_desktop.ui.paper.buttons import PaperButtons as PaperButtons
    from cardesk_desktop.ui.paper.errand import Drawn as Drawn
    from cardesk_desktop.ui.paper.paper import Paper as Paper

_MODULES = {
    "PRINT_KEY": ".buttons",
    "RECEIPT_KEY": ".buttons",
    "SAVE_KEY": ".buttons",
    "PaperButtons": ".buttons",
    "Drawn": ".errand",
    "Paper": ".paper",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(_MODULES[name], __name__), name)
