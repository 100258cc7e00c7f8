"""From an invoice to paper: printed, saved as a file, shown on the screen."""

from cardesk_desktop.ui.paper.errand import PaperKind
from cardesk_desktop.ui.paper.outlets import Outlets
from cardesk_desktop.ui.paper.paper import Paper

__all__ = ["Outlets", "Paper", "PaperKind"]
