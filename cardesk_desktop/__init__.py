"""CarDesk Desktop: the offline-first point of sale for car washes and detailing centres."""

__version__ = "0.1.0"
