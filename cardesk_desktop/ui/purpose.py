"""What somebody was at when a product turned out to be missing."""

from enum import Enum, auto


class Purpose(Enum):
    """What a new product is for."""

    CATALOGUE = auto()
    """To be there."""
    TICKET = auto()
    """It is being sold."""
    STOCK = auto()
    """It came with a delivery, or is being counted."""
