"""From an invoice to paper: printed, saved as a file, shown on the screen."""

from cardesk_desktop.ui.paper.buttons import PRINT_KEY, RECEIPT_KEY, SAVE_KEY, PaperButtons
from cardesk_desktop.ui.paper.errand import Drawn, PaperKind
from cardesk_desktop.ui.paper.outlets import Outlets
from cardesk_desktop.ui.paper.paper import Paper

__all__ = ["PRINT_KEY", "RECEIPT_KEY", "SAVE_KEY", "Drawn", "Outlets", "Paper", "PaperButtons", "PaperKind"]
