"""The Unicode Bidirectional Algorithm (UAX #9), isolates and bracket pairs included.

    resolved = resolve("فاتورة INV-7", "auto")
    for run in resolved.visual_runs(): ...      # left to right

One paragraph at a time: the caller splits at paragraph separators.
"""

from cardesk_desktop.documents.bidi.classes import mirrored
from cardesk_desktop.documents.bidi.paragraph import Direction, Resolved, VisualRun, resolve

__all__ = ["Direction", "Resolved", "VisualRun", "mirrored", "resolve"]
